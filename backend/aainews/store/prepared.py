"""Statements that are made once and asked often.

Putting a statement together and finding its compiled form takes longer than SQLite takes to answer it (0.76 ms against
0.17 for the stories of fifty articles), so what every article asks is made once, with names for what differs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Executable, bindparam, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

T = TypeVar("T")


def among(column: Any) -> ColumnElement[bool]:
    """That a column has one of the values that are given as `ids`."""
    return col(column).in_(bindparam("ids", expanding=True))


def rows_of(session: Session, statement: Executable, values: Mapping[str, Any]) -> list[Any]:
    """Its rows as tuples, in order. What the session holds back is written before, as before any question."""
    if session.autoflush:
        session.flush()
    return list(session.connection().execute(statement, values))


def row_of(session: Session, table: type[T], *key: Any) -> T | None:
    """The row with this primary key: as `session.get`, which puts its statement together anew each time (0.30 ms
    against 0.17). What the session holds already is not read again."""
    held = session.identity_map.get(session.identity_key(table, key))
    return held or session.scalars(_by_key(table), {f"key{at}": value for at, value in enumerate(key)}).first()


@cache
def _by_key(table: Any) -> Any:
    return select(table).where(*(part == bindparam(f"key{at}") for at, part in enumerate(inspect(table).primary_key)))


def put(session: Session, table: Any, rows: Sequence[Mapping[str, Any]], keys: tuple[str, ...]) -> None:
    """Rows, each in the place of one with the same `keys` where there is one: the database decides, as two may store the
    same at once. All rows have the same names. What the session holds of such rows is not brought up to date.

    Many rows as parameters of one statement: with the rows as values of it, it is compiled anew for each article.
    """
    if rows:
        others = tuple(name for name in rows[0] if name not in keys)
        session.connection().execute(_upsert(session.connection().dialect.name, table, keys, others), rows)


@cache
def _upsert(dialect: str, table: Any, keys: tuple[str, ...], others: tuple[str, ...]) -> Executable:
    statement = (sqlite if dialect == "sqlite" else postgresql).insert(table)
    newer = {name: statement.excluded[name] for name in others}
    return statement.on_conflict_do_update(index_elements=list(keys), set_=newer)


def put_new(session: Session, table: Any, row: Mapping[str, Any]) -> bool:
    """A row, unless there is one that it would clash with; whether there was none. Also where another worker is putting
    it in just now: the database waits for what becomes of that."""
    statement = _insert_new(session.connection().dialect.name, table)
    return session.connection().execute(statement, row).rowcount > 0


@cache
def _insert_new(dialect: str, table: Any) -> Executable:
    return (sqlite if dialect == "sqlite" else postgresql).insert(table).on_conflict_do_nothing()


def add_rows(session: Session, table: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """New rows, all with the same names, without an object of each."""
    if rows:
        session.connection().execute(_insert(session.connection().dialect.name, table), rows)


@cache
def _insert(dialect: str, table: Any) -> Executable:
    return (sqlite if dialect == "sqlite" else postgresql).insert(table)
