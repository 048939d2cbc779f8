"""Which terms rise: a count set against the term's own history, so that 1 → 3 does not cry.

Time is cut into blocks as long as the window, the newest first. Of a term with `count` articles in the window:

    heard    the count, but its loudest day counts at most as all other days together and half of itself: what
             everybody copied on one day is one thing
    share    (what its history had + PRIOR) / (all articles of the history), PRIOR = half an article
    expected share × all articles of the window: a week with twice the news expects twice of everything
    spread   how much more its history varies than chance would (variance over mean; its loudest block counts as the
             second), drawn towards TYPICAL_SPREAD as if by SPREAD_WEIGHT further blocks: eight blocks alone say little
    score    √(2 (heard ln(heard / expected) − (heard − expected)) / spread): standard deviations above what is usual
             (the signed root of the Poisson deviance); negative where it is below

A term rises where it is heard LEAST_COUNT times, LEAST_GAIN more than expected, GROWTH times what is expected, with a
score of at least RISING. A term that comes and goes has a wide spread and must be louder still; one that always comes on
Mondays gains nothing from a Monday, as every block is whole weeks.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PRIOR = 0.5
TYPICAL_SPREAD = 1.5
SPREAD_WEIGHT = 8.0
LEAST_COUNT = 5
LEAST_GAIN = 3.0
GROWTH = 1.5
RISING = 3.0


@dataclass(frozen=True, slots=True)
class Series:
    """A term's articles: in the window, on its loudest day, and in the blocks before, the newest first."""

    term: str
    count: int
    loudest: int
    history: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Burst:
    """`before` is the count of the block just before, `expected` what the whole history lets expect; the score is in
    standard deviations."""

    term: str
    count: int
    before: int
    expected: float
    score: float
    rising: bool


def bursts(terms: Iterable[Series], total: int, totals: Sequence[int]) -> list[Burst]:
    """Every term with its score, the rising ones first by score, then the others by count.

    `total` and `totals` are all articles of the window and of the blocks before; a block without any articles was
    before our time and says nothing. Without a history nothing rises.
    """
    judged = [burst(series, total, totals) for series in terms]
    return sorted(judged, key=lambda b: (not b.rising, -b.score if b.rising else 0.0, -b.count, b.term))


def burst(series: Series, total: int, totals: Sequence[int]) -> Burst:
    before = series.history[0] if series.history else 0
    past = [(x, n) for x, n in zip(series.history, totals, strict=True) if n > 0]
    articles = sum(n for _, n in past)
    if not articles:
        return Burst(series.term, series.count, before, float(series.count), 0.0, rising=False)
    share = (sum(x for x, _ in past) + PRIOR) / articles
    expected = share * total
    spread = _spread(past, share)
    others = series.count - series.loudest
    heard = others + min(float(series.loudest), others + series.loudest / 2)
    score = _deviations(heard, expected, spread)
    rising = heard >= LEAST_COUNT and heard - expected >= LEAST_GAIN and heard >= GROWTH * expected and score >= RISING
    return Burst(series.term, series.count, before, expected, score, rising=rising)


def _spread(past: Sequence[tuple[int, int]], share: float) -> float:
    """Variance over mean of the history's blocks, drawn towards what is typical; at least 1, which is pure chance."""
    second = sorted(x for x, _ in past)[-2] if len(past) > 1 else math.inf
    excess = sum((min(x, second) - share * n) ** 2 / (share * n) for x, n in past)
    free = len(past) - 1
    return max(1.0, (excess + SPREAD_WEIGHT * TYPICAL_SPREAD) / (free + SPREAD_WEIGHT))


def _deviations(count: float, expected: float, spread: float) -> float:
    if expected <= 0.0:
        return 0.0
    surprise = count * math.log(count / expected) if count else 0.0
    deviance = max(0.0, 2.0 * (surprise - (count - expected)))
    return math.copysign(math.sqrt(deviance / spread), count - expected)
