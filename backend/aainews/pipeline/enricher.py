"""What an enricher is: an article into Japanese, by a way that suits the model.

Plain values in and out: nothing is stored by an enricher and no workflow engine is known to it. `Ask` may keep answers
by their key; requests follow from the inputs alone, so a run that is repeated finds every answer that was kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from aainews.domain.calls import LLMAnswer, LLMRequest, ModelProfile
from aainews.domain.documents import Document
from aainews.domain.enriched import AnalysisOutcome, OpenSegment, SegmentOutcome, TitleOutcome

Ask = Callable[[LLMRequest], LLMAnswer]
RunAll = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]
"""`map`, or an executor's: results come in order."""


@dataclass(frozen=True)
class Due:
    """An article and what of it is missing for its current text and prompts."""

    title: str
    document: Document
    title_is_due: bool
    analysis_is_due: bool
    pending: tuple[str, ...]
    """Ids of segments to translate, in reading order."""
    tried: Mapping[str, OpenSegment] = field(default_factory=dict[str, OpenSegment])
    """Those of `pending` for which an answer was refused."""
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """What was noted of parts of the text, by their keys."""


@dataclass(frozen=True)
class Made:
    """What came of one reading, to be stored together."""

    title: TitleOutcome | None = None
    segments: tuple[SegmentOutcome, ...] = ()
    open: tuple[OpenSegment, ...] = ()
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    analysis: AnalysisOutcome | None = None


Keep = Callable[[Made], None]
"""Called in the caller's thread as soon as something is there."""


@dataclass(frozen=True)
class SecondModel:
    """Asked for what the first one does not bring through the gate."""

    ask: Ask
    profile: ModelProfile


class Enricher(Protocol):
    """Errors: an LLMError that is worth trying again later goes through to the caller, as does a refused key
    (`llm_auth`). An answer that is no use, and a request that the model cannot take, go down the ladder like any other
    finding."""

    def first(self, due: Due, keep: Keep) -> None:
        """Title and analysis, and of the body what comes with them; afterwards both are dealt with, also where nothing
        passed."""
        ...

    def rest(self, due: Due, keep: Keep) -> None:
        """What is `pending`, to the end: each segment translated, or given up and shown in the original."""
        ...
