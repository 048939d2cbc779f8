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

    An entry that repeats another in every field is dropped. One that only shares the guid gets its address for one
    (feeds with one constant id exist), and where that is taken too (changelogs), the guid with a mark of its content.
    """
    kept: dict[str, Entry] = {}
    repeated = False
    for entry in entries:
        repeated = repeated or entry.guid in kept
        for guid in (entry.guid, entry.url, f"{entry.guid}~{_mark(entry)}"):
            if guid and guid in kept and kept[guid].model_copy(update={"guid": entry.guid}) == entry:
                break
            if guid and guid not in kept:
                kept[guid] = entry if guid == entry.guid else entry.model_copy(update={"guid": guid})
                break
    return tuple(kept.values()), ("duplicate_guid",) if repeated else ()


def _mark(entry: Entry) -> str:
    day = entry.published.model_dump_json() if entry.published else ""
    words = "\0".join((entry.title, day, entry.summary_html or "", entry.content_html or ""))
    return hashlib.sha256(words.encode()).hexdigest()[:8]
