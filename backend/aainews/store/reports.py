"""Articles as grouping sees them, with their vectors: written once a text, read by the window of time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from aainews.store.cards import LISTED
from aainews.store.documents import IS_CURRENT
from aainews.store.prepared import among, put, rows_of
from aainews.tables import ArticleRow, DocumentRow, MentionRow, PublicationRow, ReportRow, StoryMemberRow, TagRow


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says at its beginning, in its own language."""

    title: str
    opening: str
    sorted_at: datetime


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report as it is compared with a new one, which is done with fifty at once."""

    article_id: str
    embedding: str
    title: str
    opening: str
    vector: bytes
    sorted_at: datetime


def told_by(session: Session, article_id: str, characters: int) -> Told | None:
    """Headline and the first `characters` of the text; None where the article is not listed."""
    for title, sorted_at, document in rows_of(session, _TOLD, {"article": article_id}):
        return Told(title, opening_of(title, document.text if document else "", characters), sorted_at)
    return None


_TOLD = (
    select(col(PublicationRow.title_original), col(PublicationRow.sorted_at), col(DocumentRow.document))
    .join(ArticleRow, col(ArticleRow.id) == col(PublicationRow.article_id))
    .outerjoin(DocumentRow, IS_CURRENT)
    .where(col(PublicationRow.article_id) == bindparam("article"), col(PublicationRow.state).in_(LISTED))
)


def opening_of(title: str, text: str, characters: int) -> str:
    """What a text says first, besides its headline."""
    return text.removeprefix(title).strip()[:characters]


def report_of(session: Session, article_id: str) -> ReportRow | None:
    return session.scalars(_REPORT, {"article": article_id}).first()


def save_report(session: Session, row: ReportRow) -> None:
    put(session, ReportRow, [row.model_dump()], ("article_id",))


_REPORT = select(ReportRow).where(col(ReportRow.article_id) == bindparam("article"))
_COLUMNS = select(ReportRow.article_id, ReportRow.vector, ReportRow.sorted_at).where(
    col(ReportRow.embedding) == bindparam("embedding")
)
_BEFORE = (
    _COLUMNS.where(col(ReportRow.sorted_at).between(bindparam("from"), bindparam("around")))
    .order_by(col(ReportRow.sorted_at).desc())
    .limit(bindparam("limit"))
)
_AFTER = (
    _COLUMNS.where(col(ReportRow.sorted_at) > bindparam("around"), col(ReportRow.sorted_at) <= bindparam("until"))
    .order_by(col(ReportRow.sorted_at))
    .limit(bindparam("limit"))
)
_OF_THESE = _COLUMNS.where(among(ReportRow.article_id))
_KEPT: tuple[Any, ...] = tuple(getattr(ReportRow, field.name) for field in fields(KeptReport))
_REPORTS = select(*_KEPT).where(among(ReportRow.article_id))


def window_vectors(
    session: Session, embedding: str, around: datetime, within: timedelta, limit: int
) -> list[tuple[str, bytes, datetime]]:
    """Id, vector and time of the articles of the window, those before `around` first; at most `limit` on either side."""
    asked = {"embedding": embedding, "around": around, "limit": limit}
    return [
        *rows_of(session, _BEFORE, asked | {"from": around - within}),
        *rows_of(session, _AFTER, asked | {"until": around + within}),
    ]


def newest_vectors(session: Session, embedding: str, limit: int) -> list[bytes]:
    statement = select(ReportRow.vector).where(col(ReportRow.embedding) == embedding)
    return list(session.exec(statement.order_by(col(ReportRow.sorted_at).desc()).limit(limit)))


def newest_texts(session: Session, embedding: str, limit: int) -> dict[str, str]:
    """Of the newest articles that have a vector of that model: which text it was made of, by id."""
    statement = select(ReportRow.article_id, ReportRow.text_hash).where(col(ReportRow.embedding) == embedding)
    return dict(session.exec(statement.order_by(col(ReportRow.sorted_at).desc()).limit(limit)).all())


def vectors_of(session: Session, embedding: str, article_ids: Collection[str]) -> list[tuple[str, bytes, datetime]]:
    if not article_ids:
        return []
    return rows_of(session, _OF_THESE, {"embedding": embedding, "ids": list(article_ids)})


def reports_of(session: Session, article_ids: Collection[str]) -> list[KeptReport]:
    if not article_ids:
        return []
    return [KeptReport(*row) for row in rows_of(session, _REPORTS, {"ids": list(article_ids)})]


_NAMES = select(MentionRow.kind, MentionRow.slug).where(col(MentionRow.article_id) == bindparam("article"))
_NAMING = (
    select(MentionRow.article_id)
    .where(col(MentionRow.kind) == bindparam("kind"), col(MentionRow.slug) == bindparam("slug"))
    .order_by(col(MentionRow.sorted_at).desc())
    .limit(bindparam("limit"))
)
_TAGS = select(TagRow.tag).where(col(TagRow.article_id) == bindparam("article"))
_TAGGED = (
    select(TagRow.article_id)
    .where(col(TagRow.tag) == bindparam("tag"))
    .order_by(col(TagRow.sorted_at).desc())
    .limit(bindparam("limit"))
)


def sharing_names(session: Session, article_id: str, each: int) -> set[str]:
    """The newest articles, `each` of a name or tag, that share one with this article."""
    found: set[str] = set()
    for kind, slug in rows_of(session, _NAMES, {"article": article_id}):
        found.update(id for (id,) in rows_of(session, _NAMING, {"kind": kind, "slug": slug, "limit": each}))
    for (tag,) in rows_of(session, _TAGS, {"article": article_id}):
        found.update(id for (id,) in rows_of(session, _TAGGED, {"tag": tag, "limit": each}))
    return found - {article_id}


_OWN, _OTHER = aliased(MentionRow), aliased(MentionRow)
_NAMING_THE_SAME = (
    select(_OTHER.article_id)
    .join(_OWN, and_(col(_OWN.kind) == col(_OTHER.kind), col(_OWN.slug) == col(_OTHER.slug)))
    .where(col(_OWN.article_id) == bindparam("article"), among(_OTHER.article_id))
)


def naming_the_same(session: Session, article_id: str, article_ids: Collection[str]) -> set[str]:
    """Those of them that name a company, product or person that this article names."""
    return {id for (id,) in rows_of(session, _NAMING_THE_SAME, {"article": article_id, "ids": list(article_ids)})}


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
