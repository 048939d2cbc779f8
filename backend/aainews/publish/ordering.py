"""Where an article stands in time, and which is worked on first."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from aainews.clock import JST
from aainews.domain.catalogue import SourceKind
from aainews.domain.entries import Published

HORIZON = datetime(2100, 1, 1, tzinfo=UTC)
BODIES_FROM = 1_000_000_000
"""Priorities of bodies start here, so every headline goes before any body."""

HEAD_START_HOURS: dict[SourceKind, float] = {
    SourceKind.LAB: 12,
    SourceKind.NEWS: 6,
    SourceKind.TOOLS: 6,
    SourceKind.BLOG: 3,
    SourceKind.NEWSLETTER: 3,
    SourceKind.COMMUNITY: 1,
    SourceKind.VIDEO: 1,
    SourceKind.PAPER: 0,
}
"""An announcement of a lab is worked on before a paper that is up to so many hours newer: arXiv alone brings hundreds
a day, and each waits its turn without holding up the news."""


def sorted_at(published: Published | None, first_seen_at: datetime) -> datetime:
    """The time that lists are ordered by. Never later than when we first saw the article: feeds lie about the future.

    An article with only a date stands at the end of that day in Japan, so it is as new as it can be; it is shown with
    its date alone. One without any date stands where we first saw it.
    """
    if published is None:
        return first_seen_at
    if published.at is not None:
        return min(published.at, first_seen_at)
    assert published.day is not None
    end_of_day = datetime.combine(published.day + timedelta(days=1), time(), tzinfo=JST) - timedelta(seconds=1)
    return min(end_of_day.astimezone(UTC), first_seen_at)


def is_too_old(published: Published | None, now: datetime, max_age_days: int) -> bool:
    """Whether an entry that is seen for the first time is recorded only. One without a date counts as new."""
    return now - sorted_at(published, now) > timedelta(days=max_age_days)


def headline_priority(kind: SourceKind, at: datetime) -> int:
    """A place in the queue, the same whenever it is computed: minutes from `at` to 2100, less the kind's head start."""
    minutes = (HORIZON - at).total_seconds() / 60 - HEAD_START_HOURS[kind] * 60
    return min(BODIES_FROM - 1, max(1, int(minutes)))


def body_priority(kind: SourceKind, at: datetime) -> int:
    """Bodies in the same order, behind all headlines."""
    return BODIES_FROM + headline_priority(kind, at)
