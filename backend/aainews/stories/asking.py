"""A typed question to the model about a pair that the pair model is not sure of."""

from __future__ import annotations

import json
from typing import Any

from aainews.domain.calls import LLMAnswer, LLMRequest
from aainews.llm.prompts import fence, load_prompt
from aainews.stories.report import OPENING, Report

PROMPT, PROMPT_SMALL = "same-event.v1", "same-event-small.v1"
BORDERLINE = (0.25, 0.75)
"""Probabilities between which the model is asked: about one labelled pair in six."""
ANSWER_TOKENS, ANSWER_TOKENS_SMALL = 260, 24
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"difference": {"type": "string"}, "same_event": {"type": "boolean"}},
    "required": ["difference", "same_event"],
    "additionalProperties": False,
}
SCHEMA_SMALL: dict[str, Any] = {
    "type": "object",
    "properties": {"same_event": {"type": "boolean"}},
    "required": ["same_event"],
    "additionalProperties": False,
}


def is_borderline(probability: float) -> bool:
    return BORDERLINE[0] <= probability <= BORDERLINE[1]


def question(one: Report, other: Report, *, small: bool = False) -> LLMRequest:
    """Names the difference first, so that the answer follows from it. A small model, which would name differences until it
    is cut off, is shown examples and says true or false."""
    name = PROMPT_SMALL if small else PROMPT
    prompt = load_prompt(__package__ or "aainews.stories", name)
    return LLMRequest(
        purpose="story",
        prompt=name,
        messages=prompt.messages(one=fence(_told(one), "one"), other=fence(_told(other), "other")),
        schema_name="same_event",
        json_schema=SCHEMA_SMALL if small else SCHEMA,
        max_output_tokens=ANSWER_TOKENS_SMALL if small else ANSWER_TOKENS,
    )


def read_answer(answer: LLMAnswer) -> bool | None:
    """None where it is cut off, refused or not of the type: then the pair model's word stands."""
    if answer.refusal or answer.finish_reason == "length":
        return None
    try:
        said = json.loads(answer.text.strip().removeprefix("```json").removesuffix("```"))
    except json.JSONDecodeError:
        return None
    same = said.get("same_event") if isinstance(said, dict) else None
    return same if isinstance(same, bool) else None


def _told(report: Report) -> str:
    day = f" ({report.at:%Y-%m-%d})" if report.at else ""
    return f"{report.title}{day}\n{report.opening[:OPENING]}".strip()
