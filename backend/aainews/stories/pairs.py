"""Whether two reports tell of one event: agreement weighed against difference by a small fitted model.

The model is a sum of little trees of two questions each, fitted by `python -m aainews.evaluation.story_pairs` on
labelled pairs of real headlines; how well it does on events that it has not seen stands in docs/measurements.md.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aainews.stories.features import NAMES, Rarity, features_of, rarity
from aainews.stories.report import Report


@dataclass(frozen=True, slots=True)
class Tree:
    """Asks one feature, then one more on either side. `leaves`: low-low, low-high, high-low, high-high."""

    first: tuple[int, float]
    low: tuple[int, float]
    high: tuple[int, float]
    leaves: tuple[float, float, float, float]

    def value(self, row: Sequence[float]) -> float:
        at = 2 if row[self.first[0]] > self.first[1] else 0
        feature, cut = self.high if at else self.low
        return self.leaves[at + (row[feature] > cut)]


DOUBT = 1.5
"""Taken off the log odds for each of three signs that labelled pairs have too rarely to be learnt from. Pairs of one event
among those with the sign: 0 of 6 with another version of one product and none in common, 0 of 16 that begin with names
unknown to each other and tell other figures, 0 of 11 where one tells of a launch and the other of a pause or a rumour."""
_AT = {name: place for place, name in enumerate(NAMES)}


def doubt(row: Sequence[float]) -> float:
    """In log odds, zero or less."""
    siblings = row[_AT["sibling_version"]] > 0 and not row[_AT["version_shared"]]
    strangers = row[_AT["lead_unknown"]] == 2 and row[_AT["figure_differs"]] > 0
    not_launched = row[_AT["only_pause"]] or row[_AT["only_rumour"]]
    opposed = bool(row[_AT["acts_differ"]] and row[_AT["only_launch"]] and not_launched)
    return -DOUBT * (siblings + strangers + opposed)


@dataclass(frozen=True)
class PairModel:
    """`threshold`: from this probability on two reports are taken for one event."""

    start: float
    trees: tuple[Tree, ...]
    threshold: float

    def probability(self, row: Sequence[float]) -> float:
        score = self.start + self._forest.value(row) + doubt(row)
        return 1 / (1 + math.exp(-score))

    @cached_property
    def _forest(self) -> _Forest:
        return _Forest(self.trees)


class _Forest:
    """All trees asked at once: a new report is compared with fifty and more, and a model has some 360 trees."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._first, self._cuts = _questions([tree.first for tree in trees])
        low, low_cuts = _questions([tree.low for tree in trees])
        high, high_cuts = _questions([tree.high for tree in trees])
        self._second, self._second_cuts = np.stack([low, high]), np.stack([low_cuts, high_cuts])
        self._leaves = np.array([tree.leaves for tree in trees], np.float64).reshape(len(trees), 4)
        self._trees = np.arange(len(trees))

    def value(self, row: Sequence[float]) -> float:
        values = np.asarray(row, np.float64)
        high = (values[self._first] > self._cuts).astype(np.intp)
        feature = self._second[high, self._trees]
        leaf = 2 * high + (values[feature] > self._second_cuts[high, self._trees])
        return float(self._leaves[self._trees, leaf].sum())


def _questions(asked: Sequence[tuple[int, float]]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    return np.array([feature for feature, _ in asked], np.intp), np.array([cut for _, cut in asked], np.float64)


def model_from(kept: dict[str, Any]) -> PairModel:
    """Raises ValueError where the file was made for other features."""
    if tuple(kept["features"]) != NAMES:
        raise ValueError("the pair model was fitted on other features: fit it again")
    trees = tuple(
        Tree((f, cut), (lf, lcut), (hf, hcut), (a, b, c, d)) for f, cut, lf, lcut, hf, hcut, a, b, c, d in kept["trees"]
    )
    return PairModel(kept["start"], trees, kept["threshold"])


@cache
def fitted_on(name: str) -> frozenset[str]:
    """Fingerprints of the pairs that the shipped model was fitted on."""
    text = files(__package__ or "aainews.stories").joinpath(f"pairs.{name}.json").read_text("utf-8")
    return frozenset(json.loads(text)["fitted_on"].split())


@cache
def pair_model(name: str) -> PairModel:
    """The shipped model for vectors of meaning (`meaning`) or of letters alone (`letters`)."""
    text = files(__package__ or "aainews.stories").joinpath(f"pairs.{name}.json").read_text("utf-8")
    return model_from(json.loads(text))


def same_event(one: Report, other: Report, model: PairModel, rare: Rarity | None = None) -> float:
    """The probability that both tell of one event."""
    return model.probability(features_of(one, other, rare or rarity()))


PAIRS_KEPT = 50_000


class Chances:
    """The probabilities of pairs that were compared already: the reports of a story are all compared with each other
    again whenever one more may belong to it. Not safe for threads by itself."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, int], float] = {}

    def of(self, one: Report, other: Report, model: PairModel) -> float:
        """As `same_event`; a report that has changed in anything is another report."""
        first, second = one.fingerprint, other.fingerprint
        pair = (id(model), first, second) if first < second else (id(model), second, first)
        if (chance := self._known.get(pair)) is None:
            if len(self._known) >= PAIRS_KEPT:
                self._known.clear()
            chance = self._known[pair] = same_event(one, other, model)
        return chance
