"""What a reader sees: the card of an article with its tags and mentions. The only rows that lists read."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from aainews.tables.columns import UtcDateTime
from aainews.tables.row import Row

UNFINISHED = text("state <> 'published'")
"""What the index of the few that are not shown whole holds; word for word, as SQLite asks for it."""


class PublicationRow(Row, table=True):
    """An article as shown in lists. Written again, as a whole, each time more of the article has passed the gate."""

    __table_args__ = (
        Index("ix_publication_newest", "sorted_at", "article_id"),
        Index("ix_publication_importance", "importance", "sorted_at", "article_id"),
        Index("ix_publication_source", "source_slug", "sorted_at"),
        Index("ix_publication_kind", "kind", "sorted_at"),
        Index("ix_publication_language", "language", "sorted_at", "article_id"),
        Index("ix_publication_unfinished", "state", sqlite_where=UNFINISHED, postgresql_where=UNFINISHED),
        Index("ix_publication_scores", "depth", "relevance", "practicality", "novelty", "sorted_at", "article_id"),
    )

    article_id: str = Field(foreign_key="article.id", primary_key=True, max_length=16)
    state: str = Field(max_length=16)
    """ArticleState; only `published` and `published_partly` are listed."""
    title: str
    """As shown: Japanese where a title passed the gate, else the original."""
    title_original: str
    title_status: str = Field(max_length=12)
    """SegmentStatus of the title."""
    url: str
    source_slug: str = Field(foreign_key="source.slug")
    kind: str = Field(max_length=20)
    language: str = Field(max_length=8)
    rights: str = Field(max_length=10)
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    published_date: date | None = None
    sorted_at: datetime = Field(sa_type=UtcDateTime)
    """The time that lists are ordered by; for a date-only article chosen by rule and never shown."""
    tldr: str | None
    importance: int | None
    """1 to 5; None is 未評価."""
    overall: float | None
    depth: int | None
    relevance: int | None
    practicality: int | None
    novelty: int | None
    reading_minutes: int
    """Of the text that we show."""
    lead_image: str | None
    model: str
    model_label: str | None
    """Shown where the embedded model made it."""
    first_published_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class TagRow(Row, table=True):
    __table_args__ = (Index("ix_tag_newest", "tag", "sorted_at", "article_id"),)

    article_id: str = Field(foreign_key="publication.article_id", primary_key=True, max_length=16)
    tag: str = Field(primary_key=True, max_length=60)
    position: int
    sorted_at: datetime = Field(sa_type=UtcDateTime)


class MentionRow(Row, table=True):
    """A company, model, tool or person named in an article; `slug` is the folded name that filters use."""

    __table_args__ = (Index("ix_mention_newest", "kind", "slug", "sorted_at", "article_id"),)

    article_id: str = Field(foreign_key="publication.article_id", primary_key=True, max_length=16)
    kind: str = Field(primary_key=True, max_length=10)
    slug: str = Field(primary_key=True, max_length=80)
    name: str
    position: int
    sorted_at: datetime = Field(sa_type=UtcDateTime)
