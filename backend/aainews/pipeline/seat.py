"""One process for one worker's name: two under the same name would each take the other's work for its own."""

from __future__ import annotations

import fcntl
import hashlib
import os
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from sqlalchemy import Connection
from sqlalchemy import Engine as SqlEngine

from aainews.errors import ConfigError
from aainews.settings import Settings

PATIENCE = 3.0
"""Seconds: a busy Postgres notices somewhat late that the session of a worker which has just ended is gone."""


class Seat:
    """Held while a process works. The system lets go of it when the process ends, however it ends.

    On SQLite there is one seat, a locked file, as one process works on it at a time. On Postgres there is one for each
    AAINEWS_EXECUTOR_ID, an advisory lock. Raises ConfigError where it is taken.
    """

    def __init__(self, settings: Settings, database: SqlEngine) -> None:
        self._settings = settings
        self._database = database
        self._file: IO[str] | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        if self._settings.is_sqlite:
            self._file = _lock_file(self._settings.data_dir / "worker.lock")
        else:
            self._connection = _lock_name(self._database, self._settings.executor_id)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()
        if self._connection is not None:
            self._connection.invalidate()  # closes the session, and with it ends the lock
            self._connection.close()


def _lock_file(path: Path) -> IO[str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a+", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        holder = file.read().strip()
        file.close()
        raise ConfigError(
            f"process {holder} works on this database already (SQLite takes one worker at a time; it ingests every "
            "hour by itself). Stop it first, or move to Postgres for several workers"
        ) from None
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def _lock_name(database: SqlEngine, executor_id: str) -> Connection:
    number = int.from_bytes(hashlib.sha256(f"aainews worker {executor_id}".encode()).digest()[:8], signed=True)
    connection = database.connect().execution_options(isolation_level="AUTOCOMMIT")
    give_up = time.monotonic() + PATIENCE
    while not connection.exec_driver_sql("SELECT pg_try_advisory_lock(%s)", (number,)).scalar():
        if time.monotonic() > give_up:
            connection.close()
            raise ConfigError(
                f"a worker named {executor_id} is running on this database; "
                "give each worker its own AAINEWS_EXECUTOR_ID"
            )
        time.sleep(0.1)
    return connection
