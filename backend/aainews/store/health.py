"""How sources and the service fare: what /sources and /status tell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, case, exists
from sqlmodel import Session, col, func, select

from aainews.domain.freshness import Health, feed_health, source_health
from aainews.domain.publication import ArticleState
from aainews.errors import BudgetSpent
from aainews.store.cards import LISTED
from aainews.store.listing import count_listed
from aainews.store.tallies import SOURCE
from aainews.tables import ArticleRow, FeedRow, PublicationRow, RunRow, SourceRow, TallyRow
from aainews.tables.publication import UNFINISHED

LAST_RUNS = 10
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""Before any time that work is due at: a range, which an index answers where `is not null` reads the table."""


@dataclass(frozen=True, slots=True)
class FeedView:
    """`error_code` None: the last check went well."""

    url: str
    health: Health
    last_success_at: datetime | None
    last_checked_at: datetime | None
    last_new_entry_at: datetime | None
    next_check_at: datetime
    failures: int
    error_code: str | None


@dataclass(frozen=True, slots=True)
class SourceView:
    slug: str
    name: str
    site_url: str | None
    kind: str
    language: str
    rights: str
    note: str | None
    health: Health
    last_success_at: datetime | None
    articles: int
    feeds: list[FeedView]


@dataclass(frozen=True, slots=True)
class QueueView:
    waiting_fetch: int
    waiting_analysis: int
    waiting_body: int
    waiting_budget: int
    retrying: int
    held: int


@dataclass(frozen=True, slots=True)
class FreshnessView:
    feeds: int
    feeds_fresh: int
    feeds_failing: int
    newest_article_at: datetime | None
    last_success_at: datetime | None


@dataclass(frozen=True, slots=True)
class ServiceHealth:
    articles: int
    articles_partly: int
    runs: list[RunRow]
    queue: QueueView
    freshness: FreshnessView


def sources_with_health(session: Session, now: datetime) -> list[SourceView]:
    """Every active source by name, with its active feeds."""
    feeds: defaultdict[str, list[FeedView]] = defaultdict(list)
    for row in session.exec(select(FeedRow).where(FeedRow.active).order_by(col(FeedRow.url))):
        feeds[row.source_slug].append(_feed(row, now))
    published = dict(
        session.exec(
            select(TallyRow.slug, func.sum(TallyRow.count))
            .where(col(TallyRow.kind) == SOURCE)
            .group_by(col(TallyRow.slug))
        ).all()
    )
    rows = session.exec(select(SourceRow).where(SourceRow.active).order_by(col(SourceRow.name), col(SourceRow.slug)))
    return [_source(row, feeds[row.slug], published.get(row.slug, 0)) for row in rows]


def service_health(session: Session, now: datetime) -> ServiceHealth:
    state, wanted = col(PublicationRow.state), (ArticleState.PUBLISHED_PARTLY, ArticleState.HELD)
    unfinished = select(state, func.count()).where(UNFINISHED, state.in_(wanted)).group_by(state)
    states = dict(session.exec(unfinished).all())
    partly, held = (states.get(each, 0) for each in wanted)
    return ServiceHealth(
        articles=count_listed(session),
        articles_partly=partly,
        runs=list(session.exec(select(RunRow).order_by(col(RunRow.started_at).desc()).limit(LAST_RUNS))),
        queue=_queue(session, held),
        freshness=_freshness(session, now),
    )


def _feed(row: FeedRow, now: datetime) -> FeedView:
    return FeedView(
        url=row.url,
        health=feed_health(row.failures, row.last_success_at, now),
        last_success_at=row.last_success_at,
        last_checked_at=row.last_checked_at,
        last_new_entry_at=row.last_new_entry_at,
        next_check_at=row.next_check_at,
        failures=row.failures,
        error_code=row.error_code,
    )


def _source(row: SourceRow, feeds: list[FeedView], articles: int) -> SourceView:
    return SourceView(
        slug=row.slug,
        name=row.name,
        site_url=row.site_url,
        kind=row.kind,
        language=row.language,
        rights=row.rights,
        note=row.note,
        health=source_health(feed.health for feed in feeds),
        last_success_at=max((feed.last_success_at for feed in feeds if feed.last_success_at), default=None),
        articles=articles,
        feeds=feeds,
    )


def _queue(session: Session, held: int) -> QueueView:
    """Articles with work due, by what they wait for first. A copy of another article waits for nothing."""
    shown = exists().where(col(PublicationRow.article_id) == col(ArticleRow.id))
    retrying = col(ArticleRow.failures) > 0
    put_off = ~retrying & (func.coalesce(col(ArticleRow.error_code), "") == BudgetSpent.code)
    working = ~retrying & ~put_off
    fetched = col(ArticleRow.content_hash).is_not(None)
    kinds = {
        "retrying": retrying,
        "waiting_budget": put_off,
        "waiting_fetch": working & ~fetched,
        "waiting_analysis": working & fetched & ~shown,
        "waiting_body": working & fetched & shown,
    }
    due = (col(ArticleRow.next_try_at) >= LONG_AGO) & col(ArticleRow.duplicate_of).is_(None)
    counts = session.exec(select(*map(_count_where, kinds.values())).select_from(ArticleRow).where(due)).one()
    return QueueView(**dict(zip(kinds, counts, strict=True)), held=held)


def _count_where(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _freshness(session: Session, now: datetime) -> FreshnessView:
    feeds = [_feed(row, now) for row in session.exec(select(FeedRow).where(FeedRow.active))]
    newest = select(func.max(PublicationRow.sorted_at)).where(col(PublicationRow.state).in_(LISTED))
    return FreshnessView(
        feeds=len(feeds),
        feeds_fresh=sum(feed.health is Health.FRESH for feed in feeds),
        feeds_failing=sum(feed.health is Health.FAILING for feed in feeds),
        newest_article_at=session.exec(newest).one(),
        last_success_at=max((feed.last_success_at for feed in feeds if feed.last_success_at), default=None),
    )
