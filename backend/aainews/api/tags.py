"""Tags of the published articles."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from aainews.api.contract import INVALID
from aainews.api.parameters import NoParameters
from aainews.api.schemas.tags import TagPage

router = APIRouter(prefix="/tags", tags=["記事"])


@router.get("", operation_id="listTags", summary="タグの一覧", responses=INVALID)
def list_tags(_: Annotated[NoParameters, Query()]) -> TagPage:
    """公開中の記事に付いたタグ。多く使われている順に 200 件まで。"""
    raise NotImplementedError
