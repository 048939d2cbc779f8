"""An analysis whose parts repeat each other says less than it seems to."""

from __future__ import annotations

from collections import Counter

from aainews.domain.analysis import Analysis, AxisScore
from aainews.domain.checks import Check, CheckKind
from aainews.gate.findings import block

SAME_REASONS = 3
"""Of the four: as many axes judged in the same words are no judgement, and the article stays 未評価."""
LEAST_REASONS = 2
"""Scores of which fewer can say why are numbers without a reason: the article stays 未評価."""


def without_repeats(analysis: Analysis) -> tuple[Analysis, tuple[Check, ...]]:
    """The analysis with each sentence once (TL;DR first), and what was left out.

    Scores go together: all four or none.
    """
    said = {analysis.tldr, *(point.text for point in analysis.key_points)} - {""}
    found: list[Check] = []
    kept: dict[str, str] = {}
    for name in ("impact", "comment"):
        text: str = getattr(analysis, name)
        repeats = text in said
        if repeats:
            found.append(_repeated(text, name))
        kept[name] = "" if repeats else text
        said |= {text} - {""}
    scores, about_scores = _scores(analysis.scores, said)
    return analysis.model_copy(update={**kept, "scores": scores}), (*found, *about_scores)


def _scores(scores: tuple[AxisScore, ...], said: set[str]) -> tuple[tuple[AxisScore, ...], tuple[Check, ...]]:
    reasons = Counter(score.reason for score in scores if score.reason)
    if reasons and (most := reasons.most_common(1)[0])[1] >= SAME_REASONS:
        return (), (_repeated(most[0], "scores"),)
    repeats = [s for s in scores if s.reason and (s.reason in said or reasons[s.reason] > 1)]
    kept = tuple(s.model_copy(update={"reason": ""}) if s in repeats else s for s in scores)
    if sum(bool(score.reason) for score in kept) < LEAST_REASONS:
        kept = ()
    return kept, tuple(_repeated(score.reason, "scores") for score in repeats)


def _repeated(text: str, field: str) -> Check:
    return block(CheckKind.DEGENERATE_REPETITION, text).model_copy(update={"field": field})
