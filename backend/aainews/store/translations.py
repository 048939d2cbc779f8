"""Segments in Japanese, kept under the segment's own content, so that an unchanged one is found again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from aainews.domain.publication import SegmentStatus
from aainews.tables import TranslationRow


def save_translation(
    session: Session,
    article_id: str,
    segment_id: str,
    prompt: str,
    *,
    ja: str | None,
    status: SegmentStatus,
    note: str | None,
    model: str,
    attempts: int,
    now: datetime,
) -> None:
    """Puts it in the place of an earlier one of the same prompt version."""
    key = (article_id, segment_id, prompt)
    row = session.get(TranslationRow, key) or TranslationRow(
        article_id=article_id,
        segment_id=segment_id,
        prompt=prompt,
        ja=None,
        status="",
        model="",
        attempts=0,
        created_at=now,
    )
    row.ja, row.status, row.note = ja, status, note
    row.model, row.attempts, row.created_at = model, attempts, now
    session.add(row)


def translations_of(session: Session, article_id: str, prompts: Iterable[str]) -> dict[str, TranslationRow]:
    """By segment id, `title` among them. Segments that the article no longer has are there too."""
    rows = session.exec(
        select(TranslationRow)
        .where(TranslationRow.article_id == article_id)
        .where(col(TranslationRow.prompt).in_(list(prompts)))
    )
    return {row.segment_id: row for row in rows}


def forget_translation(session: Session, article_id: str, segment_id: str) -> None:
    """For the title, whose id does not follow from its words: a new one is asked for."""
    for row in session.exec(
        select(TranslationRow)
        .where(TranslationRow.article_id == article_id)
        .where(TranslationRow.segment_id == segment_id)
    ):
        session.delete(row)
