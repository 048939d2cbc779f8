"""Articles of general sources are looked at first: what is no AI news costs nothing more."""

from __future__ import annotations

from sqlmodel import Session

from aainews.domain.calls import ModelProfile
from aainews.domain.catalogue import Rights, Scope
from aainews.domain.documents import Document
from aainews.enrich.triage import read_triage, triage_request
from aainews.logs import logger
from aainews.pipeline.asking import asked
from aainews.pipeline.enricher import Ask
from aainews.store.articles import hold_article, limit_rights
from aainews.tables import ArticleRow, SourceRow

OFF_TOPIC = "off_topic"
log = logger("pipeline")


def wants_triage(session: Session, row: ArticleRow, profile: ModelProfile) -> bool:
    """Not by a small model, for which it is dear and unsure; nor for a source that writes on AI alone."""
    source = session.get(SourceRow, row.source_slug)
    return not profile.small and source is not None and source.scope == Scope.GENERAL


def triaged(ask: Ask, row: ArticleRow, document: Document, profile: ModelProfile) -> Rights | None:
    """How deep to go, at most as deep as the rights; None for what is no AI news."""
    rights = Rights(row.rights)
    answer = asked(ask, triage_request(row.title or document.title, document, profile))
    found = read_triage(answer) if answer else None
    if found is None:
        return rights
    if not found.ai:
        return None
    return Rights.SUMMARY if rights is Rights.FULL and found.depth == "summary" else rights


def note_triage(session: Session, row: ArticleRow, rights: Rights | None) -> None:
    """Holds what is off topic, without a next try; an edit of its entry asks again."""
    if rights is None:
        hold_article(session, row.id, OFF_TOPIC)
        log.info("off_topic", article=row.id)
    elif rights != row.rights:
        limit_rights(session, row.id, rights)
