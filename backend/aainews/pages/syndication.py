"""What a feed says, as values, and its three forms: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER = "1970-01-01T00:00:00Z"
KEPT = {"X-Keep": "revision", "Cache-Control": "public, max-age=300"}
"""Headers of every feed: the byte cache keeps it until something is published."""


@dataclass(frozen=True)
class Entry:
    """`guid` stays when the site moves to another address; times are RFC 3339 in UTC; one of `summary` and `html`."""

    guid: str
    url: str
    title: str
    published: str
    updated: str
    summary: str = ""
    html: str = ""
    author: str | None = None
    tags: tuple[str, ...] = ()
    external_url: str | None = None


@dataclass(frozen=True)
class Syndicated:
    """`here` is the feed's own address, `home` the page of which it tells."""

    title: str
    description: str
    home: str
    here: str
    publisher: str
    entries: tuple[Entry, ...]


def rss(feed: Syndicated) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{xml_text(feed.title)}</title><link>{xml_text(feed.home)}</link>"
        f"<description>{xml_text(feed.description)}</description><language>ja</language><ttl>60</ttl>"
        f'<atom:link href="{xml_text(feed.here)}" rel="self" type="application/rss+xml"/>'
        f"{''.join(_rss_item(entry) for entry in feed.entries)}</channel></rss>\n"
    )


def _rss_item(entry: Entry) -> str:
    return (
        f"<item><title>{xml_text(entry.title)}</title><link>{xml_text(entry.url)}</link>"
        f'<guid isPermaLink="false">{xml_text(entry.guid)}</guid><pubDate>{_rfc822(entry.published)}</pubDate>'
        f"<description>{xml_text(entry.html or escape(entry.summary, quote=False))}</description>"
        + "".join(f"<category>{xml_text(tag)}</category>" for tag in entry.tags)
        + (f"<dc:creator>{xml_text(entry.author)}</dc:creator>" if entry.author else "")
        + "</item>"
    )


def atom(feed: Syndicated) -> str:
    updated = max((entry.updated for entry in feed.entries), default=_NEVER)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">'
        f"<id>{xml_text(feed.here)}</id><title>{xml_text(feed.title)}</title><updated>{updated}</updated>"
        f"<author><name>{xml_text(feed.publisher)}</name></author>"
        f'<link rel="self" href="{xml_text(feed.here)}"/><link rel="alternate" href="{xml_text(feed.home)}"/>'
        f"{''.join(_atom_entry(entry) for entry in feed.entries)}</feed>\n"
    )


def _atom_entry(entry: Entry) -> str:
    text = (
        f'<content type="html">{xml_text(entry.html)}</content>'
        if entry.html
        else f"<summary>{xml_text(entry.summary)}</summary>"
    )
    return (
        f"<entry><id>{xml_text(entry.guid)}</id><title>{xml_text(entry.title)}</title>"
        f'<link rel="alternate" href="{xml_text(entry.url)}"/>'
        + (f'<link rel="via" href="{xml_text(entry.external_url)}"/>' if entry.external_url else "")
        + f"<updated>{entry.updated}</updated><published>{entry.published}</published>"
        + (f"<author><name>{xml_text(entry.author)}</name></author>" if entry.author else "")
        + text
        + "".join(f'<category term="{xml_text(tag)}"/>' for tag in entry.tags)
        + "</entry>"
    )


def json_feed(feed: Syndicated) -> str:
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "description": feed.description,
            "home_page_url": feed.home,
            "feed_url": feed.here,
            "language": "ja",
            "authors": [{"name": feed.publisher}],
            "items": [_json_item(entry) for entry in feed.entries],
        },
        ensure_ascii=False,
    )


def _json_item(entry: Entry) -> dict[str, object]:
    """What is not known is left out, as the format asks, not null."""
    item: dict[str, object | None] = {
        "id": entry.guid,
        "url": entry.url,
        "external_url": entry.external_url,
        "title": entry.title,
        "content_html": entry.html or None,
        "content_text": None if entry.html else entry.summary or entry.title,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": [{"name": entry.author}] if entry.author else None,
        "tags": list(entry.tags) or None,
        "language": "ja",
    }
    return {name: value for name, value in item.items() if value is not None}


WRITERS: dict[str, tuple[str, Callable[[Syndicated], str]]] = {
    "rss": ("application/rss+xml; charset=utf-8", rss),
    "atom": ("application/atom+xml; charset=utf-8", atom),
    "json": ("application/feed+json; charset=utf-8", json_feed),
}
"""By the ending of the address: media type and writer."""


def xml_text(text: str) -> str:
    """Escaped, without the characters that XML cannot hold."""
    return escape(_NOT_XML.sub("", text))


def _rfc822(at: str) -> str:
    return format_datetime(datetime.fromisoformat(at))
