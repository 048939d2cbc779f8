"""What rises: counts over time by tag, company and model."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import Field
from sqlmodel import Session

from aainews.api.contract import INVALID
from aainews.api.counting import by_day, today
from aainews.api.parameters import Parameters
from aainews.api.schemas.trends import Trend, TrendKind, Trends
from aainews.api.service import Read, until_published
from aainews.reference.terms import says_nothing
from aainews.store.directories import counts_by_day, names_of
from aainews.store.trends import Blocks, counts_in_blocks
from aainews.stories.bursts import Burst, Series, bursts

router = APIRouter(prefix="/trends", tags=["記事"], dependencies=[Depends(until_published)])

BLOCKS = {7: 8, 30: 6, 90: 3}
"""How many windows before a window are its history: eight weeks, half a year, nine months."""
Window = Literal["7d", "30d", "90d"]


class TrendQuery(Parameters):
    window: Window = Field("7d", description="期間。")
    kind: TrendKind = Field("tag", description="tag タグ・company 企業・model AI モデル")
    until: date | None = Field(
        None, ge=date(2000, 1, 1), le=date(2100, 1, 1), description="期間の最後の日（日本時間）。指定がなければ今日。"
    )
    limit: int = Field(30, ge=1, le=100, description="件数。")


@router.get("", operation_id="listTrends", summary="トレンド", responses=INVALID)
def list_trends(query: Annotated[TrendQuery, Query()], read: Read) -> Trends:
    """急上昇したものから、あとは記事の多い順。急上昇は、それぞれのこれまでの記事数から見込まれる数と比べて決めます。"""
    days, until = int(query.window.removesuffix("d")), query.until or today()
    blocks = Blocks(until, days, BLOCKS[days])
    with read() as session:
        counted, total, totals = counts_in_blocks(session, query.kind, blocks)
        if query.kind == "tag":
            counted = [term for term in counted if not says_nothing(term.slug)]
        series = [Series(term.slug, term.count, term.loudest, term.history) for term in counted]
        ranked = bursts(series, total, totals)[: query.limit]
        items = _items(session, query.kind, ranked, blocks)
    return Trends(
        kind=query.kind, window=query.window, since=blocks.starts[0], until=until, articles=total, items=items
    )


def _items(session: Session, kind: str, ranked: list[Burst], blocks: Blocks) -> list[Trend]:
    slugs = [burst.term for burst in ranked]
    names = names_of(session, kind, slugs)
    counts = counts_by_day(session, kind, slugs, blocks.starts[0])
    return [
        Trend(
            slug=burst.term,
            name=names.get(burst.term, burst.term),
            articles=burst.count,
            before=burst.before,
            expected=round(burst.expected, 1),
            score=round(burst.score, 1),
            rising=burst.rising,
            days=by_day(counts[burst.term], blocks.until, blocks.days),
        )
        for burst in ranked
    ]
