"""Alembic's entry: the same tables for SQLite and Postgres, the address from our settings."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection
from sqlmodel.sql.sqltypes import AutoString

from aainews import tables
from aainews.settings import read_settings
from aainews.store.database import open_engine
from aainews.tables.columns import UtcDateTime, ValueJson

LOCK_TIMEOUT = "5s"
"""A migration that waits for a lock makes every reader wait behind it; better to fail and be tried again."""


def render_plainly(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Column types as SQLAlchemy's own: a migration must not change when our code does."""
    if kind != "type":
        return False
    if isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if isinstance(item, ValueJson):
        return "sa.Text()"
    if isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    return False


def is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    """The index of search is made of several tables on SQLite and is no table of ours on either."""
    return kind != "table" or name is None or not name.startswith("search_index")


def migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET lock_timeout = '{LOCK_TIMEOUT}'")
        connection.commit()
    context.configure(
        connection=connection,
        target_metadata=tables.SourceRow.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        include_name=is_ours,
        render_item=render_plainly,
    )
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    raise SystemExit("migrations run against a database: use `aainews migrate` or `alembic upgrade head`")

given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    engine = open_engine(read_settings())
    with engine.connect() as connection:
        migrate(connection)
    engine.dispose()
