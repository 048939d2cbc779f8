"""One article with everything that its page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from aainews.domain.analysis import Analysis
from aainews.domain.documents import Document
from aainews.errors import NotFound
from aainews.store.cards import Card, as_cards, listed_cards
from aainews.store.listing import cards_of
from aainews.store.related import related_to
from aainews.store.revision import PUBLICATION
from aainews.store.stories import members_of
from aainews.store.translations import shown_translations
from aainews.tables import (
    AnalysisRow,
    ArticleRow,
    CheckFindingRow,
    DocumentRow,
    MentionRow,
    PublicationRow,
    RevisionRow,
)

OTHER_REPORTS = 20


@dataclass(frozen=True, slots=True)
class Translated:
    """What became of one segment. `note` is the kind of the check that its translation did not pass."""

    ja: str | None
    status: str
    note: str | None
    model: str
    prompt: str


@dataclass(frozen=True, slots=True)
class Analysed:
    """`analysis` None: nothing passed the gate."""

    analysis: Analysis | None
    model: str
    prompt: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Named:
    kind: str
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Found:
    """How often a check found something, in texts that are shown or in ones that were replaced."""

    kind: str
    severity: str
    shown: bool
    count: int


@dataclass(frozen=True, slots=True)
class Reading:
    """`document` None: only the title is known. `translations` by segment id, `title` among them; also of segments
    that the article no longer has."""

    card: Card
    authors: list[str]
    document: Document | None
    extracted_at: datetime | None
    translations: dict[str, Translated]
    analysed: Analysed | None
    mentions: list[Named]
    found: list[Found]
    others: list[Card]
    """Other reports of its story, the oldest first."""
    related: list[Card]


def article_to_read(session: Session, article_id: str) -> Reading:
    """Raises NotFound where no listed article has that id; one that is held is not found either."""
    if not article_id.isalnum():  # also U+0000, which Postgres does not take
        raise NotFound(article_id[:80])
    row = session.exec(listed_cards().where(col(PublicationRow.article_id) == article_id)).first()
    article = session.get(ArticleRow, article_id)
    if row is None or article is None:
        raise NotFound(article_id[:80])
    card = as_cards(session, [row])[0]
    document = session.get(DocumentRow, (article_id, article.content_hash)) if article.content_hash else None
    return Reading(
        card=card,
        authors=[name for name in article.authors.split(", ") if name],
        document=document.document if document else None,
        extracted_at=document.extracted_at if document else None,
        translations=_translations(session, article_id),
        analysed=newest_analysis(session, article_id, article.content_hash),
        mentions=_mentions(session, article_id),
        found=_findings(session, article_id),
        others=_others(session, card),
        related=cards_of(session, related_to(session, article_id)),
    )


def published_revision(session: Session) -> int:
    """The number that publishing raises; 0 before anything was published."""
    return session.exec(select(RevisionRow.value).where(RevisionRow.name == PUBLICATION)).first() or 0


def _translations(session: Session, article_id: str) -> dict[str, Translated]:
    rows = shown_translations(session, article_id)
    return {name: Translated(row.ja, row.status, row.note, row.model, row.prompt) for name, row in rows.items()}


_ANALYSES = (
    select(AnalysisRow).where(col(AnalysisRow.article_id) == bindparam("article")).order_by(col(AnalysisRow.created_at))
)


def newest_analysis(session: Session, article_id: str, content_hash: str | None) -> Analysed | None:
    """The newest of the current content, or else of an earlier one, until the current one has been analysed."""
    rows = session.scalars(_ANALYSES, {"article": article_id})
    row = max(rows, key=lambda row: (row.content_hash == content_hash, row.created_at), default=None)
    return Analysed(row.analysis, row.model, row.prompt, row.created_at) if row else None


def _mentions(session: Session, article_id: str) -> list[Named]:
    rows = session.exec(
        select(MentionRow).where(MentionRow.article_id == article_id).order_by(col(MentionRow.position))
    )
    return [Named(row.kind, row.name, row.slug) for row in rows]


def _findings(session: Session, article_id: str) -> list[Found]:
    columns = (col(CheckFindingRow.kind), col(CheckFindingRow.severity), col(CheckFindingRow.shown))
    rows = session.exec(
        select(*columns, func.count())
        .where(CheckFindingRow.article_id == article_id)
        .group_by(*columns)
        .order_by(*columns)
    )
    return [Found(*row) for row in rows]


def _others(session: Session, card: Card) -> list[Card]:
    if card.story is None or card.story.reports < 2:
        return []
    members = [each.article_id for each in members_of(session, card.story.id) if each.article_id != card.id]
    return cards_of(session, members[:OTHER_REPORTS])
