"""What came in: entries as received, the article at one canonical URL, and its document."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from aainews.domain.documents import Document
from aainews.domain.entries import Entry
from aainews.tables.columns import UtcDateTime, ValueJson
from aainews.tables.row import Row


class ArticleRow(Row, table=True):
    """The article at one canonical URL. How far it has come is not a column: it follows from the rows that exist."""

    id: str = Field(primary_key=True, max_length=16)
    url: str = Field(unique=True)
    """Canonical."""
    source_slug: str = Field(foreign_key="source.slug", index=True)
    title: str
    """As the source has it."""
    language: str = Field(max_length=8)
    kind: str = Field(max_length=20)
    rights: str = Field(max_length=10)
    authors: str = ""
    """Comma separated."""
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    published_date: date | None = None
    first_seen_at: datetime = Field(sa_type=UtcDateTime, index=True)
    content_hash: str | None = Field(default=None, max_length=32)
    """Of the current document; None until one was extracted."""
    signature: str | None = None
    """For near-duplicates."""
    duplicate_of: str | None = Field(default=None, foreign_key="article.id", max_length=16)
    failures: int = 0
    next_try_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    """When work on it is tried again; None: nothing is due. Set before risky work, so a crash leaves a date behind."""
    error_code: str | None = Field(default=None, max_length=40)
    error_detail: str | None = None


class EntryRow(Row, table=True):
    """An entry as a feed gave it, with the article that it led to."""

    __table_args__ = (UniqueConstraint("feed_id", "guid"),)

    id: int | None = Field(default=None, primary_key=True)
    feed_id: int = Field(foreign_key="feed.id")
    guid: str
    article_id: str | None = Field(default=None, foreign_key="article.id", index=True, max_length=16)
    content_hash: str = Field(max_length=32)
    """Of the entry: a changed one asks for its article again."""
    first_seen_at: datetime = Field(sa_type=UtcDateTime, index=True)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    """When it was first seen as it is now: a document that was extracted earlier is of the older text."""
    entry: Entry = Field(sa_type=ValueJson(Entry))  # pyright: ignore[reportArgumentType]  (an instance is a type engine too)


class DocumentRow(Row, table=True):
    """The blocks of an article at one content hash. Older ones are kept: translations of unchanged segments stay valid."""

    article_id: str = Field(foreign_key="article.id", primary_key=True, max_length=16)
    content_hash: str = Field(primary_key=True, max_length=32)
    extracted_at: datetime = Field(sa_type=UtcDateTime)
    origin: str = Field(default="page", max_length=8)
    """`page`, or `feed` where the page could not be had and the feed's own text was used."""
    document: Document = Field(sa_type=ValueJson(Document))  # pyright: ignore[reportArgumentType]
