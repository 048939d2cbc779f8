"""The editions of each kind as RSS 2.0, Atom and JSON Feed: an entry an edition, with its lead and headlines."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response

from aainews.pages.asking import ask
from aainews.pages.feeds import KEPT, xml_text
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
        return Response(write(answer.data["items"], settings, kind), media_type=media_type, headers=KEPT)

    return router


def guid(card: Json) -> str:
    return f"urn:aainews:digest:{card['kind']}:{card['key']}"


def content(card: Json) -> str:
    """The lead, then the first headlines, as HTML."""
    lines = "".join(f"<li>{escape(headline)}</li>" for headline in card["headlines"])
    return f"<p>{escape(card['lead'])}</p>" + (f"<ul>{lines}</ul>" if lines else "")


def rss(cards: Sequence[Json], settings: Settings, kind: str) -> str:
    items = "".join(
        f"<item><title>{xml_text(card['title'])}</title><link>{_address(card, settings)}</link>"
        f'<guid isPermaLink="false">{guid(card)}</guid><pubDate>{_rfc822(card["published_at"])}</pubDate>'
        f"<description>{xml_text(content(card))}</description></item>"
        for card in cards
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        f"<title>{xml_text(_name(kind, settings))}</title><link>{xml_text(settings.site_url)}/digests/{kind}</link>"
        f"<description>{xml_text(_name(kind, settings))}</description><language>ja</language>"
        f'<atom:link href="{_here(kind, "rss", settings)}" rel="self" type="application/rss+xml"/>{items}'
        "</channel></rss>\n"
    )


def atom(cards: Sequence[Json], settings: Settings, kind: str) -> str:
    here = _here(kind, "atom", settings)
    entries = "".join(
        f"<entry><id>{guid(card)}</id><title>{xml_text(card['title'])}</title>"
        f'<link rel="alternate" href="{_address(card, settings)}"/>'
        f"<updated>{card['updated_at']}</updated><published>{card['published_at']}</published>"
        f'<content type="html">{xml_text(content(card))}</content></entry>'
        for card in cards
    )
    updated = max((card["updated_at"] for card in cards), default="1970-01-01T00:00:00Z")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">'
        f"<id>{here}</id><title>{xml_text(_name(kind, settings))}</title><updated>{updated}</updated>"
        f"<author><name>{xml_text(settings.site_name)}</name></author>"
        f'<link rel="self" href="{here}"/><link rel="alternate" href="{xml_text(settings.site_url)}/digests/{kind}"/>'
        f"{entries}</feed>\n"
    )


def json_feed(cards: Sequence[Json], settings: Settings, kind: str) -> str:
    items = [
        {
            "id": guid(card),
            "url": f"{settings.site_url}/digests/{card['kind']}/{card['key']}",
            "title": card["title"],
            "content_html": content(card),
            "date_published": card["published_at"],
            "date_modified": card["updated_at"],
            "language": "ja",
        }
        for card in cards
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _name(kind, settings),
        "home_page_url": f"{settings.site_url}/digests/{kind}",
        "feed_url": f"{settings.site_url}/feeds/digests/{kind}.json",
        "language": "ja",
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False)


WRITERS: dict[str, tuple[str, Callable[[Sequence[Json], Settings, str], str]]] = {
    "rss": ("application/rss+xml; charset=utf-8", rss),
    "atom": ("application/atom+xml; charset=utf-8", atom),
    "json": ("application/feed+json; charset=utf-8", json_feed),
}


def _name(kind: str, settings: Settings) -> str:
    return f"{NAMES[kind]} | {settings.site_name}"


def _here(kind: str, form: str, settings: Settings) -> str:
    return xml_text(f"{settings.site_url}/feeds/digests/{kind}.{form}")


def _address(card: Json, settings: Settings) -> str:
    return xml_text(f"{settings.site_url}/digests/{card['kind']}/{card['key']}")


def _rfc822(at: str) -> str:
    return format_datetime(datetime.fromisoformat(at))
