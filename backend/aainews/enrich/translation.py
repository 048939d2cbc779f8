"""Requests to a small model for a translation, one passage each, and the reading of its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import Field

from aainews.domain.calls import LLMAnswer, LLMRequest, ModelProfile
from aainews.domain.checks import Check
from aainews.enrich.prompt_files import TITLE_SMALL, TRANSLATION_SMALL, prompt
from aainews.enrich.sentences import tokens_of
from aainews.enrich.small_model import for_small_model, from_small_model
from aainews.enrich.typed import Typed, json_schema, read_typed
from aainews.llm.prompts import fence

ANSWER_ROOM = 48
"""Output tokens for the JSON around one passage."""
OUTPUT_PER_TOKEN = 2.5
"""Japanese tokens for one of English, at most: 1.2–1.6 is usual."""
RETRY_TEMPERATURE = 0.4
"""At 0 a small model answers a refused question with the same words, told or not."""
LONGEST_JA = 1500
"""Characters of one answer of a small model; its grammar compiler has a limit of its own at 2,000."""


@dataclass(frozen=True)
class Passage:
    """Masked text to translate, and what was wrong with the last answer for it. `names`: what atoms are shown as, where
    not as tags."""

    text: str
    findings: tuple[Check, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict[int, str])


class _One(Typed):
    """All that a small model is asked for: one passage, no ids."""

    ja: str = Field(min_length=1)


def passage_request(passage: Passage, profile: ModelProfile, attempt: int, *, headline: bool = False) -> LLMRequest:
    """Asks for one passage, or for the article's headline.

    Why the last answer was refused is not said: a small model takes such words for text to translate (seen:
    前回の回答は拒否されました。 as the body of a paragraph). It gets another temperature instead.
    """
    name = TITLE_SMALL if headline else TRANSLATION_SMALL
    schema = json_schema(_One, lengths=True)
    schema["properties"]["ja"]["maxLength"] = min(LONGEST_JA, len(passage.text) + 60)
    return LLMRequest(
        purpose="title" if headline else "translation",
        prompt=name,
        messages=prompt(name).messages(data=fence(for_small_model(passage.text, passage.names)), feedback=""),
        schema_name="translations",
        json_schema=schema,
        max_output_tokens=min(profile.max_output_tokens, int(tokens_of(passage.text) * OUTPUT_PER_TOKEN) + ANSWER_ROOM),
        temperature=RETRY_TEMPERATURE if attempt > 1 else 0.0,
        attempt=attempt,
    )


def read_passage(answer: LLMAnswer, names: Mapping[int, str] | None = None) -> str | None:
    """Masked Japanese; `names` are those of its passage. None where the answer is cut off, a refusal, empty or not of the type."""
    read = read_typed(answer, _One)
    return (from_small_model(read.ja, names).strip() or None) if read else None
