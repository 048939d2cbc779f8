"""The four axes, their weights and the five words: the one table that code, prompt and page read."""

from __future__ import annotations

from enum import StrEnum

from aainews.domain.value import Value


class Axis(StrEnum):
    DEPTH = "depth"
    RELEVANCE = "relevance"
    PRACTICALITY = "practicality"
    NOVELTY = "novelty"


class AxisDefinition(Value):
    axis: Axis
    name_ja: str
    weight: int
    """Percent; the four add up to 100."""
    question: str
    """What the model is asked, in English."""
    low: str
    high: str


AXES: tuple[AxisDefinition, ...] = (
    AxisDefinition(
        axis=Axis.DEPTH,
        name_ja="深度",
        weight=40,
        question="How deep does the piece go: evidence, data, method, reasoning?",
        low="1 = an announcement without substance",
        high="5 = original data or thorough technical analysis",
    ),
    AxisDefinition(
        axis=Axis.RELEVANCE,
        name_ja="関連度",
        weight=30,
        question="How much does it concern people who build or use AI?",
        low="1 = AI is mentioned in passing",
        high="5 = AI itself is the subject, for the whole field",
    ),
    AxisDefinition(
        axis=Axis.PRACTICALITY,
        name_ja="実用性",
        weight=20,
        question="Can a reader act on it: use, decide, build?",
        low="1 = nothing to act on",
        high="5 = usable at once (tool, code, price, how-to)",
    ),
    AxisDefinition(
        axis=Axis.NOVELTY,
        name_ja="革新性",
        weight=10,
        question="How new is it compared with what was known before?",
        low="1 = repeats known facts",
        high="5 = a first of its kind",
    ),
)

IMPORTANCE_WORDS: dict[int, str] = {5: "最重要", 4: "重要", 3: "注目", 2: "参考", 1: "軽微"}
UNSCORED_WORD = "未評価"


def overall(scores: dict[Axis, int], weights: dict[Axis, int] | None = None) -> float:
    """The weighted mean of the four axes, 1.0 to 5.0.

    Raises KeyError where an axis is missing and ValueError where the weights add up to nothing.
    """
    used = weights or {d.axis: d.weight for d in AXES}
    total = sum(used.values())
    if total <= 0:
        raise ValueError("weights must add up to more than 0")
    return sum(scores[d.axis] * used.get(d.axis, 0) for d in AXES) / total


def importance(mean: float) -> int:
    """The mean rounded half up, so that 4.5 reads 最重要 and not, as banker's rounding would have it, 重要."""
    return min(5, max(1, int(mean + 0.5)))
