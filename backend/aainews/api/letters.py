"""What readers may send: a report on a paragraph, a message to the operator."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from aainews.api.contract import INVALID, MISSING, Responses
from aainews.api.parameters import without_nul
from aainews.api.posting import FROM_ALL, TooMuchPosted, count_post
from aainews.api.schemas.common import Out, Problem
from aainews.api.service import Write, never_kept
from aainews.clock import utc_now
from aainews.store.letters import add_correction, add_message, letters_of_last_hour

LIMITED: Responses = {429: {"model": Problem, "description": "送信が多すぎます。時間をおいてください。"}}
EMAIL = r"^([^@\s]+@[^@\s]+\.[^@\s]+)?$"

router = APIRouter(tags=["読者から"], dependencies=[Depends(never_kept)], responses=LIMITED)


class Written(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class CorrectionIn(Written):
    """段落についての報告。"""

    segment: str = Field(min_length=1, max_length=40, description="段落の id。見出しは title、要約は tldr。")
    problem: Annotated[str, without_nul] = Field(min_length=1, max_length=2000, description="どこがおかしいか。")
    suggestion: Annotated[str, without_nul] = Field(max_length=4000, description="直した文。なければ空。")


class ContactIn(Written):
    """運営者への便り。"""

    name: Annotated[str, without_nul] = Field(max_length=80)
    email: Annotated[str, without_nul] = Field(max_length=200, pattern=EMAIL, description="返信先。要らなければ空。")
    subject: Annotated[str, without_nul] = Field(min_length=1, max_length=120)
    message: Annotated[str, without_nul] = Field(min_length=1, max_length=5000)
    website: str = Field(max_length=200, description="人には見えない欄です。空でないものは読まずに捨てます。")


class Received(Out):
    received: bool = Field(description="受け付けたときは true。")


@router.post(
    "/articles/{id}/corrections",
    operation_id="reportTranslation",
    summary="誤訳を報告",
    responses=INVALID | MISSING,
)
def report_translation(id: str, body: Annotated[CorrectionIn, Body()], write: Write, request: Request) -> Received:
    """運営者が確かめ、直した文は記事に出ます。返信はしません。"""
    count_post(request)
    now = utc_now()
    with write() as session:
        if letters_of_last_hour(session, "corrections", now) >= FROM_ALL:
            raise TooMuchPosted
        add_correction(session, id, body.segment, body.problem, body.suggestion, now=now)
    return Received(received=True)


@router.post("/contact", operation_id="sendMessage", summary="お問い合わせ", responses=INVALID)
def send_message(body: Annotated[ContactIn, Body()], write: Write, request: Request) -> Received:
    """運営者に届きます。"""
    count_post(request)
    if body.website:
        return Received(received=True)  # a program that fills every field learns nothing
    now = utc_now()
    with write() as session:
        if letters_of_last_hour(session, "contact", now) >= FROM_ALL:
            raise TooMuchPosted
        add_message(session, body.name, body.email, body.subject, body.message, now=now)
    return Received(received=True)
