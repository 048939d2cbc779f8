"""The catalogue as readers see it, with each feed's freshness."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from aainews.api.schemas.common import Address, Out, Page
from aainews.domain.catalogue import Rights, SourceKind
from aainews.domain.freshness import Health


class FeedError(Out):
    code: str
    text: str = Field(description="誤りの説明（日本語）。")


class FeedOut(Out):
    url: Address
    health: Health = Field(description="fresh 正常 / waiting 再取得待ち / failing 失敗が続いている / never 未取得")
    last_success_at: datetime | None
    last_checked_at: datetime | None
    last_new_entry_at: datetime | None
    next_check_at: datetime
    failures: int = Field(description="続けて失敗した回数。")
    error: FeedError | None


class SourceOut(Out):
    slug: str
    name: str
    site_url: str | None
    kind: SourceKind
    language: str
    rights: Rights
    note: str | None
    health: Health
    last_success_at: datetime | None
    articles: int = Field(description="公開中の記事の数。")
    feeds: list[FeedOut]


class SourcePage(Page[SourceOut]):
    """情報源のすべて（名前順）。"""
