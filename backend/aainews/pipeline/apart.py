"""A process of its own for pure computing: pages are read and answers judged there.

Python's threads share one interpreter. What sixty articles compute would hold up each other's questions to the model,
and the answers to the site's readers, who are served by the same process. One process is enough: it does in turn what
one core can do.
"""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from collections.abc import Callable, Collection
from functools import partial
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from aainews.errors import ComputingError
from aainews.llm.child import child_environment, end_child
from aainews.llm.limiter import Limiter
from aainews.logs import logger
from aainews.pipeline.apart_process import work_for

P = ParamSpec("P")
T = TypeVar("T")
PROCESS = "aainews.pipeline.apart_process"
STOP_SECONDS = 2.0
LONGEST_SECONDS = 180.0
"""What one piece of work may take; the longest that was seen, an article of 20,000 words on a busy machine, took five."""
log = logger("pipeline")


class Apart:
    """Runs functions of ours in other processes, one at a time in each, for any number of threads.

    Functions are named by their module and values are copied: what is to come back must be in the result. Until a process
    is ready (a second, or at once where it is a fork) and where it dies, the work is done here, one piece after another
    as well: of sixty that compute side by side all are ready late.
    """

    def __init__(
        self,
        processes: int = 1,
        first: Collection[Callable[..., object]] = (),
        last: Collection[Callable[..., object]] = (),
        longest: float = LONGEST_SECONDS,
    ) -> None:
        """`first`, `last`: work that goes before other work that waits, or behind it. `longest`: seconds after which a
        piece is given up, and its process with it."""
        self._rank = dict.fromkeys(first, -1) | dict.fromkeys(last, 1)
        self._turns = Limiter(processes)
        self._lock, self._here = Lock(), Lock()
        self._processes = [_Process(longest) for _ in range(processes)]
        self._free = list(self._processes)

    def start(self) -> None:
        """Starts them, and does not wait. Where they are no forks, one: another is started when it has been wanted."""
        for process in self._processes if _may_fork() else self._processes[:1]:
            process.start()

    def __call__(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Raises what `work` raises, and ComputingError where it takes too long there."""
        with self._turns.turn(self._rank.get(work, 0)):
            process = self._taken()
            if process is not None:
                try:
                    passed, result = process.ask((work, args, kwargs))
                except ComputingError:
                    log.warning("computing_given_up", work=work.__qualname__)
                    raise
                except (EOFError, OSError) as error:
                    log.warning("computing_process_died", work=work.__qualname__, error=type(error).__name__)
                else:
                    if passed:
                        return result
                    raise result
                finally:
                    self._give_back(process)
        with self._here:
            return work(*args, **kwargs)

    def close(self) -> None:
        """Ends the processes. Who still comes after that is served here."""
        for process in reversed(self._processes):  # a fork holds the pipes of those that were there before it
            process.close()

    def _taken(self) -> _Process | None:
        """One that is ready and does nothing; to be given back. Where there is none another is started, one after the other."""
        with self._lock:
            found = next((each for each in self._free if each.is_ready()), None)
            if found is not None:
                self._free.remove(found)
            elif not any(each.is_starting for each in self._free):
                for absent in self._free[:1]:
                    absent.start()
            return found

    def _give_back(self, process: _Process) -> None:
        with self._lock:
            self._free.append(process)


class _Process:
    """One of them."""

    def __init__(self, longest: float) -> None:
        self._longest = longest
        self._lock = Lock()
        self._wire: Connection | None = None
        self._end_process: Callable[[], None] | None = None
        self._is_ready = False
        self._given_up = False

    @property
    def is_starting(self) -> bool:
        return self._wire is not None and not self._is_ready

    def start(self) -> None:
        """Does not wait. One that died before it was ready would do so again, and is not started again."""
        with self._lock:
            if self._wire is None and not self._given_up:
                self._begin()

    def is_ready(self) -> bool:
        if self._is_ready:
            return True
        with self._lock:
            try:
                if self._wire is not None and self._wire.poll():
                    self._wire.recv()
                    self._is_ready = True
            except (EOFError, OSError) as error:
                log.warning("computing_process_not_started", error=type(error).__name__)
                self._given_up = True
                self._end()
            return self._is_ready

    def ask(self, question: object) -> tuple[bool, Any]:
        """Whether it passed, and its result or what it raised. Raises EOFError or OSError where the process is gone, and
        ComputingError where it had to be ended."""
        with self._lock:
            if self._wire is None:
                raise BrokenPipeError
            try:
                self._wire.send(question)
                if not self._wire.poll(self._longest):
                    raise ComputingError(f"given up after {self._longest:.0f} s")
                return self._wire.recv()
            except (EOFError, OSError, ComputingError):
                self._end()
                raise

    def close(self) -> None:
        """Ends it, when it has done what it is doing."""
        self._given_up = True
        with self._lock:
            self._end()

    def _begin(self) -> None:
        ours, theirs = Pipe()
        with theirs:
            self._end_process = _fork(ours, theirs) if _may_fork() else _spawn(theirs)
        self._wire = ours

    def _end(self) -> None:
        wire, end_process = self._wire, self._end_process
        self._wire, self._end_process, self._is_ready = None, None, False
        if wire is not None:
            wire.close()
        if end_process is not None:
            end_process()


def _may_fork() -> bool:
    """A fork has all that is loaded and shares its memory: it is ready at once. Of a process with threads it would have
    their locks as well, for ever held; how many there are, those of native libraries included, only Linux tells."""
    tasks = Path("/proc/self/task")
    return tasks.is_dir() and len(list(tasks.iterdir())) == 1


def _fork(ours: Connection, theirs: Connection) -> Callable[[], None]:
    """Starts the process; gives what ends it."""
    process = multiprocessing.get_context("fork").Process(target=_forked, args=(ours, theirs), daemon=True)
    process.start()

    def end() -> None:
        process.join(STOP_SECONDS)
        if process.is_alive():
            process.kill()
            process.join()

    return end


def _forked(ours: Connection, theirs: Connection) -> None:
    ours.close()  # or it would not see its other end being closed
    work_for(theirs)


def _spawn(theirs: Connection) -> Callable[[], None]:
    """The same for a process from nothing."""
    child = subprocess.Popen(  # noqa: S603  # our own interpreter and module
        [sys.executable, "-m", PROCESS, str(theirs.fileno())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        pass_fds=[theirs.fileno()],
        env=child_environment(),
    )
    return partial(end_child, child, STOP_SECONDS)
