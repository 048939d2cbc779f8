"""What rises."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from aainews.api.schemas.common import Out
from aainews.api.schemas.directories import DayCount

TrendKind = Literal["tag", "company", "model"]


class Trend(Out):
    slug: str
    name: str
    articles: int = Field(description="期間中の記事数。")
    before: int = Field(description="ひとつ前の同じ長さの期間の記事数。")
    expected: float = Field(description="これまでの割合から見込まれる記事数。")
    score: float = Field(description="ふだんより何標準偏差多いか。負なら少ない。")
    rising: bool = Field(description="急上昇。少ない記事数の増減（1 → 3 など）では急上昇としません。")
    days: list[DayCount] = Field(description="期間中の日ごとの記事数。0 の日も含みます。")


class Trends(Out):
    """急上昇したものから、あとは記事の多い順。"""

    kind: TrendKind
    window: Literal["7d", "30d", "90d"]
    since: date
    until: date = Field(description="最後の日（この日を含む。日本時間）。")
    articles: int = Field(description="期間中に公開した全記事の数。")
    items: list[Trend]
