"""One deadline for a whole answer: resolving, connecting, every read, all redirects.

A client's timeouts hold for a single read; a server that sends a byte a second stays below them for ever.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

_ends_at: ContextVar[float | None] = ContextVar("fetch_deadline", default=None)


@contextmanager
def deadline(seconds: float) -> Generator[None]:
    """Everything asked inside, in this thread, has `seconds` in all; an outer deadline is never lengthened."""
    outer = _ends_at.get()
    end = time.monotonic() + seconds
    token = _ends_at.set(end if outer is None else min(end, outer))
    try:
        yield
    finally:
        _ends_at.reset(token)


def remaining(limit: float | None = None) -> float | None:
    """Seconds left, at most `limit`, never below 0; `limit` itself where no deadline is set."""
    end = _ends_at.get()
    if end is None:
        return limit
    left = max(0.0, end - time.monotonic())
    return left if limit is None else min(left, limit)
