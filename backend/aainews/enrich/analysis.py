"""An analysis as models are asked for it, and the reading of their answers.

A hosted model gives it with its reading of the text and quotes its evidence; a small one is asked one short thing after
another, and names its evidence by the number of a sentence. Whether what it says is so is the gate's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import Field, ValidationError

from aainews.domain.analysis import EntityKind
from aainews.domain.calls import LLMAnswer, LLMRequest, ModelProfile
from aainews.domain.checks import Check
from aainews.domain.scores import AXES, Axis, AxisDefinition
from aainews.domain.value import Value
from aainews.enrich.excerpt import Excerpt
from aainews.enrich.feedback import feedback_on
from aainews.enrich.prompt_files import ANALYSIS_SMALL, prompt
from aainews.enrich.typed import Typed, json_schema, read_typed
from aainews.llm.prompts import fence
from aainews.reference.glossary import with_our_words

EXCERPT_TOKENS_SMALL = 420
"""A small model on two cores reads some 60–100 tokens a second: this keeps a title and its analysis under a minute."""
MOST_POINTS = 5
LONGEST_TLDR, LONGEST_POINT, LONGEST_REASON = 120, 100, 60
"""Characters of a small model's answers: without bounds it does not stop."""
SUMMARY_TOKENS_SMALL = 480
SCORE_TOKENS_SMALL, OUTLOOK_TOKENS_SMALL = 120, 260
LONGEST_QUOTE = 300
_SCALE = range(1, 6)

Score = Annotated[int, Field(ge=1, le=5)]


class DraftPoint(Typed):
    heading: str
    text: str


class DraftEntity(Typed):
    kind: EntityKind
    name: str


class DraftScore(Typed):
    score: Score
    reason: str
    evidence: str


class Draft(Value):
    """What a model said about an article, unjudged. Empty parts were not said."""

    tldr: str = ""
    key_points: tuple[DraftPoint, ...] = ()
    impact: str = ""
    comment: str = ""
    tags: tuple[str, ...] = ()
    entities: tuple[DraftEntity, ...] = ()
    scores: dict[Axis, DraftScore] = Field(default_factory=dict[Axis, DraftScore])


class _Score(Typed):
    axis: Axis
    score: int
    reason: str
    quote: str


class _Analysis(Typed):
    """Bounds are words of the prompt: in the schema they would cost tokens with every request."""

    tldr: str
    points: list[DraftPoint]
    impact: str
    comment: str
    tags: list[str]
    entities: list[str]
    """`company:Acme`."""
    scores: list[_Score]


class _ShortPoint(Typed):
    heading: str = Field(min_length=2, max_length=30)
    text: str = Field(min_length=8, max_length=LONGEST_POINT)


class _ShortSummary(Typed):
    tldr: str = Field(min_length=10, max_length=LONGEST_TLDR)
    key_points: list[_ShortPoint] = Field(min_length=3, max_length=3)
    tags: list[Annotated[str, Field(min_length=2, max_length=16)]] = Field(min_length=2, max_length=4)


class _ShortScore(Typed):
    """Reason before score: a model that has to say why first scores what it has said."""

    reason: str = Field(min_length=4, max_length=LONGEST_REASON)
    evidence: int = Field(ge=0, le=99)
    score: Score


class _ShortOutlook(Typed):
    impact: str = Field(min_length=8, max_length=LONGEST_POINT)
    comment: str = Field(min_length=8, max_length=LONGEST_POINT)


@cache
def draft_schema() -> dict[str, Any]:
    """The fields of a hosted model's analysis, by name; they stand beside others in one answer. Made once: read it only."""
    return json_schema(_Analysis, lengths=False)["properties"]


def read_draft(fields: Mapping[str, Any]) -> Draft | None:
    """None where the answer's fields are not of the type, or hold no analysis. Four scores or none."""
    try:
        read = _Analysis.model_validate(fields)
    except ValidationError:
        return None
    scores = {
        s.axis: DraftScore(score=s.score, reason=s.reason, evidence=s.quote) for s in read.scores if s.score in _SCALE
    }
    return Draft(
        tldr=read.tldr,
        key_points=tuple(read.points[:MOST_POINTS]),
        impact=read.impact,
        comment=read.comment,
        tags=tuple(read.tags),
        entities=tuple(entity for text in read.entities if (entity := _entity(text))),
        scores=scores if len(scores) == len(AXES) else {},
    )


def _entity(text: str) -> DraftEntity | None:
    kind, _, name = text.partition(":")
    known = {each.value: each for each in EntityKind}.get(kind.strip().lower())
    return DraftEntity(kind=known, name=name.strip()) if known and name.strip() else None


def summary_request(
    title: str, excerpt: Excerpt, profile: ModelProfile, findings: tuple[Check, ...], attempt: int
) -> LLMRequest:
    """The first of a small model's questions: TL;DR, key points, tags."""
    words = prompt(ANALYSIS_SMALL).piece("summarise")
    return _short(
        title, excerpt, words, _ShortSummary, SUMMARY_TOKENS_SMALL, profile=profile, findings=findings, attempt=attempt
    )


def axis_request(axis: AxisDefinition, title: str, excerpt: Excerpt, profile: ModelProfile) -> LLMRequest:
    """One score of a small model's four. All but its last line is as in the first, and so evaluated already."""
    words = prompt(ANALYSIS_SMALL).piece(
        "axis", axis=axis.axis.value, question=axis.question, low=axis.low, high=axis.high
    )
    return _short(title, excerpt, words, _ShortScore, SCORE_TOKENS_SMALL, profile=profile)


def outlook_request(title: str, excerpt: Excerpt, profile: ModelProfile) -> LLMRequest:
    """The last: impact and comment."""
    words = prompt(ANALYSIS_SMALL).piece("outlook")
    return _short(title, excerpt, words, _ShortOutlook, OUTLOOK_TOKENS_SMALL, profile=profile)


def read_summary(answer: LLMAnswer) -> Draft | None:
    read = read_typed(answer, _ShortSummary)
    if read is None:
        return None
    points = [(point.heading, ended(point.text, LONGEST_POINT)) for point in read.key_points]
    kept = tuple(DraftPoint(heading=heading, text=text) for heading, text in points if text)
    return Draft(tldr=ended(read.tldr, LONGEST_TLDR), key_points=kept, tags=tuple(read.tags))


def read_axis(answer: LLMAnswer, excerpt: Excerpt) -> DraftScore | None:
    """Evidence by number becomes the sentence itself."""
    read = read_typed(answer, _ShortScore)
    if read is None:
        return None
    quote = (excerpt.quoted(read.evidence) or "")[:LONGEST_QUOTE]
    return DraftScore(score=read.score, reason=ended(read.reason, LONGEST_REASON), evidence=quote)


def read_outlook(answer: LLMAnswer) -> Draft | None:
    read = read_typed(answer, _ShortOutlook)
    if read is None:
        return None
    return Draft(impact=ended(read.impact, LONGEST_POINT), comment=ended(read.comment, LONGEST_POINT))


def ended(text: str, bound: int) -> str:
    """A text that ran into its bound ends in the middle of a sentence: only its whole sentences, maybe none."""
    return text if len(text) < bound else text[: text.rfind("。") + 1]


def axes_table() -> str:
    """The four axes as the prompt shows them, from the one table that code and pages read."""
    return "\n".join(f"{d.axis.value}: {d.question} {d.low}; {d.high}" for d in AXES)


def _short(
    title: str,
    excerpt: Excerpt,
    task: str,
    answer: type[Typed],
    room: int,
    *,
    profile: ModelProfile,
    findings: tuple[Check, ...] = (),
    attempt: int = 1,
) -> LLMRequest:
    data = fence(with_our_words("\n".join((title, *excerpt.numbered))))
    lines = feedback_on(findings)
    feedback = f"\n\nAn earlier answer was refused:\n{lines}" if lines else ""
    return LLMRequest(
        purpose="analysis",
        prompt=ANALYSIS_SMALL,
        messages=prompt(ANALYSIS_SMALL).messages(data=data, task=task, feedback=feedback),
        schema_name="analysis",
        json_schema=json_schema(answer, lengths=True),
        max_output_tokens=min(room, profile.max_output_tokens),
        attempt=attempt,
    )
