"""What only the operator sees."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field

from aainews.api.schemas.common import Address, Out, Page
from aainews.domain.checks import Severity
from aainews.domain.publication import ArticleState, SegmentStatus


class Asked(Out):
    asked: int = Field(description="取りに行くフィードの数。")


class Changed(Out):
    id: str


class FeedFault(Out):
    source_slug: str
    url: Address
    failures: int
    code: str
    text: str
    detail: str | None = Field(description="記録にある原因（英語）。")
    last_success_at: datetime | None
    next_check_at: datetime


class FeedFaultPage(Page[FeedFault]):
    """失敗しているフィード。"""


class PurposeSpend(Out):
    purpose: str
    calls: int
    failed: int
    input_tokens: int
    cached_tokens: int
    output_tokens: int


class DaySpend(Out):
    day: date = Field(description="日本時間の日。")
    purposes: list[PurposeSpend]


class SpendPage(Page[DaySpend]):
    """日ごとの利用量。"""


class FailedCall(Out):
    at: datetime
    purpose: str
    model: str
    article_id: str | None
    code: str
    text: str


class FailedCallPage(Page[FailedCall]):
    """失敗した呼び出し。"""


class TroubledArticle(Out):
    id: str
    title: str
    title_original: str
    source_slug: str
    url: Address
    state: ArticleState
    failures: int
    reason: str | None = Field(description="いま止まっている理由（日本語）。止まっていなければ null。")
    detail: str | None = Field(description="記録にある原因（英語）。")
    next_try_at: datetime | None
    first_seen_at: datetime
    blocked: int = Field(description="検査に通らず差し替えた文の数。")


class TroubledPage(Page[TroubledArticle]):
    """人の手が要る記事。"""


class FindingOut(Out):
    field: str
    kind: str
    label: str
    severity: Severity
    evidence: str
    shown: bool


class SegmentWork(Out):
    id: str
    kind: str
    original: str
    ja: str | None
    status: SegmentStatus
    model: str | None
    findings: list[FindingOut]


class WorkArticle(Out):
    article: TroubledArticle
    findings: list[FindingOut] = Field(description="見出しと分析への指摘。")
    segments: list[SegmentWork]
