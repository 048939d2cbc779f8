"""Requests for a typed analysis, and the reading of their answers.

A hosted model gives all in one answer and quotes its evidence; a small one is asked twice, for short things, and names
its evidence by the number of a sentence. Whether what it says is so is the gate's business.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from aainews.domain.analysis import EntityKind
from aainews.domain.calls import LLMAnswer, LLMRequest, ModelProfile
from aainews.domain.checks import Check
from aainews.domain.scores import AXES, Axis
from aainews.domain.value import Value
from aainews.enrich.excerpt import Excerpt
from aainews.enrich.feedback import feedback_on
from aainews.enrich.prompt_files import ANALYSIS, ANALYSIS_SMALL, prompt
from aainews.enrich.typed import Typed, json_schema, read_typed
from aainews.llm.prompts import fence

EXCERPT_TOKENS = 6000
EXCERPT_TOKENS_SMALL = 420
"""A small model on two cores reads some 60–100 tokens a second: this keeps a title and its analysis under a minute."""
MOST_POINTS = 5
OUTPUT_TOKENS = 2400
LONGEST_TLDR, LONGEST_POINT, LONGEST_REASON = 120, 100, 50
"""Characters of a small model's answers: without bounds it does not stop."""
SUMMARY_TOKENS_SMALL = 480
SCORES_TOKENS_SMALL = 520

Score = Annotated[int, Field(ge=1, le=5)]


def asked_for(least: int, most: int) -> Any:
    """Bounds that the schema states and the reading does not insist on: a sixth key point is no reason to pay twice."""
    return Field(json_schema_extra={"minItems": least, "maxItems": most})


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


class DraftScores(Typed):
    depth: DraftScore
    relevance: DraftScore
    practicality: DraftScore
    novelty: DraftScore

    def by_axis(self) -> dict[Axis, DraftScore]:
        return {definition.axis: getattr(self, definition.axis.value) for definition in AXES}


class Draft(Value):
    """What a model said about an article, unjudged. Empty parts were not said."""

    tldr: str = ""
    key_points: tuple[DraftPoint, ...] = ()
    impact: str = ""
    comment: str = ""
    tags: tuple[str, ...] = ()
    entities: tuple[DraftEntity, ...] = ()
    scores: dict[Axis, DraftScore] = Field(default_factory=dict[Axis, DraftScore])


class _Analysis(Typed):
    tldr: str
    key_points: list[DraftPoint] = asked_for(3, 5)
    impact: str
    comment: str
    tags: list[str] = asked_for(2, 6)
    entities: list[DraftEntity] = asked_for(0, 12)
    scores: DraftScores


class _ShortPoint(Typed):
    heading: str = Field(min_length=2, max_length=30)
    text: str = Field(min_length=8, max_length=LONGEST_POINT)


class _ShortSummary(Typed):
    tldr: str = Field(min_length=10, max_length=LONGEST_TLDR)
    key_points: list[_ShortPoint] = Field(min_length=3, max_length=3)
    tags: list[Annotated[str, Field(min_length=2, max_length=16)]] = Field(min_length=2, max_length=4)


class _ShortScore(Typed):
    score: Score
    reason: str = Field(min_length=4, max_length=LONGEST_REASON)
    evidence: int = Field(ge=0, le=99)


class _ShortScores(Typed):
    depth: _ShortScore
    relevance: _ShortScore
    practicality: _ShortScore
    novelty: _ShortScore


class _ShortRating(Typed):
    impact: str = Field(min_length=8, max_length=LONGEST_POINT)
    comment: str = Field(min_length=8, max_length=LONGEST_POINT)
    scores: _ShortScores


def excerpt_tokens(profile: ModelProfile) -> int:
    """How much of an article an analysis reads."""
    return EXCERPT_TOKENS_SMALL if profile.small else EXCERPT_TOKENS


def analysis_request(
    title: str, excerpt: Excerpt, profile: ModelProfile, findings: tuple[Check, ...], attempt: int
) -> LLMRequest:
    """Asks for everything in one answer."""
    data = f"{fence(title, 'title')}\n{fence(excerpt.text)}"
    return _request(
        ANALYSIS, _Analysis, data=data, room=OUTPUT_TOKENS, profile=profile, findings=findings, attempt=attempt
    )


def summary_request(
    title: str, excerpt: Excerpt, profile: ModelProfile, findings: tuple[Check, ...], attempt: int
) -> LLMRequest:
    """The first of a small model's two: TL;DR, key points, tags."""
    data = fence("\n".join((title, *excerpt.numbered)))
    return _request(
        ANALYSIS_SMALL, _ShortSummary, data=data, task="summarise", room=SUMMARY_TOKENS_SMALL, profile=profile,
        findings=findings, attempt=attempt,
    )  # fmt: skip


def scores_request(
    title: str, excerpt: Excerpt, profile: ModelProfile, findings: tuple[Check, ...], attempt: int
) -> LLMRequest:
    """The second: impact, comment, scores. All but its last lines is as in the first, and so evaluated already."""
    data = fence("\n".join((title, *excerpt.numbered)))
    return _request(
        ANALYSIS_SMALL, _ShortRating, data=data, task="rate", room=SCORES_TOKENS_SMALL, profile=profile,
        findings=findings, attempt=attempt,
    )  # fmt: skip


def read_analysis(answer: LLMAnswer) -> Draft | None:
    """None where the answer is cut off, refused or not of the type."""
    read = read_typed(answer, _Analysis)
    if read is None:
        return None
    return Draft(
        tldr=read.tldr,
        key_points=tuple(read.key_points[:MOST_POINTS]),
        impact=read.impact,
        comment=read.comment,
        tags=tuple(read.tags),
        entities=tuple(read.entities),
        scores=read.scores.by_axis(),
    )


def read_summary(answer: LLMAnswer) -> Draft | None:
    read = read_typed(answer, _ShortSummary)
    if read is None:
        return None
    points = [(point.heading, ended(point.text, LONGEST_POINT)) for point in read.key_points]
    kept = tuple(DraftPoint(heading=heading, text=text) for heading, text in points if text)
    return Draft(tldr=ended(read.tldr, LONGEST_TLDR), key_points=kept, tags=tuple(read.tags))


def read_scores(answer: LLMAnswer, excerpt: Excerpt) -> Draft | None:
    """Evidence by number becomes the sentence itself."""
    read = read_typed(answer, _ShortRating)
    if read is None:
        return None
    scores: dict[Axis, DraftScore] = {}
    for definition in AXES:
        short: _ShortScore = getattr(read.scores, definition.axis.value)
        quote = (excerpt.quoted(short.evidence) or "")[:300]
        scores[definition.axis] = DraftScore(
            score=short.score, reason=ended(short.reason, LONGEST_REASON), evidence=quote
        )
    return Draft(impact=ended(read.impact, LONGEST_POINT), comment=ended(read.comment, LONGEST_POINT), scores=scores)


def ended(text: str, bound: int) -> str:
    """A text that ran into its bound ends in the middle of a sentence: only its whole sentences, maybe none."""
    return text if len(text) < bound else text[: text.rfind("。") + 1]


def axes_table() -> str:
    """The four axes as the prompt shows them, from the one table that code and pages read."""
    return "\n".join(f"- {d.axis.value} (weight {d.weight} %): {d.question} {d.low}; {d.high}." for d in AXES)


def _request(
    name: str,
    model: type[Typed],
    *,
    data: str,
    room: int,
    task: str | None = None,
    profile: ModelProfile,
    findings: tuple[Check, ...],
    attempt: int,
) -> LLMRequest:
    lines = feedback_on(findings)
    feedback = f"\n\nAn earlier answer was refused:\n{lines}" if lines else ""
    words = prompt(name).piece(task, axes=axes_table()) if task else ""
    return LLMRequest(
        purpose="analysis",
        prompt=name,
        messages=prompt(name).messages(data=data, task=words, feedback=feedback, axes=axes_table()),
        schema_name="analysis",
        json_schema=json_schema(model, lengths=profile.small),
        max_output_tokens=min(room, profile.max_output_tokens),
        attempt=attempt,
    )
