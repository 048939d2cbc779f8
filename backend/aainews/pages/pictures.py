"""Pictures made here: of articles where they are shared, and the icons of an installed site."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request, Response
from starlette.concurrency import run_in_threadpool

from aainews.pages import og
from aainews.pages.asking import ask
from aainews.pages.page import KEPT
from aainews.settings import Settings

ICONS = {"icon-192": (192, False), "icon-512": (512, False), "icon-mask-512": (512, True), "icon-180": (180, True)}


def picture_routes(settings: Settings) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/og/site.png")
    def of_the_site() -> Response:
        return _png(og.plain_picture())

    @router.get("/og/{id}.png")
    async def of_an_article(id: str, request: Request) -> Response:
        answer = await ask(request.app.state.cache, f"/api/v1/articles/{quote(id, safe='')}", {})
        if answer.status != 200:
            raise HTTPException(404)
        article = answer.data
        score = article["score"] or {"word": "未評価", "importance": 0}
        drawn = await run_in_threadpool(
            og.article_picture,
            article["title"],
            article["source"]["name"],
            score["word"],
            score["importance"],
            settings.site_name,
        )
        return _png(drawn or og.plain_picture())

    @router.get("/icons/{name}.png")
    def icon(name: str) -> Response:
        if name not in ICONS:
            raise HTTPException(404)
        size, maskable = ICONS[name]
        return _png(og.icon(size, maskable=maskable))

    return router


def _png(picture: bytes) -> Response:
    return Response(picture, media_type="image/png", headers={**KEPT, "Cache-Control": "public, max-age=86400"})
