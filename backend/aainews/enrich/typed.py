"""Asking for a type: pydantic models as JSON schemas, and answers read back through them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ConfigDict, ValidationError

from aainews.domain.calls import LLMAnswer

WHOLE = frozenset({"stop", "eos", "end_turn"})
_LENGTHS = frozenset({"maxLength", "minLength"})
_NOISE = frozenset({"title", "default", "description"})


class Typed(BaseModel):
    """What a model is asked for. Fields that it adds are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)


A = TypeVar("A", bound=Typed)


def json_schema(model: type[Typed], *, lengths: bool) -> dict[str, Any]:
    """The schema of a type, references resolved, every field required.

    `lengths` keeps the bounds of strings: the embedded server makes a grammar of them, without which a small model
    does not stop; hosted endpoints refuse them in strict mode.
    """
    schema = model.model_json_schema()
    return cast(dict[str, Any], _plain(schema, schema.get("$defs", {}), lengths))


def read_typed(answer: LLMAnswer, model: type[A]) -> A | None:
    """The value that an answer holds; None where it is cut off, a refusal, or not of the type."""
    if answer.refusal or not is_whole(answer):
        return None
    try:
        return model.model_validate_json(unfenced(answer.text))
    except ValidationError:
        return None


def is_whole(answer: LLMAnswer) -> bool:
    """Whether the model came to its own end: `length` means cut off, `content_filter` taken away."""
    return answer.finish_reason in WHOLE


def unfenced(text: str) -> str:
    """Without the Markdown fence that some servers' models put around JSON."""
    text = text.strip()
    if text.startswith("```"):
        text = text.removeprefix("```json").removeprefix("```").removesuffix("```")
    return text.strip()


def objects_in(text: str) -> list[dict[str, Any]]:
    """The whole innermost JSON objects in a text that was cut off, in order."""
    decoder, found, position = json.JSONDecoder(), list[dict[str, Any]](), 0
    while (position := text.find("{", position)) >= 0:
        try:
            value, position = decoder.raw_decode(text, position)
        except json.JSONDecodeError:
            position += 1
            continue
        if isinstance(value, dict):
            found.append(cast(dict[str, Any], value))
    return found


def _plain(node: object, definitions: Mapping[str, object], lengths: bool) -> object:
    if isinstance(node, list):
        return [_plain(item, definitions, lengths) for item in cast(list[object], node)]
    if not isinstance(node, dict):
        return node
    fields = cast(dict[str, object], node)
    if "$ref" in fields:
        return _plain(definitions[str(fields["$ref"]).rsplit("/", 1)[-1]], definitions, lengths)
    if fields.get("type") == "object":
        properties = cast(dict[str, object], fields.get("properties", {}))
        plain = {name: _plain(value, definitions, lengths) for name, value in properties.items()}
        return {"type": "object", "properties": plain, "required": list(plain), "additionalProperties": False}
    drop = _NOISE if lengths else _NOISE | _LENGTHS
    return {key: _plain(value, definitions, lengths) for key, value in fields.items() if key not in drop}
