"""Every address of the site, and what each shows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from aainews.logs import logger
from aainews.pages import (
    admin,
    article,
    contact,
    digest,
    digest_archive,
    directories,
    feed_guide,
    latest,
    operator,
    saved,
    search,
    sources,
    trends,
    videos,
)
from aainews.pages.digest_feeds import digest_feed_routes
from aainews.pages.feeds import feed_routes
from aainews.pages.files import built_file, file_routes
from aainews.pages.head import TAGLINE, Head
from aainews.pages.manifest import manifest_routes
from aainews.pages.page import NEVER, Made, Page, Visit
from aainews.pages.pictures import picture_routes
from aainews.pages.shell import policy, shell
from aainews.pages.sitemaps import sitemap_routes
from aainews.settings import Settings

PAGES: tuple[Page, ...] = (
    latest.FRONT,
    latest.LISTS,
    article.PAGE,
    *digest_archive.ARCHIVES,
    digest.EDITION,
    saved.PAGE,
    *directories.PAGES,
    trends.PAGE,
    videos.PAGE,
    search.PAGE,
    admin.PAGE,
    sources.PAGE,
    *operator.PAGES,
    contact.PAGE,
    feed_guide.PAGE,
)
"""A new page is a sibling file and a place here, and the same address in `frontend/src/app/routes.ts`."""


def site(settings: Settings) -> APIRouter:
    """The routes of pages, feeds and files. Put last: every address that nothing else answers is a page or a 404."""
    router = APIRouter(include_in_schema=False)
    router.include_router(feed_routes(settings))
    router.include_router(digest_feed_routes(settings))
    for routes in (picture_routes, manifest_routes, file_routes, sitemap_routes):
        router.include_router(routes(settings))

    def sent(request: Request, made: Made, module: str | None) -> HTMLResponse:
        html = shell(
            settings, request.url.path, made.head.html(settings), made.body, answers=made.answers, module=module
        )
        own = {"Content-Security-Policy": policy(settings.spa_dir)}
        return HTMLResponse(html, made.status, headers={**made.headers, **own})

    def missing(request: Request) -> HTMLResponse:
        return sent(request, _missing(settings), "src/pages/NotFoundPage.tsx")

    def answering(page: Page) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            try:
                made = await page.make(_visit(request, settings))
            except Exception as error:
                logger("pages").exception("page_failed", path=request.url.path, error=repr(error))
                return sent(request, _failed(settings), None)
            return missing(request) if made is None else sent(request, made, page.module)

        return answer

    for page in PAGES:
        router.add_api_route(page.path, answering(page), methods=["GET"], name=page.module)

    @router.post(contact.PAGE.path)
    async def sent_form(request: Request) -> Response:
        made = await contact.posted(_visit(request, settings), request)
        # Sent on by another address, so that loading the page again does not send the form again.
        return RedirectResponse("/contact?sent=1", 303) if made is None else sent(request, made, None)

    @router.get("/{path:path}")
    def file_or_nothing(path: str, request: Request) -> Response:
        return built_file(settings.spa_dir, path) or missing(request)

    return router


def _visit(request: Request, settings: Settings) -> Visit:
    params = {name: str(value) for name, value in request.path_params.items()}
    return Visit(request.url.path, params, dict(request.query_params), settings, request.app.state.cache)


def _missing(settings: Settings) -> Made:
    title = "ページが見つかりません"
    text = "お探しのページは、移動または削除された可能性があります。"
    body = (
        f'<h1 class="page-title" tabindex="-1">{title}</h1><div class="notice"><p>{text}</p>'
        '<a class="button" href="/">最新ニュースへ</a></div>'
    )
    return Made(Head(title, TAGLINE, f"{settings.site_url}/", indexed=False), body, status=404, headers=NEVER)


def _failed(settings: Settings) -> Made:
    """What went wrong stands in the log; the address may answer a moment later."""
    title = "ページを表示できませんでした"
    body = (
        f'<h1 class="page-title" tabindex="-1">{title}</h1><div class="notice"><p>こちらの問題です。'
        'しばらくしてからもう一度お試しください。</p><a class="button" href="/">最新ニュースへ</a></div>'
    )
    return Made(Head(title, TAGLINE, f"{settings.site_url}/", indexed=False), body, status=500, headers=NEVER)
