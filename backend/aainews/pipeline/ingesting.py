"""Due feeds to entries to articles: one job starts a run, one checks a feed."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from sqlmodel import Session

from aainews.clock import utc_now
from aainews.domain.cadence import CheckOutcome, CheckResult
from aainews.domain.entries import Entry, ParsedFeed
from aainews.domain.fetched import Fetched
from aainews.domain.urls import article_id, canonical_url
from aainews.errors import AAINewsError, FeedError, FetchError
from aainews.extract import clean_title
from aainews.logs import logger
from aainews.pipeline.context import Context
from aainews.pipeline.queueing import enqueue_due
from aainews.publish.ordering import is_too_old
from aainews.publish.progress import revisit_at
from aainews.sources import next_check, parse_feed
from aainews.store.articles import add_article, article, ask_for_article
from aainews.store.database import reading, transaction
from aainews.store.entries import Arrival, store_entries
from aainews.store.feeds import (
    FeedToCheck,
    feed_to_check,
    ids_of_asked_feeds,
    ids_of_due_feeds,
    ids_of_feeds_to_ask_now,
    put_off_feed,
    record_feed_failure,
    record_feed_success,
)
from aainews.store.runs import count_run, open_run
from aainews.store.translations import forget_translation
from aainews.tables import ArticleRow
from aainews.tables.enrichment import TITLE_SEGMENT

BY_HAND = "by-hand"
"""Asks every healthy feed whether it is due or not."""
HOLD = "hold"
"""Stores what is new and leaves it to the caller to enqueue work on it."""
log = logger("pipeline")


class Ingesting:
    def __init__(self, context: Context) -> None:
        self._context = context

    def ingest(self, run: str, source: str, *flags: str) -> None:
        """Job: enqueues a check of each due feed. `source` is a slug, or empty for all. Safe to run again."""
        for feed_id in self.begin(run, source, *flags):
            self._context.enqueue("feed", feed_id, feed_id, run, *flags)

    def begin(self, run: str, source: str, *flags: str) -> list[str]:
        """Opens a run; the ids of the feeds that it is to check."""
        now = utc_now()
        with transaction(self._context.database) as session:
            open_run(session, run, now)
            if BY_HAND in flags:
                feeds = ids_of_feeds_to_ask_now(session, now, source or None)
            else:
                feeds = ids_of_due_feeds(session, now)
            count_run(session, run, now)
        return [str(feed_id) for feed_id in feeds]

    def check_asked(self, run: str) -> None:
        """Enqueues a check of each feed that the operator has asked for, as a run of its own."""
        now = utc_now()
        with transaction(self._context.database) as session:
            feeds = ids_of_asked_feeds(session)
            if feeds:
                open_run(session, run, now)
        for feed_id in feeds:
            self._context.enqueue("feed", str(feed_id), str(feed_id), run)

    def check_feed(self, feed_id: str, run: str, *flags: str) -> None:
        """Job: asks one feed and stores what is new. Whatever goes wrong ends in the feed's row."""
        database, now = self._context.database, utc_now()
        with reading(database) as session:
            feed = feed_to_check(session, int(feed_id))
        if feed is None:
            return
        with transaction(database) as session:
            put_off_feed(session, feed.id, now + self._interval)
        try:
            fetched = self._context.fetcher.fetch_feed(feed.url, feed.validators)
            parsed = None if fetched.not_modified else self._parsed(fetched)
        except (FetchError, FeedError) as error:
            self._failed(feed, run, error)
            return
        told = self._stored(feed, run, fetched, parsed)
        log.info("feed_checked", feed=feed.url, status=fetched.status, new=len(told), format=parsed and parsed.format)
        if told and HOLD not in flags:
            enqueue_due(database, self._context.enqueue, among=told)

    @property
    def _interval(self) -> timedelta:
        return timedelta(minutes=self._context.settings.ingest_every_minutes)

    def _parsed(self, fetched: Fetched) -> ParsedFeed:
        return parse_feed(
            fetched.body, fetched.content_type, fetched.url, max_bytes=self._context.settings.max_feed_bytes
        )

    def _stored(self, feed: FeedToCheck, run: str, fetched: Fetched, parsed: ParsedFeed | None) -> list[str]:
        """Entries, their articles and the feed's health in one transaction; the articles of what is new or changed."""
        now = utc_now()
        with transaction(self._context.database) as session:
            arrivals = store_entries(session, feed.id, parsed.entries, now) if parsed else []
            for arrival in arrivals:
                self._follow(session, feed, arrival)
            outcome = CheckOutcome(
                result=CheckResult.CHANGED if arrivals else CheckResult.UNCHANGED,
                ttl_minutes=parsed.ttl_minutes if parsed else None,
                fresh_until=fetched.fresh_until,
                permanent_redirect=fetched.permanent_redirect,
            )
            record_feed_success(
                session,
                feed.id,
                now,
                next_check(outcome, feed.schedule, now, self._dice(), interval=self._interval),
                validators=fetched.validators,
                format=parsed.format if parsed else None,
                new_entries=any(arrival.before is None for arrival in arrivals),
            )
            count_run(session, run, now)
        return [arrival.row.article_id for arrival in arrivals if arrival.row.article_id]

    def _follow(self, session: Session, feed: FeedToCheck, arrival: Arrival) -> None:
        """Leads an entry to its article, which is made where it is new and asked for again where it changed."""
        entry = arrival.row.entry
        if entry.url is None:
            return
        url = canonical_url(entry.url)
        identity = article_id(url)
        added = add_article(session, self._new_article(feed, arrival, identity, url))
        arrival.row.article_id = identity
        session.add(arrival.row)
        if not added and arrival.before is not None:
            self._ask_again(session, identity, arrival.before, entry)

    def _new_article(self, feed: FeedToCheck, arrival: Arrival, identity: str, url: str) -> ArticleRow:
        entry, now = arrival.row.entry, arrival.row.first_seen_at
        too_old = is_too_old(entry.published, now, self._context.settings.max_age_days)
        return ArticleRow(
            id=identity,
            url=url,
            source_slug=feed.source_slug,
            title=clean_title(entry.title),
            language=entry.language or feed.language,
            kind=feed.kind,
            rights=feed.rights,
            authors=", ".join(entry.authors),
            published_at=entry.published.at if entry.published else None,
            published_date=entry.published.day if entry.published else None,
            first_seen_at=now,
            next_try_at=None if too_old else now,
        )

    def _ask_again(self, session: Session, identity: str, before: Entry, entry: Entry) -> None:
        row = article(session, identity)
        if row is None or (row.content_hash is None and row.next_try_at is None):
            return  # recorded only, as it was too old
        title = clean_title(entry.title)
        if title and title != row.title:
            row.title = title
            session.add(row)
            forget_translation(session, identity, TITLE_SEGMENT)
        ask_for_article(session, identity, revisit_at(before, entry, utc_now()))

    def _failed(self, feed: FeedToCheck, run: str, error: AAINewsError) -> None:
        now = utc_now()
        outcome = CheckOutcome(
            result=CheckResult.GONE if error.code == "http_410" else CheckResult.FAILED,
            retry_after=getattr(error, "retry_after", None),
        )
        schedule = next_check(outcome, feed.schedule, now, self._dice(), interval=self._interval)
        with transaction(self._context.database) as session:
            record_feed_failure(session, feed.id, now, schedule, code=error.code, detail=error.detail)
            count_run(session, run, now)
        log.warning("feed_failed", feed=feed.url, code=error.code, detail=error.detail)

    def _dice(self) -> Random:
        return Random(self._context.chance())  # noqa: S311  (spreads requests over time; nothing secret)
