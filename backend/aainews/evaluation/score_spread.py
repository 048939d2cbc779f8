"""Whether scores tell articles apart: how the four axes spread over stored analyses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import mean, pstdev

from aainews.domain.analysis import Analysis
from aainews.domain.scores import AXES, Axis
from aainews.domain.value import Value

ENOUGH = 20
"""Analyses from which a distribution says anything."""
CROWDED = 0.6
"""Share of one value on one axis from which that axis says little; even use of five would be 0.2."""
ALL_ALIKE = 0.25
"""Share of articles whose four scores are one number. By chance, on axes that are used evenly, it is 0.008."""
REPEATED = 0.3
"""Share of the one most frequent set of four (5/5/4/5)."""


class AxisSpread(Value):
    axis: Axis
    counts: tuple[int, int, int, int, int]
    """How often 1, 2, 3, 4 and 5 were given."""
    mean: float
    deviation: float
    crowded: bool


class ScoreSpread(Value):
    """`articles` have all four scores, `unscored` have none."""

    articles: int
    unscored: int
    axes: tuple[AxisSpread, ...]
    all_alike: float
    """Share of articles with one number four times."""
    most_frequent: tuple[str, float]
    """The most frequent set of four, in the order of the table, and its share."""
    warnings: tuple[str, ...]


def spread_of(analyses: Iterable[Analysis]) -> ScoreSpread:
    """What the scores of these analyses look like, and what is wrong with that."""
    found = [{score.axis: score.score for score in analysis.scores} for analysis in analyses]
    scored = [scores for scores in found if len(scores) == len(AXES)]
    sets = Counter("/".join(str(scores[d.axis]) for d in AXES) for scores in scored)
    first, count = sets.most_common(1)[0] if sets else ("", 0)
    axes = tuple(_axis(d.axis, [scores[d.axis] for scores in scored]) for d in AXES)
    alike = _share(sum(len(set(scores.values())) == 1 for scores in scored), len(scored))
    spread = ScoreSpread(
        articles=len(scored),
        unscored=len(found) - len(scored),
        axes=axes,
        all_alike=alike,
        most_frequent=(first, _share(count, len(scored))),
        warnings=(),
    )
    return spread.model_copy(update={"warnings": tuple(_warnings(spread))})


def _axis(axis: Axis, values: Sequence[int]) -> AxisSpread:
    one, two, three, four, five = (values.count(score) for score in range(1, 6))
    most = max(one, two, three, four, five)
    return AxisSpread(
        axis=axis,
        counts=(one, two, three, four, five),
        mean=round(mean(values), 2) if values else 0.0,
        deviation=round(pstdev(values), 2) if values else 0.0,
        crowded=_share(most, len(values)) > CROWDED,
    )


def _warnings(spread: ScoreSpread) -> Iterable[str]:
    if spread.articles < ENOUGH:
        yield f"only {spread.articles} scored articles: the figures say little below {ENOUGH}"
        return
    for each in spread.axes:
        if each.crowded:
            most = max(each.counts)
            value = each.counts.index(most) + 1
            yield f"{each.axis}: {most} of {spread.articles} articles have {value}"
    if spread.all_alike > ALL_ALIKE:
        yield f"{spread.all_alike:.0%} of articles have the same number on all four axes"
    if spread.most_frequent[1] > REPEATED:
        yield f"{spread.most_frequent[0]} was given to {spread.most_frequent[1]:.0%} of articles"


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
