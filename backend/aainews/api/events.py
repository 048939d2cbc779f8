"""What is published, as it happens: server-sent events. Clients that cannot keep a line open ask the list again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from aainews.api.contract import INVALID
from aainews.api.parameters import NoParameters
from aainews.api.revision import Revision

router = APIRouter(tags=["記事"])

LASTS = 300.0
"""Seconds; then the line is closed and the browser opens another. So none outlives a restart for long."""
LOOK_EVERY = 0.5
BREATH_EVERY = 20.0
MOST = 500
"""Lines open at once. One more is told to come back later."""


class EventResponse(StreamingResponse):
    media_type = "text/event-stream"


@router.get(
    "/events", operation_id="followEvents", summary="公開の知らせ", response_class=EventResponse, responses=INVALID
)
async def follow_events(_: Annotated[NoParameters, Query()], request: Request) -> EventResponse:
    """`published` のたびに `{"revision": 整数}` が届きます（server-sent events）。5分で切れ、つなぎ直せます。"""
    state = request.app.state
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    if state.lines >= MOST:
        return EventResponse(_busy(), headers=headers)
    return EventResponse(_line(request), headers=headers)


async def _busy() -> AsyncGenerator[str]:
    yield "retry: 60000\n\n"


async def _line(request: Request) -> AsyncGenerator[str]:
    state = request.app.state
    revision: Revision = state.revision
    state.lines += 1
    try:
        seen, begun = revision.value, time.monotonic()
        breath = begun
        yield f'retry: 5000\nevent: hello\ndata: {{"revision": {seen}}}\n\n'
        while (now := time.monotonic()) - begun < LASTS:
            await asyncio.sleep(LOOK_EVERY)
            if revision.value != seen:
                seen, breath = revision.value, now
                yield f'event: published\ndata: {{"revision": {seen}}}\n\n'
            elif now - breath > BREATH_EVERY:
                breath = now
                yield ": \n\n"
    finally:
        state.lines -= 1
