"""What to read next: near in meaning, of another story, fresh, and not all the same.

The rule, for an article and its candidates: worth = cosine of meaning − 0.03 for each doubling of the days between them
beyond three − 0.08 where no company, product or person is named in both; the next pick is the one whose 0.8 · worth − 0.2 · (its
greatest cosine with what is picked already) is highest. One report a story, its nearest; nothing whose worth is under
`LEAST`: an empty place is better than a chance neighbour.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PICKS = 5
LEAST = 0.34
"""Read on 30 articles with their picks: from here on more than four in five are what a reader would call related."""
FRESH_DAYS = 3.0
STALE = 0.03
STRANGE = 0.08
WORTH = 0.8

Vector = NDArray[np.float32]


@dataclass(frozen=True)
class Neighbour:
    """`days` between it and the article; `shares` a name with it. `vector` is centred."""

    id: str
    story: str | None
    vector: Vector
    days: float
    shares: bool


def related_to(vector: Vector, story: str | None, others: Sequence[Neighbour], picks: int = PICKS) -> list[str]:
    """Ids, the best first."""
    worth = {each.id: _worth(vector, each) for each in others if each.story is None or each.story != story}
    by_story = _one_a_story([each for each in others if worth.get(each.id, -1.0) >= LEAST], worth)
    picked: list[Neighbour] = []
    while by_story and len(picked) < picks:
        best = max(by_story, key=lambda each: (_gain(each, picked, worth), each.id))
        picked.append(best)
        by_story.remove(best)
    return [each.id for each in picked]


def _worth(vector: Vector, other: Neighbour) -> float:
    stale = STALE * math.log2(max(other.days, FRESH_DAYS) / FRESH_DAYS)
    return float(vector @ other.vector) - stale - (0.0 if other.shares else STRANGE)


def _one_a_story(others: Sequence[Neighbour], worth: Mapping[str, float]) -> list[Neighbour]:
    best: dict[str, Neighbour] = {}
    for each in sorted(others, key=lambda each: (worth[each.id], each.id)):
        best[each.story or each.id] = each
    return list(best.values())


def _gain(each: Neighbour, picked: Sequence[Neighbour], worth: Mapping[str, float]) -> float:
    again = max((float(each.vector @ other.vector) for other in picked), default=0.0)
    return WORTH * worth[each.id] - (1 - WORTH) * max(0.0, again)
