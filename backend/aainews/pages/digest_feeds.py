"""The editions of each kind as feeds: an entry an edition, with its lead and headlines."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response

from aainews.pages.asking import ask
from aainews.pages.syndication import KEPT, WRITERS, Entry, Syndicated
from aainews.settings import Settings

Json = Mapping[str, Any]
NAMES = {"daily": "AI日報", "hacker": "Hacker日報", "weekly": "週報"}


def digest_feed_routes(settings: Settings) -> APIRouter:
    router = APIRouter(prefix="/feeds/digests", include_in_schema=False)

    @router.get("/{kind}.{form}")
    async def editions(kind: str, form: str, request: Request) -> Response:
        if kind not in NAMES or form not in WRITERS:
            raise HTTPException(404)
        answer = await ask(request.app.state.cache, f"/api/v1/digests/{kind}", dict(request.query_params))
        if answer.status != 200:
            return Response(answer.body, answer.status, media_type=answer.media_type)
        media_type, write = WRITERS[form]
        name = f"{NAMES[kind]} | {settings.site_name}"
        feed = Syndicated(
            title=name,
            description=name,
            home=f"{settings.site_url}/digests/{kind}",
            here=f"{settings.site_url}{request.url.path}",
            publisher=settings.site_name,
            entries=tuple(entry(card, settings.site_url) for card in answer.data["items"]),
        )
        return Response(write(feed), media_type=media_type, headers=KEPT)

    return router


def entry(card: Json, site_url: str) -> Entry:
    return Entry(
        guid=f"urn:aainews:digest:{card['kind']}:{card['key']}",
        url=f"{site_url}/digests/{card['kind']}/{card['key']}",
        title=card["title"],
        published=card["published_at"],
        updated=card["updated_at"],
        html=content(card),
    )


def content(card: Json) -> str:
    """The lead, then the first headlines, as HTML."""
    lines = "".join(f"<li>{escape(headline)}</li>" for headline in card["headlines"])
    return f"<p>{escape(card['lead'])}</p>" + (f"<ul>{lines}</ul>" if lines else "")
