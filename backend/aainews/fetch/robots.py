"""robots.txt as RFC 9309 has it, kept a day for each origin.

4xx: there are no rules. 5xx and 429: nothing is allowed for a while. No answer at all: the page would not answer
either, and the reason is given as it is.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from aainews.errors import FetchError, RefusedError

MAX_BYTES = 500 * 1024
"""RFC 9309, 2.5: rules beyond are not read."""
_KEPT_SECONDS = 24 * 3600.0
_FAILURE_KEPT_SECONDS = 600.0
_LONGEST_DELAY = 30.0
_ORIGINS = 2000


@dataclass(frozen=True)
class _Rules:
    parsed: Protego | None
    failure: FetchError | None
    expires: float


class Robots:
    """Asks each origin once for its rules. `read` brings the body of an address or raises FetchError."""

    def __init__(self, read: Callable[[str], bytes], product: str, clock: Callable[[], float] = time.monotonic) -> None:
        """`product` is the name that rules are looked up under: the first word of our User-Agent."""
        self._read = read
        self._product = product
        self._clock = clock
        self._known: dict[str, _Rules] = {}
        self._asking: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def check(self, url: str) -> float | None:
        """Returns the delay in seconds that the origin asks for, or None.

        Raises RefusedError `robots`: final where the rules forbid the address, retryable where the rules cannot be
        had. Raises the FetchError of the origin where it does not answer.
        """
        rules = self._rules(url)
        if rules.failure is not None:
            raise _again(rules.failure)
        if rules.parsed is None:
            return None
        if not rules.parsed.can_fetch(url, self._product):
            raise RefusedError(f"robots.txt forbids {url}", code="robots")
        delay = rules.parsed.crawl_delay(self._product)
        return min(float(delay), _LONGEST_DELAY) if delay else None

    def _rules(self, url: str) -> _Rules:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"
        with self._lock:
            turn = self._asking.setdefault(origin, threading.Lock())
        with turn:  # threads that want the same rules wait for the one that asks
            known = self._known.get(origin)
            return known if known and known.expires > self._clock() else self._keep(origin, self._asked(origin))

    def _keep(self, origin: str, rules: _Rules) -> _Rules:
        with self._lock:
            if len(self._known) >= _ORIGINS:
                oldest = next(iter(self._known))
                del self._known[oldest]
                self._asking.pop(oldest, None)
            self._known[origin] = rules
        return rules

    def _asked(self, origin: str) -> _Rules:
        now = self._clock()
        try:
            body = self._read(f"{origin}/robots.txt")
        except FetchError as error:
            return _without_rules(error, now)
        text = body[:MAX_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
        return _Rules(parsed=Protego.parse(text), failure=None, expires=now + _KEPT_SECONDS)


def _without_rules(error: FetchError, now: float) -> _Rules:
    status = error.http_status
    none_there = (status is not None and 400 <= status < 500 and status != 429) or error.code in (
        "empty",
        "redirect_loop",
    )
    if none_there:
        return _Rules(parsed=None, failure=None, expires=now + _KEPT_SECONDS)
    failure = error
    if status is not None:
        failure = RefusedError(
            f"robots.txt answers {status}", code="robots", retryable=True, retry_after=error.retry_after
        )
    return _Rules(parsed=None, failure=failure, expires=now + _FAILURE_KEPT_SECONDS)


def _again(error: FetchError) -> FetchError:
    """The same error as a new exception, since one object must not be raised by several threads."""
    return type(error)(
        error.detail,
        code=error.code,
        retryable=error.retryable,
        http_status=error.http_status,
        retry_after=error.retry_after,
    )
