"""Databases of a test's own: a file, and where a Postgres answers a database on it. Both are really migrated."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import Engine

from aainews.settings import PROJECT, Settings
from aainews.store.database import open_engine
from aainews.store.migration import migrate

POSTGRES = os.environ.get("PG_TEST_URL", "postgresql://postgres@127.0.0.1:5432")
"""A server on which databases may be made and dropped."""


@contextmanager
def scratch_postgres() -> Generator[str]:
    """The address of an empty database, dropped at the end; skips the test where no server answers."""
    name = f"aainews_test_{uuid4().hex[:12]}"
    try:
        connection = psycopg.connect(POSTGRES, autocommit=True, connect_timeout=2)
    except psycopg.OperationalError:
        pytest.skip(f"no Postgres answers at {POSTGRES}; start one, or name it in PG_TEST_URL")
    with connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield f"{POSTGRES.rstrip('/')}/{name}"
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def migrated(data_dir: Path, url: str = "") -> Generator[Engine]:
    """The database at `url` (SQLite in `data_dir` where empty) at the newest schema."""
    engine = open_engine(Settings.model_validate({"data_dir": data_dir, "database_url": url}))
    try:
        migrate(engine, PROJECT / "migrations")
        yield engine
    finally:
        engine.dispose()
