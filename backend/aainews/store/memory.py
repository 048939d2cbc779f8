"""Texts that need not be asked for again: found by what they say, in whichever article they stand."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, delete, select

from aainews.domain.documents import Code, Math
from aainews.store.documents import current_document
from aainews.store.prepared import among, put, rows_of
from aainews.tables import ArticleRow, MemoryRow, PartNoteRow
from aainews.tables.enrichment import OPERATOR, TITLE_SEGMENT

CORRECTION = "correction"
_AT_ONCE = 400
"""Values in one statement; SQLite takes 32,766, Postgres as many."""


@dataclass(frozen=True)
class Question:
    """What a text in Japanese is made from, besides the text itself."""

    prompt: str
    model: str


@dataclass(frozen=True)
class Remembered:
    ja: str
    model: str
    """`operator` where it is a correction."""


def source_hash(kind: str, html: str) -> str:
    """Under which a segment's text is remembered: 32 hex digits. `kind` as the segment's, or `title`."""
    return hashlib.sha256(f"{kind}\x00{html}".encode()).hexdigest()[:32]


_OF_A_TEXT: tuple[Any, ...] = tuple(
    getattr(MemoryRow, name) for name in ("source_hash", "prompt", "model", "terms", "ja")
)
_KNOWN = select(*_OF_A_TEXT).where(
    among(MemoryRow.source_hash), col(MemoryRow.prompt).in_(bindparam("prompts", expanding=True))
)
_NOTES = select(PartNoteRow.part, col(PartNoteRow.notes)).where(
    col(PartNoteRow.article_id) == bindparam("article"), col(PartNoteRow.prompt) == bindparam("prompt")
)


def recall(session: Session, hashes: Mapping[str, str], question: Question) -> dict[str, Remembered]:
    """By source hash, what is known in Japanese of these texts (`hashes`: to the version of their terms). A correction
    wins over everything; else only what was made by the same prompt, model and terms."""
    found: dict[str, Remembered] = {}
    wanted = list(hashes)
    for start in range(0, len(wanted), _AT_ONCE):
        asked = {"ids": wanted[start : start + _AT_ONCE], "prompts": [question.prompt, CORRECTION]}
        rows = rows_of(session, _KNOWN, asked)
        for row in sorted(rows, key=lambda row: row.prompt == CORRECTION):
            if row.prompt == CORRECTION:
                found[row.source_hash] = Remembered(row.ja, OPERATOR)
            elif (row.model, row.terms) == (question.model, hashes[row.source_hash]):
                found[row.source_hash] = Remembered(row.ja, row.model)
    return found


def remember(session: Session, texts: Mapping[str, tuple[str, str]], question: Question, now: datetime) -> None:
    """Keeps texts by source hash: each the version of its terms and its Japanese. The newest is kept."""
    rows = [
        {"source_hash": hash_, "prompt": question.prompt, "terms": terms, "model": question.model, "ja": ja}
        for hash_, (terms, ja) in sorted(texts.items())  # in one order, or two workers could wait for each other
    ]
    for start in range(0, len(rows), _AT_ONCE):
        _put(session, rows[start : start + _AT_ONCE], now)


def forget(session: Session, hashes: Collection[str], question: Question) -> None:
    """What was out of place in one article is no help in another. Corrections stay."""
    wanted = list(hashes)
    for start in range(0, len(wanted), _AT_ONCE):
        session.exec(
            delete(MemoryRow)
            .where(col(MemoryRow.source_hash).in_(wanted[start : start + _AT_ONCE]))
            .where(col(MemoryRow.prompt) == question.prompt)
            .where(col(MemoryRow.model) == question.model)
        )


def remember_correction(session: Session, article_id: str, segment_id: str, ja: str, now: datetime) -> bool:
    """The operator's words for a segment (inline HTML of the allow-list) or for the title (`title`, plain text).

    They hold from now on wherever the text stands, whatever prompt or model is asked. The article's own row is
    `editing.correct_segment`'s. False where the article has no such segment now.
    """
    source = _source_of(session, article_id, segment_id)
    if source is not None:
        row = {"source_hash": source, "prompt": CORRECTION, "terms": "", "model": "", "ja": ja}
        _put(session, [row], now)
    return source is not None


def notes_of(session: Session, article_id: str, prompt: str) -> dict[str, tuple[str, ...]]:
    """What was noted of the article's parts, by their keys; also of parts that it no longer has."""
    rows = rows_of(session, _NOTES, {"article": article_id, "prompt": prompt})
    return {part: tuple(notes) for part, notes in rows}


def save_notes(
    session: Session, article_id: str, prompt: str, notes: Mapping[str, Collection[str]], now: datetime
) -> None:
    for part, quotes in notes.items():
        row = session.get(PartNoteRow, (article_id, part, prompt))
        row = row or PartNoteRow(article_id=article_id, part=part, prompt=prompt, notes=(), created_at=now)
        row.notes, row.created_at = tuple(quotes), now
        session.add(row)


def _source_of(session: Session, article_id: str, segment_id: str) -> str | None:
    if segment_id == TITLE_SEGMENT:
        article = session.get(ArticleRow, article_id)
        return source_hash(TITLE_SEGMENT, article.title) if article else None
    current = current_document(session, article_id)
    for segment in current.document.segments if current else ():
        if segment.id == segment_id and not isinstance(segment, Code | Math):
            return source_hash(segment.kind, segment.html)
    return None


def _put(session: Session, rows: Sequence[Mapping[str, str]], now: datetime) -> None:
    """Articles that are stored at the same time may say the same, so the database decides what is there already."""
    put(session, MemoryRow, [{**row, "created_at": now} for row in rows], ("source_hash", "prompt", "terms", "model"))
