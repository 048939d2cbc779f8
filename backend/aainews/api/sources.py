"""The catalogue, with how fresh each feed is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from aainews.api.contract import INVALID
from aainews.api.parameters import NoParameters
from aainews.api.safe_html import web_address
from aainews.api.schemas.sources import FeedError, FeedOut, SourceOut, SourcePage
from aainews.api.service import Read, for_seconds
from aainews.clock import utc_now
from aainews.errors import reader_text
from aainews.store.health import FeedView, SourceView, sources_with_health

router = APIRouter(prefix="/sources", tags=["情報源"], dependencies=[Depends(for_seconds)])


@router.get("", operation_id="listSources", summary="情報源と鮮度", responses=INVALID)
def list_sources(_: Annotated[NoParameters, Query()], read: Read) -> SourcePage:
    """追っている情報源のすべて。フィードごとの最後の成功、次の取得、続いている失敗も分かります。"""
    with read() as session:
        sources = sources_with_health(session, utc_now())
    sources.sort(key=lambda source: source.name.casefold())
    return SourcePage(items=[_source(source) for source in sources], next_cursor=None)


def _source(view: SourceView) -> SourceOut:
    fields = {name: getattr(view, name) for name in SourceOut.model_fields}
    shown = {"site_url": web_address(view.site_url), "feeds": [_feed(feed) for feed in view.feeds]}
    return SourceOut.model_validate(fields | shown)


def _feed(view: FeedView) -> FeedOut:
    code = view.error_code
    fields = {name: getattr(view, name) for name in FeedOut.model_fields if name != "error"}
    return FeedOut(**fields, error=FeedError(code=code, text=reader_text(code)) if code else None)
