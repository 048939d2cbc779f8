from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aainews.settings import Settings
from tests.databases import migrated, scratch_postgres
from tests.digests.desk import Desk, Speech
from tests.model_server import ModelServer


@pytest.fixture
def speech() -> Iterator[Speech]:
    speech = Speech()
    yield speech
    speech.end()


@pytest.fixture
def model(speech: Speech) -> Iterator[ModelServer]:
    with ModelServer(reply=speech) as server:
        yield server
        speech.end()


def settings_for(model: ModelServer, **others: Any) -> Settings:
    return Settings.model_validate({"openai_base_url": model.base_url, "openai_api_key": None} | others)


@pytest.fixture
def desk(tmp_path: Path, model: ModelServer, speech: Speech) -> Iterator[Desk]:
    """On SQLite."""
    with migrated(tmp_path) as database:
        made = Desk(speech, settings_for(model, data_dir=tmp_path), database, model)
        made.open()
        yield made


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def either(request: pytest.FixtureRequest, tmp_path: Path, model: ModelServer, speech: Speech) -> Iterator[Desk]:
    """On SQLite, and again on Postgres."""
    if request.param == "sqlite":
        yield request.getfixturevalue("desk")
        return
    with scratch_postgres() as url, migrated(tmp_path, url) as database:
        made = Desk(speech, settings_for(model, data_dir=tmp_path, database_url=url), database, model)
        made.open()
        yield made
