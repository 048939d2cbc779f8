"""Tags of the published articles."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from aainews.api.contract import INVALID
from aainews.api.parameters import NoParameters
from aainews.api.schemas.tags import TagOut, TagPage
from aainews.api.service import Read, until_published
from aainews.store.listing import tag_counts

router = APIRouter(prefix="/tags", tags=["記事"], dependencies=[Depends(until_published)])


@router.get("", operation_id="listTags", summary="タグの一覧", responses=INVALID)
def list_tags(_: Annotated[NoParameters, Query()], read: Read) -> TagPage:
    """公開中の記事に付いたタグ。多く使われている順に 200 件まで。"""
    with read() as session:
        counts = tag_counts(session)
    return TagPage(items=[TagOut(tag=tag, articles=number) for tag, number in counts], next_cursor=None)
