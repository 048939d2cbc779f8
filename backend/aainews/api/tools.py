"""AI tools: the directory and each one's page."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from pydantic import Field

from aainews.api.contract import INVALID, MISSING
from aainews.api.counting import by_day, by_week, first_day, today
from aainews.api.cursor import opened, sealed
from aainews.api.parameters import NoParameters, Parameters, Text
from aainews.api.safe_html import web_address
from aainews.api.schemas.directories import NameRef, Price, Tool, ToolCard, ToolPage
from aainews.api.service import Read, until_published
from aainews.api.whole import article_card
from aainews.domain.analysis import EntityKind
from aainews.reference.entities import maker_of
from aainews.store.directories import Entry, Filters, counts_by_day, directory, directory_entry, newest_with

router = APIRouter(prefix="/tools", tags=["企業・ツール・動画"], dependencies=[Depends(until_published)])

LATEST = 10
Slug = Annotated[
    str, Path(min_length=1, max_length=80, description="一覧の slug。別名でも引けます。", examples=["cursor"])
]


class ToolQuery(Parameters):
    category: Text | None = Field(None, description="分類（完全一致）。", examples=["開発"])
    maker: Text | None = Field(None, description="開発した企業の slug。", examples=["openai"])
    price: Price | None = Field(None, description="料金。")
    limit: int = Field(30, ge=1, le=100, description="1ページの件数。")
    cursor: Annotated[str, Field(max_length=300)] | None = Field(None, description="前のページの `next_cursor`。")


@router.get("", operation_id="listTools", summary="AIツールの一覧", responses=INVALID)
def list_tools(query: Annotated[ToolQuery, Query()], read: Read) -> ToolPage:
    """何ができるか、開発元、料金、公式サイト。記事の多い順で、まだ記事に出ていないツールも含みます。"""
    after = opened(query.cursor, query)
    filters = Filters(category=query.category, maker=query.maker, price=query.price)
    with read() as session:
        found, more = directory(session, EntityKind.TOOL, filters, query.limit, (after[0], after[1]) if after else None)
    cursor = sealed([found[-1].articles, found[-1].slug], query) if more else None
    return ToolPage(items=[ToolCard(**_card(entry)) for entry in found], next_cursor=cursor)


@router.get("/{slug}", operation_id="getTool", summary="AIツールのページ", responses=INVALID | MISSING)
def get_tool(slug: Slug, _: Annotated[NoParameters, Query()], read: Read) -> Tool:
    """説明と、日・週ごとの記事数、新しい記事。"""
    until = today()
    with read() as session:
        entry = directory_entry(session, EntityKind.TOOL, slug)
        counts = counts_by_day(session, entry.kind, [entry.slug], first_day(until))[entry.slug]
        latest = newest_with(session, EntityKind.TOOL, entry.slug, LATEST)
    return Tool(
        **_card(entry),
        aliases=list(entry.listed.aliases) if entry.listed else [],
        days=by_day(counts, until),
        weeks=by_week(counts, until),
        latest=[article_card(card) for card in latest],
    )


def _card(entry: Entry) -> dict[str, Any]:
    listed = entry.listed
    maker = maker_of(listed) if listed else None
    return {
        "slug": entry.slug,
        "name": entry.name,
        "about": listed.about if listed else None,
        "maker": NameRef(slug=maker.slug, name=maker.name) if maker else None,
        "category": listed.category if listed else None,
        "price": listed.price if listed else None,
        "site_url": web_address(listed.site) if listed else None,
        "articles": entry.articles,
        "last_at": entry.last_at,
    }
