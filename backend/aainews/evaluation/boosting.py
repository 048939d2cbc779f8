"""Gradient boosting of trees of depth two for a yes or no, in numpy: what fits the pair model. Small data only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aainews.stories.pairs import Tree

Matrix = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Boosting:
    """How it is held back from learning the cases by heart."""

    rounds: int = 120
    rate: float = 0.08
    sample: float = 0.7
    """Share of the cases that a tree sees."""
    features: float = 0.35
    """Share of the features that a tree may ask."""
    least: float = 10.0
    """Cases that a leaf holds at least, by weight."""
    damping: float = 3.0
    """Added to a leaf's curvature: pulls its value to zero."""
    cuts: int = 16


@dataclass(frozen=True)
class _Cases:
    """One round's: the features with the cuts that may be made in each, and slope, curvature and weight of each case."""

    x: Matrix
    cuts: list[Matrix]
    slope: Matrix
    bend: Matrix
    weight: Matrix


def fit(x: Matrix, y: Matrix, weight: Matrix, how: Boosting, seed: int = 0) -> tuple[float, tuple[Tree, ...]]:
    """The start (log odds) and the trees to add to it."""
    dice = np.random.default_rng(seed)
    share = float((weight * y).sum() / weight.sum())
    start = float(np.log(share / (1 - share)))
    score = np.full(len(y), start)
    cuts = [_cuts(x[:, column], how.cuts) for column in range(x.shape[1])]
    trees: list[Tree] = []
    for _ in range(how.rounds):
        chance = 1 / (1 + np.exp(-score))
        cases = _Cases(x, cuts, weight * (y - chance), weight * chance * (1 - chance), weight)
        rows = dice.permutation(len(y))[: int(how.sample * len(y))]
        asked = dice.permutation(x.shape[1])[: max(2, int(how.features * x.shape[1]))]
        tree = _tree(cases, rows, asked, how)
        trees.append(tree)
        score += _values(tree, x)
    return start, tuple(trees)


def predict(start: float, trees: tuple[Tree, ...], x: Matrix, besides: Matrix) -> Matrix:
    """`besides` is added to the log odds."""
    return 1 / (1 + np.exp(-(start + sum((_values(tree, x) for tree in trees), besides))))


def _values(tree: Tree, x: Matrix) -> Matrix:
    high = x[:, tree.first[0]] > tree.first[1]
    second = np.where(high, x[:, tree.high[0]] > tree.high[1], x[:, tree.low[0]] > tree.low[1])
    return np.asarray(tree.leaves)[high * 2 + second]


def _cuts(column: Matrix, count: int) -> Matrix:
    values = np.unique(column)
    if len(values) <= count:
        return (values[1:] + values[:-1]) / 2
    return np.unique(np.quantile(column, np.linspace(0, 1, count + 2)[1:-1]))


def _tree(cases: _Cases, rows: Rows, asked: Rows, how: Boosting) -> Tree:
    first = _best(cases, rows, asked, how)
    high = cases.x[rows, first[0]] > first[1]
    seconds: list[tuple[int, float]] = []
    leaves: list[float] = []
    for side in (rows[~high], rows[high]):
        cut = _best(cases, side, asked, how)
        up = cases.x[side, cut[0]] > cut[1]
        seconds.append(cut)
        leaves += [_leaf(cases, part, how) for part in (side[~up], side[up])]
    return Tree(first, seconds[0], seconds[1], (leaves[0], leaves[1], leaves[2], leaves[3]))


def _leaf(cases: _Cases, rows: Rows, how: Boosting) -> float:
    return float(how.rate * cases.slope[rows].sum() / (cases.bend[rows].sum() + how.damping))


def _best(cases: _Cases, rows: Rows, asked: Rows, how: Boosting) -> tuple[int, float]:
    """The cut that gains most; one that sends all rows down where none may be made."""
    best, found = -1.0, (int(asked[0]), float("inf"))
    slope, bend, weight = cases.slope[rows], cases.bend[rows], cases.weight[rows]
    for column in asked:
        cuts = cases.cuts[column]
        if not len(cuts) or not len(rows):
            continue
        high = cases.x[rows, column][:, None] > cuts[None, :]
        up_slope, up_bend, up_weight = slope @ high, bend @ high, weight @ high
        down_slope, down_bend = slope.sum() - up_slope, bend.sum() - up_bend
        gain = up_slope**2 / (up_bend + how.damping) + down_slope**2 / (down_bend + how.damping)
        allowed = (up_weight >= how.least) & (weight.sum() - up_weight >= how.least)
        gain = np.where(allowed, gain, -1.0)
        at = int(np.argmax(gain))
        if gain[at] > best:
            best, found = float(gain[at]), (int(column), float(cuts[at]))
    return found
