"""What is made when it is first asked for, and then by one thread alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import TypeVar

T = TypeVar("T")


def once(make: Callable[[], T]) -> Callable[[], T]:
    """Like `functools.cache` for a function without arguments; whoever asks while it is being made waits for it.

    `functools.cache` lets each of them make it: the answers of sixteen questions come back at the same moment, and the
    tree of names (90 ms) was built sixteen times.
    """
    lock = Lock()
    made: list[T] = []

    @wraps(make)
    def given() -> T:
        if not made:
            with lock:
                if not made:
                    made.append(make())
        return made[0]

    return given
