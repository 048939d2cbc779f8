"""Asking where an answer that is no use is no reason to stop."""

from __future__ import annotations

from aainews.domain.calls import LLMAnswer, LLMRequest
from aainews.errors import LLMAnswerError, LLMError
from aainews.pipeline.enricher import Ask


def asked(ask: Ask, request: LLMRequest) -> LLMAnswer | None:
    """The answer; None where there is none that could be used, however often it were asked for.

    Raises LLMError where trying later may help, and for a refused key, which no other question mends.
    """
    try:
        return ask(request)
    except LLMAnswerError:
        return None
    except LLMError as error:
        if error.retryable or error.code == "llm_auth":
            raise
        return None
