"""Plants defects of an article as a whole: a paragraph dropped, exchanged with another, or said twice."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from aainews.evaluation.planted.aligning import Pair

LONG_ENOUGH = 60
"""Characters of English: shorter blocks ("Note:") may be missed by a reader too."""


@dataclass(frozen=True)
class Planted:
    """An article with one defect; `at` are the lines where finding it counts."""

    pairs: tuple[Pair, ...]
    at: tuple[int, ...]


Arrangement = Callable[[Random, tuple[Pair, ...]], "Planted | None"]


def _candidates(pairs: tuple[Pair, ...]) -> list[int]:
    return [
        at
        for at, pair in enumerate(pairs)
        if pair.kind != "heading" and len(pair.en) >= LONG_ENOUGH and pair.en != pair.ja
    ]


def _with_ja(pairs: tuple[Pair, ...], changes: dict[int, str]) -> tuple[Pair, ...]:
    return tuple(Pair(p.kind, p.en, changes.get(at, p.ja)) for at, p in enumerate(pairs))


def paragraph_emptied(random: Random, pairs: tuple[Pair, ...]) -> Planted | None:
    """The translation of one paragraph is not there."""
    found = _candidates(pairs)
    if not found:
        return None
    at = random.choice(found)
    return Planted(_with_ja(pairs, {at: ""}), (at,))


def following_moved_up(random: Random, pairs: tuple[Pair, ...]) -> Planted | None:
    """One paragraph is dropped and the next three stand one line too early."""
    found = [at for at in _candidates(pairs) if at + 3 < len(pairs)]
    if not found:
        return None
    at = random.choice(found)
    changes = {at + i: pairs[at + i + 1].ja for i in range(3)} | {at + 3: ""}
    return Planted(_with_ja(pairs, changes), tuple(range(at, at + 4)))


def neighbours_exchanged(random: Random, pairs: tuple[Pair, ...]) -> Planted | None:
    found = _candidates(pairs)
    near = [(a, b) for a, b in itertools.pairwise(found) if b - a < 3]
    if not near:
        return None
    a, b = random.choice(near)
    return Planted(_with_ja(pairs, {a: pairs[b].ja, b: pairs[a].ja}), (a, b))


def far_ones_exchanged(random: Random, pairs: tuple[Pair, ...]) -> Planted | None:
    found = _candidates(pairs)
    if len(found) < 6:
        return None
    a, b = random.sample(found, 2)
    return Planted(_with_ja(pairs, {a: pairs[b].ja, b: pairs[a].ja}), (a, b))


def said_again_next(random: Random, pairs: tuple[Pair, ...]) -> Planted | None:
    """A paragraph's translation stands in the place of the next one's too."""
    found = _candidates(pairs)
    near = [(a, b) for a, b in itertools.pairwise(found) if b - a < 3]
    if not near:
        return None
    a, b = random.choice(near)
    return Planted(_with_ja(pairs, {b: pairs[a].ja}), (a, b))


def said_again_alone(random: Random, pairs: tuple[Pair, ...]) -> Planted | None:
    """A paragraph's translation stands once more, with no source beside it."""
    found = _candidates(pairs)
    if not found:
        return None
    at = random.choice(found)
    again = (*pairs[: at + 1], Pair(pairs[at].kind, "", pairs[at].ja), *pairs[at + 1 :])
    return Planted(again, (at, at + 1))


def said_twice_in_one(random: Random, pairs: tuple[Pair, ...]) -> Planted | None:
    found = _candidates(pairs)
    if not found:
        return None
    at = random.choice(found)
    return Planted(_with_ja(pairs, {at: f"{pairs[at].ja}{pairs[at].ja}"}), (at,))


ORDER: dict[str, tuple[Arrangement, ...]] = {
    "paragraph_dropped": (paragraph_emptied, following_moved_up),
    "paragraph_swapped": (neighbours_exchanged, far_ones_exchanged),
    "paragraph_repeated": (said_again_next, said_again_alone, said_twice_in_one),
}
