"""Runs, calls and spend."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from aainews.api.contract import INVALID
from aainews.api.parameters import Parameters
from aainews.api.schemas.admin import DaySpend, FailedCall, FailedCallPage, SpendPage
from aainews.api.service import Read
from aainews.clock import utc_now
from aainews.errors import reader_text
from aainews.store.backstage import failed_calls, spend_by_day

router = APIRouter()


class SpendQuery(Parameters):
    days: int = Field(30, ge=1, le=90, description="日本時間で数えた日数。今日を含みます。")


@router.get("/spend", operation_id="listSpend", summary="日ごとのモデル利用量", responses=INVALID)
def list_spend(query: Annotated[SpendQuery, Query()], read: Read) -> SpendPage:
    """用途ごとの呼び出しとトークン。新しい日が先です。"""
    with read() as session:
        days = spend_by_day(session, utc_now(), query.days)
    return SpendPage(items=[DaySpend.model_validate(day) for day in days], next_cursor=None)


class CallQuery(Parameters):
    limit: int = Field(30, ge=1, le=100, description="件数。")


@router.get("/calls", operation_id="listFailedCalls", summary="失敗したモデル呼び出し", responses=INVALID)
def list_failed_calls(query: Annotated[CallQuery, Query()], read: Read) -> FailedCallPage:
    """新しい順。質問と答えの文面は返しません。"""
    with read() as session:
        rows = failed_calls(session, query.limit)
    items = [
        FailedCall(
            at=row.created_at,
            purpose=row.purpose,
            model=row.model,
            article_id=row.article_id,
            code=row.error_code or "error",
            text=reader_text(row.error_code or "error"),
        )
        for row in rows
    ]
    return FailedCallPage(items=items, next_cursor=None)
