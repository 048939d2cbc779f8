"""When a feed is looked at: what a check brought, and what follows from it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from aainews.domain.value import Value


class CheckResult(StrEnum):
    """changed: new bytes that could be read. unchanged: a 304, or the same bytes again. failed: anything else.
    gone: the server says 410."""

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    GONE = "gone"


class CheckOutcome(Value):
    """What one check of a feed brought, and what its server said about the next."""

    result: CheckResult
    ttl_minutes: int | None = None
    """The feed's own `ttl`."""
    fresh_until: datetime | None = None
    """From Cache-Control or Expires, UTC."""
    retry_after: float | None = None
    """Seconds, from Retry-After."""
    permanent_redirect: str | None = None
    """The new address, where every hop was permanent."""


class FeedSchedule(Value):
    """Where a feed stands. `failures` counts checks in a row that failed, `quiet` those in a row without change."""

    next_check_at: datetime
    failures: int
    quiet: int
    address: str
    """What to ask from now on."""
