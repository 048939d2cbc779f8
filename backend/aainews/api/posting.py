"""How much readers may write: a few an hour from one address, and a ceiling for all together.

Addresses are remembered in memory only, for an hour, and never stored.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque

from fastapi import Request

from aainews.errors import AAINewsError

HOUR = 3600.0
FROM_ONE = 10
FROM_ALL = 300
REMEMBERED = 10_000
"""Addresses; the longest silent are forgotten first."""


class TooMuchPosted(AAINewsError):
    code = "too_much_posted"
    status = 429
    retryable = True


class Posts:
    def __init__(self, from_one: int = FROM_ONE) -> None:
        self.from_one = from_one
        self._times: OrderedDict[str, deque[float]] = OrderedDict()

    def count(self, address: str) -> None:
        """Raises TooMuchPosted for one too many within the hour."""
        now = time.monotonic()
        times = self._times.setdefault(address, deque(maxlen=self.from_one))
        self._times.move_to_end(address)
        if len(times) == self.from_one and now - times[0] < HOUR:
            raise TooMuchPosted
        times.append(now)
        while len(self._times) > REMEMBERED:
            self._times.popitem(last=False)


def count_post(request: Request) -> None:
    posts: Posts = request.app.state.posts
    posts.count(request.client.host if request.client else "")
