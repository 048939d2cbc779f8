"""The newest articles as RSS 2.0, Atom and JSON Feed, by the same filters as the API's list."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response

from aainews.pages.asking import ask
from aainews.settings import Settings

Json = Mapping[str, Any]
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DESCRIPTION = "世界中の AI の最新情報を日本語で。"
KEPT = {"X-Keep": "revision", "Cache-Control": "public, max-age=300"}


def feed_routes(settings: Settings) -> APIRouter:
    router = APIRouter(prefix="/feeds", include_in_schema=False)

    @router.get("/articles.{kind}")
    async def articles(kind: str, request: Request) -> Response:
        """Parameters that the list refuses are refused here too, in the same words."""
        if kind not in WRITERS:
            raise HTTPException(404)
        answer = await ask(request.app.state.cache, "/api/v1/articles", dict(request.query_params))
        if answer.status != 200:
            return Response(answer.body, answer.status, media_type=answer.media_type)
        media_type, write = WRITERS[kind]
        here = f"{settings.site_url}{request.url.path}" + (f"?{request.url.query}" if request.url.query else "")
        return Response(write(answer.data["items"], settings, here), media_type=media_type, headers=KEPT)

    return router


def guid(card: Json) -> str:
    """Stays when the site moves to another address."""
    return f"urn:aainews:article:{card['id']}"


def rss(cards: Sequence[Json], settings: Settings, here: str) -> str:
    items = "".join(
        f"<item><title>{xml_text(card['title'])}</title><link>{xml_text(_address(card, settings))}</link>"
        f'<guid isPermaLink="false">{guid(card)}</guid><pubDate>{_rfc822(card)}</pubDate>'
        f"<description>{xml_text(card['tldr'] or '')}</description>"
        f"{''.join(f'<category>{xml_text(tag)}</category>' for tag in card['tags'])}"
        f"<dc:creator>{xml_text(card['source']['name'])}</dc:creator></item>"
        for card in cards
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{xml_text(settings.site_name)}</title><link>{xml_text(settings.site_url)}/</link>"
        f"<description>{DESCRIPTION}</description><language>ja</language><ttl>60</ttl>"
        f'<atom:link href="{xml_text(here)}" rel="self" type="application/rss+xml"/>{items}</channel></rss>\n'
    )


def atom(cards: Sequence[Json], settings: Settings, here: str) -> str:
    entries = "".join(
        f"<entry><id>{guid(card)}</id><title>{xml_text(card['title'])}</title>"
        f'<link rel="alternate" href="{xml_text(_address(card, settings))}"/><link rel="via" href="{xml_text(card["url"])}"/>'
        f"<updated>{card['updated_at']}</updated><published>{_shown_since(card)}</published>"
        f"<author><name>{xml_text(card['source']['name'])}</name></author><summary>{xml_text(card['tldr'] or '')}</summary>"
        + "".join(f'<category term="{xml_text(tag)}"/>' for tag in card["tags"])
        + "</entry>"
        for card in cards
    )
    updated = max((card["updated_at"] for card in cards), default="1970-01-01T00:00:00Z")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">'
        f"<id>{xml_text(here)}</id><title>{xml_text(settings.site_name)}</title><updated>{updated}</updated>"
        f'<link rel="self" href="{xml_text(here)}"/><link rel="alternate" href="{xml_text(settings.site_url)}/"/>{entries}</feed>\n'
    )


def json_feed(cards: Sequence[Json], settings: Settings, here: str) -> str:
    items = [
        {
            "id": guid(card),
            "url": _address(card, settings),
            "external_url": card["url"],
            "title": card["title"],
            "content_text": card["tldr"] or card["title"],
            "date_published": _shown_since(card),
            "date_modified": card["updated_at"],
            "authors": [{"name": card["source"]["name"]}],
            "tags": card["tags"],
            "language": "ja",
        }
        for card in cards
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": settings.site_name,
        "description": DESCRIPTION,
        "home_page_url": f"{settings.site_url}/",
        "feed_url": here,
        "language": "ja",
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False)


WRITERS: dict[str, tuple[str, Callable[[Sequence[Json], Settings, str], str]]] = {
    "rss": ("application/rss+xml; charset=utf-8", rss),
    "atom": ("application/atom+xml; charset=utf-8", atom),
    "json": ("application/feed+json; charset=utf-8", json_feed),
}


def _address(card: Json, settings: Settings) -> str:
    return f"{settings.site_url}/articles/{card['id']}"


def _shown_since(card: Json) -> str:
    """When the source published, or, where it gives only a day, when we did: a time is never made up."""
    return card["published_at"] or card["first_published_at"]


def _rfc822(card: Json) -> str:
    return format_datetime(datetime.fromisoformat(_shown_since(card)))


def xml_text(text: str) -> str:
    """Escaped, without the characters that XML cannot hold."""
    return escape(_NOT_XML.sub("", text))
