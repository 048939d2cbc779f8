"""One item of an XML feed, from feedparser's dictionary to our Entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from aainews.domain.entries import Entry, Media, Published
from aainews.sources.dates import EARLIEST, is_midnight, is_plausible, read_date, written_day
from aainews.sources.formats.media import media_of
from aainews.sources.identity import derived_guid
from aainews.sources.markup import folded, plain, web_url, with_absolute_links

_MAIL_AUTHOR = re.compile(r"[^\s@()<>]+@[^\s@()<>]+(?:\s*\((.*)\))?")
_DATE_FIELDS = ("published", "created", "updated")


@dataclass(frozen=True)
class RawEntry:
    """feedparser's entry with the address and the language of the feed that it stands in."""

    entry: Any
    base: str
    language: str | None

    def raw(self, name: str) -> str:
        """A field's own text; feedparser's dictionary otherwise answers with another field where this one is missing."""
        return str(dict.get(self.entry, name) or "").strip()


@dataclass(frozen=True)
class EntryTimes:
    published: Published | None
    updated_at: datetime | None


def read_times(entries: Sequence[RawEntry], now: datetime, zone: tzinfo) -> tuple[list[EntryTimes], tuple[str, ...]]:
    """The dates of all entries of a feed, in order, and what had to be ignored.

    They are looked at together: where every entry (of two or more) is stamped 00:00:00, the publisher's system knows
    days and no times, and days they become. A date beyond what is plausible counts as none.
    """
    notes: list[str] = []
    texts = [next((e.raw(name) for name in _DATE_FIELDS if e.raw(name)), "") for e in entries]
    dated = [text for text in texts if text]
    days_only = len(dated) > 1 and all(is_midnight(text) for text in dated)
    if days_only:
        notes.append("midnight_taken_as_day")
    reader = _DateReader(now=now, zone=zone, days_only=days_only, notes=notes)
    times = [reader.times(text, entry.raw("updated")) for entry, text in zip(entries, texts, strict=True)]
    return times, tuple(dict.fromkeys(notes))


@dataclass(frozen=True)
class _DateReader:
    now: datetime
    zone: tzinfo
    days_only: bool
    notes: list[str]

    def times(self, text: str, updated_text: str) -> EntryTimes:
        published, updated = self._read(text), self._read(updated_text)
        if published and self.days_only:
            day = written_day(text) or (published.at.date() if published.at else published.day)
            published = Published(at=None, day=day)
        return EntryTimes(published=published, updated_at=updated.at if updated else None)

    def _read(self, text: str) -> Published | None:
        published = read_date(text, default_zone=self.zone) if text else None
        if published is None:
            self.notes.extend(["unreadable_date"] if text else [])
            return None
        if is_plausible(published, self.now):
            return published
        future = (published.at.date() if published.at else published.day or EARLIEST) >= self.now.date()
        self.notes.append("future_date_ignored" if future else "implausible_date_ignored")
        return None


def read_entry(raw: RawEntry, times: EntryTimes) -> Entry | None:
    """None for an item that holds nothing at all: no id, no link, no words."""
    entry = raw.entry
    url, title = _address(raw), _title(raw)
    content, summary = _content(raw), _summary(raw)
    media = media_of(entry, raw.base)
    guid = folded(raw.raw("id"))
    if not (guid or url or title or content or summary or media):
        return None
    return Entry(
        guid=guid or derived_guid(url, title, content or summary or _first_address(media)),
        url=url,
        title=title,
        published=times.published,
        updated_at=times.updated_at,
        authors=_authors(entry),
        summary_html=summary,
        content_html=content,
        language=_language(raw),
        comments_url=web_url(raw.raw("comments"), raw.base),
        tags=tuple(
            dict.fromkeys(t for t in (folded(str(tag.get("term") or "")) for tag in entry.get("tags") or ()) if t)
        ),
        media=media,
    )


def _first_address(media: tuple[Media, ...]) -> str:
    return next((m.url or m.video_id or "" for m in media), "")


def _address(raw: RawEntry) -> str | None:
    """Where the article is: the publisher's own address behind FeedBurner, then rel=alternate (a page before other
    types), then RSS's link, then an id that is an address, then content that lives elsewhere."""
    links = [link for link in raw.entry.get("links") or () if link.get("rel", "alternate") == "alternate"]
    links.sort(key=lambda link: "html" not in (link.get("type") or "text/html"))
    by_id = raw.raw("id") if dict.get(raw.entry, "guidislink") or not links else ""
    sources = [str(part.get("src") or "") for part in dict.get(raw.entry, "content") or ()]
    candidates = [
        raw.raw("feedburner_origlink"),
        *(str(link.get("href") or "") for link in links),
        raw.raw("link"),
        by_id,
    ]
    for candidate in (*candidates[:-1], *((by_id,) if "://" in by_id else ()), *sources):
        url = web_url(candidate, raw.base)
        if url:
            return url
    return None


def _title(raw: RawEntry) -> str:
    detail = dict.get(raw.entry, "title_detail") or {}
    text = raw.raw("title") or raw.raw("media_title")
    return plain(text) if detail.get("type", "text/plain") != "text/plain" else folded(text)


def _content(raw: RawEntry) -> str | None:
    """The longest of the entry's contents, its links absolute by the base that xml:base sets there."""
    parts = [part for part in dict.get(raw.entry, "content") or () if (part.get("value") or "").strip()]
    if not parts:
        return None
    longest = max(parts, key=lambda part: len(part["value"]))
    return _as_html(longest, raw.base)


def _summary(raw: RawEntry) -> str | None:
    """None where feedparser made it of the content, as it does when an entry has no summary of its own."""
    detail = dict.get(raw.entry, "summary_detail") or {}
    value = raw.raw("summary")
    if not value or any(value == str(part.get("value") or "").strip() for part in dict.get(raw.entry, "content") or ()):
        return None
    return _as_html({"value": value, "type": detail.get("type"), "base": detail.get("base")}, raw.base)


def _as_html(part: Any, base: str) -> str:
    text = str(part["value"])
    if part.get("type") == "text/plain" and not ("<" in text or "&" in text):
        return text
    if part.get("type") == "text/plain":
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return with_absolute_links(text, web_url(part.get("base"), base) or base)


def _authors(entry: Any) -> tuple[str, ...]:
    """Names without their mail addresses, which RSS 2.0 wants there: `desk@a.example (The Desk)`."""
    whole = folded(str(dict.get(entry, "author") or ""))
    mail = _MAIL_AUTHOR.fullmatch(whole)
    if mail:  # feedparser knows only some top-level domains and cuts others in the middle
        return (mail[1],) if mail[1] else ()
    names = [folded(str(a.get("name") or "")) for a in dict.get(entry, "authors") or ()]
    return tuple(dict.fromkeys(name for name in (names if any(names) else [whole]) if name))


def _language(raw: RawEntry) -> str | None:
    detail = dict.get(raw.entry, "title_detail") or {}
    return folded(raw.raw("language") or str(detail.get("language") or "")) or raw.language
