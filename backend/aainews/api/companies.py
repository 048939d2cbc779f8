"""Companies: the directory and each one's page."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from pydantic import Field

from aainews.api.contract import INVALID, MISSING
from aainews.api.counting import by_day, by_week, first_day, shares, today
from aainews.api.cursor import opened, sealed
from aainews.api.parameters import NoParameters, Parameters
from aainews.api.safe_html import web_address
from aainews.api.schemas.directories import Company, CompanyCard, CompanyPage, NamedCount
from aainews.api.service import Read, until_published
from aainews.api.whole import article_card
from aainews.domain.analysis import EntityKind
from aainews.store.directories import (
    Entry,
    Filters,
    all_by_day,
    counts_by_day,
    directory,
    directory_entry,
    newest_with,
    products_of,
)

router = APIRouter(prefix="/companies", tags=["企業・ツール・動画"], dependencies=[Depends(until_published)])

LATEST = 10
Slug = Annotated[
    str, Path(min_length=1, max_length=80, description="一覧の slug。別名でも引けます。", examples=["openai"])
]


class CompanyQuery(Parameters):
    limit: int = Field(30, ge=1, le=100, description="1ページの件数。")
    cursor: Annotated[str, Field(max_length=300)] | None = Field(None, description="前のページの `next_cursor`。")


@router.get("", operation_id="listCompanies", summary="企業の一覧", responses=INVALID)
def list_companies(query: Annotated[CompanyQuery, Query()], read: Read) -> CompanyPage:
    """公開中の記事に名前の出てくる企業。記事の多い順。"""
    after = opened(query.cursor, query)
    with read() as session:
        found, more = directory(
            session, EntityKind.COMPANY, Filters(named=True), query.limit, (after[0], after[1]) if after else None
        )
    cursor = sealed([found[-1].articles, found[-1].slug], query) if more else None
    return CompanyPage(items=[CompanyCard(**_card(entry)) for entry in found], next_cursor=cursor)


@router.get("/{slug}", operation_id="getCompany", summary="企業のページ", responses=INVALID | MISSING)
def get_company(slug: Slug, _: Annotated[NoParameters, Query()], read: Read) -> Company:
    """日・週ごとの記事数、全記事に占める割合、モデルとツール、新しい記事。"""
    until = today()
    with read() as session:
        entry = directory_entry(session, EntityKind.COMPANY, slug)
        counts = counts_by_day(session, entry.kind, [entry.slug], first_day(until))[entry.slug]
        everything = all_by_day(session, first_day(until))
        models = products_of(session, entry.slug, EntityKind.MODEL)
        tools = products_of(session, entry.slug, EntityKind.TOOL)
        latest = newest_with(session, EntityKind.COMPANY, entry.slug, LATEST)
    return Company(
        **_card(entry),
        aliases=list(entry.listed.aliases) if entry.listed else [],
        days=by_day(counts, until),
        weeks=by_week(counts, until),
        shares=shares(counts, everything, until),
        models=[NamedCount.model_validate(model) for model in models],
        tools=[NamedCount.model_validate(tool) for tool in tools],
        latest=[article_card(card) for card in latest],
    )


def _card(entry: Entry) -> dict[str, Any]:
    listed = entry.listed
    return {
        "slug": entry.slug,
        "name": entry.name,
        "japanese": listed.japanese if listed else None,
        "about": listed.about if listed else None,
        "country": listed.country if listed else None,
        "site_url": web_address(listed.site) if listed else None,
        "articles": entry.articles,
        "last_at": entry.last_at,
    }
