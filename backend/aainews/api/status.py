"""How the service fares."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from aainews.api.contract import INVALID
from aainews.api.parameters import NoParameters
from aainews.api.schemas.status import Status

router = APIRouter(prefix="/status", tags=["運用"])


@router.get("", operation_id="getStatus", summary="稼働状況", responses=INVALID)
def get_status(_: Annotated[NoParameters, Query()]) -> Status:
    """版、最近の取り込み、公開待ちの数、フィードの鮮度、今日のモデル利用量。"""
    raise NotImplementedError
