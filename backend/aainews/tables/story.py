"""One event, many articles: what grouping reads, what it made, and what else to read."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from aainews.tables.columns import UtcDateTime
from aainews.tables.row import Row


class ReportRow(Row, table=True):
    """An article as grouping sees it. Made again when its headline or opening changes, or the embedding model does."""

    __table_args__ = (Index("ix_report_window", "embedding", "sorted_at"),)

    article_id: str = Field(foreign_key="article.id", primary_key=True, max_length=16)
    embedding: str = Field(max_length=80)
    """Which model the vector is of; only vectors of one model are compared."""
    text_hash: str = Field(max_length=16)
    title: str
    opening: str
    vector: bytes
    """As the model gave it, in two bytes a number."""
    sorted_at: datetime = Field(sa_type=UtcDateTime)


class StoryRow(Row, table=True):
    """A story that lives; one that was merged into another has its id in `story_alias`."""

    __table_args__ = (
        Index("ix_story_newest", "last_at", "id"),
        Index("ix_story_shared", "shared", "last_at", "id"),
    )

    id: str = Field(primary_key=True, max_length=20)
    lead_article_id: str = Field(foreign_key="article.id", index=True, max_length=16)
    reports: int
    sources: int
    """Independent ones: copies of another report do not count."""
    shared: bool
    """More than one independent source: what lists show."""
    importance: int | None
    """The highest among its reports."""
    first_at: datetime = Field(sa_type=UtcDateTime)
    last_at: datetime = Field(sa_type=UtcDateTime)
    made_at: datetime = Field(sa_type=UtcDateTime)
    """Its age: of two that become one the older id goes on."""
    updated_at: datetime = Field(sa_type=UtcDateTime)


class StoryMemberRow(Row, table=True):
    __table_args__ = (Index("ix_story_member_timeline", "story_id", "sorted_at", "article_id"),)

    article_id: str = Field(foreign_key="article.id", primary_key=True, max_length=16)
    story_id: str = Field(foreign_key="story.id", max_length=20)
    copy_of: str | None = Field(default=None, max_length=16)
    """The report whose headline it repeats word for word, as syndicated copies do."""
    sorted_at: datetime = Field(sa_type=UtcDateTime)


class StoryAliasRow(Row, table=True):
    """The id of a story that became part of another."""

    id: str = Field(primary_key=True, max_length=20)
    story_id: str = Field(foreign_key="story.id", index=True, max_length=20)


class RelatedRow(Row, table=True):
    """What to read after an article, best first."""

    article_id: str = Field(foreign_key="article.id", primary_key=True, max_length=16)
    position: int = Field(primary_key=True)
    other_id: str = Field(foreign_key="article.id", max_length=16)
