"""Entries as their feeds gave them, and what is new about them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from aainews.domain.entries import Entry
from aainews.tables import EntryRow


@dataclass(frozen=True)
class Arrival:
    """An entry that is new, or not as it was: `before` is what it was, None for a new one."""

    row: EntryRow
    before: Entry | None


def store_entries(session: Session, feed_id: int, entries: Iterable[Entry], now: datetime) -> list[Arrival]:
    """Keeps what is new or changed and gives it back; what is as it was is left alone."""
    incoming = {entry.guid: entry for entry in entries}
    known = {
        row.guid: row
        for row in session.exec(
            select(EntryRow).where(EntryRow.feed_id == feed_id).where(col(EntryRow.guid).in_(incoming))
        )
    }
    arrivals: list[Arrival] = []
    for guid, entry in incoming.items():
        arrival = _arrival(feed_id, known.get(guid), entry, now)
        if arrival is not None:
            session.add(arrival.row)
            arrivals.append(arrival)
    session.flush()
    return arrivals


def _arrival(feed_id: int, known: EntryRow | None, entry: Entry, now: datetime) -> Arrival | None:
    content_hash = _content_hash(entry)
    if known is None:
        row = EntryRow(
            feed_id=feed_id,
            guid=entry.guid,
            content_hash=content_hash,
            first_seen_at=now,
            changed_at=now,
            entry=entry,
        )
        return Arrival(row, None)
    if known.content_hash == content_hash:
        return None
    before = known.entry
    known.entry, known.content_hash, known.changed_at = entry, content_hash, now
    return Arrival(known, before)


def _content_hash(entry: Entry) -> str:
    """Of what an article is made from: pictures, tags and comment links may change without a word being new."""
    told = entry.model_dump_json(include={"url", "title", "updated_at", "summary_html", "content_html"})
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def entries_of(session: Session, article_id: str) -> list[EntryRow]:
    """All that feeds said of an article, the newest first."""
    return list(session.scalars(_OF_ARTICLE, {"article": article_id}))


_OF_ARTICLE = (
    select(EntryRow)
    .where(col(EntryRow.article_id) == bindparam("article"))
    .order_by(col(EntryRow.changed_at).desc(), col(EntryRow.id).desc())
)
