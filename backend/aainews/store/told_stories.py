"""Stories as readers are shown them: a list of them, and one with all its reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import literal, tuple_
from sqlmodel import Session, col, select

from aainews.errors import NotFound
from aainews.store.cards import Card
from aainews.store.listing import Place, cards_of
from aainews.store.stories import members_of
from aainews.tables import StoryAliasRow, StoryRow
from aainews.tables.columns import UtcDateTime


@dataclass(frozen=True, slots=True)
class StoryCard:
    id: str
    lead: Card
    reports: int
    sources: int
    importance: int | None
    first_at: datetime
    last_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class StoriesWanted:
    """`min_sources` counts independent ones; times are of the newest report, `since` is included and `until` is not."""

    min_sources: int = 2
    min_importance: int | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoryListing:
    stories: list[StoryCard]
    end: Place | None


@dataclass(frozen=True, slots=True)
class StoryToRead:
    """`timeline` has every report, the oldest first; `copies` those that repeat another word for word."""

    story: StoryCard
    timeline: list[Card]
    copies: frozenset[str]


def story_now(session: Session, story_id: str) -> str:
    """The id under which a story goes on: its own, unless it was merged into another. An unknown one as it is."""
    alias = session.get(StoryAliasRow, story_id)
    return alias.story_id if alias is not None else story_id


def newest_stories(session: Session, wanted: StoriesWanted, limit: int, after: Place | None = None) -> StoryListing:
    """By their newest report."""
    statement = select(StoryRow)
    if wanted.min_sources > 1:
        statement = statement.where(col(StoryRow.shared).is_(True))
    if wanted.min_sources > 2:
        statement = statement.where(col(StoryRow.sources) >= wanted.min_sources)
    if wanted.min_importance is not None:
        statement = statement.where(col(StoryRow.importance) >= wanted.min_importance)
    if wanted.since is not None:
        statement = statement.where(col(StoryRow.last_at) >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(col(StoryRow.last_at) < wanted.until)
    order = (col(StoryRow.last_at), col(StoryRow.id))
    if after is not None:
        statement = statement.where(
            tuple_(*order) < tuple_(literal(after.sorted_at, UtcDateTime()), literal(after.article_id))
        )
    rows = session.exec(statement.order_by(*(column.desc() for column in order)).limit(limit + 1)).all()
    shown = rows[:limit]
    end = Place(None, shown[-1].last_at, shown[-1].id) if len(rows) > limit else None
    return StoryListing(_cards(session, shown), end)


def story_to_read(session: Session, story_id: str) -> StoryToRead:
    """Raises NotFound. `story_id` may be one that was merged: the story's own id says so."""
    if not story_id.isalnum():  # also U+0000, which Postgres does not take
        raise NotFound(story_id[:80])
    row = session.get(StoryRow, story_now(session, story_id))
    cards = _cards(session, [row]) if row else []
    members = members_of(session, row.id) if row else []
    if not cards:
        raise NotFound(story_id[:80])
    copies = frozenset(each.article_id for each in members if each.copy_of)
    return StoryToRead(cards[0], cards_of(session, [each.article_id for each in members]), copies)


def _cards(session: Session, rows: Sequence[StoryRow]) -> list[StoryCard]:
    leads = {card.id: card for card in cards_of(session, [row.lead_article_id for row in rows])}
    return [
        StoryCard(
            id=row.id,
            lead=leads[row.lead_article_id],
            reports=row.reports,
            sources=row.sources,
            importance=row.importance,
            first_at=row.first_at,
            last_at=row.last_at,
            updated_at=row.updated_at,
        )
        for row in rows
        if row.lead_article_id in leads
    ]
