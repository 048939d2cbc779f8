"""What readers wrote: put in once, read by the operator, settled by the operator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import func
from sqlmodel import Session, col, select

from aainews.errors import NotFound
from aainews.store.documents import current_document
from aainews.tables import ContactRow, CorrectionRow, PublicationRow, TranslationRow

Kind = Literal["corrections", "contact"]
TABLES = {"corrections": CorrectionRow, "contact": ContactRow}

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Report:
    id: int
    article_id: str
    title: str
    segment_id: str
    shown: str | None
    problem: str
    suggestion: str
    created_at: datetime


def letters_of_last_hour(session: Session, kind: Kind, now: datetime) -> int:
    table = TABLES[kind]
    return session.exec(select(func.count()).select_from(table).where(col(table.created_at) > now - HOUR)).one()


def add_correction(
    session: Session, article_id: str, segment_id: str, problem: str, suggestion: str, *, now: datetime
) -> None:
    """Raises NotFound for an article that is not published or a segment that it does not have. The same report of the
    same segment, sent again while it waits, is kept once."""
    if not article_id.isalnum() or session.get(PublicationRow, article_id) is None:
        raise NotFound(article_id[:80])
    document = current_document(session, article_id)
    known = {segment.id for segment in document.document.segments} if document else set[str]()
    if segment_id not in known | {"title", "tldr"}:
        raise NotFound(segment_id[:80])
    same = select(CorrectionRow).where(
        CorrectionRow.article_id == article_id,
        CorrectionRow.segment_id == segment_id,
        CorrectionRow.problem == problem,
        col(CorrectionRow.settled_at).is_(None),
    )
    if session.exec(same).first() is None:
        session.add(
            CorrectionRow(
                article_id=article_id,
                segment_id=segment_id,
                shown=_shown(session, article_id, segment_id),
                problem=problem,
                suggestion=suggestion,
                created_at=now,
            )
        )


def _shown(session: Session, article_id: str, segment_id: str) -> str | None:
    newest = (
        select(TranslationRow.ja)
        .where(TranslationRow.article_id == article_id, TranslationRow.segment_id == segment_id)
        .order_by(col(TranslationRow.created_at).desc())
    )
    return session.exec(newest).first()


def add_message(session: Session, name: str, email: str, subject: str, message: str, *, now: datetime) -> None:
    session.add(ContactRow(name=name, email=email, subject=subject, message=message, created_at=now))


def waiting_corrections(session: Session, limit: int) -> list[Report]:
    """Reports that wait, oldest first, each with its article's title."""
    found = (
        select(CorrectionRow, PublicationRow.title)
        .join(PublicationRow, col(PublicationRow.article_id) == col(CorrectionRow.article_id))
        .where(col(CorrectionRow.settled_at).is_(None))
        .order_by(col(CorrectionRow.created_at), col(CorrectionRow.id))
        .limit(limit)
    )
    return [
        Report(
            row.id or 0, row.article_id, title, row.segment_id, row.shown, row.problem, row.suggestion, row.created_at
        )
        for row, title in session.exec(found)
    ]


def waiting_messages(session: Session, limit: int) -> list[ContactRow]:
    found = (
        select(ContactRow)
        .where(col(ContactRow.settled_at).is_(None))
        .order_by(col(ContactRow.created_at), col(ContactRow.id))
        .limit(limit)
    )
    return list(session.exec(found).all())


def settle(session: Session, kind: Kind, id_: int, now: datetime) -> None:
    """Done with. Raises NotFound."""
    row = session.get(TABLES[kind], id_)
    if row is None:
        raise NotFound(str(id_))
    row.settled_at = row.settled_at or now
    session.add(row)
