"""What readers wrote, for the operator: reports on translations, and messages."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query

from aainews.api.contract import INVALID, MISSING
from aainews.api.parameters import NoParameters
from aainews.api.schemas.common import Out
from aainews.api.service import Read, Write
from aainews.clock import utc_now
from aainews.store.letters import settle, waiting_corrections, waiting_messages

router = APIRouter()
MOST = 200


class CorrectionOut(Out):
    id: int
    article_id: str
    title: str
    segment_id: str
    shown: str | None
    problem: str
    suggestion: str
    created_at: datetime


class MessageOut(Out):
    id: int
    name: str
    email: str
    subject: str
    message: str
    created_at: datetime


class Letters(Out):
    """読者から届き、まだ済んでいないもの。古い順に最大200件ずつ。"""

    corrections: list[CorrectionOut]
    contact: list[MessageOut]


class Settled(Out):
    id: int


@router.get("/letters", operation_id="listLetters", summary="読者からの報告と便り", responses=INVALID)
def list_letters(_: Annotated[NoParameters, Query()], read: Read) -> Letters:
    """誤訳の報告とお問い合わせ。"""
    with read() as session:
        return Letters(
            corrections=[CorrectionOut.model_validate(each) for each in waiting_corrections(session, MOST)],
            contact=[MessageOut.model_validate(each) for each in waiting_messages(session, MOST)],
        )


@router.post(
    "/letters/{kind}/{id}/settle", operation_id="settleLetter", summary="済みにする", responses=INVALID | MISSING
)
def settle_letter(
    kind: Literal["corrections", "contact"], id: Annotated[int, Path(ge=1, le=2**31 - 1)], write: Write
) -> Settled:
    """一覧から消えます。記録は残ります。"""
    with write() as session:
        settle(session, kind, id, utc_now())
    return Settled(id=id)
