"""Where verbs find the database and the catalogue: opened, migrated and loaded."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from aainews.clock import utc_now
from aainews.domain.catalogue import Source
from aainews.settings import Settings, settings
from aainews.sources.catalogue import read_catalogue
from aainews.store.database import open_engine, transaction
from aainews.store.migration import migrate
from aainews.store.sources import load_catalogue


def open_database(used: Settings | None = None, sources: tuple[Source, ...] | None = None) -> Engine:
    """The database at the newest schema, following the catalogue (or `sources`)."""
    used = used or settings()
    followed = catalogue_of(used) if sources is None else sources
    engine = open_engine(used)
    migrate(engine, used.migrations_dir)
    with transaction(engine) as session:
        load_catalogue(session, followed, utc_now())
    return engine


def catalogue_of(used: Settings) -> tuple[Source, ...]:
    """The sources of the catalogue in use. Raises ConfigError with every fault of it."""
    return read_catalogue(Path(used.catalogue), allow_private_hosts=used.allow_private_hosts)
