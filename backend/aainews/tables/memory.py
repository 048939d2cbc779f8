"""What need not be asked again: texts in Japanese whatever article they stand in, and what was noted of an article."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from aainews.tables.columns import UtcDateTime, ValueJson
from aainews.tables.row import Row


class MemoryRow(Row, table=True):
    """One text in Japanese, by what it was made from. A correction of the operator's has `prompt` `correction` and
    empty `terms` and `model`: it holds whatever was asked."""

    __tablename__ = "translation_memory"  # pyright: ignore[reportAssignmentType]

    source_hash: str = Field(primary_key=True, max_length=32)
    """Of the kind and the inline HTML of a segment, or of a title."""
    prompt: str = Field(primary_key=True, max_length=60)
    terms: str = Field(primary_key=True, max_length=16)
    """Version of the glossary's entries that apply to the text; empty where none does."""
    model: str = Field(primary_key=True, max_length=120)
    ja: str
    """Inline HTML of the allow-list; of a title plain text."""
    created_at: datetime = Field(sa_type=UtcDateTime)


class PartNoteRow(Row, table=True):
    """Quotes that a part of a long article's text left for its analysis."""

    __tablename__ = "part_note"  # pyright: ignore[reportAssignmentType]

    article_id: str = Field(foreign_key="article.id", primary_key=True, max_length=16)
    part: str = Field(primary_key=True, max_length=16)
    """Follows from the ids of its segments."""
    prompt: str = Field(primary_key=True, max_length=60)
    notes: tuple[str, ...] = Field(sa_type=ValueJson(tuple[str, ...]))  # pyright: ignore[reportArgumentType]
    created_at: datetime = Field(sa_type=UtcDateTime)
