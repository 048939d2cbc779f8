"""Runs, workers, and the integer that publishing raises."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from aainews.tables.columns import UtcDateTime
from aainews.tables.row import Row


class RunRow(Row, table=True):
    """One ingestion. Its name is made from job and slot, so a double tick finds it there."""

    name: str = Field(primary_key=True, max_length=80)
    started_at: datetime = Field(sa_type=UtcDateTime, index=True)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    feeds_checked: int = 0
    feeds_failed: int = 0
    entries_new: int = 0


class WorkerRow(Row, table=True):
    """A heartbeat; a survivor resumes the work of one that has stopped."""

    executor_id: str = Field(primary_key=True, max_length=80)
    seen_at: datetime = Field(sa_type=UtcDateTime)


class RevisionRow(Row, table=True):
    """A counter. `publication` is raised in the transaction that publishes; byte caches are keyed by it."""

    name: str = Field(primary_key=True, max_length=40)
    value: int = 0
