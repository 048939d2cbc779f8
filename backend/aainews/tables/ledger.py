"""Every question to a model, its answer and its price; and what each day came to."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field

from aainews.tables.columns import UtcDateTime
from aainews.tables.row import Row


class LLMCallRow(Row, table=True):
    """One call. `key` names the question: its stored answer is given again instead of asking, so nothing is paid twice."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(index=True, max_length=64)
    article_id: str | None = Field(default=None, index=True, max_length=16)
    purpose: str = Field(max_length=30)
    prompt: str = Field(max_length=200)
    model: str
    attempt: int
    rung: str = Field(default="", max_length=12)
    """Of the repair ladder: whole, again, split, fallback; empty in rows of before it was noted."""
    answer: str | None
    """The text as received; None where none came (`error_code` says why)."""
    finish_reason: str | None = Field(default=None, max_length=30)
    refusal: str | None = None
    error_code: str | None = Field(default=None, max_length=40)
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = None
    """US dollars by the price table of that time; None where it has no price for the model."""
    seconds: float = 0.0
    created_at: datetime = Field(sa_type=UtcDateTime, index=True)


class SpendRow(Row, table=True):
    """What the calls of one day (Japan's) came to: raised with each call, so that a budget is checked without a count."""

    day: date = Field(primary_key=True)
    purpose: str = Field(primary_key=True, max_length=30)
    model: str = Field(primary_key=True)
    rung: str = Field(primary_key=True, max_length=12)
    calls: int = 0
    failed: int = 0
    """Of the calls: those that brought no answer."""
    unpriced: int = 0
    """Of the calls: those with tokens and without a known price."""
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    dollars: float = 0.0
