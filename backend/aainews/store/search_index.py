"""The index of search on either database: an article is put in and taken out in the transaction that publishes it.

Only here and in `store.searching` is it known that SQLite's is FTS5 and Postgres' a tsvector. Both hold the same tokens
under the same numbers (`docid`), which grow with the time that lists are ordered by.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from hashlib import blake2b

from sqlalchemy import Connection, bindparam, exists, literal, text, tuple_
from sqlmodel import Session, col, delete, func, select

from aainews.domain.search.texts import pack, unpack
from aainews.domain.search.tokens import VERSION
from aainews.store.cards import LISTED
from aainews.store.prepared import add_rows, row_of, rows_of
from aainews.store.searched_text import searched_text
from aainews.tables import PublicationRow, SearchEntryRow, SearchTextRow
from aainews.tables.columns import UtcDateTime

BITS = 12
"""Of a docid that tell articles of one second apart: seconds alone would clash, and more bits make the index larger."""

_ADD = {
    "sqlite": "INSERT INTO search_index (rowid, tokens) VALUES (:docid, :tokens)",
    "postgresql": "INSERT INTO search_index (docid, tokens) VALUES (:docid, array_to_tsvector(CAST(:tokens AS text[])))",
}
_REMOVE = {
    "sqlite": "INSERT INTO search_index (search_index, rowid, tokens) VALUES ('delete', :docid, :tokens)",
    "postgresql": "DELETE FROM search_index WHERE docid = :docid",
}
_EMPTY = {
    "sqlite": "INSERT INTO search_index (search_index) VALUES ('delete-all')",
    "postgresql": "TRUNCATE search_index",
}


def index_article(session: Session, article_id: str) -> bool:
    """Makes the index hold the article as it is shown now; False where it does already, or where it is not listed."""
    publication = row_of(session, PublicationRow, article_id)
    if publication is None or publication.state not in LISTED:
        unindex_article(session, article_id)
        return False
    entry = _entry_of(session, article_id)
    shown = searched_text(session, publication)
    packed = pack(shown)
    if entry is not None and entry.tokenizer == VERSION and _second(entry.docid) == _seconds(publication.sorted_at):
        known = session.get(SearchTextRow, entry.docid)
        if known is not None and unpack(known.packed) == unpack(packed):
            return False
    stale = entry.docid if entry else None
    _unindex(session, entry)
    docid = _free(session, docid_of(publication.sorted_at, article_id), stale)
    entry_row = {"docid": docid, "article_id": article_id, "tokenizer": VERSION, "importance": publication.importance}
    add_rows(session, SearchEntryRow, [entry_row])
    add_rows(session, SearchTextRow, [{"docid": docid, "packed": packed}])
    add_to_index(session.connection(), [(docid, unpack(packed).tokens)])
    return True


def index_articles(session: Session, article_ids: Iterable[str]) -> int:
    """The same for several whose rows were changed by a statement; how many the index had otherwise."""
    session.flush()
    return sum(index_article(session, article_id) for article_id in article_ids)


def unindex_article(session: Session, article_id: str) -> None:
    """Takes it out of the index; nothing happens where it is not in it.

    SQLite has to be told the tokens, and those of another version cannot be named any more: they stay behind under a number
    that no entry has, so that they are found by nobody, until the index is made again.
    """
    _unindex(session, _entry_of(session, article_id))


_ENTRY = select(SearchEntryRow).where(col(SearchEntryRow.article_id) == bindparam("article"))


def _entry_of(session: Session, article_id: str) -> SearchEntryRow | None:
    return session.scalars(_ENTRY, {"article": article_id}).first()


def _unindex(session: Session, entry: SearchEntryRow | None) -> None:
    if entry is None:
        return
    known = session.get(SearchTextRow, entry.docid)
    if known is not None and (entry.tokenizer == VERSION or session.connection().dialect.name != "sqlite"):
        _remove(session.connection(), entry.docid, unpack(known.packed).tokens)
    for row in filter(None, (known, entry)):
        session.delete(row)
        session.flush()


def add_to_index(connection: Connection, articles: Sequence[tuple[int, Collection[str]]]) -> None:
    """Docids with their tokens; the entries are the caller's."""
    if articles:
        dialect = connection.dialect.name
        rows = [{"docid": docid, "tokens": _given(dialect, tokens)} for docid, tokens in articles]
        connection.execute(text(_ADD[dialect]), rows)


def empty_index(session: Session) -> None:
    """Everything out, as before the index is made again."""
    session.exec(delete(SearchTextRow))
    session.exec(delete(SearchEntryRow))
    session.connection().execute(text(_EMPTY[session.connection().dialect.name]))


def is_of_an_older_version(session: Session) -> bool:
    """Whether some article was indexed by another version of the tokens."""
    return session.exec(select(exists().where(col(SearchEntryRow.tokenizer) != VERSION))).one()


def not_indexed(session: Session, limit: int, after: tuple[datetime, str] | None = None) -> list[tuple[datetime, str]]:
    """(time, id) of listed articles that the index does not hold, at most so many, the newest first, `after` one."""
    held = exists().where(col(SearchEntryRow.article_id) == col(PublicationRow.article_id))
    at, article_id = col(PublicationRow.sorted_at), col(PublicationRow.article_id)
    statement = select(at, article_id).where(col(PublicationRow.state).in_(LISTED), ~held)
    if after is not None:
        statement = statement.where(
            tuple_(at, article_id) < tuple_(literal(after[0], UtcDateTime()), literal(after[1]))
        )
    rows = session.exec(statement.order_by(at.desc(), article_id.desc()).limit(limit))
    return [(when, name) for when, name in rows]


def how_many_indexed(session: Session) -> tuple[int, int]:
    """(articles in the index, listed articles)."""
    listed = select(func.count()).select_from(PublicationRow).where(col(PublicationRow.state).in_(LISTED))
    return session.exec(select(func.count()).select_from(SearchEntryRow)).one(), session.exec(listed).one()


def docid_of(at: datetime, article_id: str) -> int:
    """The number that an article has in the index unless another has it already."""
    mark = blake2b(article_id.encode(), digest_size=2).digest()
    return (_seconds(at) << BITS) | (int.from_bytes(mark) >> (16 - BITS))


def first_docid(at: datetime) -> int:
    """The least number of an article of this second."""
    return _seconds(at) << BITS


def _seconds(at: datetime) -> int:
    return int(at.timestamp() // 1)


def _second(docid: int) -> int:
    return docid >> BITS


def _free(session: Session, docid: int, stale: int | None) -> int:
    while docid == stale or rows_of(session, _HELD, {"docid": docid}):
        docid += 1
    return docid


_HELD = select(SearchEntryRow.article_id).where(col(SearchEntryRow.docid) == bindparam("docid"))


def _remove(connection: Connection, docid: int, tokens: Collection[str]) -> None:
    dialect = connection.dialect.name
    values = {"docid": docid} | ({"tokens": _given(dialect, tokens)} if dialect == "sqlite" else {})
    connection.execute(text(_REMOVE[dialect]), values)


def _given(dialect: str, tokens: Collection[str]) -> str | list[str]:
    return " ".join(tokens) if dialect == "sqlite" else list(tokens)
