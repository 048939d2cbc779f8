"""The newest articles as feeds, by the same filters as the API's list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response

from aainews.pages.asking import ask
from aainews.pages.syndication import KEPT, WRITERS, Entry, Syndicated
from aainews.settings import Settings

Json = Mapping[str, Any]
DESCRIPTION = "世界中の AI の最新情報を日本語で。"


def feed_routes(settings: Settings) -> APIRouter:
    router = APIRouter(prefix="/feeds", include_in_schema=False)

    @router.get("/articles.{form}")
    async def articles(form: str, request: Request) -> Response:
        """Parameters that the list refuses are refused here too, in the same words."""
        if form not in WRITERS:
            raise HTTPException(404)
        answer = await ask(request.app.state.cache, "/api/v1/articles", dict(request.query_params))
        if answer.status != 200:
            return Response(answer.body, answer.status, media_type=answer.media_type)
        media_type, write = WRITERS[form]
        feed = Syndicated(
            title=settings.site_name,
            description=DESCRIPTION,
            home=f"{settings.site_url}/",
            here=f"{settings.site_url}{request.url.path}" + (f"?{request.url.query}" if request.url.query else ""),
            publisher=settings.site_name,
            entries=tuple(entry(card, settings.site_url) for card in answer.data["items"]),
        )
        return Response(write(feed), media_type=media_type, headers=KEPT)

    return router


def entry(card: Json, site_url: str) -> Entry:
    """Where a source gives only a day, the time is when we published: a time is never made up."""
    return Entry(
        guid=f"urn:aainews:article:{card['id']}",
        url=f"{site_url}/articles/{card['id']}",
        title=card["title"],
        published=card["published_at"] or card["first_published_at"],
        updated=card["updated_at"],
        summary=card["tldr"] or "",
        author=card["source"]["name"],
        tags=tuple(card["tags"]),
        external_url=card["url"] or None,
    )
