"""Many rows at once, past the mapper: what an article's rows are to the driver is worked out once a text, and only what
differs from one article to the next (id, times, address, number in the index) is put in again.

SQLite takes them by `executemany`, Postgres by COPY. References are not checked while it runs; on Postgres the index of the
tokens is made at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Dialect, Table, inspect

from aainews.store.search_index import docid_of
from aainews.tables import EntityRow

Row = tuple[type, dict[str, Any]]
Process = Callable[[Any], Any]
NAMED = ("id", "article_id", "lead_article_id")
HASH_MB = 64
"""FTS5 gathers so much of a transaction in memory before it writes a segment."""
_TOKENS = "ix_search_index_tokens"


@dataclass(frozen=True, slots=True)
class _Template:
    table: str
    columns: tuple[str, ...]
    values: list[Any]
    ids: tuple[int, ...]
    times: tuple[tuple[int, Process, Any], ...]
    """Place, how the driver wants it, and how long after the article's own time."""
    url: int | None
    docid: int | None

    def row(self, id_: str, at: datetime, docid: int) -> tuple[Any, ...]:
        values = self.values.copy()
        for place in self.ids:
            values[place] = id_
        for place, process, later in self.times:
            values[place] = process(at + later)
        if self.url is not None:
            values[self.url] = f"{values[self.url]}{id_}"
        if self.docid is not None:
            values[self.docid] = docid
        return tuple(values)


class Stamp:
    """The rows of one article, to be written as those of others. `at` is the time that its own times are measured from."""

    def __init__(self, dialect: Dialect, rows: Iterable[Row], tokens: Collection[str], at: datetime) -> None:
        self._entities = [row for table, row in rows if table is EntityRow]
        self._templates = [_template(dialect, table, row, at) for table, row in rows if table is not EntityRow]
        self._tokens = _given(dialect, tokens)

    def put(self, into: Batch, id_: str, at: datetime) -> None:
        docid = docid_of(at, id_)
        while docid in into.docids:
            docid += 1
        into.docids.add(docid)
        for template in self._templates:
            into.add(template.table, template.columns, template.row(id_, at, docid))
        into.tokens.append((docid, self._tokens))
        for row in self._entities:
            into.entities[row["kind"], row["slug"]] = row["name"]


class Batch:
    """Rows by table, in the order in which tables were first met."""

    def __init__(self) -> None:
        self.tables: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = {}
        self.tokens: list[tuple[int, str]] = []
        self.entities: dict[tuple[str, str], str] = {}
        self.docids: set[int] = set()

    def add(self, table: str, columns: tuple[str, ...], row: tuple[Any, ...]) -> None:
        self.tables.setdefault((table, columns), []).append(row)

    def add_row(self, dialect: Dialect, table: type, row: dict[str, Any]) -> None:
        """One that no article repeats."""
        processes = _processes(dialect, table, row)
        values = tuple(process(value) for process, value in zip(processes, row.values(), strict=True))
        self.add(_named(table).name, tuple(row), values)

    def write(self, connection: Connection) -> None:
        """Within the caller's transaction."""
        named = [(kind, slug, name, "mention", 0) for (kind, slug), name in sorted(self.entities.items())]
        mark = "?" if connection.dialect.name == "sqlite" else "%s"
        connection.exec_driver_sql(
            "INSERT INTO entity (kind, slug, name, origin, articles) "
            f"VALUES ({', '.join([mark] * 5)}) ON CONFLICT DO NOTHING",
            named,
        )
        for (table, columns), rows in self.tables.items():
            _insert(connection, table, columns, rows)
        number = "rowid" if connection.dialect.name == "sqlite" else "docid"
        _insert(connection, "search_index", (number, "tokens"), self.tokens)


@contextmanager
def bulk(connection: Connection) -> Generator[None]:
    """The connection is set for many rows while this is open, and as it was afterwards; outside any transaction."""
    sqlite = connection.dialect.name == "sqlite"
    before = (
        ("PRAGMA foreign_keys=OFF", "PRAGMA synchronous=OFF", f"PRAGMA cache_size={-512 * 1024}",
         f"INSERT INTO search_index (search_index, rank) VALUES ('hashsize', {HASH_MB << 20})")
        if sqlite
        else ("SET session_replication_role = replica", "SET synchronous_commit = off",
              f"DROP INDEX IF EXISTS {_TOKENS}", "SET maintenance_work_mem = '1GB'")
    )  # fmt: skip
    after = (
        (f"INSERT INTO search_index (search_index, rank) VALUES ('hashsize', {1 << 20})", "PRAGMA foreign_keys=ON",
         "PRAGMA synchronous=NORMAL")
        if sqlite
        else (f"CREATE INDEX {_TOKENS} ON search_index USING gin (tokens)", "RESET session_replication_role")
    )  # fmt: skip
    _each(connection, before)
    yield
    _each(connection, after)


def _each(connection: Connection, statements: Sequence[str]) -> None:
    """One by one and outside transactions: within one SQLite takes no notice of a pragma."""
    raw: Any = connection.connection.driver_connection
    connection.rollback()
    for statement in statements:
        raw.execute(statement)
    raw.commit()


def _insert(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    raw: Any = connection.connection.driver_connection
    names = ", ".join(f'"{column}"' for column in columns)
    if connection.dialect.name == "sqlite":
        raw.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})", rows)
        return
    with raw.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _template(dialect: Dialect, table: type, row: dict[str, Any], at: datetime) -> _Template:
    columns = tuple(row)
    processes = _processes(dialect, table, row)
    values = [process(value) for process, value in zip(processes, row.values(), strict=True)]
    times = [place for place, name in enumerate(columns) if isinstance(row[name], datetime)]
    url = columns.index("url") if "url" in columns else None
    if url is not None:
        values[url] = values[url].rsplit("/", 1)[0] + "/"
    return _Template(
        table=_named(table).name,
        columns=columns,
        values=values,
        ids=tuple(place for place, name in enumerate(columns) if name in NAMED),
        times=tuple((place, processes[place], row[columns[place]] - at) for place in times),
        url=url,
        docid=columns.index("docid") if "docid" in columns else None,
    )


def _processes(dialect: Dialect, table: type, row: dict[str, Any]) -> list[Process]:
    types = {column.name: column.type for column in _named(table).columns}
    found = (types[name].dialect_impl(dialect).bind_processor(dialect) for name in row)
    return [process or _as_it_is for process in found]


def _named(table: type) -> Table:
    local: Any = inspect(table).local_table
    return local


def _as_it_is(value: Any) -> Any:
    return value


def _given(dialect: Dialect, tokens: Collection[str]) -> str:
    """As each index reads a text of tokens."""
    if dialect.name == "sqlite":
        return " ".join(tokens)
    return " ".join("'" + token.replace("\\", "\\\\").replace("'", "''") + "'" for token in tokens)
