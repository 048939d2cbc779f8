"""How the service fares."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from aainews import __version__
from aainews.api.contract import INVALID
from aainews.api.parameters import NoParameters
from aainews.api.schemas.status import Status
from aainews.api.service import Read, ServiceSettings, for_seconds
from aainews.clock import JST, utc_now
from aainews.llm.endpoint import endpoint_for
from aainews.store.health import service_health

router = APIRouter(prefix="/status", tags=["運用"], dependencies=[Depends(for_seconds)])


@router.get("", operation_id="getStatus", summary="稼働状況", responses=INVALID)
def get_status(_: Annotated[NoParameters, Query()], read: Read, settings: ServiceSettings) -> Status:
    """版、最近の取り込み、公開待ちの数、フィードの鮮度、今日（日本時間）のモデル利用量。"""
    now = utc_now()
    today = now.astimezone(JST).replace(hour=0, minute=0, second=0, microsecond=0)
    with read() as session:
        health = service_health(session, now, today)
    profile = endpoint_for(settings).profile
    return Status.model_validate(
        {name: getattr(health, name) for name in ("articles", "articles_partly", "runs", "queue", "freshness", "spend")}
        | {"version": __version__, "database": "sqlite" if settings.is_sqlite else "postgresql"}
        | {"model": profile.name, "model_label": profile.label_ja}
    )
