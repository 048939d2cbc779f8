"""Requests for the sentences that open an edition, and the reading of their answers. A model names stories by their
numbers; which stories those are, and every link to them, is the caller's business."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from aainews.domain.calls import LLMAnswer, LLMRequest, ModelProfile
from aainews.domain.checks import Check
from aainews.domain.news import NewsStory
from aainews.domain.value import Value
from aainews.enrich.feedback import feedback_on
from aainews.enrich.typed import Typed, read_typed
from aainews.enrich.typed_request import typed_request
from aainews.llm.prompts import fence

DIGEST, DIGEST_SMALL = "digest.v1", "digest-small.v1"
PROMPTS = (DIGEST, DIGEST_SMALL)
PURPOSE = "digest"
OUTPUT_TOKENS, OUTPUT_TOKENS_SMALL = 1200, 160
LONGEST_SMALL = 100
SUMMARY_CHARACTERS = 240
SMALL_STORIES = 3
MOST_STORIES = 3
"""That one sentence may rest on."""
MOST_SENTENCES = 3


class NumberedSentence(Typed):
    text: str
    stories: list[int] = Field(json_schema_extra={"minItems": 1, "maxItems": MOST_STORIES})


class _Opening(Typed):
    lead: list[NumberedSentence] = Field(json_schema_extra={"minItems": 2, "maxItems": MOST_SENTENCES})
    changes: list[NumberedSentence] = Field(json_schema_extra={"minItems": 0, "maxItems": MOST_SENTENCES})


class _Short(Typed):
    text: str = Field(min_length=10, max_length=LONGEST_SMALL)
    stories: list[int] = Field(min_length=1, max_length=2)


class Opening(Value):
    """What a model said, unjudged: sentences with the numbers of stories that they claim to rest on."""

    lead: tuple[NumberedSentence, ...] = ()
    changes: tuple[NumberedSentence, ...] = ()


def prompt_name(profile: ModelProfile) -> str:
    return DIGEST_SMALL if profile.small else DIGEST


def opening_request(
    stories: Sequence[NewsStory],
    before: Sequence[NewsStory],
    profile: ModelProfile,
    when: str,
    *,
    findings: Sequence[Check] = (),
    attempt: int = 1,
) -> LLMRequest:
    """Stories are numbered from 1, those before go on after them. A small model is asked for one sentence only."""
    if profile.small:
        return typed_request(
            PURPOSE, DIGEST_SMALL, _Short, OUTPUT_TOKENS_SMALL, profile, data=listed(stories[:SMALL_STORIES], 1)
        )
    lines = feedback_on(findings)
    return typed_request(
        PURPOSE,
        DIGEST,
        _Opening,
        OUTPUT_TOKENS,
        profile,
        attempt=attempt,
        when=when,
        data=listed(stories, 1),
        before=f"\n{listed(before, len(stories) + 1, 'before')}" if before else "",
        feedback=f"\n\nSome sentences of an earlier answer were refused:\n{lines}" if lines else "",
    )


def read_opening(answer: LLMAnswer, profile: ModelProfile) -> Opening | None:
    """None where the answer is cut off, refused or not of the type."""
    if profile.small:
        short = read_typed(answer, _Short)
        if short is None or len(short.text) >= LONGEST_SMALL:
            return None
        return Opening(lead=(NumberedSentence(text=short.text, stories=short.stories),))
    read = read_typed(answer, _Opening)
    if read is None:
        return None
    return Opening(lead=tuple(read.lead[:MOST_SENTENCES]), changes=tuple(read.changes[:MOST_SENTENCES]))


def listed(stories: Sequence[NewsStory], first: int, tag: str = "source") -> str:
    """`[1] headline`, and its summary below, inside a fence."""
    blocks = [
        f"[{number}] {story.lead.title}\n{(story.lead.tldr or '')[:SUMMARY_CHARACTERS]}".strip()
        for number, story in enumerate(stories, first)
    ]
    return fence("\n".join(blocks), tag)
