"""How the service fares."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from sqlmodel import Session

from aainews import __version__
from aainews.api.contract import INVALID
from aainews.api.parameters import NoParameters
from aainews.api.schemas.status import Status
from aainews.api.service import Read, ServiceSettings, for_seconds
from aainews.clock import utc_now
from aainews.domain.budget import Spending, budget_day, depth_of, used_share
from aainews.llm.endpoint import endpoint_for
from aainews.settings import Settings
from aainews.store.health import service_health
from aainews.store.spending import spent_by_purpose, spent_by_rung, spent_of_day_and_month

router = APIRouter(prefix="/status", tags=["運用"], dependencies=[Depends(for_seconds)])


@router.get("", operation_id="getStatus", summary="稼働状況", responses=INVALID)
def get_status(_: Annotated[NoParameters, Query()], read: Read, settings: ServiceSettings) -> Status:
    """版、最近の取り込み、公開待ちの数、フィードの鮮度、今日と今月（日本時間）のモデル利用量と予算。"""
    now = utc_now()
    with read() as session:
        health = service_health(session, now)
        spend = _spend(session, settings, budget_day(now))
    profile = endpoint_for(settings).profile
    return Status.model_validate(
        {name: getattr(health, name) for name in ("articles", "articles_partly", "runs", "queue", "freshness")}
        | {"spend": spend}
        | {"version": __version__, "database": "sqlite" if settings.is_sqlite else "postgresql"}
        | {"model": profile.name, "model_label": profile.label_ja}
    )


def _spend(session: Session, settings: Settings, today: date) -> dict[str, Any]:
    of_day, of_month = spent_of_day_and_month(session, today)
    limits = settings.spending_limits
    spending = Spending(dollars_today=of_day.dollars, dollars_month=of_month.dollars, tokens_today=of_day.tokens)
    return {
        "calls_today": of_day.calls,
        "input_tokens_today": of_day.input_tokens,
        "output_tokens_today": of_day.output_tokens,
        "cached_tokens_today": of_day.cached_tokens,
        "dollars_today": of_day.dollars,
        "dollars_month": of_month.dollars,
        "unpriced_calls_today": of_day.unpriced,
        "by_purpose": [
            {
                "purpose": purpose,
                "calls": spent.calls,
                "input_tokens": spent.input_tokens,
                "output_tokens": spent.output_tokens,
                "dollars": spent.dollars,
            }
            for purpose, spent in spent_by_purpose(session, today)
        ],
        "by_rung": [
            {"rung": rung, "calls": spent.calls, "failed": spent.failed}
            for rung, spent in spent_by_rung(session, today)
        ],
        "limits": limits.model_dump(),
        "used_share": used_share(spending, limits),
        "depth": depth_of(spending, limits).label,
    }
