"""Who may ask now: at most so many at once, the most important first, and nobody while the server says wait."""

from __future__ import annotations

import heapq
import itertools
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from random import SystemRandom

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
_dice = SystemRandom()


def backoff(failures: int, first: float = FIRST_PAUSE, longest: float = LONGEST_PAUSE) -> float:
    """Seconds to wait after the n-th failure in a row (from 1): doubled each time, half of it left to chance."""
    ceiling = min(longest, first * 2 ** (failures - 1))
    return ceiling * (0.5 + _dice.random() / 2)


class Limiter:
    """Turns for threads. A lower `priority` goes first, equals in the order they came.

    A 429 stops everybody until the server's time is over and halves how many may ask at once; each round of
    successes lets one more in, up to `concurrency` (as TCP does it). It does not count tokens or money, and it does
    not see other processes.
    """

    def __init__(self, concurrency: int) -> None:
        self._concurrency = concurrency
        self._allowed = concurrency
        self._running = 0
        self._successes = 0
        self._limited_in_a_row = 0
        self._limited_at = 0.0
        self._paused_until = 0.0
        self._tickets = itertools.count()
        self._waiting: list[tuple[int, int]] = []
        self._changed = threading.Condition()

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    @property
    def allowed(self) -> int:
        """How many may ask at once just now."""
        return self._allowed

    @property
    def paused_for(self) -> float:
        """Seconds until the shared pause is over; 0 when there is none."""
        return max(0.0, self._paused_until - time.monotonic())

    @contextmanager
    def turn(self, priority: int = 0) -> Generator[float]:
        """Waits for a turn and holds it; yields when it began, to be handed to `limited`."""
        ticket = (priority, next(self._tickets))
        with self._changed:
            heapq.heappush(self._waiting, ticket)
            try:
                while not self._may_go(ticket):
                    self._changed.wait(timeout=self.paused_for or None)
            except BaseException:
                self._waiting.remove(ticket)
                heapq.heapify(self._waiting)
                self._changed.notify_all()
                raise
            heapq.heappop(self._waiting)
            self._running += 1
            self._changed.notify_all()
        try:
            yield time.monotonic()
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify_all()

    def limited(self, began: float, retry_after: float | None) -> None:
        """The server refused a request that began at `began`: everybody waits `retry_after` seconds and some jitter.

        Refusals of requests that were under way when the first of them came back count as that one refusal.
        """
        with self._changed:
            if began >= self._limited_at:
                self._limited_in_a_row += 1
                self._allowed = max(1, self._allowed // 2)
                self._successes = 0
                self._limited_at = time.monotonic()
            pause = backoff(max(1, self._limited_in_a_row))
            if retry_after is not None:
                pause = retry_after + min(pause, 0.1 * retry_after + 0.1)
            self._paused_until = max(self._paused_until, time.monotonic() + pause)
            self._changed.notify_all()

    def succeeded(self) -> None:
        with self._changed:
            self._limited_in_a_row = 0
            self._successes += 1
            if self._successes >= self._allowed:
                self._successes = 0
                self._allowed = min(self._concurrency, self._allowed + 1)
                self._changed.notify_all()

    def _may_go(self, ticket: tuple[int, int]) -> bool:
        return self._running < self._allowed and self._waiting[0] == ticket and not self.paused_for
