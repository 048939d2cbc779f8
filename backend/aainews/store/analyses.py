"""Analyses, one row for each content and prompt version."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from aainews.domain.analysis import Analysis
from aainews.store.prepared import row_of
from aainews.tables import AnalysisRow, ArticleRow


def analysis_of(session: Session, article_id: str, content_hash: str, prompt: str) -> AnalysisRow | None:
    """None where it was never made; a row without an analysis where none passed the gate."""
    return row_of(session, AnalysisRow, article_id, content_hash, prompt)


def save_analysis(
    session: Session,
    article_id: str,
    content_hash: str,
    prompt: str,
    analysis: Analysis | None,
    *,
    model: str,
    attempts: int,
    now: datetime,
) -> None:
    row = analysis_of(session, article_id, content_hash, prompt)
    row = row or AnalysisRow(
        article_id=article_id,
        content_hash=content_hash,
        prompt=prompt,
        analysis=None,
        model="",
        attempts=0,
        created_at=now,
    )
    row.analysis, row.model, row.attempts, row.created_at = analysis, model, attempts, now
    session.add(row)


def newest_analyses(session: Session, limit: int) -> list[Analysis]:
    """One an article, that of its current content, the newest first."""
    rows = session.exec(
        select(AnalysisRow)
        .join(ArticleRow, col(ArticleRow.id) == col(AnalysisRow.article_id))
        .where(col(AnalysisRow.content_hash) == col(ArticleRow.content_hash))
        .where(col(AnalysisRow.analysis).is_not(None))
        .order_by(col(AnalysisRow.created_at).desc())
        .limit(limit)
    )
    newest: dict[str, Analysis] = {}
    for row in rows:
        if row.analysis is not None:
            newest.setdefault(row.article_id, row.analysis)
    return list(newest.values())
