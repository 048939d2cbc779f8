"""Heartbeats of workers, and who takes over the work of one whose heart has stopped."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, delete, select

from aainews.tables import WorkerRow


def beat(session: Session, executor_id: str, now: datetime) -> None:
    row = session.get(WorkerRow, executor_id) or WorkerRow(executor_id=executor_id, seen_at=now)
    row.seen_at = now
    session.add(row)


def silent_workers(session: Session, before: datetime, besides: str) -> list[WorkerRow]:
    """Workers other than `besides` that were last seen before then."""
    return list(
        session.exec(
            select(WorkerRow).where(col(WorkerRow.seen_at) < before).where(col(WorkerRow.executor_id) != besides)
        )
    )


def claim_worker(session: Session, silent: WorkerRow, now: datetime) -> bool:
    """True for the one survivor that may take over: the others find the row changed.

    The row stays until the work is taken over, so where the survivor dies in the middle it falls silent again.
    """
    claimed = session.exec(
        update(WorkerRow)
        .where(col(WorkerRow.executor_id) == silent.executor_id)
        .where(col(WorkerRow.seen_at) == silent.seen_at)
        .values(seen_at=now)
    )
    return claimed.rowcount == 1


def remove_worker(session: Session, executor_id: str) -> None:
    """It has left, or its work is in other hands; its next heartbeat adds it again."""
    session.exec(delete(WorkerRow).where(col(WorkerRow.executor_id) == executor_id))
