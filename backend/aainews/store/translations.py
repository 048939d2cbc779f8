"""Segments in Japanese, kept under the segment's own content, so that an unchanged one is found again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from aainews.domain.enriched import OpenSegment, SegmentOutcome
from aainews.domain.publication import SegmentStatus
from aainews.store.prepared import put
from aainews.tables import TranslationRow
from aainews.tables.enrichment import OPERATOR


def save_translations(
    session: Session, article_id: str, prompt: str, outcomes: Sequence[SegmentOutcome], now: datetime
) -> None:
    """Puts each in the place of an earlier one of the same segment and prompt version."""
    rows = [
        outcome.model_dump(exclude={"checks"}) | {"article_id": article_id, "prompt": prompt, "created_at": now}
        for outcome in outcomes
    ]
    put(session, TranslationRow, rows, ("article_id", "segment_id", "prompt"))


_OF_ARTICLE = select(TranslationRow).where(col(TranslationRow.article_id) == bindparam("article"))
_OF_PROMPTS = _OF_ARTICLE.where(col(TranslationRow.prompt).in_(bindparam("prompts", expanding=True)))
_DONE = _OF_ARTICLE.where(col(TranslationRow.status) != SegmentStatus.PENDING)


def translations_of(session: Session, article_id: str, prompts: Iterable[str]) -> dict[str, TranslationRow]:
    """By segment id, `title` among them, the operator's words before a model's. Segments that the article no longer has are there too."""
    rows = session.scalars(_OF_PROMPTS, {"article": article_id, "prompts": [*prompts, OPERATOR]})
    return {row.segment_id: row for row in sorted(rows, key=lambda row: row.prompt == OPERATOR)}


def shown_translations(session: Session, article_id: str) -> dict[str, TranslationRow]:
    """What readers see of each segment, `title` among them: the operator's words, or else the newest, whichever prompt
    made it: an older one is shown until a newer one is there."""
    rows = session.scalars(_DONE, {"article": article_id})
    newest = sorted(rows, key=lambda row: (row.prompt == OPERATOR, row.created_at, row.prompt))
    return {row.segment_id: row for row in newest}


def save_open(
    session: Session, article_id: str, prompt: str, segments: Sequence[OpenSegment], *, model: str, now: datetime
) -> None:
    """Notes that answers for these were refused. The checks themselves stand among the article's findings."""
    outcomes = [
        SegmentOutcome(
            segment_id=segment.segment_id,
            ja=None,
            status=SegmentStatus.PENDING,
            note=segment.checks[-1].kind.value if segment.checks else None,
            checks=(),
            attempts=segment.attempts,
            model=model,
        )
        for segment in segments
    ]
    save_translations(session, article_id, prompt, outcomes, now)


def forget_translation(session: Session, article_id: str, segment_id: str) -> None:
    """For the title, whose id does not follow from its words: a new one is asked for."""
    for row in session.exec(
        select(TranslationRow)
        .where(TranslationRow.article_id == article_id)
        .where(TranslationRow.segment_id == segment_id)
    ):
        session.delete(row)
