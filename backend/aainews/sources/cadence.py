"""When to look at a feed again. Pure: the time and the dice are given.

    result     next check after                                               dice
    changed    the interval, or longer where ttl or Cache-Control say so      0.85 to 0.95 of it
    unchanged  the same; twice after a day without change, four times after   0.85 to 0.95
               four days (never beyond QUIET_LIMIT), unless the server says longer
    failed     the interval, doubled with every failure in a row              0.75 to 1.25
    gone       a day                                                          0.75 to 1.25

Retry-After is a floor under every row. Nothing is ever put off beyond LONGEST, and no feed is ever given up.

The dice of the first rows stay below 1 so that a feed due once an hour is due again when the clock ticks the next
hour, and not a minute later, which would make it every second hour.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from aainews.domain.cadence import CheckOutcome, CheckResult, FeedSchedule

LONGEST = timedelta(hours=24)
QUIET_LIMIT = timedelta(hours=4)
_QUIET_STEPS = ((96, 4), (24, 2))


def first_check(address: str, now: datetime) -> FeedSchedule:
    """A feed that was never asked is due at once."""
    return FeedSchedule(next_check_at=now, failures=0, quiet=0, address=address)


def next_check(
    outcome: CheckOutcome,
    previous: FeedSchedule,
    now: datetime,
    rng: Random,
    *,
    interval: timedelta = timedelta(hours=1),
) -> FeedSchedule:
    """The schedule that follows from a check, by the table above. `interval` is that of a feed in good health."""
    failed = outcome.result in (CheckResult.FAILED, CheckResult.GONE)
    failures = previous.failures + 1 if failed else 0
    quiet = previous.quiet + 1 if outcome.result is CheckResult.UNCHANGED else 0
    if outcome.result is CheckResult.GONE:
        wait = LONGEST * rng.uniform(0.75, 1.25)
    elif failed:
        wait = _backoff(interval, failures) * rng.uniform(0.75, 1.25)
    else:
        wait = max(_quiet_interval(interval, quiet), _asked_for(outcome, now)) * rng.uniform(0.85, 0.95)
    wait = min(LONGEST, max(wait, timedelta(seconds=outcome.retry_after or 0)))
    moved = outcome.permanent_redirect if not failed else None
    return FeedSchedule(next_check_at=now + wait, failures=failures, quiet=quiet, address=moved or previous.address)


def _backoff(interval: timedelta, failures: int) -> timedelta:
    doublings = min(failures - 1, 12)  # 2**12 hours is half a year; the cap is long reached
    return min(LONGEST, interval * 2**doublings)


def _quiet_interval(interval: timedelta, quiet: int) -> timedelta:
    factor = next((factor for checks, factor in _QUIET_STEPS if quiet >= checks), 1)
    return max(interval, min(interval * factor, QUIET_LIMIT))


def _asked_for(outcome: CheckOutcome, now: datetime) -> timedelta:
    """What the publisher asks for, at most LONGEST: feeds with a ttl of a year exist."""
    ttl = timedelta(minutes=min(outcome.ttl_minutes or 0, 60 * 24))
    fresh = outcome.fresh_until - now if outcome.fresh_until else timedelta()
    return min(LONGEST, max(ttl, fresh, timedelta()))
