"""The operator's own words: they stand in the place of a model's, and no later answer overwrites them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from sqlmodel import Session, col, select

from aainews.domain.analysis import Analysis
from aainews.domain.publication import SegmentStatus
from aainews.errors import NotFound
from aainews.store.documents import current_document
from aainews.store.memory import remember_correction
from aainews.store.revision import raise_revision
from aainews.tables import AnalysisRow, ArticleRow, PublicationRow, TranslationRow
from aainews.tables.enrichment import OPERATOR, TITLE_SEGMENT

AnalysisField = Literal["tldr", "impact", "comment"]


def correct_segment(session: Session, article_id: str, segment_id: str, ja: str, now: datetime) -> None:
    """Shows `ja` (sanitised inline HTML; for the title plain text) for that segment from now on.

    Raises NotFound for an article or segment that is not there. The card follows when the article is shown again, which
    is asked for here.
    """
    article = _article(session, article_id)
    if segment_id != TITLE_SEGMENT:
        document = current_document(session, article_id)
        if document is None or all(segment.id != segment_id for segment in document.document.segments):
            raise NotFound(segment_id[:80])
    fields: dict[str, Any] = {
        "ja": ja, "status": SegmentStatus.TRANSLATED.value, "note": None, "model": OPERATOR, "attempts": 1, "created_at": now,
    }  # fmt: skip
    row = session.get(TranslationRow, (article_id, segment_id, OPERATOR))
    row = row or TranslationRow(article_id=article_id, segment_id=segment_id, prompt=OPERATOR, **fields)
    row.sqlmodel_update(fields)
    session.add(row)
    remember_correction(session, article_id, segment_id, ja, now)
    if segment_id == TITLE_SEGMENT and (shown := session.get(PublicationRow, article_id)) is not None:
        shown.title, shown.title_status, shown.updated_at = ja, SegmentStatus.TRANSLATED, now
        session.add(shown)
    _show_again(session, article, now)


def correct_analysis(session: Session, article_id: str, field: AnalysisField, text: str, now: datetime) -> None:
    """Puts `text` in the place of that part of the current analysis. Raises NotFound where there is none."""
    article = _article(session, article_id)
    newest = (
        select(AnalysisRow).where(AnalysisRow.article_id == article_id).order_by(col(AnalysisRow.created_at).desc())
    )
    rows = [row for row in session.exec(newest) if row.analysis is not None]
    row = next((row for row in rows if row.content_hash == article.content_hash), rows[0] if rows else None)
    if row is None or row.analysis is None:
        raise NotFound(f"{article_id} {field}")
    row.analysis = Analysis.model_validate(row.analysis.model_dump() | {field: text})
    session.add(row)
    if field == "tldr" and (shown := session.get(PublicationRow, article_id)) is not None:
        shown.tldr, shown.updated_at = text, now
        session.add(shown)
    _show_again(session, article, now)


def ask_again(session: Session, article_id: str, now: datetime) -> None:
    """Work on it is due now, whatever went wrong before. Raises NotFound."""
    _due_now(session, _article(session, article_id), now)


def _article(session: Session, article_id: str) -> ArticleRow:
    row = session.get(ArticleRow, article_id) if article_id.isalnum() else None
    if row is None:
        raise NotFound(article_id[:80])
    return row


def _show_again(session: Session, article: ArticleRow, now: datetime) -> None:
    _due_now(session, article, now)
    raise_revision(session)


def _due_now(session: Session, article: ArticleRow, now: datetime) -> None:
    article.next_try_at = now
    session.add(article)
