"""What search knows of an article. The index itself (`search_index`) is no table of ours: FTS5 on SQLite, tokens as a
tsvector under GIN on Postgres; both are made by a migration and spoken to by `store.search_index` only."""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer
from sqlmodel import Field

from aainews.tables.row import Row

BIG_KEY = BigInteger().with_variant(Integer, "sqlite")  # SQLite's own row number only where it says INTEGER


class SearchEntryRow(Row, table=True):
    """An article in the index. `docid` grows with its time, so that the index gives the newest first without sorting."""

    docid: int = Field(primary_key=True, sa_type=BIG_KEY, sa_column_kwargs={"autoincrement": False})  # pyright: ignore[reportArgumentType]
    article_id: str = Field(foreign_key="publication.article_id", unique=True, max_length=16)
    tokenizer: int = Field(index=True)
    """The version that its tokens were made by."""
    importance: int | None


class SearchTextRow(Row, table=True):
    """The texts that were indexed, as shown: to prove a match, to show an extract, and to take the tokens out again."""

    docid: int = Field(foreign_key="search_entry.docid", primary_key=True, sa_type=BIG_KEY)  # pyright: ignore[reportArgumentType]
    packed: bytes
    """`domain.search.texts.pack`."""
