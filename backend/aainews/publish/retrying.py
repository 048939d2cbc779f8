"""When failed work on an article is tried again: slower and slower, and never given up."""

from __future__ import annotations

from datetime import datetime, timedelta

FIRST = timedelta(minutes=1)
SLOWEST = timedelta(days=1)
HOPELESS = timedelta(days=7)
"""For what trying again does not help (404, robots.txt, no article on the page): people do mend their sites."""
LEASE = timedelta(minutes=10)
"""Set before risky work: what was broken off without a word is begun again after this long."""


def next_try(
    now: datetime, failures: int, *, retryable: bool, retry_after: float | None = None, chance: float
) -> datetime:
    """After the n-th failure in a row (from 1): a minute doubled each time up to a day, never before `retry_after`
    seconds. `chance` (0 to 1) spreads the tries over half of the wait, so that a host's articles do not come together.
    """
    wait = min(SLOWEST, FIRST * 2 ** min(failures - 1, 20)) if retryable else HOPELESS
    spread = wait * (0.75 + chance / 2)
    return now + max(spread, timedelta(seconds=retry_after or 0))
