"""Where pure computing is done: in the caller's own thread (`here`), or in another process (`apart.Apart`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Run(Protocol):
    """Does a piece of work and gives its result, or raises what it raises."""

    def __call__(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T: ...


def here(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """In the caller's own thread."""
    return work(*args, **kwargs)
