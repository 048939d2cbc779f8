"""Every error as application/problem+json: a stable code, its Japanese text, and nothing of our insides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from aainews.api.schemas.common import Problem
from aainews.errors import AAINewsError, reader_text

MEDIA_TYPE = "application/problem+json"
CODES = {404: "not_found", 405: "method_not_allowed"}

MESSAGES: dict[str, str] = {
    "greater_than_equal": "{ge} 以上の値にしてください。",
    "less_than_equal": "{le} 以下の値にしてください。",
    "int_parsing": "整数にしてください。",
    "int_from_float": "整数にしてください。",
    "int_parsing_size": "大きすぎます。",
    "literal_error": "使える値は {expected} です。",
    "enum": "使える値は {expected} です。",
    "string_too_short": "空にはできません。",
    "string_too_long": "{max_length} 文字以内にしてください。",
    "value_error": "{error}",
}
"""What pydantic found, in Japanese; a kind that is not here is told as 値が正しくありません。"""


class ProblemResponse(JSONResponse):
    media_type = MEDIA_TYPE


class InvalidParameter(AAINewsError):
    """A parameter that could not be checked by its type alone; `detail` is for the reader, in Japanese."""

    code = "invalid_parameter"
    status = 400


def problem(status: int, code: str, detail: str = "", headers: Mapping[str, str] | None = None) -> ProblemResponse:
    title = reader_text(code)
    body = Problem(type="about:blank", title=title, status=status, detail=detail or title, code=code)
    return ProblemResponse(body.model_dump(), status, headers={"Cache-Control": "no-store", **(headers or {})})


def answer_errors(app: FastAPI) -> None:
    """Makes `app` answer each of our errors, and each of the framework's, as a problem."""
    app.add_exception_handler(AAINewsError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def _ours(_request: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, AAINewsError)
    shown = error.detail if isinstance(error, InvalidParameter) else ""  # other details are English and for the logs
    return problem(error.status, error.code, shown)


def _http(_request: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if headers.get("Allow") == "GET":
        headers["Allow"] = "GET, HEAD"  # answered in front of routing, which knows only GET
    return problem(error.status_code, CODES.get(error.status_code, "error"), headers=headers)


def _unexpected(_request: Request, _error: Exception) -> ProblemResponse:
    return problem(500, "error")


def _invalid(_request: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, RequestValidationError)
    faults: Sequence[Mapping[str, Any]] = error.errors()
    unknown = [_name(fault) for fault in faults if fault["type"] == "extra_forbidden"]
    if unknown:
        return problem(400, "unknown_parameter", f"使えないパラメーター: {', '.join(sorted(unknown))}")
    return problem(400, "invalid_parameter", " ".join(f"{_name(fault)}: {_message(fault)}" for fault in faults))


def _name(fault: Mapping[str, Any]) -> str:
    return str(fault["loc"][-1])[:80]


def _message(fault: Mapping[str, Any]) -> str:
    return MESSAGES.get(fault["type"], "値が正しくありません。").format(**(fault.get("ctx") or {}))
