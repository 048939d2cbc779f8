"""What a model made of an article, what the gate found in it."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from aainews.domain.analysis import Analysis
from aainews.tables.columns import UtcDateTime, ValueJson
from aainews.tables.row import Row

TITLE_SEGMENT = "title"
"""The segment id under which an article's title is kept among its translations."""


OPERATOR = "operator"
"""The prompt name and model under which the operator's own words are kept: they win over every model's."""


class TranslationRow(Row, table=True):
    """One segment in Japanese. `segment_id` is made from the segment's content, so an unchanged one is found again."""

    article_id: str = Field(foreign_key="article.id", primary_key=True, max_length=16)
    segment_id: str = Field(primary_key=True, max_length=16)
    prompt: str = Field(primary_key=True, max_length=60)
    """Name and version."""
    ja: str | None
    """Inline HTML of the allow-list; None where no answer passed the gate and the original is shown."""
    status: str = Field(max_length=12)
    note: str | None = None
    """Why the original is shown, as a check's kind."""
    model: str
    attempts: int
    created_at: datetime = Field(sa_type=UtcDateTime)


class AnalysisRow(Row, table=True):
    """The analysis of an article at one content hash and prompt version."""

    article_id: str = Field(foreign_key="article.id", primary_key=True, max_length=16)
    content_hash: str = Field(primary_key=True, max_length=32)
    prompt: str = Field(primary_key=True, max_length=60)
    analysis: Analysis | None = Field(sa_type=ValueJson(Analysis))  # pyright: ignore[reportArgumentType]
    """None where nothing passed: the page says 未評価."""
    model: str
    attempts: int
    created_at: datetime = Field(sa_type=UtcDateTime)


class CheckFindingRow(Row, table=True):
    """One finding of the gate, also about texts that were then asked again or never shown."""

    id: int | None = Field(default=None, primary_key=True)
    article_id: str = Field(foreign_key="article.id", index=True, max_length=16)
    segment_id: str | None = Field(default=None, max_length=16)
    field: str = Field(max_length=20)
    kind: str = Field(max_length=40)
    severity: str = Field(max_length=8)
    evidence: str
    attempt: int
    shown: bool
    """Whether the text with this finding is what readers see."""
    created_at: datetime = Field(sa_type=UtcDateTime)
