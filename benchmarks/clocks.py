"""Work in seconds of the processor: what a question takes when the machine is quiet, measured where it is not."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine


def working_time(engine: Engine) -> Callable[[], float]:
    """Grows by the work of this thread and of the database for it.

    SQLite works within this thread. Postgres on this machine works in processes whose run time Linux tells; those that are
    connected now are counted. A server elsewhere is measured by the clock.
    """
    if engine.dialect.name == "sqlite":
        return time.thread_time
    with engine.connect() as connection:
        pids = connection.exec_driver_sql(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
        ).scalars()
        told = [Path(f"/proc/{pid}/schedstat") for pid in pids]
    if not all(path.is_file() for path in told):
        return time.perf_counter
    return lambda: time.thread_time() + sum(int(path.read_text().split()[0]) for path in told) / 1e9
