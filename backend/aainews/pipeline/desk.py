"""Whose turn it is to compute: what the model waits for goes first, what readers wait for second, what nobody waits for last.

The threads of one interpreter compute in turn whatever is done about it. Where sixty articles are under way and each
gets as much of it as any other, all are ready late: the model is asked late, as its questions are prepared among pages
being shown and stories being told. So each says what it is about to do, and the more urgent goes before it. Nobody waits
for the network, a model or another process while at the desk.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from enum import IntEnum

from aainews.llm.limiter import Limiter

SEATS = 2
"""While one waits for the database the other computes."""


class Step(IntEnum):
    """Of the work on an article, the most urgent first."""

    QUESTION = 0
    TEXT = 1
    BEGIN = 2
    ANSWER = 3
    SHOW = 4
    STORY = 5


class Desk:
    def __init__(self, seats: int = SEATS) -> None:
        self._turns = Limiter(seats)

    def at(self, step: Step) -> AbstractContextManager[object]:
        """Held while it is done."""
        return self._turns.turn(step)
