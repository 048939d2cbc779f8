"""The counter that publishing raises; whatever is kept of old answers is keyed by it."""

from __future__ import annotations

from sqlalchemy import text
from sqlmodel import Session

PUBLICATION = "publication"

# One statement, which both databases know: two workers that publish for the first time must not both insert.
_RAISE = text(
    "INSERT INTO revision (name, value) VALUES (:name, 1) ON CONFLICT (name) DO UPDATE SET value = revision.value + 1"
)


def raise_revision(session: Session, *names: str) -> None:
    """By one, in the caller's transaction, in this order; without a name that of publications. On Postgres it makes
    publishing wait its turn, so it comes last in it."""
    session.connection().execute(_RAISE, [{"name": name} for name in names or (PUBLICATION,)])
