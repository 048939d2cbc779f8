"""Every question to a model, its answer and its price in tokens."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from aainews.tables.columns import UtcDateTime
from aainews.tables.row import Row


class LLMCallRow(Row, table=True):
    """One call. `key` names the question: its stored answer is given again instead of asking, so nothing is paid twice."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(index=True, max_length=64)
    article_id: str | None = Field(default=None, index=True, max_length=16)
    purpose: str = Field(max_length=30)
    prompt: str = Field(max_length=60)
    model: str
    attempt: int
    answer: str | None
    """The text as received; None where none came (`error_code` says why)."""
    finish_reason: str | None = Field(default=None, max_length=30)
    refusal: str | None = None
    error_code: str | None = Field(default=None, max_length=40)
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0
    created_at: datetime = Field(sa_type=UtcDateTime, index=True)
