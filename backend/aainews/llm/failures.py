"""What the SDK raises, as our errors."""

from __future__ import annotations

import json
import math
from email.utils import parsedate_to_datetime

import openai

from aainews.clock import utc_now
from aainews.errors import LLMAnswerError, LLMError, LLMLimited
from aainews.llm.rates import LONGEST_HOLD, left_of

QUOTA_WAIT = 3600.0
"""Seconds to wait where the account's money is used up: it is refused with 429 too, and no minute's wait helps."""


def as_llm_error(error: Exception) -> LLMError:
    """The error of ours that says the same; its text holds the cause and neither key nor message."""
    match error:
        case openai.APITimeoutError():
            return LLMError("no answer in time", code="llm_timeout")
        case openai.APIConnectionError():
            return LLMError(f"cannot connect ({type(error.__cause__).__name__})", code="llm_connect")
        case openai.RateLimitError():
            return LLMLimited(f"429 {error.code or ''}".strip(), retry_after=_retry_after(error))
        case openai.APIStatusError():
            return _by_status(error)
        case openai.APIResponseValidationError() | json.JSONDecodeError():
            return LLMError("the body is not of the protocol", code="llm_server")
        case _:
            return LLMError(type(error).__name__, code="llm")


def refusal_of(error: Exception) -> str | None:
    """What the server wrote beside a 400 (or 422), which may name the field that it does not take."""
    if isinstance(error, openai.BadRequestError | openai.UnprocessableEntityError):
        return f"{error.param or ''} {error.message}"
    return None


def _by_status(error: openai.APIStatusError) -> LLMError:
    status = error.status_code
    if status == 500 and "does not match the expected" in error.message:
        # llama.cpp's words for an answer that broke its schema; the same question would break it again.
        return LLMAnswerError("the answer is not of the schema")
    if status >= 500 or status in {408, 409, 425}:
        return LLMError(f"status {status}", code="llm_server")
    if status in {401, 403}:
        return LLMError(f"status {status}: key refused", code="llm_auth", retryable=False)
    if error.code == "context_length_exceeded" or ("context" in error.message and "exceed" in error.message):
        return LLMError(f"status {status}: longer than the model's context", code="llm_too_long", retryable=False)
    return LLMError(f"status {status} {error.code or error.type or ''}".strip(), code="llm_request", retryable=False)


def _retry_after(error: openai.RateLimitError) -> float | None:
    """Seconds from `retry-after-ms`, `retry-after` (a number or an HTTP date), or what the rate headers name."""
    headers = error.response.headers
    if (milliseconds := _number(headers.get("retry-after-ms"))) is not None:
        return milliseconds / 1000
    given = headers.get("retry-after")
    if (seconds := _number(given)) is not None:
        return seconds
    if given and (moment := _date(given)) is not None:
        return moment
    if error.code == "insufficient_quota":
        return QUOTA_WAIT
    told = [left.reset for kind in ("requests", "tokens") if (left := left_of(headers, kind)) and left.remaining == 0]
    return min(max(told), LONGEST_HOLD) if told else None


def _number(value: str | None) -> float | None:
    try:
        number = float(value or "")
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _date(value: str) -> float | None:
    try:
        return max(0.0, (parsedate_to_datetime(value) - utc_now()).total_seconds())
    except (ValueError, TypeError):
        return None
