"""How many requests and tokens may go a minute: what the operator set, and what the endpoint's headers say is left."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

MINUTE = 60.0
LONGEST_HOLD = 60.0
"""Seconds. Some endpoints name the time until a bucket is full again, which can be hours; one more try a minute, and
its 429 says what is true."""
_PARTS = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


@dataclass(frozen=True)
class Left:
    """What an answer's headers say of one kind: so many are left, and in `reset` seconds it is more."""

    remaining: int
    reset: float


def left_of(headers: Mapping[str, str], kind: str) -> Left | None:
    """Of `x-ratelimit-remaining-KIND` and `x-ratelimit-reset-KIND`, `kind` being requests or tokens; None without."""
    remaining = headers.get(f"x-ratelimit-remaining-{kind}")
    reset = seconds_of(headers.get(f"x-ratelimit-reset-{kind}") or "")
    if remaining is None or reset is None or not remaining.strip().isdigit():
        return None
    return Left(int(remaining), reset)


def seconds_of(duration: str) -> float | None:
    """`6m0s`, `1.5s`, `20ms`, or a plain number of seconds; None for anything else."""
    text = duration.strip()
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text)
    if not text or _PARTS.sub("", text):
        return None
    return sum(float(number) * _SECONDS[unit] for number, unit in _PARTS.findall(text))


@dataclass
class Booking:
    """One request of the last minute."""

    at: float
    tokens: int


class Rates:
    """A window that slides: within any minute no more than the settings allow. Times are `time.monotonic()`.

    A request is booked with an estimate of its tokens and corrected when its answer tells. Not safe for threads by
    itself: the Limiter asks it under its own lock. It does not see other processes.
    """

    def __init__(self, requests: int | None = None, tokens: int | None = None) -> None:
        """`requests`, `tokens`: the most of each in a minute; None: as many as you like."""
        self._requests = requests
        self._tokens = tokens
        self._booked: deque[Booking] = deque()
        self._open: list[Booking] = []
        self._sum = 0
        self._told: dict[str, tuple[int, float]] = {}
        """By kind: how many are left, and until when that holds."""

    def wait(self, now: float, tokens: int) -> float:
        """Seconds until a request of so many tokens may go; 0: now."""
        self._forget(now)
        return max(self._of_settings(now, tokens), self._of_headers(now, tokens))

    def book(self, now: float, tokens: int) -> Booking:
        """The request goes now."""
        booking = Booking(now, tokens)
        self._booked.append(booking)
        self._open.append(booking)
        self._sum += tokens
        for kind, cost in (("requests", 1), ("tokens", tokens)):
            if kind in self._told:
                remaining, until = self._told[kind]
                self._told[kind] = (remaining - cost, until)
        return booking

    def close(self, booking: Booking, tokens: int) -> None:
        """It is over, and came to so many tokens."""
        self._open = [other for other in self._open if other is not booking]
        if self._booked and booking.at >= self._booked[0].at:
            self._sum += tokens - booking.tokens
        booking.tokens = tokens

    def told(self, now: float, began: float, headers: Mapping[str, str]) -> None:
        """What the answer to a request that `began` then says is left; the newest word counts. What went since and is
        not answered yet may be unknown to it."""
        unseen = [booking for booking in self._open if booking.at > began]
        spent = {"requests": len(unseen), "tokens": sum(booking.tokens for booking in unseen)}
        for kind, cost in spent.items():
            if (left := left_of(headers, kind)) is not None:
                self._told[kind] = (left.remaining - cost, now + min(left.reset, LONGEST_HOLD))

    def _forget(self, now: float) -> None:
        while self._booked and self._booked[0].at <= now - MINUTE:
            self._sum -= self._booked.popleft().tokens

    def _of_settings(self, now: float, tokens: int) -> float:
        wait = 0.0
        if self._requests is not None and len(self._booked) >= self._requests:
            wait = self._booked[len(self._booked) - self._requests].at + MINUTE - now
        if self._tokens is not None and self._booked and self._sum + tokens > self._tokens:
            wait = max(wait, self._until_free(self._sum + tokens - self._tokens) + MINUTE - now)
        return wait

    def _until_free(self, excess: int) -> float:
        """When the booking was made with whose end so many tokens are free; one too big for any minute goes alone."""
        for booking in self._booked:
            excess -= booking.tokens
            if excess <= 0:
                return booking.at
        return self._booked[-1].at

    def _of_headers(self, now: float, tokens: int) -> float:
        needs = {"requests": 1, "tokens": tokens}
        waits = [
            until - now for kind, (remaining, until) in self._told.items() if until > now and remaining < needs[kind]
        ]
        return max(waits, default=0.0)
