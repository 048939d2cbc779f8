"""What to read after an article."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam
from sqlmodel import Session, col, delete, select

from aainews.store.prepared import add_rows, rows_of
from aainews.tables import RelatedRow


def save_related(session: Session, article_id: str, others: Sequence[str]) -> bool:
    """What to read after it, best first; False where that stands already."""
    known = related_to(session, article_id)
    if known == list(others):
        return False
    if known:
        session.exec(delete(RelatedRow).where(col(RelatedRow.article_id) == article_id))
    rows = [{"article_id": article_id, "position": at, "other_id": other} for at, other in enumerate(others)]
    add_rows(session, RelatedRow, rows)
    return True


_RELATED = (
    select(RelatedRow.other_id)
    .where(col(RelatedRow.article_id) == bindparam("article"))
    .order_by(col(RelatedRow.position))
)


def related_to(session: Session, article_id: str) -> list[str]:
    return [other for (other,) in rows_of(session, _RELATED, {"article": article_id})]
