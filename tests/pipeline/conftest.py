from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import migrated, scratch_postgres
from tests.model_server import ModelServer
from tests.pipeline.newsroom import Newsroom, settings_for
from tests.webserver import WebServer


@pytest.fixture
def model() -> Iterator[ModelServer]:
    with ModelServer() as server:
        yield server


@pytest.fixture
def newsroom(tmp_path: Path, web: WebServer, model: ModelServer) -> Iterator[Newsroom]:
    """On SQLite."""
    with migrated(tmp_path) as database:
        yield Newsroom(settings_for(web, model, data_dir=tmp_path), database, web, model)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def either(request: pytest.FixtureRequest, tmp_path: Path, web: WebServer, model: ModelServer) -> Iterator[Newsroom]:
    """On SQLite, and again on Postgres."""
    if request.param == "sqlite":
        yield request.getfixturevalue("newsroom")
        return
    with scratch_postgres() as url, migrated(tmp_path, url) as database:
        yield Newsroom(settings_for(web, model, data_dir=tmp_path, database_url=url), database, web, model)
