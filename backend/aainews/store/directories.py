"""Directories of names, and how often each was in the news: read from entities and tallies, not from articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, select

from aainews.domain.analysis import EntityKind
from aainews.errors import NotFound
from aainews.reference.entities import entity, resolve
from aainews.reference.rows import Entity
from aainews.store.cards import LISTED, Card
from aainews.store.listing import cards_of
from aainews.store.tallies import ALL
from aainews.tables import EntityRow, MentionRow, PublicationRow, StoryMemberRow, TallyRow

MOST_PRODUCTS = 50
OF_A_STORY = 8
"""So many times the articles that are shown are looked at for those that tell of different events."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a directory. `listed` is what the seed lists say of it; None for a name that only articles know."""

    kind: str
    slug: str
    name: str
    articles: int
    last_at: datetime | None
    listed: Entity | None


@dataclass(frozen=True, slots=True)
class Filters:
    """None is no condition; `named` leaves out what no article has named yet."""

    category: str | None = None
    maker: str | None = None
    price: str | None = None
    named: bool = False


def directory(
    session: Session, kind: EntityKind, filters: Filters, limit: int, after: tuple[int, str] | None = None
) -> tuple[list[Entry], bool]:
    """Names of a kind, those in most articles first, and whether there are more. `after` is (articles, slug) of the last."""
    articles, slug = col(EntityRow.articles), col(EntityRow.slug)
    statement = select(EntityRow).where(col(EntityRow.kind) == kind.value, col(EntityRow.merged_into).is_(None))
    for name in ("category", "maker", "price"):
        if (value := getattr(filters, name)) is not None:
            statement = statement.where(col(getattr(EntityRow, name)) == value)
    if filters.named:
        statement = statement.where(articles > 0)
    if after is not None:
        end: ColumnElement[bool] = or_(articles < after[0], and_(articles == after[0], slug > after[1]))
        statement = statement.where(articles <= after[0], end)
    rows = session.exec(statement.order_by(articles.desc(), slug).limit(limit + 1)).all()
    return [_entry(row) for row in rows[:limit]], len(rows) > limit


def directory_entry(session: Session, kind: EntityKind, slug: str) -> Entry:
    """The name at an address; the one that it was merged into, or that another spelling stands for. Raises NotFound."""
    known = resolve(slug, kind)
    for candidate in (slug, known.slug if known is not None and known.kind is kind else slug):
        row = session.get(EntityRow, (kind.value, candidate))
        if row is not None and row.merged_into:
            row = session.get(EntityRow, (kind.value, row.merged_into))
        if row is not None:
            return _entry(row)
    raise NotFound(f"no {kind} {slug}")


def products_of(session: Session, company: str, kind: EntityKind) -> list[Entry]:
    """Models or tools of a company that articles have named, those in most articles first."""
    rows = session.exec(
        select(EntityRow)
        .where(col(EntityRow.kind) == kind.value, col(EntityRow.maker) == company)
        .where(col(EntityRow.articles) > 0, col(EntityRow.merged_into).is_(None))
        .order_by(col(EntityRow.articles).desc(), col(EntityRow.slug))
        .limit(MOST_PRODUCTS)
    )
    return [_entry(row) for row in rows]


def newest_with(session: Session, kind: EntityKind, slug: str, limit: int) -> list[Card]:
    """The newest listed articles that bear a name, one of each story."""
    rows = session.exec(
        select(MentionRow.article_id, StoryMemberRow.story_id)
        .join(PublicationRow, col(PublicationRow.article_id) == col(MentionRow.article_id))
        .outerjoin(StoryMemberRow, col(StoryMemberRow.article_id) == col(MentionRow.article_id))
        .where(col(MentionRow.kind) == kind.value, col(MentionRow.slug) == slug)
        .where(col(PublicationRow.state).in_(LISTED))
        .order_by(col(MentionRow.sorted_at).desc(), col(MentionRow.article_id).desc())
        .limit(limit * OF_A_STORY)
    )
    newest: dict[str, str] = {}
    for article_id, story_id in rows:
        newest.setdefault(story_id or article_id, article_id)
    return cards_of(session, list(newest.values())[:limit])


def counts_by_day(session: Session, kind: str, slugs: Sequence[str], since: date) -> dict[str, dict[date, int]]:
    """Articles of each day since then that bear each of these names; days without any are left out."""
    counts: dict[str, dict[date, int]] = {slug: {} for slug in slugs}
    rows = session.exec(
        select(TallyRow).where(
            col(TallyRow.kind) == kind,
            col(TallyRow.slug).in_(slugs),
            col(TallyRow.day) >= since,
            col(TallyRow.count) > 0,
        )
    )
    for row in rows:
        counts[row.slug][row.day] = row.count
    return counts


def all_by_day(session: Session, since: date) -> dict[date, int]:
    """All listed articles of each day since then."""
    return counts_by_day(session, ALL, [""], since)[""]


def names_of(session: Session, kind: str, slugs: Sequence[str]) -> dict[str, str]:
    """How names at these addresses are shown."""
    rows = session.exec(
        select(EntityRow.slug, EntityRow.name).where(col(EntityRow.kind) == kind, col(EntityRow.slug).in_(slugs))
    )
    return {slug: name for slug, name in rows}  # noqa: C416  (rows, not pairs)


def _entry(row: EntityRow) -> Entry:
    listed = entity(EntityKind(row.kind), row.slug)
    return Entry(row.kind, row.slug, row.name, row.articles, row.last_at, listed)
