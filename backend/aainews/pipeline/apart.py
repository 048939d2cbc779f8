"""A process of its own for pure computing: pages are read and answers judged there.

Python's threads share one interpreter. What sixty articles compute would hold up each other's questions to the model,
and the answers to the site's readers, who are served by the same process. One process is enough: it does in turn what
one core can do.
"""

from __future__ import annotations

import importlib
import signal
import subprocess
import sys
from collections.abc import Callable, Collection
from multiprocessing.connection import Connection, Pipe
from threading import Lock
from typing import Any, ParamSpec, Protocol, TypeVar

from aainews.llm.child import child_environment, end_child
from aainews.llm.limiter import Limiter
from aainews.logs import logger

P = ParamSpec("P")
T = TypeVar("T")
NEEDED = ("aainews.pipeline.reading_pages", "aainews.pipeline.in_one_reading", "aainews.pipeline.article_review")
"""Modules of the work that is done there: they are loaded before it says that it is ready."""
STOP_SECONDS = 2.0
log = logger("pipeline")


class Run(Protocol):
    """Does a piece of work and gives its result, or raises what it raises."""

    def __call__(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T: ...


def here(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """In the caller's own thread."""
    return work(*args, **kwargs)


class Apart:
    """Runs functions of ours in another process, one at a time, for any number of threads.

    Functions are named by their module and values are copied: what is to come back must be in the result. Until that
    process is ready (a second) and where it dies, the work is done here, one piece after another as well: of sixty that
    compute side by side all are ready late.
    """

    def __init__(self, first: Collection[Callable[..., object]] = ()) -> None:
        """`first`: work that goes before other work that waits."""
        self._first = frozenset(first)
        self._turns = Limiter(1)
        self._there, self._here = Lock(), Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._wire: Connection | None = None
        self._ready = False
        self._given_up = False

    def start(self) -> None:
        """Starts it, and does not wait."""
        with self._there:
            self._begin()

    def __call__(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Raises what `work` raises."""
        if self._is_ready():
            try:
                with self._turns.turn(work not in self._first), self._there:
                    passed, result = self._asked((work, args, kwargs))
            except (EOFError, OSError) as error:
                log.warning("computing_process_died", work=work.__qualname__, error=type(error).__name__)
            else:
                if passed:
                    return result
                raise result
        with self._here:
            return work(*args, **kwargs)

    def close(self) -> None:
        """Ends the process. Who still comes after that is served here."""
        self._given_up = True
        with self._there:
            self._end()

    def _is_ready(self) -> bool:
        """Starts it where it is not there. One that dies before it is ready would do so again, and is given up."""
        if self._ready or self._given_up:
            return self._ready
        with self._there:
            try:
                wire = self._begin()
                if not self._ready and wire.poll():
                    wire.recv()
                    self._ready = True
            except (EOFError, OSError) as error:
                log.warning("computing_process_not_started", error=type(error).__name__)
                self._given_up = True
                self._end()
            return self._ready

    def _asked(self, question: object) -> tuple[bool, Any]:
        """With the lock held. Raises OSError where it is gone."""
        if self._wire is None:
            raise BrokenPipeError
        try:
            self._wire.send(question)
            return self._wire.recv()
        except (EOFError, OSError):
            self._end()
            raise

    def _begin(self) -> Connection:
        if self._wire is None:
            ours, theirs = Pipe()
            with theirs:
                self._child = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                    [sys.executable, "-m", __name__, str(theirs.fileno())],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    pass_fds=[theirs.fileno()],
                    env=child_environment(),
                )
            self._wire = ours
        return self._wire

    def _end(self) -> None:
        child, wire = self._child, self._wire
        self._child, self._wire, self._ready = None, None, False
        if wire is not None:
            wire.close()
        if child is not None:
            end_child(child, STOP_SECONDS)


def serve(wire: Connection) -> None:
    """Works for the process at the other end until that is gone."""
    while True:
        try:
            work, args, kwargs = wire.recv()
        except (EOFError, OSError):
            return
        try:
            answer = (True, work(*args, **kwargs))
        except Exception as error:
            answer = (False, error)
        wire.send(answer)


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to act on
    wire = Connection(int(sys.argv[1]))
    for module in NEEDED:
        importlib.import_module(module)
    wire.send("ready")
    serve(wire)


if __name__ == "__main__":
    main()
