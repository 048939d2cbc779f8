"""The service on each database, filled through `publish` as the pipeline fills it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine, text

from aainews.api.app import create_app
from aainews.settings import Settings
from aainews.store.database import transaction
from tests.api.filling import add_sources
from tests.api.running import served
from tests.databases import migrated, scratch_postgres

NOON = datetime(2026, 5, 5, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One database on Postgres for all tests of this folder; each empties it."""
    with scratch_postgres() as url, migrated(tmp_path_factory.mktemp("postgres"), url) as engine:
        yield engine


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty migrated database of either kind, with three sources."""
    if request.param == "sqlite":
        with migrated(tmp_path) as engine:
            yield _with_sources(engine)
        return
    engine: Engine = request.getfixturevalue("postgres")
    with engine.begin() as connection:
        connection.execute(text("TRUNCATE source, entity, search_index, tally, revision CASCADE"))
    yield _with_sources(engine)


def _with_sources(engine: Engine) -> Engine:
    with transaction(engine) as session:
        add_sources(session)
    return engine


@pytest.fixture
def client(database: Engine, tmp_path: Path) -> Iterator[httpx.Client]:
    settings = Settings(data_dir=tmp_path, site_url="https://news.example", spa_dir=tmp_path / "no-spa")
    with served(create_app(settings, database)) as address, httpx.Client(base_url=f"{address}/api/v1") as client:
        yield client


def hours(number: float) -> datetime:
    """So long before NOON."""
    return NOON - timedelta(hours=number)
