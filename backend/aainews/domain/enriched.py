"""What came of asking a model about an article: texts that passed the gate, and what was found on the way."""

from __future__ import annotations

from aainews.domain.analysis import Analysis
from aainews.domain.checks import Check
from aainews.domain.publication import SegmentStatus
from aainews.domain.value import Value


class TitleOutcome(Value):
    """`checks` holds what blocked rejected answers and what remains in the shown one: a finding of severity `block` is
    never about a text that readers see, every other is."""

    ja: str | None
    """Plain text; None where no answer passed and the original headline is shown."""
    status: SegmentStatus
    checks: tuple[Check, ...]
    attempts: int
    model: str
    note: str | None
    """Why the original is shown, as a check's kind."""


class SegmentOutcome(Value):
    """One segment of the body; `checks` as in TitleOutcome, each with the segment's id."""

    segment_id: str
    ja: str | None
    """Inline HTML of the allow-list; None where the original is shown."""
    status: SegmentStatus
    note: str | None
    checks: tuple[Check, ...]
    attempts: int
    model: str


class AnalysisOutcome(Value):
    """`analysis` is None where nothing passed; `checks` as in TitleOutcome, each with the field it is about."""

    analysis: Analysis | None
    checks: tuple[Check, ...]
    attempts: int
    model: str


class OpenSegment(Value):
    """A segment of which an answer was refused: it is asked for again, with `checks` as the reason."""

    segment_id: str
    checks: tuple[Check, ...]
    attempts: int
