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
    retrying: int = Field(description="失敗して次の試行を待つ記事。")
    held: int


class FreshnessOut(Out):
    feeds: int
    feeds_fresh: int
    feeds_failing: int
    newest_article_at: datetime | None
    last_success_at: datetime | None


class SpendOut(Out):
    calls_today: int
    input_tokens_today: int
    output_tokens_today: int
    cached_tokens_today: int


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
