"""The catalogue in the database: sources and their feeds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from aainews.domain.catalogue import Feed, Language, Rights, Scope, Source, SourceKind
from aainews.tables import FeedRow, SourceRow

CATALOGUE, IMPORT = "catalogue", "import"


def load_catalogue(session: Session, sources: Iterable[Source], now: datetime) -> None:
    """Makes the database follow the catalogue. What it no longer has is set aside, not deleted: its articles stay.
    Sources that were imported are left alone, unless the catalogue has taken them up.

    A new feed is due at once; a known one keeps its health and its next check.
    """
    wanted = {source.slug: source for source in sources}
    known = {row.slug: row for row in session.exec(select(SourceRow))}
    for slug, row in known.items():
        row.active = slug in wanted or row.origin == IMPORT
    for slug, source in wanted.items():
        row = known.get(slug) or SourceRow(slug=slug, name="", kind="", language="", rights="")
        row.sqlmodel_update(source.model_dump(mode="json", exclude={"slug", "feeds"}))
        row.origin = CATALOGUE
        session.add(row)
    session.flush()
    _load_feeds(session, wanted, now)


def _load_feeds(session: Session, wanted: dict[str, Source], now: datetime) -> None:
    owners = {feed.url: source.slug for source in wanted.values() for feed in source.feeds}
    known = {row.url: row for row in session.exec(select(FeedRow))}
    imported = set(session.exec(select(SourceRow.slug).where(SourceRow.origin == IMPORT)))
    for url, row in known.items():
        row.active = url in owners or row.source_slug in imported
    for url, slug in owners.items():
        row = known.get(url) or FeedRow(source_slug=slug, url=url, next_check_at=now)
        row.source_slug = slug
        session.add(row)


def add_source(session: Session, source: Source, now: datetime) -> bool:
    """Adds a source that came by import; False where its slug or one of its feeds is there already."""
    taken = session.exec(select(FeedRow.id).where(col(FeedRow.url).in_([feed.url for feed in source.feeds]))).first()
    if taken is not None or session.get(SourceRow, source.slug) is not None:
        return False
    session.add(SourceRow(**source.model_dump(mode="json", exclude={"feeds"}), origin=IMPORT))
    session.flush()
    for feed in source.feeds:
        session.add(FeedRow(source_slug=source.slug, url=feed.url, next_check_at=now))
    return True


def all_sources(session: Session) -> tuple[Source, ...]:
    """Every active source with its active feeds, by name."""
    rows = session.exec(select(SourceRow).where(SourceRow.active).order_by(SourceRow.name)).all()
    feeds: dict[str, list[Feed]] = {}
    for feed in session.exec(select(FeedRow).where(FeedRow.active).order_by(FeedRow.url)):
        feeds.setdefault(feed.source_slug, []).append(Feed(url=feed.url))
    return tuple(
        Source(
            slug=row.slug,
            name=row.name,
            site_url=row.site_url,
            kind=SourceKind(row.kind),
            language=Language(row.language),
            rights=Rights(row.rights),
            scope=Scope(row.scope),
            feeds=tuple(feeds.get(row.slug, ())),
            note=row.note,
        )
        for row in rows
    )
