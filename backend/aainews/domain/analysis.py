"""What we say about an article, in Japanese, beside its translation."""

from __future__ import annotations

from enum import StrEnum

from aainews.domain.scores import Axis
from aainews.domain.value import Value


class KeyPoint(Value):
    heading: str
    text: str


class AxisScore(Value):
    axis: Axis
    score: int
    """1 to 5."""
    reason: str
    """One Japanese sentence; empty where the reason did not pass the gate."""
    evidence: str | None
    """Words quoted verbatim from the source; None where the model gave none that stands there."""


class EntityKind(StrEnum):
    COMPANY = "company"
    MODEL = "model"
    TOOL = "tool"
    PERSON = "person"


class EntityMention(Value):
    kind: EntityKind
    name: str
    """As the source writes it."""


class Analysis(Value):
    """A typed analysis that has passed the gate. A part that did not pass is empty or absent, never wrong."""

    tldr: str
    key_points: tuple[KeyPoint, ...]
    impact: str
    comment: str
    tags: tuple[str, ...]
    entities: tuple[EntityMention, ...]
    scores: tuple[AxisScore, ...]
    """All four axes, or none: a score that could not be had is 未評価, never 0."""
