"""Which edition tells of which time, all by Japan's clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from aainews.clock import JST
from aainews.domain.digests import DigestKind, first_day, is_key, week_key

TURNS_AT = time(7)
"""A day's news goes up to this hour of it, a week's up to this hour of the Monday after it."""
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def window_of(kind: DigestKind, key: str) -> tuple[datetime, datetime]:
    """The time that an edition tells of, in UTC. Raises ValueError where it is no key."""
    if kind is DigestKind.WEEKLY:
        begins = datetime.combine(first_day(key), TURNS_AT, tzinfo=JST).astimezone(UTC)
        return begins, begins + WEEK
    ends = datetime.combine(date.fromisoformat(key), TURNS_AT, tzinfo=JST).astimezone(UTC)
    return ends - DAY, ends


def newest_key(kind: DigestKind, now: datetime) -> str:
    """Of the last edition whose time is over."""
    turned = now.astimezone(JST) - timedelta(hours=TURNS_AT.hour)
    return week_key((turned - WEEK).date()) if kind is DigestKind.WEEKLY else turned.date().isoformat()


def key_before(kind: DigestKind, key: str) -> str:
    if kind is DigestKind.WEEKLY:
        return week_key(first_day(key) - WEEK)
    return (date.fromisoformat(key) - DAY).isoformat()


def has_begun(kind: DigestKind, key: str, now: datetime) -> bool:
    """Whether an edition of that key has anything to tell of yet; False also for what is no key."""
    return is_key(kind, key) and window_of(kind, key)[0] < now
