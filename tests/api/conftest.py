"""A migrated and filled database, and the service on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import APIRouter
from sqlalchemy import Engine

from aainews.api.app import create_app
from aainews.settings import Settings
from aainews.store.database import open_engine, transaction
from aainews.store.migration import migrate
from tests.api.filling import add_body, add_related, fill
from tests.api.running import served
from tests.databases import scratch_postgres


def settings_for(data_dir: Path, **changes: Any) -> Settings:
    return Settings(data_dir=data_dir, site_url="https://news.example", spa_dir=data_dir / "no-spa", **changes)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_for(tmp_path)


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database with 60 articles, the first one with everything that a page shows; copied for each test."""
    settings = settings_for(tmp_path_factory.mktemp("filled"))
    engine = open_engine(settings)
    migrate(engine, settings.migrations_dir)
    fill(engine, 60)
    with transaction(engine) as session:
        add_body(session, 0)
        add_related(session, 0, 1, 2)
    engine.dispose()  # the last connection moves the journal into the file
    return settings.data_dir / "aainews.db"


@pytest.fixture
def filled(settings: Settings, filled_file: Path) -> Iterator[Engine]:
    shutil.copy(filled_file, settings.data_dir)
    engine = open_engine(settings)
    yield engine
    engine.dispose()


@pytest.fixture
def routers() -> list[APIRouter]:
    """What stands beside the API; the tests of the pages put theirs here."""
    return []


@pytest.fixture
def site(settings: Settings, filled: Engine, routers: list[APIRouter]) -> Iterator[httpx.Client]:
    """A client of the running service."""
    with (
        served(create_app(settings, filled, routers=routers)) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield client


@pytest.fixture
def postgres_settings(tmp_path: Path) -> Iterator[Settings]:
    """Settings for a database of its own, dropped at the end; skipped where no Postgres answers."""
    with scratch_postgres() as address:
        yield settings_for(tmp_path, database_url=address)
