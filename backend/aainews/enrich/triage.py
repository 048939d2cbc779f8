"""Whether an article of a general source is AI news at all, asked before anything else is paid for."""

from __future__ import annotations

from typing import Literal

from aainews.domain.calls import LLMAnswer, LLMRequest, Message, ModelProfile
from aainews.domain.documents import Document
from aainews.enrich.excerpt import opening_of
from aainews.enrich.prompt_files import TRIAGE, pieced
from aainews.enrich.typed import Typed, json_schema, read_typed
from aainews.llm.prompts import fence

OPENING_TOKENS = 120
OUTPUT_TOKENS = 40


class Triage(Typed):
    ai: bool
    depth: Literal["full", "summary"]
    """How deep to go; what the rights allow is the limit."""


def triage_request(title: str, document: Document, profile: ModelProfile) -> LLMRequest:
    """Asks about the title and the first sentences: some 250 tokens in and ten out."""
    text = f"{title}\n{opening_of(document, OPENING_TOKENS)}".strip()
    return LLMRequest(
        purpose="triage",
        prompt=TRIAGE,
        messages=(Message(role="system", content=pieced((TRIAGE,))), Message(role="user", content=fence(text))),
        schema_name="triage",
        json_schema=json_schema(Triage, lengths=False),
        max_output_tokens=min(profile.max_output_tokens, OUTPUT_TOKENS),
    )


def read_triage(answer: LLMAnswer) -> Triage | None:
    """None where the answer is no use: the article is then worked on like any other."""
    return read_typed(answer, Triage)
