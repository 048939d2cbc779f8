"""How a feed fares, in one word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

FAILING_AFTER = 3
"""Failures in a row; one or two are the web's weather."""
STALE_AFTER = timedelta(hours=24)


class Health(StrEnum):
    """fresh: the last check went well, within a day. waiting: due again after a failure, or not asked for a day.
    failing: three failures in a row or more. never: no success yet."""

    FRESH = "fresh"
    WAITING = "waiting"
    FAILING = "failing"
    NEVER = "never"


def feed_health(failures: int, last_success_at: datetime | None, now: datetime) -> Health:
    if failures >= FAILING_AFTER:
        return Health.FAILING
    if last_success_at is None:
        return Health.NEVER
    return Health.WAITING if failures or now - last_success_at > STALE_AFTER else Health.FRESH


def source_health(feeds: Iterable[Health]) -> Health:
    """That of its best feed: a source is fresh while one of its addresses is."""
    order = list(Health)
    return min(feeds, key=order.index, default=Health.NEVER)
