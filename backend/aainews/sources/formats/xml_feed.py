"""RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, and CDF, by feedparser: it gets our bytes and never an address.

What we do ourselves: DTDs are refused before it sees them, XML that is nearly right is mended, dates are read from
their text (it turns a day into midnight), and links are chosen by their rel.
"""

from __future__ import annotations

import io
import warnings
from typing import Any

import feedparser
from lxml import etree

from aainews.domain.entries import ParsedFeed
from aainews.errors import FeedError
from aainews.sources.dates import zone_of_language
from aainews.sources.formats.document import FeedText
from aainews.sources.formats.xml_entry import RawEntry, read_entry, read_times
from aainews.sources.identity import with_unique_guids
from aainews.sources.markup import folded, plain, web_url
from aainews.sources.mending import mend
from aainews.sources.prolog import strip_prolog

MAX_ENTRIES = 10_000
"""feedparser needs 0.2 ms an item and more when broken: 8 MB of the shortest ones would keep a worker for a minute."""
_ROOTS = ("rss", "rdf", "feed", "channel", "rdf:rdf")
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10080, "monthly": 43200, "yearly": 525600}


def recognises(document: FeedText) -> bool:
    """True for anything with an angle bracket: what it is, the parser says."""
    return "<" in document.text


def read(document: FeedText) -> ParsedFeed:
    """Raises FeedError `dtd_refused`, `too_large` (more than MAX_ENTRIES) or `not_a_feed`."""
    body, notes = strip_prolog(document.text)
    items = body.count("<item") + body.count("<entry")
    if items > MAX_ENTRIES:
        raise FeedError(f"{items} items, {MAX_ENTRIES} allowed", code="too_large")
    mended, broken = mend(body)
    parsed = _parsed(mended, document.url)
    if not parsed.entries and parsed.bozo:
        parsed = _recovered(mended, document.url, parsed)
    if not _is_feed(parsed, mended):
        raise FeedError(f"no feed of a known format, starts with {mended[:60]!r}")
    return _feed(parsed, document, _notes(document, notes, broken=broken or bool(parsed.bozo)))


def _parsed(xml: str, url: str) -> Any:
    """A stream and not bytes, because feedparser takes bytes for the name of a file to open."""
    stream = io.BytesIO((_DECLARATION + xml).encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # a parser of hostile text: whatever it trips over is the document's fault
        raise FeedError(f"feedparser: {type(error).__name__}: {error}") from error


def _recovered(xml: str, url: str, first: Any) -> Any:
    """A second reading of XML that ends early or is not closed; the first one where that brings nothing more."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return first
    if root is None:  # pyright: ignore[reportUnnecessaryComparison] - lxml's stubs do not know that recover may give nothing
        return first
    second = _parsed(etree.tostring(root, encoding="unicode"), url)
    second.bozo = True
    return second if second.entries else first


def _is_feed(parsed: Any, xml: str) -> bool:
    root = xml[1:40].split(">", maxsplit=1)[0].split(maxsplit=1)[0].split("/", maxsplit=1)[0].lower()
    return bool(parsed.entries or parsed.version) and bool(
        parsed.entries or root.split(":")[-1] in _ROOTS or root in _ROOTS
    )


def _notes(document: FeedText, prolog: tuple[str, ...], *, broken: bool) -> tuple[str, ...]:
    recovered = ("broken_xml_recovered",) if broken else ()
    return tuple(dict.fromkeys((*document.notes, *prolog, *recovered)))


def _feed(parsed: Any, document: FeedText, notes: tuple[str, ...]) -> ParsedFeed:
    channel = parsed.feed
    language = folded(channel.get("language") or "") or None
    raw = [RawEntry(entry=e, base=document.url, language=language) for e in parsed.entries]
    times, time_notes = read_times(raw, document.now, zone_of_language(language))
    read_entries = (read_entry(one, when) for one, when in zip(raw, times, strict=True))
    entries, id_notes = with_unique_guids(e for e in read_entries if e is not None)
    notes = (*notes, *time_notes, *id_notes, *(() if entries else ("no_entries",)))
    return ParsedFeed(
        format=parsed.version or "rss",
        title=plain(channel.get("title") or ""),
        site_url=web_url(channel.get("link"), document.url),
        language=language,
        ttl_minutes=_ttl(channel),
        entries=entries,
        encoding=document.encoding,
        notes=tuple(dict.fromkeys(notes)),
    )


def _ttl(channel: Any) -> int | None:
    """`ttl` in minutes, or the syndication module's period divided by its frequency."""
    ttl = str(channel.get("ttl") or "").strip()
    if ttl.isdecimal() and ttl.isascii() and len(ttl) < 8:
        return int(ttl) or None
    period = _PERIODS.get(str(channel.get("sy_updateperiod") or "").strip().lower())
    frequency = str(channel.get("sy_updatefrequency") or "1").strip()
    if period is None:
        return None
    return period // max(1, int(frequency)) if frequency.isdecimal() and len(frequency) < 6 else period
