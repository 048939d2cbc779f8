"""How the service fares: the public part."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from aainews.api.schemas.common import Out


class RunOut(Out):
    name: str
    started_at: datetime
    finished_at: datetime | None
    feeds_checked: int
    feeds_failed: int
    entries_new: int


class QueueOut(Out):
    """公開までの途中にある記事の数。"""

    waiting_fetch: int
    waiting_analysis: int
    waiting_body: int
    waiting_budget: int = Field(description="本日の予算に達し、翌日の再開を待つ記事。")
    retrying: int = Field(description="失敗して次の試行を待つ記事。")
    held: int


class FreshnessOut(Out):
    feeds: int
    feeds_fresh: int
    feeds_failing: int
    newest_article_at: datetime | None
    last_success_at: datetime | None


class PurposeOut(Out):
    purpose: str
    calls: int
    input_tokens: int
    output_tokens: int
    dollars: float


class RungOut(Out):
    """修復の段ごとの問い合わせ数。"""

    rung: str = Field(description="whole、again、split、fallback のいずれか。")
    calls: int
    failed: int


class LimitsOut(Out):
    """null は上限なし。"""

    daily_dollars: float | None
    monthly_dollars: float | None
    daily_tokens: int | None


class SpendOut(Out):
    """モデルの利用量。日と月は日本時間で数える。"""

    calls_today: int
    input_tokens_today: int
    output_tokens_today: int
    cached_tokens_today: int
    dollars_today: float = Field(description="単価の分かる呼び出しの合計（米ドル）。")
    dollars_month: float
    unpriced_calls_today: int = Field(description="単価が分からず、金額に入っていない呼び出し。")
    by_purpose: list[PurposeOut]
    by_rung: list[RungOut]
    limits: LimitsOut
    used_share: float = Field(description="最も使われている上限に対する割合。上限がなければ 0。")
    depth: Literal["full", "summary", "title", "nothing"] = Field(
        description="いま行う作業の深さ。予算を使うにつれて full → summary → title → nothing と浅くなり、翌日に戻る。"
    )


class Status(Out):
    version: str
    database: Literal["sqlite", "postgresql"]
    model: str
    model_label: str | None
    articles: int
    articles_partly: int
    runs: list[RunOut]
    queue: QueueOut
    freshness: FreshnessOut
    spend: SpendOut
