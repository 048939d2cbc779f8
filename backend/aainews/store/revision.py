"""The counter that publishing raises; whatever is kept of old answers is keyed by it."""

from __future__ import annotations

from sqlalchemy import update
from sqlmodel import Session, col

from aainews.tables import RevisionRow

PUBLICATION = "publication"


def raise_revision(session: Session, name: str = PUBLICATION) -> None:
    """By one, in the caller's transaction. The row is made at the first time."""
    raised = session.exec(
        update(RevisionRow).where(col(RevisionRow.name) == name).values(value=col(RevisionRow.value) + 1)
    )
    if raised.rowcount == 0:
        session.add(RevisionRow(name=name, value=1))
        session.flush()
