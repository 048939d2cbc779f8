"""The news between two times as stories, and the texts that they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from aainews.domain.analysis import EntityKind
from aainews.domain.catalogue import SourceKind
from aainews.domain.digests import DigestArticle
from aainews.domain.news import Ground, NewsArticle, NewsStory
from aainews.domain.publication import Mention, SegmentStatus
from aainews.domain.urls import article_id, canonical_url
from aainews.store.cards import LISTED
from aainews.tables import (
    AnalysisRow,
    ArticleRow,
    DocumentRow,
    MentionRow,
    PublicationRow,
    SourceRow,
    StoryMemberRow,
    StoryRow,
    TagRow,
)


@dataclass(frozen=True, slots=True)
class Window:
    """Articles of `since` up to `until`, not included. `shown_by`: only what we had published by then. `late_from`, with
    `late_after`: also articles from `late_from` on that we published after `late_after`, too late for an edition before."""

    since: datetime
    until: datetime
    shown_by: datetime | None = None
    late_from: datetime | None = None
    late_after: datetime | None = None


def stories_in(session: Session, window: Window) -> list[NewsStory]:
    """The articles of the window as stories, each with its lead article first where that falls into the window, and else
    with its most important one. An article that is in no story yet is one by itself."""
    articles = articles_in(session, window)
    placed = _placed(session, [article.id for article in articles])
    groups: defaultdict[str, list[NewsArticle]] = defaultdict(list)
    for article in articles:
        place = placed.get(article.id)
        groups[place.story_id if place else article.id].append(
            article.model_copy(update={"is_copy": True}) if place and place.copy_of else article
        )
    leads = {place.story_id: place.lead for place in placed.values()}
    return [_story(key, group, leads.get(key)) for key, group in groups.items()]


@dataclass(frozen=True, slots=True)
class _Place:
    story_id: str
    lead: str
    copy_of: str | None


def _placed(session: Session, ids: Sequence[str]) -> dict[str, _Place]:
    """Of articles in stories of more than one report."""
    found: dict[str, _Place] = {}
    for part in _parts(ids):
        rows = (
            select(StoryMemberRow, StoryRow.lead_article_id)
            .join(StoryRow, col(StoryRow.id) == col(StoryMemberRow.story_id))
            .where(col(StoryMemberRow.article_id).in_(part), col(StoryRow.reports) > 1)
        )
        found |= {row.article_id: _Place(row.story_id, lead, row.copy_of) for row, lead in session.exec(rows)}
    return found


def _story(key: str, articles: Sequence[NewsArticle], lead: str | None) -> NewsStory:
    ranked = sorted(articles, key=lambda a: (a.id != lead, a.is_copy, -(a.overall or 0.0), a.sorted_at, a.id))
    return NewsStory(id=key if lead is not None else None, articles=tuple(ranked))


def articles_in(session: Session, window: Window) -> list[NewsArticle]:
    """Published articles of the window, newest first."""
    at, shown_at = col(PublicationRow.sorted_at), col(PublicationRow.first_published_at)
    falls = (at >= window.since) & (at < window.until)
    if window.late_from is not None and window.late_after is not None:
        falls |= (at >= window.late_from) & (at < window.since) & (shown_at > window.late_after)
    statement = (
        select(PublicationRow, SourceRow.name)
        .join(SourceRow, col(SourceRow.slug) == col(PublicationRow.source_slug))
        .where(col(PublicationRow.state).in_(LISTED), at >= (window.late_from or window.since), falls)
    )
    if window.shown_by is not None:
        statement = statement.where(shown_at <= window.shown_by)
    rows = session.exec(statement.order_by(at.desc(), col(PublicationRow.article_id).desc())).all()
    ids = [row.article_id for row, _ in rows]
    tags, mentions = _tags(session, ids), _mentions(session, ids)
    return [_article(row, name, tuple(tags[row.article_id]), tuple(mentions[row.article_id])) for row, name in rows]


def article_at(session: Session, url: str) -> DigestArticle | None:
    """The published article of that address, whatever marks of a campaign the address carries."""
    found = session.exec(
        select(PublicationRow, SourceRow.name)
        .join(SourceRow, col(SourceRow.slug) == col(PublicationRow.source_slug))
        .where(PublicationRow.article_id == article_id(canonical_url(url)), col(PublicationRow.state).in_(LISTED))
    ).first()
    if found is None:
        return None
    row, source = found
    return DigestArticle(id=row.article_id, title=row.title, source=source, url=f"/articles/{row.article_id}")


def grounds_of(session: Session, article_ids: Collection[str]) -> dict[str, Ground]:
    """By article id, for each that is published."""
    rows = session.exec(
        select(PublicationRow, DocumentRow, AnalysisRow)
        .join(ArticleRow, col(ArticleRow.id) == col(PublicationRow.article_id))
        .outerjoin(
            DocumentRow,
            (col(DocumentRow.article_id) == col(ArticleRow.id))
            & (col(DocumentRow.content_hash) == col(ArticleRow.content_hash)),
        )
        .outerjoin(
            AnalysisRow,
            (col(AnalysisRow.article_id) == col(ArticleRow.id))
            & (col(AnalysisRow.content_hash) == col(ArticleRow.content_hash)),
        )
        .where(col(PublicationRow.article_id).in_(list(article_ids)))
        .order_by(col(AnalysisRow.created_at))
    )
    return {shown.article_id: _ground(shown, document, analysed) for shown, document, analysed in rows}


def source_texts(session: Session, article_ids: Collection[str]) -> dict[str, str]:
    """Title and text as the source has them, by the id of each published article."""
    rows = session.exec(
        select(PublicationRow, DocumentRow)
        .join(ArticleRow, col(ArticleRow.id) == col(PublicationRow.article_id))
        .outerjoin(
            DocumentRow,
            (col(DocumentRow.article_id) == col(ArticleRow.id))
            & (col(DocumentRow.content_hash) == col(ArticleRow.content_hash)),
        )
        .where(col(PublicationRow.article_id).in_(list(article_ids)))
    )
    return {
        shown.article_id: f"{shown.title_original}\n{document.document.text if document else ''}"
        for shown, document in rows
    }


def _ground(shown: PublicationRow, document: DocumentRow | None, analysed: AnalysisRow | None) -> Ground:
    points = analysed.analysis.key_points if analysed and analysed.analysis else ()
    lines = [shown.title_original, document.document.text if document else "", shown.title, shown.tldr or ""]
    lines += [f"{point.heading}\n{point.text}" for point in points]
    return Ground(article_id=shown.article_id, text="\n".join(filter(None, lines)), key_points=points)


def _tags(session: Session, ids: Sequence[str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for part in _parts(ids):
        rows = select(TagRow.article_id, TagRow.tag).where(col(TagRow.article_id).in_(part))
        for id_, tag in session.exec(rows.order_by(col(TagRow.article_id), col(TagRow.position))):
            found[id_].append(tag)
    return found


def _mentions(session: Session, ids: Sequence[str]) -> dict[str, list[Mention]]:
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for part in _parts(ids):
        rows = select(MentionRow).where(col(MentionRow.article_id).in_(part))
        for row in session.exec(rows.order_by(col(MentionRow.article_id), col(MentionRow.position))):
            found[row.article_id].append(Mention(kind=EntityKind(row.kind), slug=row.slug, name=row.name))
    return found


def _parts(ids: Sequence[str], size: int = 500) -> list[Sequence[str]]:
    """A statement takes only so many values."""
    return [ids[at : at + size] for at in range(0, len(ids), size)]


def _article(row: PublicationRow, source: str, tags: tuple[str, ...], mentions: tuple[Mention, ...]) -> NewsArticle:
    return NewsArticle(
        id=row.article_id,
        title=row.title,
        title_status=SegmentStatus(row.title_status),
        source_slug=row.source_slug,
        source_name=source,
        kind=SourceKind(row.kind),
        sorted_at=row.sorted_at,
        first_published_at=row.first_published_at,
        updated_at=row.updated_at,
        tldr=row.tldr,
        importance=row.importance,
        overall=row.overall,
        relevance=row.relevance,
        tags=tags,
        mentions=mentions,
        model_label=row.model_label,
    )
