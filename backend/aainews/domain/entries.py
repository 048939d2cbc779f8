"""What a feed gave, before we have seen the article itself."""

from __future__ import annotations

from datetime import date, datetime

from aainews.domain.value import Value


class Published(Value):
    """When a source says that it published.

    `at` is in UTC. A feed that gives only a day has `at` None and the day in `day`: no time is ever invented.
    Where `at` is known, `day` is None.
    """

    at: datetime | None
    day: date | None


class Media(Value):
    """A video or audio that an entry carries."""

    kind: str
    """`youtube`, `video`, `audio` or `image`."""
    url: str | None
    video_id: str | None
    thumbnail_url: str | None
    seconds: int | None


class Entry(Value):
    """One item of a feed as received: text is plain or HTML as the field's name says, times are in UTC, URLs absolute."""

    guid: str
    """The feed's own id; where it gives none, derived from the link or, at last, from the title."""
    url: str | None
    """The article's address as the feed gives it, made absolute; None where the entry has no web address."""
    title: str
    """Plain text, white space folded; empty where the feed gave none."""
    published: Published | None
    updated_at: datetime | None
    authors: tuple[str, ...]
    summary_html: str | None
    content_html: str | None
    """The whole article where the feed carries it, unsanitised."""
    language: str | None
    comments_url: str | None
    tags: tuple[str, ...]
    media: tuple[Media, ...]


class ParsedFeed(Value):
    """A feed document that could be read."""

    format: str
    """`rss20`, `rss10`, `rss091`, `atom10`, `atom03`, `json11` …, as the parser names it."""
    title: str
    site_url: str | None
    language: str | None
    ttl_minutes: int | None
    entries: tuple[Entry, ...]
    encoding: str
    """The encoding that the text was decoded with."""
    notes: tuple[str, ...]
    """What was odd and mended: `wrong_encoding_declared`, `broken_xml_recovered`, `gzip_body` …"""
