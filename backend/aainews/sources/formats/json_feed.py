"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). Fields of the wrong type count as missing."""

from __future__ import annotations

import html
import re
from datetime import UTC
from typing import Any

from aainews.domain.entries import Entry, Media, ParsedFeed, Published
from aainews.errors import FeedError
from aainews.sources.dates import is_plausible, read_date
from aainews.sources.formats.document import FeedText
from aainews.sources.formats.json_values import json_object, listed, objects, text_of
from aainews.sources.identity import derived_guid, with_unique_guids
from aainews.sources.markup import folded, web_url, with_absolute_links

_VERSION = re.compile(r"^https?://(?:www\.)?jsonfeed\.org/version/1(?:\.(\d))?/?$")
_FIRST_OBJECT = re.compile(r"\s*\{")


def recognises(document: FeedText) -> bool:
    """True for a JSON object, whatever it says."""
    return _FIRST_OBJECT.match(document.text) is not None


def read(document: FeedText) -> ParsedFeed:
    """Raises FeedError `not_a_feed`."""
    feed = json_object(document.text)
    version = _VERSION.match(text_of(feed, "version"))
    items = feed.get("items")
    if version is None or not isinstance(items, list):
        raise FeedError(f"JSON, but no JSON Feed: version {text_of(feed, 'version')[:60]!r}")
    notes = list(document.notes)
    language = text_of(feed, "language") or None
    read_items = (_entry(item, feed, document, notes) for item in objects(items))
    entries, id_notes = with_unique_guids(e for e in read_items if e is not None)
    notes += [*id_notes, *(() if entries else ("no_entries",))]
    return ParsedFeed(
        format="json11" if version[1] == "1" else "json10",
        title=folded(text_of(feed, "title")),
        site_url=web_url(text_of(feed, "home_page_url"), document.url),
        language=language,
        ttl_minutes=None,
        entries=entries,
        encoding=document.encoding,
        notes=tuple(dict.fromkeys(notes)),
    )


def _entry(item: dict[str, Any], feed: dict[str, Any], document: FeedText, notes: list[str]) -> Entry | None:
    base = document.url
    url = web_url(text_of(item, "url"), base) or web_url(text_of(item, "external_url"), base)
    title, content = folded(text_of(item, "title")), _content(item, url or base)
    summary = html.escape(text_of(item, "summary"), quote=False) or None
    guid = folded(_id(item))
    media = _media(item, base)
    if not (guid or url or title or content or summary or media):
        return None
    updated = _date(item, "date_modified", document, notes)
    return Entry(
        guid=guid or derived_guid(url, title, content or summary or ""),
        url=url or (web_url(guid, "") if "://" in guid else None),
        title=title,
        published=_date(item, "date_published", document, notes) or updated,
        updated_at=updated.at if updated else None,
        authors=_authors(item) or _authors(feed),
        summary_html=summary,
        content_html=content,
        language=text_of(item, "language") or text_of(feed, "language") or None,
        comments_url=None,
        tags=tuple(dict.fromkeys(folded(t) for t in listed(item.get("tags")) if isinstance(t, str) and t.strip())),
        media=media,
    )


def _date(item: dict[str, Any], name: str, document: FeedText, notes: list[str]) -> Published | None:
    text = text_of(item, name)
    published = read_date(text, default_zone=UTC) if text else None
    if published is None:
        notes += ["unreadable_date"] if text else []
        return None
    if not is_plausible(published, document.now):
        notes.append("implausible_date_ignored")
        return None
    return published


def _id(item: dict[str, Any]) -> str:
    """A string; numbers are made one, as the specification asks of readers."""
    value = item.get("id")
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _content(item: dict[str, Any], base: str) -> str | None:
    markup = text_of(item, "content_html")
    if markup:
        return with_absolute_links(markup, base)
    paragraphs = [html.escape(p, quote=False) for p in re.split(r"\n\s*\n", text_of(item, "content_text")) if p.strip()]
    return "".join("<p>" + p.strip().replace("\n", "<br>") + "</p>" for p in paragraphs) or None


def _authors(holder: dict[str, Any]) -> tuple[str, ...]:
    everyone = [*listed(holder.get("authors")), holder.get("author")]
    names = (folded(text_of(author, "name")) for author in objects(everyone))
    return tuple(dict.fromkeys(name for name in names if name))


def _media(item: dict[str, Any], base: str) -> tuple[Media, ...]:
    image = web_url(text_of(item, "image") or text_of(item, "banner_image"), base)
    found = [_attachment(part, base, image) for part in objects(listed(item.get("attachments")))]
    attached = tuple(m for m in found if m is not None)
    if image and not attached:
        return (Media(kind="image", url=image, video_id=None, thumbnail_url=image, seconds=None),)
    return attached


def _attachment(part: dict[str, Any], base: str, image: str | None) -> Media | None:
    kind = text_of(part, "mime_type").partition("/")[0].lower()
    url = web_url(text_of(part, "url"), base)
    if url is None or kind not in ("audio", "video", "image"):
        return None
    length = part.get("duration_in_seconds")
    seconds = int(length) if isinstance(length, int | float) and 0 < length < 10**7 else None
    return Media(kind=kind, url=url, video_id=None, thumbnail_url=image, seconds=seconds)
