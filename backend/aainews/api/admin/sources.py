"""Sources as the operator sees them, and asking one of them now."""

from __future__ import annotations

from fastapi import APIRouter

from aainews.api.contract import INVALID, MISSING
from aainews.api.schemas.admin import Asked, FeedFault, FeedFaultPage
from aainews.api.service import Read, Write
from aainews.clock import utc_now
from aainews.errors import NotFound, reader_text
from aainews.store.feeds import ask_source_now, failing_feeds

router = APIRouter()


@router.get("/feeds", operation_id="listFeedFaults", summary="取得に失敗しているフィード", responses=INVALID)
def list_feed_faults(read: Read) -> FeedFaultPage:
    """失敗が続いているフィードと、記録に残る英語の原因。長く続くものが先です。"""
    with read() as session:
        rows = failing_feeds(session)
    items = [
        FeedFault(
            source_slug=row.source_slug,
            url=row.url,
            failures=row.failures,
            code=row.error_code or "error",
            text=reader_text(row.error_code or "error"),
            detail=row.error_detail,
            last_success_at=row.last_success_at,
            next_check_at=row.next_check_at,
        )
        for row in rows
    ]
    return FeedFaultPage(items=items, next_cursor=None)


@router.post(
    "/sources/{slug}/check", operation_id="checkSource", summary="情報源をいま取得", responses=INVALID | MISSING
)
def check_source(slug: str, write: Write) -> Asked:
    """この情報源のすべてのフィードを、次の分までに取りに行きます。続いた失敗の待ち時間は飛ばします。"""
    with write() as session:
        feeds = ask_source_now(session, slug, utc_now())
    if not feeds:
        raise NotFound(slug[:80])
    return Asked(asked=feeds)
