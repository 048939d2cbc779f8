"""Requests for a translation, and the reading of their answers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import Field, ValidationError

from aainews.domain.calls import LLMAnswer, LLMRequest, ModelProfile
from aainews.domain.checks import Check
from aainews.enrich.feedback import feedback_on
from aainews.enrich.prompt_files import prompt, prompt_names
from aainews.enrich.sentences import tokens_of
from aainews.enrich.small_model import for_small_model, from_small_model
from aainews.enrich.typed import Typed, is_whole, json_schema, objects_in, read_typed, unfenced
from aainews.llm.prompts import fence

ANSWER_ROOM = 48
"""Output tokens for the JSON around one segment."""
OUTPUT_PER_TOKEN = 2.5
"""Japanese tokens for one of English, at most: 1.2–1.6 is usual."""
RETRY_TEMPERATURE = 0.4
"""At 0 a small model answers a refused question with the same words, told or not."""
LONGEST_JA = 1500
"""Characters of one answer of a small model; its grammar compiler has a limit of its own at 2,000."""


@dataclass(frozen=True)
class Passage:
    """Masked text to translate, and what was wrong with the last answer for it."""

    text: str
    findings: tuple[Check, ...] = ()


@dataclass(frozen=True)
class Surroundings:
    """What helps to understand a passage and is not translated."""

    title: str
    before: str = ""


class _Translated(Typed):
    """The schema asks for a text; one that is empty all the same is that passage's fault, not the whole answer's."""

    id: int
    ja: str = Field(json_schema_extra={"minLength": 1})


class _Translations(Typed):
    segments: list[_Translated]


class _One(Typed):
    """All that a small model is asked for: one passage, no ids."""

    ja: str = Field(min_length=1)


def title_request(
    title: str, opening: str, profile: ModelProfile, findings: tuple[Check, ...], attempt: int
) -> LLMRequest:
    """Asks for a headline; `opening` is the article's first sentences."""
    return _request("title", [Passage(title, findings)], {"opening": opening}, profile, attempt)


def body_request(passages: Sequence[Passage], around: Surroundings, profile: ModelProfile, attempt: int) -> LLMRequest:
    """Asks for all `passages` in one request; they are numbered from 1 in this order."""
    return _request("translation", passages, {"title": around.title, "before": around.before}, profile, attempt)


def read_translations(answer: LLMAnswer, count: int, profile: ModelProfile) -> dict[int, str]:
    """The Japanese of each passage by its number, 1 to `count`.

    Of an answer that was cut off, the passages that are whole. One that is missing, empty or given twice is left out;
    a refusal gives none.
    """
    if answer.refusal:
        return {}
    if profile.small:
        one = read_typed(answer, _One)
        return {1: from_small_model(one.ja).strip()} if one and one.ja.strip() else {}
    found: dict[int, list[str]] = {}
    for item in _items(answer):
        if 1 <= item.id <= count:
            found.setdefault(item.id, []).append(item.ja.strip())
    return {number: texts[0] for number, texts in found.items() if len(texts) == 1 and texts[0]}


def _items(answer: LLMAnswer) -> list[_Translated]:
    text = unfenced(answer.text)
    if is_whole(answer):
        try:
            return _Translations.model_validate_json(text).segments
        except ValidationError:
            pass
    return [item for value in objects_in(text) for item in _from_object(value)]


def _from_object(value: dict[str, Any]) -> list[_Translated]:
    for model, pick in ((_Translated, lambda one: [one]), (_Translations, lambda all_: all_.segments)):
        try:
            return pick(model.model_validate(value))
        except ValidationError:
            continue
    return []


def _request(
    purpose: str, passages: Sequence[Passage], around: dict[str, str], profile: ModelProfile, attempt: int
) -> LLMRequest:
    names = prompt_names(profile)
    name = names.title if purpose == "title" else names.translation
    return LLMRequest(
        purpose=purpose,
        prompt=name,
        messages=prompt(name).messages(
            data=fence(_data(passages, around, profile)), feedback=_feedback(passages, profile)
        ),
        schema_name="translations",
        json_schema=_schema(passages, profile),
        max_output_tokens=_room(passages, profile),
        temperature=RETRY_TEMPERATURE if profile.small and attempt > 1 else 0.0,
        attempt=attempt,
    )


def _data(passages: Sequence[Passage], around: dict[str, str], profile: ModelProfile) -> str:
    if profile.small:
        return "\n".join(for_small_model(passage.text) for passage in passages)
    segments = [{"id": number, "text": passage.text} for number, passage in enumerate(passages, 1)]
    given = {name: text for name, text in around.items() if text}
    return json.dumps(given | {"segments": segments}, ensure_ascii=False)


def _feedback(passages: Sequence[Passage], profile: ModelProfile) -> str:
    """Why the last answer was refused. A small model takes such words for text to translate (seen: 前回の回答は拒否され
    ました。 as the body of a paragraph), so it gets none, and another temperature."""
    if profile.small:
        return ""
    lines = feedback_on(check for passage in passages for check in passage.findings)
    return f"\n\nAn earlier answer was refused:\n{lines}" if lines else ""


def _schema(passages: Sequence[Passage], profile: ModelProfile) -> dict[str, Any]:
    if profile.small:
        schema = json_schema(_One, lengths=True)
        schema["properties"]["ja"]["maxLength"] = min(LONGEST_JA, sum(len(p.text) for p in passages) + 60)
        return schema
    schema = json_schema(_Translations, lengths=False)
    count = len(passages)
    segments = schema["properties"]["segments"]
    segments |= {"minItems": count, "maxItems": count}
    segments["items"]["properties"]["id"] = {"type": "integer", "enum": list(range(1, count + 1))}
    return schema


def _room(passages: Sequence[Passage], profile: ModelProfile) -> int:
    needed = sum(int(tokens_of(passage.text) * OUTPUT_PER_TOKEN) + ANSWER_ROOM for passage in passages)
    return min(profile.max_output_tokens, needed)
