"""The engine for either database, and the one place where a transaction is opened and committed."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Engine, event, text
from sqlmodel import Session, create_engine

from aainews.settings import Settings

BUSY_MS = 15_000
"""How long SQLite waits for another writer before it gives up; writes here take milliseconds."""


def open_engine(settings: Settings) -> Engine:
    """An engine for `settings.database`. SQLite: WAL, synchronous=NORMAL, foreign keys on; its folder is made.

    Postgres plans each question for what it asks: of one that it has prepared it makes a plan for any word at all, by which
    a search for a rare one took five times as long.
    """
    if not settings.is_sqlite:
        unprepared = {"prepare_threshold": None}
        engine = create_engine(
            settings.database, pool_size=20, max_overflow=20, pool_pre_ping=True, connect_args=unprepared
        )
        event.listen(engine, "connect", _prepare_postgres)
        return engine
    Path(settings.database.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(settings.database, pool_size=20, max_overflow=20, connect_args={"timeout": BUSY_MS / 1000})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own implicit BEGIN is turned off: it would start a read transaction that cannot be upgraded
    # under WAL once another writer has committed ("database is locked" at once, whatever the timeout).
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_postgres(connection: Any, _record: Any) -> None:
    # The default is that of turning disks: by it a whole table is read rather than the twentieth that an index names.
    connection.execute("SET random_page_cost = 1.1")
    connection.commit()


def _begin_sqlite(connection: Any) -> None:
    kind = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")


@contextmanager
def transaction(engine: Engine) -> Generator[Session]:
    """A session that may write: committed at the end, rolled back on any error. No network while it is open."""
    with (
        _turn_to_write(engine),
        engine.connect().execution_options(sqlite_begin="IMMEDIATE") as connection,
        connection.begin(),
        Session(bind=connection, expire_on_commit=False) as session,
    ):
        yield session
        session.flush()


@contextmanager
def _turn_to_write(engine: Engine) -> Generator[None]:
    """SQLite lets one write at a time and makes the others poll: of 50 busy threads some then waited over 15 seconds.
    Within a process they queue here, so that its own timeout is left for writers of other processes."""
    if engine.dialect.name != "sqlite":
        yield
        return
    with _writing:
        yield


_writing = Lock()


@contextmanager
def reading(engine: Engine) -> Generator[Session]:
    """A session for reading; nothing that it does is kept."""
    with Session(engine, expire_on_commit=False, autoflush=False) as session:
        yield session


def answers(engine: Engine) -> bool:
    """Whether the database answers a query now."""
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except Exception:
        return False
    return True
