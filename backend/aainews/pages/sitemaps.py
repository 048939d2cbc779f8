"""What search engines may find: an index of parts, and the news of the last two days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from fastapi import APIRouter, HTTPException, Request, Response
from sqlmodel import Session

from aainews.clock import utc_now
from aainews.domain.analysis import EntityKind
from aainews.domain.digests import DigestKind
from aainews.pages.asking import ask
from aainews.pages.syndication import xml_text
from aainews.settings import Settings
from aainews.store.digests import digests
from aainews.store.directories import Filters, directory
from aainews.store.listing import count_listed, listed_addresses

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS_SPACE = "http://www.google.com/schemas/sitemap-news/0.9"
PART = 40_000
"""Addresses of a part; a sitemap may hold 50,000."""
NEWS_HOURS, NEWS_MOST = 48, 1000
"""What a news sitemap may hold."""
NAMED = 2000
"""Companies and tools, those with most articles first."""
EDITIONS = 5000
FIXED = (
    "/", "/digests/daily", "/digests/hacker", "/digests/weekly", "/videos", "/tools", "/trends", "/companies",
    "/sources", "/about", "/contact", "/rss", "/developers",
)  # fmt: skip
KEPT = {"X-Keep": "revision", "Cache-Control": "public, no-cache"}
MINUTE = {"X-Keep": "60", "Cache-Control": "public, max-age=60"}

Place = tuple[str, datetime | None]


def sitemap_routes(settings: Settings) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/sitemap.xml")
    def index(request: Request) -> Response:
        with request.app.state.read() as session:
            parts = max(1, -(-count_listed(session) // PART))
        names = ["pages", "digests", "entities", *(f"articles-{n}" for n in range(1, parts + 1))]
        lines = "".join(f"<sitemap><loc>{settings.site_url}/sitemaps/{name}.xml</loc></sitemap>" for name in names)
        return _xml(f'<sitemapindex xmlns="{SPACE}">{lines}</sitemapindex>')

    @router.get("/sitemaps/{name}.xml")
    def part(name: str, request: Request) -> Response:
        with request.app.state.read() as session:
            places = _places(session, name)
        if places is None:
            raise HTTPException(404)
        lines = "".join(
            f"<url><loc>{xml_text(settings.site_url + path)}</loc>{_changed(at)}</url>" for path, at in places
        )
        return _xml(f'<urlset xmlns="{SPACE}">{lines}</urlset>')

    @router.get("/news-sitemap.xml")
    async def news(request: Request) -> Response:
        since = (utc_now() - timedelta(hours=NEWS_HOURS)).isoformat(timespec="minutes")
        wanted, lines = {"since": since, "limit": "100"}, list[str]()
        while len(lines) < NEWS_MOST:
            answer = await ask(request.app.state.cache, "/api/v1/articles", wanted)
            if answer.status != 200:
                break
            lines += [
                f"<url><loc>{settings.site_url}/articles/{card['id']}</loc><news:news><news:publication>"
                f"<news:name>{xml_text(settings.site_name)}</news:name><news:language>ja</news:language></news:publication>"
                f"<news:publication_date>{card['published_at'] or card['first_published_at']}</news:publication_date>"
                f"<news:title>{xml_text(card['title'])}</news:title></news:news></url>"
                for card in answer.data["items"]
            ]
            if answer.data["next_cursor"] is None:
                break
            wanted["cursor"] = answer.data["next_cursor"]
        body = f'<urlset xmlns="{SPACE}" xmlns:news="{NEWS_SPACE}">{"".join(lines)}</urlset>'
        return _xml(body, MINUTE)

    return router


def _places(session: Session, name: str) -> Iterable[Place] | None:
    if name == "pages":
        return [(path, None) for path in FIXED]
    if name == "digests":
        return [
            (f"/digests/{kind.value}/{card.key}", card.updated_at)
            for kind in DigestKind
            for card in digests(session, kind, EDITIONS)[0]
        ]
    if name == "entities":
        return [
            (f"/{folder}/{entry.slug}", None)
            for folder, kind in (("companies", EntityKind.COMPANY), ("tools", EntityKind.TOOL))
            for entry in directory(session, kind, Filters(named=kind is EntityKind.COMPANY), NAMED, None)[0]
        ]
    number = name.removeprefix("articles-")
    if number == name or not (number.isascii() and number.isdigit()) or not 1 <= int(number[:6]) <= 1000:
        return None
    found = listed_addresses(session, PART, (int(number[:6]) - 1) * PART)
    return [(f"/articles/{id_}", at) for id_, at in found]


def _changed(at: datetime | None) -> str:
    return f"<lastmod>{at.isoformat(timespec='seconds')}</lastmod>" if at else ""


def _xml(body: str, headers: dict[str, str] = KEPT) -> Response:
    return Response('<?xml version="1.0" encoding="UTF-8"?>\n' + body, media_type="application/xml", headers=headers)
