"""Ids for entries of feeds that give none, or give the same one twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from aainews.domain.entries import Entry


def derived_guid(url: str | None, title: str, body: str) -> str:
    """The link where there is one; else a name made of the title, or at last of the text."""
    if url:
        return url
    stem = hashlib.sha256((title or body).encode()).hexdigest()[:24]
    return f"title:{stem}" if title else f"text:{stem}"


def with_unique_guids(entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Entries in their order, each guid once, and the note `duplicate_guid` where one had to be dealt with.

    The same guid with the same address is a repetition and dropped; with another address the feed's ids are worthless
    (some have one constant id) and the address takes its place.
    """
    kept: dict[str, Entry] = {}
    repeated = False
    for entry in entries:
        known = kept.get(entry.guid)
        if known is None:
            kept[entry.guid] = entry
            continue
        repeated = True
        differs = (entry.url, entry.title) != (known.url, known.title)
        other = derived_guid(entry.url if entry.url != known.url else None, entry.title, entry.content_html or "")
        if differs and other not in kept:
            kept[other] = entry.model_copy(update={"guid": other})
    return tuple(kept.values()), ("duplicate_guid",) if repeated else ()
