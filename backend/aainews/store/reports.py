"""Articles as grouping sees them, with their vectors: written once a text, read by the window of time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from aainews.store.cards import LISTED
from aainews.tables import ArticleRow, DocumentRow, MentionRow, PublicationRow, ReportRow, StoryMemberRow, TagRow


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says at its beginning, in its own language."""

    title: str
    opening: str
    sorted_at: datetime


def told_by(session: Session, article_id: str, characters: int) -> Told | None:
    """Headline and the first `characters` of the text; None where the article is not listed."""
    row = session.get(PublicationRow, article_id)
    article = session.get(ArticleRow, article_id)
    if row is None or row.state not in LISTED or article is None:
        return None
    document = session.get(DocumentRow, (article_id, article.content_hash)) if article.content_hash else None
    text = document.document.text if document else ""
    return Told(row.title_original, opening_of(row.title_original, text, characters), row.sorted_at)


def opening_of(title: str, text: str, characters: int) -> str:
    """What a text says first, besides its headline."""
    return text.removeprefix(title).strip()[:characters]


def report_of(session: Session, article_id: str) -> ReportRow | None:
    return session.get(ReportRow, article_id)


def save_report(session: Session, row: ReportRow) -> None:
    session.merge(row)


def window_vectors(
    session: Session, embedding: str, around: datetime, within: timedelta, limit: int
) -> list[tuple[str, bytes, datetime]]:
    """Id, vector and time of the articles of the window, those before `around` first; at most `limit` on either side."""
    columns = select(ReportRow.article_id, ReportRow.vector, ReportRow.sorted_at).where(
        col(ReportRow.embedding) == embedding
    )
    before = columns.where(col(ReportRow.sorted_at).between(around - within, around))
    after = columns.where(col(ReportRow.sorted_at) > around, col(ReportRow.sorted_at) <= around + within)
    rows = [
        *session.exec(before.order_by(col(ReportRow.sorted_at).desc()).limit(limit)),
        *session.exec(after.order_by(col(ReportRow.sorted_at)).limit(limit)),
    ]
    return [(article_id, vector, at) for article_id, vector, at in rows]


def newest_vectors(session: Session, embedding: str, limit: int) -> list[bytes]:
    statement = select(ReportRow.vector).where(col(ReportRow.embedding) == embedding)
    return list(session.exec(statement.order_by(col(ReportRow.sorted_at).desc()).limit(limit)))


def vectors_of(session: Session, embedding: str, article_ids: Collection[str]) -> list[tuple[str, bytes, datetime]]:
    statement = select(ReportRow.article_id, ReportRow.vector, ReportRow.sorted_at)
    wanted = col(ReportRow.article_id).in_(list(article_ids))
    rows = session.exec(statement.where(wanted).where(col(ReportRow.embedding) == embedding))
    return [(article_id, vector, at) for article_id, vector, at in rows]


def reports_of(session: Session, article_ids: Collection[str]) -> list[ReportRow]:
    return list(session.exec(select(ReportRow).where(col(ReportRow.article_id).in_(list(article_ids)))))


def sharing_names(session: Session, article_id: str, each: int) -> set[str]:
    """The newest articles, `each` of a name or tag, that share one with this article."""
    found: set[str] = set()
    names = session.exec(select(MentionRow.kind, MentionRow.slug).where(MentionRow.article_id == article_id)).all()
    for kind, slug in names:
        same = select(MentionRow.article_id).where(MentionRow.kind == kind).where(MentionRow.slug == slug)
        found.update(session.exec(same.order_by(col(MentionRow.sorted_at).desc()).limit(each)))
    for tag in session.exec(select(TagRow.tag).where(TagRow.article_id == article_id)).all():
        same = select(TagRow.article_id).where(TagRow.tag == tag)
        found.update(session.exec(same.order_by(col(TagRow.sorted_at).desc()).limit(each)))
    return found - {article_id}


def naming_the_same(session: Session, article_id: str, among: Collection[str]) -> set[str]:
    """Those that name a company, product or person that this article names."""
    own, other = aliased(MentionRow), aliased(MentionRow)
    statement = (
        select(other.article_id)
        .join(own, and_(col(own.kind) == col(other.kind), col(own.slug) == col(other.slug)))
        .where(col(own.article_id) == article_id, col(other.article_id).in_(list(among)))
    )
    return set(session.exec(statement))


def without_story(session: Session, since: datetime, limit: int) -> Sequence[str]:
    """Listed articles of that time that stand in no story yet, the oldest first."""
    statement = (
        select(PublicationRow.article_id)
        .outerjoin(StoryMemberRow, col(StoryMemberRow.article_id) == col(PublicationRow.article_id))
        .where(col(PublicationRow.sorted_at) >= since)
        .where(col(PublicationRow.state).in_(LISTED))
        .where(col(StoryMemberRow.article_id).is_(None))
        .order_by(col(PublicationRow.sorted_at))
        .limit(limit)
    )
    return session.exec(statement).all()
