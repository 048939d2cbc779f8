"""Turns: how many requests one host gets at a time, and how long after one another."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager


class HostTurns:
    """Threads that ask the same host wait here for their turn; other hosts are not held up."""

    def __init__(self, concurrency: int, interval: float) -> None:
        """`concurrency` requests at a time to one host, started `interval` seconds apart."""
        self._concurrency = concurrency
        self._interval = interval
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, interval: float | None = None) -> Generator[None]:
        """Waits for a turn and holds it. `interval` is what the host itself asks for, where that is longer."""
        with self._lock:
            entry = self._hosts.setdefault(host, _Host(self._concurrency))
        with entry.slots:
            time.sleep(entry.reserve(max(self._interval, interval or 0.0)))
            yield


class _Host:
    def __init__(self, concurrency: int) -> None:
        self.slots = threading.BoundedSemaphore(concurrency)
        self._lock = threading.Lock()
        self._next_start = 0.0

    def reserve(self, interval: float) -> float:
        """Takes the next free start and says how many seconds it is away."""
        with self._lock:
            now = time.monotonic()
            start = max(now, self._next_start)
            self._next_start = start + interval
            return start - now
