"""What the process of `apart.Apart` does: pieces of work in by a pipe, results out by the same, until its other end is closed.

    python -m aainews.pipeline.apart_process 5

works for the pipe that it inherits under that number. Nothing is loaded for it but the work itself: its start is waited
for.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

WORK = (
    "aainews.pipeline.reading_pages",
    "aainews.pipeline.in_one_reading",
    "aainews.pipeline.article_review",
    "aainews.stories.signs",
)
"""Modules of what is done here: they are loaded before this process says that it is ready."""


def main() -> None:
    work_for(Connection(int(sys.argv[1])))


def work_for(wire: Connection) -> None:
    """Works for the process at the other end until that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to act on
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.disable()  # nothing that is loaded is garbage: looking for it took a fifth of the start, and a part of all work
    for module in WORK:
        importlib.import_module(module)
    gc.freeze()
    gc.enable()
    with contextlib.suppress(EOFError, OSError):
        wire.send("ready")
        while True:
            wire.send(_answer(*wire.recv()))


def _answer(work: Callable[..., object], args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[bool, object]:
    """Whether it passed, and its result or what it raised."""
    try:
        return True, work(*args, **kwargs)
    except Exception as error:
        return False, error


if __name__ == "__main__":
    main()
