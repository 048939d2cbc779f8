"""Who may ask now: at most so many at once, the most important first, and nobody while the server says wait."""

from __future__ import annotations

import heapq
import itertools
import math
import threading
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import SystemRandom

from aainews.llm.rates import Booking, Rates

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
_dice = SystemRandom()


def backoff(failures: int, first: float = FIRST_PAUSE, longest: float = LONGEST_PAUSE) -> float:
    """Seconds to wait after the n-th failure in a row (from 1): doubled each time, half of it left to chance."""
    ceiling = min(longest, first * 2 ** (failures - 1))
    return ceiling * (0.5 + _dice.random() / 2)


@dataclass(frozen=True, order=True)
class _Ticket:
    """`called` is notified, of all that wait, only where it may be this one's turn: with one condition for all, each turn
    of sixty threads woke the fifty-nine others."""

    priority: int
    number: int
    called: threading.Condition = field(compare=False)


@dataclass(frozen=True)
class Turn:
    """`began`: time.monotonic() of when the turn came."""

    began: float
    booking: Booking


class Limiter:
    """Turns for threads. A lower `priority` goes first, equals in the order they came.

    A 429 stops everybody until the server's time is over and halves how many may ask at once; each round of
    successes lets one more in, up to `concurrency` (as TCP does it). `rates` says how many requests and tokens may go
    a minute. It counts no money, and it does not see other processes.
    """

    def __init__(self, concurrency: int, rates: Rates | None = None) -> None:
        self._concurrency = concurrency
        self._allowed = concurrency
        self._rates = rates or Rates()
        self._running = 0
        self._successes = 0
        self._limited_in_a_row = 0
        self._limited_at = 0.0
        self._paused_until = 0.0
        self._numbers = itertools.count()
        self._waiting: list[_Ticket] = []
        self._lock = threading.Lock()

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
    def turn(self, priority: int = 0, tokens: int = 0) -> Generator[Turn]:
        """Waits for a turn of a request of about so many tokens, and holds it; yields it, to be handed back with what
        the answer tells (`limited`, `answered`)."""
        ticket = _Ticket(priority, next(self._numbers), threading.Condition(self._lock))
        with self._lock:
            heapq.heappush(self._waiting, ticket)
            try:
                while wait := self._wait(ticket, tokens):
                    ticket.called.wait(timeout=None if wait == math.inf else wait)
            except BaseException:
                self._waiting.remove(ticket)
                heapq.heapify(self._waiting)
                self._call_next()
                raise
            heapq.heappop(self._waiting)
            self._running += 1
            turn = Turn(now := time.monotonic(), self._rates.book(now, tokens))
            self._call_next()
        try:
            yield turn
        finally:
            with self._lock:
                self._rates.close(turn.booking, turn.booking.tokens)
                self._running -= 1
                self._call_next()

    def limited(self, turn: Turn, retry_after: float | None) -> None:
        """The server refused this turn's request: everybody waits `retry_after` seconds and some jitter.

        Refusals of requests that were under way when the first of them came back count as that one refusal.
        """
        with self._lock:
            self._rates.close(turn.booking, 0)
            if turn.began >= self._limited_at:
                self._limited_in_a_row += 1
                self._allowed = max(1, self._allowed // 2)
                self._successes = 0
                self._limited_at = time.monotonic()
            pause = backoff(max(1, self._limited_in_a_row))
            if retry_after is not None:
                pause = retry_after + min(pause, 0.1 * retry_after + 0.1)
            self._paused_until = max(self._paused_until, time.monotonic() + pause)
            self._call_next()

    def answered(self, turn: Turn, tokens: int, headers: Mapping[str, str]) -> None:
        """The request of this turn came to so many tokens, and the answer had these headers."""
        with self._lock:
            self._rates.close(turn.booking, tokens)
            self._rates.told(time.monotonic(), turn.began, headers)
            self._limited_in_a_row = 0
            self._successes += 1
            if self._successes >= self._allowed:
                self._successes = 0
                self._allowed = min(self._concurrency, self._allowed + 1)
                self._call_next()

    def _call_next(self) -> None:
        """With the lock held, after whatever may let the first of those that wait go."""
        if self._waiting:
            self._waiting[0].called.notify()

    def _wait(self, ticket: _Ticket, tokens: int) -> float:
        """Seconds until this ticket may go by time alone; infinite where somebody else has to do something first."""
        if self._waiting[0] is not ticket or self._running >= self._allowed:
            return math.inf
        return max(self.paused_for, self._rates.wait(time.monotonic(), tokens))
