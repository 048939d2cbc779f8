"""A report as grouping sees it: what it says, when, in which language, and where its meaning lies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from aainews.stories.signs import Signs, signs_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

OPENING = 300
"""Characters of a text that are read beside its headline: the event stands there, further down stands its background."""


@dataclass(frozen=True)
class Report:
    """`vector` is centred and of length 1 (see `meaning`). `at` None: its source gave no day. `read`: its signs, where
    somebody has read them already."""

    id: str
    title: str
    opening: str
    at: datetime | None
    vector: Vector
    read: Signs | None = None

    @cached_property
    def signs(self) -> Signs:
        return self.read or signs_of(self.title, self.opening[:OPENING])

    @cached_property
    def fingerprint(self) -> int:
        """Of all that it is compared by; holds within one process."""
        return hash((self.id, self.title, self.opening, self.at, self.vector.tobytes()))


def days_apart(one: Report, other: Report) -> float | None:
    if one.at is None or other.at is None:
        return None
    return abs((one.at - other.at).total_seconds()) / 86_400
