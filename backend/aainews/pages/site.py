"""Every address of the site, and what each shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from aainews.pages import content
from aainews.pages.asking import Answer, ask
from aainews.pages.digest_feeds import digest_feed_routes
from aainews.pages.feeds import feed_routes
from aainews.pages.files import KEPT, built_file, file_routes
from aainews.pages.head import Head, article_head, list_data
from aainews.pages.shell import shell
from aainews.settings import Settings

Json = Mapping[str, Any]

ARTICLES, SOURCES = "/api/v1/articles", "/api/v1/sources"
LISTED_BY = frozenset(
    [
        "tag",
        "source",
        "company",
        "model",
        "kind",
        "lang",
        "min_importance",
        "since",
        "until",
        "sort",
        "weights",
        "cursor",
    ]
)
"""Parameters of a list's address that are the API's too; others (a campaign's marks) are not passed on."""
SECONDS = {"X-Keep": "3", "Cache-Control": "public, max-age=3"}
TAGLINE = "世界中の AI の最新情報を日本語で。毎時自動で集め、訳し、要約し、検査して届けます。"


def site(settings: Settings) -> APIRouter:
    """The routes of pages, feeds and files. Put last: every address that nothing else answers is a page or a 404."""
    router = APIRouter(include_in_schema=False)
    router.include_router(feed_routes(settings))
    router.include_router(digest_feed_routes(settings))
    router.include_router(file_routes(settings))

    def page(
        request: Request,
        head: Head,
        body: str,
        answers: list[Answer],
        *,
        status: int = 200,
        headers: Mapping[str, str] = KEPT,
    ) -> HTMLResponse:
        nav = content.site_nav(settings.site_name)
        html = shell(settings.spa_dir, head.html(settings), nav + body, request.url.path, answers)
        return HTMLResponse(html, status, headers=headers)

    def missing(request: Request) -> HTMLResponse:
        head = Head("ページが見つかりません", TAGLINE, f"{settings.site_url}/", indexed=False)
        return page(request, head, content.missing(), [], status=404, headers={"Cache-Control": "no-store"})

    @router.get("/")
    @router.get("/articles")
    async def latest(request: Request) -> Response:
        wanted = {name: value for name, value in request.query_params.items() if name in LISTED_BY and value}
        if wanted.get("sort") == "newest":  # the default is left out of a request's name
            del wanted["sort"]
        answer = await ask(request.app.state.cache, ARTICLES, wanted)
        found: Json = answer.data if answer.status == 200 else {"items": [], "next_cursor": None}
        more = f"/articles?{urlencode(wanted | {'cursor': found['next_cursor']})}" if found["next_cursor"] else None
        title = settings.site_name if request.url.path == "/" else "最新ニュース"
        canonical = (
            f"{settings.site_url}/"
            if not wanted
            else f"{settings.site_url}/articles?{urlencode(sorted(wanted.items()))}"
        )
        head = Head(title, TAGLINE, canonical, data=list_data(found["items"], settings))
        return page(request, head, content.article_list(found["items"], more), [answer] if answer.status == 200 else [])

    @router.get("/articles/{id}")
    async def article(id: str, request: Request) -> Response:
        answer = await ask(request.app.state.cache, f"{ARTICLES}/{id}", {})
        if answer.status != 200 or id.endswith(".md"):
            return missing(request)
        found = answer.data
        return page(request, article_head(found, settings), content.whole_article(found), [answer])

    @router.get("/sources")
    async def sources(request: Request) -> Response:
        answer = await ask(request.app.state.cache, SOURCES, {})
        head = Head("情報源", f"{settings.site_name} が追っている情報源と、その鮮度。", f"{settings.site_url}/sources")
        return page(request, head, content.source_list(answer.data["items"]), [answer], headers=SECONDS)

    @router.get("/about")
    def about(request: Request) -> Response:
        head = Head("について", TAGLINE, f"{settings.site_url}/about")
        return page(request, head, content.about(settings.site_name), [])

    @router.get("/{path:path}")
    def file_or_nothing(path: str, request: Request) -> Response:
        return built_file(settings.spa_dir, path) or missing(request)

    return router
