"""Editions, and the articles that each rests on."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from aainews.domain.digests import Digest
from aainews.tables.columns import UtcDateTime, ValueJson
from aainews.tables.row import Row


class DigestRow(Row, table=True):
    """One edition, as a whole; the columns beside it are what lists show."""

    kind: str = Field(primary_key=True, max_length=8)
    key: str = Field(primary_key=True, max_length=10)
    title: str
    lead: str
    """Its sentences, joined."""
    headlines: list[str] = Field(sa_type=ValueJson(list[str]))  # pyright: ignore[reportArgumentType]
    """Of the first items."""
    items: int
    made_from: str = Field(max_length=32)
    """A hash of all that it was made from: the same again needs no new edition."""
    published_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
    digest: Digest = Field(sa_type=ValueJson(Digest))  # pyright: ignore[reportArgumentType]


class DigestMemberRow(Row, table=True):
    """An article in an edition, with the state of it that the edition knows: a corrected one asks for it again."""

    kind: str = Field(primary_key=True, max_length=8)
    key: str = Field(primary_key=True, max_length=10)
    article_id: str = Field(foreign_key="article.id", primary_key=True, index=True, max_length=16)
    article_updated_at: datetime = Field(sa_type=UtcDateTime)
