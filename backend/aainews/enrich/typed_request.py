"""A request that is one prompt file, filled, and one type to answer with."""

from __future__ import annotations

from aainews.domain.calls import LLMRequest, ModelProfile
from aainews.enrich.prompt_files import prompt
from aainews.enrich.typed import Typed, json_schema


def typed_request(
    purpose: str, name: str, answer: type[Typed], room: int, profile: ModelProfile, *, attempt: int = 1, **values: str
) -> LLMRequest:
    """`room`: output tokens at most; `values` fill the prompt's slots. A small model is held to the lengths of `answer`."""
    return LLMRequest(
        purpose=purpose,
        prompt=name,
        messages=prompt(name).messages(**values),
        schema_name=purpose,
        json_schema=json_schema(answer, lengths=profile.small),
        max_output_tokens=min(room, profile.max_output_tokens),
        attempt=attempt,
    )
