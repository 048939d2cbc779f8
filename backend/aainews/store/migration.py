"""Bringing a database to the newest schema, once, whichever process comes first."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlmodel import Session

from aainews.errors import ConfigError
from aainews.store.entities import take_lists

ADVISORY_LOCK = 0x41_41_49
"""On Postgres the process that migrates holds this lock, so that workers started together do not race."""


def migrate(engine: Engine, migrations: Path) -> str:
    """Upgrades to head and returns the revision. Raises ConfigError where the migrations folder is missing."""
    config = _config(migrations)
    with engine.connect().execution_options(sqlite_begin="IMMEDIATE") as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_lock({ADVISORY_LOCK})")
            connection.commit()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_unlock({ADVISORY_LOCK})")
        connection.commit()
        with Session(bind=connection) as session:
            take_lists(session)
            session.commit()
        return current_revision(connection) or ""


def is_current(engine: Engine, migrations: Path) -> bool:
    """Whether the schema is the one that this code was written for."""
    head = ScriptDirectory.from_config(_config(migrations)).get_current_head()
    with engine.connect() as connection:
        return current_revision(connection) == head


def current_revision(connection: Connection) -> str | None:
    """The revision that the database says it has; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def _config(migrations: Path) -> Config:
    if not (migrations / "env.py").is_file():
        raise ConfigError(f"no migrations in {migrations}; set AAINEWS_MIGRATIONS_DIR")
    config = Config()
    config.set_main_option("script_location", str(migrations))
    return config
