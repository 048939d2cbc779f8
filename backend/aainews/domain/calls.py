"""One question to a model and its answer, as values. Every call becomes a row (LLMCall)."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Literal

from aainews.domain.value import Value


class Message(Value):
    role: Literal["system", "user", "assistant"]
    content: str


class LLMRequest(Value):
    """A question that asks for a type: the answer must be JSON of `json_schema` (None: plain text)."""

    purpose: str
    """`title`, `analysis`, `translation` …: what the ledger groups by."""
    prompt: str
    """Name and version of the prompt file, `translation.v1`."""
    messages: tuple[Message, ...]
    schema_name: str
    json_schema: dict[str, Any] | None
    max_output_tokens: int
    temperature: float = 0.0
    attempt: int = 1
    """Raised when the same words are asked again on purpose; part of the key."""
    rung: str = ""
    """Which rung of the repair ladder asks, for the ledger; no part of the key. Empty: told by `attempt`."""

    def key(self, model: str) -> str:
        """Identifies the question to one model: an answer stored under it is never paid for again."""
        body = self.model_dump(mode="json", exclude={"rung"}) | {"model": model}
        return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class LLMAnswer(Value):
    """What the model said. `finish_reason` `length` means cut off: the text is not whole."""

    text: str
    finish_reason: str
    refusal: str | None
    model: str
    input_tokens: int
    cached_tokens: int
    output_tokens: int
    seconds: float


class ModelProfile(Value):
    """What a model can be trusted with; `enrich` sizes its requests by it."""

    name: str
    label_ja: str | None
    """Shown on every page made by it; None for a hosted model, whose name is shown instead."""
    small: bool
    """A small model gets one short passage at a time, few-shot examples and tightly bounded answers."""
    batch_tokens: int
    """Source tokens put into one translation request."""
    max_output_tokens: int
    concurrency: int
