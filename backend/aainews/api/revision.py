"""The integer that publishing raises, seen from this process."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

from aainews.logs import logger


class Revision:
    """`value` is the last number read. Publishing may happen in another process, so a thread asks for it.

    A database that does not answer leaves the value as it is: what was cached is still shown.
    """

    def __init__(self, read: Callable[[], int], every_seconds: float = 0.25) -> None:
        self.value = -1
        self._read = read
        self._every = every_seconds
        self._failing = False

    def refresh(self) -> None:
        try:
            self.value = self._read()
            self._failing = False
        except Exception as error:
            if not self._failing:  # once, not four times a second
                logger("api").warning("revision_unread", error=repr(error))
            self._failing = True

    @contextmanager
    def watched(self) -> Generator[None]:
        """Keeps `value` at most `every_seconds` behind while the block lasts."""
        stop = threading.Event()

        def watch() -> None:
            while not stop.wait(self._every):
                self.refresh()

        self.refresh()
        thread = threading.Thread(target=watch, name="revision", daemon=True)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()
