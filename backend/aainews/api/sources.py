"""The catalogue, with how fresh each feed is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from aainews.api.contract import INVALID
from aainews.api.parameters import NoParameters
from aainews.api.schemas.sources import SourcePage

router = APIRouter(prefix="/sources", tags=["情報源"])


@router.get("", operation_id="listSources", summary="情報源と鮮度", responses=INVALID)
def list_sources(_: Annotated[NoParameters, Query()]) -> SourcePage:
    """追っている情報源のすべて。フィードごとの最後の成功、次の取得、続いている失敗も分かります。"""
    raise NotImplementedError
