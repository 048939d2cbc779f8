"""A newsroom for trials: a web of invented articles, a model server of its own process, a database, a worker's settings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from aainews.clock import utc_now
from aainews.domain.catalogue import Feed, Language, Rights, Source, SourceKind
from aainews.pipeline.engine import migrate_jobs
from aainews.settings import Settings
from aainews.store.database import open_engine, transaction
from aainews.store.migration import migrate
from aainews.store.sources import load_catalogue
from benchmarks.invented import Invented, invent, rss
from tests.webserver import WebServer

CALLS = "calls.jsonl"
"""The model server's log, in the newsroom's folder."""


@dataclass
class Trial:
    """`environment` makes a process of ours work in this newsroom; `calls` is the model server's own log so far."""

    folder: Path
    environment: dict[str, str]
    settings: Settings
    database: Engine
    web: WebServer

    @property
    def calls(self) -> list[dict[str, Any]]:
        return read_lines(self.folder / CALLS)


@contextmanager
def trial(articles: int, server: list[str], *, feeds: int = 1, **environment: str) -> Generator[Trial]:
    """`articles` in each of the `feeds`, whose sources are `invented-1` and so on. `server`: arguments of the tests' model
    server. SQLite unless `environment` has a DATABASE_URL. The newsroom is gone behind the `with`."""
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="newsroom-")))
        web = held.enter_context(WebServer())
        sources = serve(web, invent(articles * feeds), feeds)
        address = held.enter_context(model_server([*server, "--log", str(folder / CALLS)]))
        given = {
            "PYTHONPATH": f"backend{os.pathsep}.",
            "AAINEWS_DATA_DIR": str(folder),
            "DATABASE_URL": "",
            "OPENAI_BASE_URL": address,
            "OPENAI_API_KEY": "",
            "AAINEWS_ALLOW_PRIVATE_HOSTS": web.host,
        }
        settings = Settings.model_validate({"data_dir": folder, "database_url": environment.get("DATABASE_URL", "")})
        database = open_engine(settings)
        held.callback(database.dispose)
        migrate(database, settings.migrations_dir)
        migrate_jobs(settings)
        with transaction(database) as session:
            load_catalogue(session, sources, utc_now())
        yield Trial(folder, dict(os.environ) | given | environment, settings, database, web)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Whole lines only: somebody may be writing one, and a killed writer may leave half of one."""
    text = path.read_text("utf-8") if path.exists() else ""
    return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]


def serve(web: WebServer, articles: list[Invented], feeds: int) -> tuple[Source, ...]:
    """Lays the articles out in so many feeds of the same size."""
    size = len(articles) // feeds
    for number in range(feeds):
        some = articles[number * size : (number + 1) * size]
        text = rss(some, web.url("").rstrip("/"))
        web.route(f"/feed-{number + 1}.xml", text, content_type="application/rss+xml", etag='"1"')
        for each in some:
            web.route(f"/{each.name}", each.page)
    return tuple(source_at(web.url(f"/feed-{number}.xml"), f"invented-{number}") for number in range(1, feeds + 1))


def source_at(url: str, slug: str) -> Source:
    return Source(
        slug=slug,
        name="Invented",
        site_url=None,
        kind=SourceKind.NEWS,
        language=Language.EN,
        rights=Rights.FULL,
        feeds=(Feed(url=url),),
    )


@contextmanager
def model_server(arguments: list[str]) -> Generator[str]:
    """The base URL of the tests' model server, run as a program."""
    command = [sys.executable, "-m", "tests.model_server", *arguments]
    environment = dict(os.environ) | {"PYTHONPATH": f"backend{os.pathsep}."}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())["base_url"]
        finally:
            process.terminate()
            process.communicate()
