"""Bytes of a feed to a ParsedFeed: unpack, decode, recognise, read."""

from __future__ import annotations

from datetime import datetime

from aainews.clock import utc_now
from aainews.domain.entries import ParsedFeed
from aainews.errors import FeedError
from aainews.sources.encoding import decode
from aainews.sources.formats import FORMATS
from aainews.sources.formats.document import FeedText
from aainews.sources.packing import unpack

MAX_FEED_BYTES = 8 * 1024 * 1024
"""What a feed may measure when unpacked; the largest real one that we know (a year of a tech-blog planet) has 1.2 MB."""


def parse_feed(
    body: bytes,
    content_type: str | None,
    url: str,
    *,
    now: datetime | None = None,
    max_bytes: int = MAX_FEED_BYTES,
) -> ParsedFeed:
    """Reads a feed document of any known format.

    `content_type` is the HTTP header with its charset, `url` the address that relative links are made absolute with,
    `now` the time against which dates are judged to lie in the future. Opens no file and asks no server, whatever the
    document says. A feed that is in order and has no entries is no error: its notes say `no_entries`.

    Raises FeedError: `empty`, `too_large` (packed or unpacked), `truncated` (gzip cut off), `dtd_refused`,
    `html_as_feed`, `not_a_feed`.
    """
    unpacked, notes = unpack(body, max_bytes)
    if not unpacked.strip(b"\x00 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise FeedError(f"{len(body)} bytes, all blank", code="empty")
    decoded = decode(unpacked, content_type)
    document = FeedText(
        text=decoded.text,
        encoding=decoded.encoding,
        notes=(*notes, *decoded.notes),
        url=url,
        now=now or utc_now(),
    )
    for recognises, read in FORMATS:
        if recognises(document):
            return read(document)
    raise FeedError(f"starts with {document.text.strip()[:60]!r}")
