"""Feeds and their health: which are due, and what a check brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from aainews.domain.cadence import FeedSchedule
from aainews.domain.catalogue import Rights, SourceKind
from aainews.domain.fetched import Validators
from aainews.tables import FeedRow, SourceRow


@dataclass(frozen=True)
class FeedToCheck:
    """All that a check of one feed has to know."""

    id: int
    url: str
    validators: Validators
    schedule: FeedSchedule
    source_slug: str
    source_url: str | None
    kind: SourceKind
    language: str
    rights: Rights


def ids_of_due_feeds(session: Session, now: datetime) -> list[int]:
    """Active feeds whose next check has come, the longest overdue first."""
    return _ids(session, col(FeedRow.next_check_at) <= now)


def ids_of_feeds_to_ask_now(session: Session, now: datetime, source: str | None) -> list[int]:
    """Active feeds for a run that somebody started by hand: all in good health, and the failing ones that are due.

    With a `source` (its slug) all of its feeds, however they fare.
    """
    if source is not None:
        return _ids(session, col(FeedRow.source_slug) == source)
    return _ids(session, (col(FeedRow.next_check_at) <= now) | (col(FeedRow.failures) == 0))


def ids_of_asked_feeds(session: Session) -> list[int]:
    """Active feeds that the operator wants to be checked now."""
    return _ids(session, col(FeedRow.asked_at).is_not(None))


def ask_source_now(session: Session, slug: str, now: datetime) -> int:
    """Notes that all feeds of a source are to be checked now; how many there are."""
    feeds = session.exec(select(FeedRow).where(FeedRow.source_slug == slug).where(FeedRow.active)).all()
    for feed in feeds:
        feed.asked_at = now
        session.add(feed)
    return len(feeds)


def failing_feeds(session: Session) -> list[FeedRow]:
    """Active feeds whose last check failed, those that have failed for longest first."""
    failing = select(FeedRow).where(FeedRow.active).where(col(FeedRow.error_code).is_not(None))
    return list(session.exec(failing.order_by(col(FeedRow.failures).desc(), col(FeedRow.id))))


def _ids(session: Session, condition: object) -> list[int]:
    found = session.exec(
        select(FeedRow.id).where(FeedRow.active).where(condition).order_by(col(FeedRow.next_check_at), col(FeedRow.id))  # pyright: ignore[reportArgumentType]  (any SQL condition)
    )
    return [feed_id for feed_id in found if feed_id is not None]


def feed_to_check(session: Session, feed_id: int) -> FeedToCheck | None:
    """None where the catalogue no longer has it."""
    feed = session.get(FeedRow, feed_id)
    source = session.get(SourceRow, feed.source_slug) if feed else None
    if feed is None or source is None or not feed.active:
        return None
    address = feed.address or feed.url
    return FeedToCheck(
        id=feed_id,
        url=address,
        validators=Validators(etag=feed.etag, last_modified=feed.last_modified),
        schedule=FeedSchedule(
            next_check_at=feed.next_check_at, failures=feed.failures, quiet=feed.quiet, address=address
        ),
        source_slug=source.slug,
        source_url=source.site_url,
        kind=SourceKind(source.kind),
        language=source.language,
        rights=Rights(source.rights),
    )


def put_off_feed(session: Session, feed_id: int, until: datetime) -> None:
    """Before the request is made: a check that never comes back is not repeated at once."""
    feed = _feed(session, feed_id)
    feed.next_check_at, feed.asked_at = until, None


def record_feed_success(
    session: Session,
    feed_id: int,
    now: datetime,
    schedule: FeedSchedule,
    *,
    validators: Validators,
    format: str | None,
    new_entries: bool,
) -> None:
    """`format` None keeps the known one (304)."""
    feed = _feed(session, feed_id)
    _keep(feed, schedule, now)
    feed.etag, feed.last_modified = validators.etag, validators.last_modified
    feed.last_success_at = now
    feed.error_code = feed.error_detail = None
    feed.format = format or feed.format
    if new_entries:
        feed.last_new_entry_at = now


def record_feed_failure(
    session: Session, feed_id: int, now: datetime, schedule: FeedSchedule, *, code: str, detail: str
) -> None:
    feed = _feed(session, feed_id)
    _keep(feed, schedule, now)
    feed.error_code, feed.error_detail = code, detail[:500]


def _keep(feed: FeedRow, schedule: FeedSchedule, now: datetime) -> None:
    feed.next_check_at = schedule.next_check_at
    feed.failures, feed.quiet = schedule.failures, schedule.quiet
    feed.address = schedule.address if schedule.address != feed.url else None
    feed.last_checked_at = now


def _feed(session: Session, feed_id: int) -> FeedRow:
    feed = session.get_one(FeedRow, feed_id)
    session.add(feed)
    return feed
