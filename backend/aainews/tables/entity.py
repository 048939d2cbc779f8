"""Names with an address, and how often each day's articles bear them: what directories, trends and shares read."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field

from aainews.tables.columns import UtcDateTime
from aainews.tables.row import Row


class EntityRow(Row, table=True):
    """A company, model, tool, person or tag. What the seed lists say of it stays there; here is what lists sort by."""

    __table_args__ = (
        Index("ix_entity_articles", "kind", "articles", "slug"),
        Index("ix_entity_maker", "kind", "maker", "articles"),
        Index("ix_entity_merged", "kind", "merged_into"),
    )

    kind: str = Field(primary_key=True, max_length=10)
    """EntityKind, or `tag`."""
    slug: str = Field(primary_key=True, max_length=80)
    name: str
    origin: str = Field(max_length=10)
    """`list` (reference/*.toml) or `mention` (an article was the first to name it)."""
    category: str | None = Field(default=None, max_length=40)
    maker: str | None = Field(default=None, max_length=80)
    price: str | None = Field(default=None, max_length=20)
    articles: int = 0
    """Listed articles that bear it."""
    last_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """`sorted_at` of the newest of them when it was published."""
    merged_into: str | None = Field(default=None, max_length=80)
    """The slug that an operator says it is the same as; such a row is not listed, and its name is counted there."""


class TallyRow(Row, table=True):
    """How many listed articles of a day bear a name. Days are Japan's. Kept in the transaction that publishes."""

    __table_args__ = (Index("ix_tally_day", "kind", "day", "slug", "count"),)

    kind: str = Field(primary_key=True, max_length=10)
    """As in `entity`; `source` counts those of a source, `all` with an empty slug every listed article."""
    slug: str = Field(primary_key=True, max_length=80)
    day: date = Field(primary_key=True)
    count: int
