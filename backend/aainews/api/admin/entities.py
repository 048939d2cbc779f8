"""Names that no list knows, and which of them are one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query
from pydantic import Field

from aainews.api.contract import INVALID, MISSING
from aainews.api.parameters import Parameters, Text
from aainews.api.schemas.directories import GrownPage, Merged, NamedCount
from aainews.api.service import Read, Write
from aainews.clock import utc_now
from aainews.domain.analysis import EntityKind
from aainews.store.entities import grown_names, merge_entities

router = APIRouter(prefix="/entities")


class GrownQuery(Parameters):
    kind: EntityKind = Field(EntityKind.COMPANY, description="種類。")


class Merge(Parameters):
    """同じものを指す2つの名前。"""

    kind: EntityKind
    slug: Text = Field(description="なくなるほうの slug または名前。")
    into: Text = Field(description="残るほうの slug または名前。")


@router.get("", operation_id="listGrownNames", summary="記事から知った名前", responses=INVALID)
def list_grown(query: Annotated[GrownQuery, Query()], read: Read) -> GrownPage:
    """リストになく、記事に出てきて初めて知った名前。記事の多い順に 200 件まで。"""
    with read() as session:
        found = grown_names(session, query.kind)
    items = [NamedCount(slug=slug, name=name, articles=number) for slug, name, number in found]
    return GrownPage(items=items, next_cursor=None)


@router.post("/merge", operation_id="mergeEntities", summary="名前をひとつにまとめる", responses=INVALID | MISSING)
def merge(body: Annotated[Merge, Body()], write: Write) -> Merged:
    """記事、件数、これからの記事も、残るほうの名前になります。"""
    with write() as session:
        moved = merge_entities(session, body.kind, body.slug, body.into, utc_now())
    return Merged(moved=moved)
