"""How a model wants to be asked: the few fields of the protocol on which compatible endpoints differ."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from aainews.domain.calls import LLMRequest

REASONING_ROOM = 2048
"""Reasoning counts as output: the limit on the answer gets this much on top, or short answers come back empty."""
REASONING_FAMILIES = ("gpt-5", "o1", "o3", "o4")


@dataclass(frozen=True)
class Dialect:
    """`schema` False: the type is asked for in words and as a JSON object, for servers without `json_schema`."""

    tokens_field: str = "max_tokens"
    temperature: bool = True
    effort: str | None = None
    schema: bool = True

    def body(self, request: LLMRequest, model: str) -> dict[str, Any]:
        """The fields of `chat.completions.create`."""
        room = REASONING_ROOM if self.effort else 0
        fields: dict[str, Any] = {
            "model": model,
            "messages": [message.model_dump() for message in request.messages],
            self.tokens_field: request.max_output_tokens + room,
        }
        if self.temperature:
            fields["temperature"] = request.temperature
        if self.effort:
            fields["reasoning_effort"] = self.effort
        if request.json_schema is not None:
            fields |= self._typed(request, request.json_schema, fields["messages"])
        return fields

    def _typed(self, request: LLMRequest, schema: dict[str, Any], messages: list[dict[str, str]]) -> dict[str, Any]:
        if self.schema:
            named = {"name": request.schema_name, "strict": True, "schema": schema}
            return {"response_format": {"type": "json_schema", "json_schema": named}}
        words = "Answer with one JSON object of this JSON schema and nothing else:\n" + json.dumps(schema)
        return {
            "messages": [*messages, {"role": "system", "content": words}],
            "response_format": {"type": "json_object"},
        }

    def without(self, refusal: str) -> Dialect | None:
        """The dialect that leaves out the field which a 400 complains of; None where it names none that can be left.

        `refusal` is the server's text, such as "Unsupported parameter: 'max_tokens' is not supported with this model."
        """
        if "max_tokens" in refusal and self.tokens_field == "max_tokens" and "context" not in refusal:
            return replace(self, tokens_field="max_completion_tokens")
        if "max_completion_tokens" in refusal and self.tokens_field == "max_completion_tokens":
            return replace(self, tokens_field="max_tokens")
        if "temperature" in refusal and self.temperature:
            return replace(self, temperature=False)
        if "reasoning_effort" in refusal and self.effort:
            return replace(self, effort=None)
        if ("response_format" in refusal or "json_schema" in refusal) and self.schema:
            return replace(self, schema=False)
        return None


def dialect_of(model: str) -> Dialect:
    """What is known beforehand; the rest is learnt from the first refusal."""
    if model.rsplit("/", 1)[-1].startswith(REASONING_FAMILIES):
        return Dialect(tokens_field="max_completion_tokens", temperature=False, effort="low")
    return Dialect()
