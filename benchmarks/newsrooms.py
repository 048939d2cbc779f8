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
from aainews.settings import Settings
from aainews.store.database import open_engine, transaction
from aainews.store.migration import migrate
from aainews.store.sources import load_catalogue
from benchmarks.invented import Invented, invent, rss
from tests.webserver import WebServer


@dataclass
class Trial:
    """`environment` makes a process of ours work in this newsroom; `calls` is the model server's own log so far."""

    folder: Path
    environment: dict[str, str]
    database: Engine
    log: Path

    @property
    def settings(self) -> Settings:
        return Settings.model_validate({"data_dir": self.folder, "database_url": ""})

    @property
    def calls(self) -> list[dict[str, Any]]:
        """Whole lines only: the server may be writing one."""
        text = self.log.read_text("utf-8") if self.log.exists() else ""
        return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]


@contextmanager
def trial(articles: int, server: list[str], **environment: str) -> Generator[Trial]:
    """`server`: arguments of the tests' model server. The newsroom is gone behind the `with`."""
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="newsroom-")))
        web = held.enter_context(WebServer())
        serve(web, invent(articles))
        address = held.enter_context(model_server([*server, "--log", str(folder / "calls.jsonl")]))
        given = {
            "PYTHONPATH": f"backend{os.pathsep}.",
            "AAINEWS_DATA_DIR": str(folder),
            "DATABASE_URL": "",
            "OPENAI_BASE_URL": address,
            "OPENAI_API_KEY": "",
            "AAINEWS_ALLOW_PRIVATE_HOSTS": web.host,
        }
        database = open_engine(Settings.model_validate({"data_dir": folder, "database_url": ""}))
        held.callback(database.dispose)
        migrate(database, Settings().migrations_dir)
        with transaction(database) as session:
            load_catalogue(session, (source_at(web.url("/feed.xml")),), utc_now())
        yield Trial(folder, dict(os.environ) | given | environment, database, folder / "calls.jsonl")


def serve(web: WebServer, articles: list[Invented]) -> None:
    web.route("/feed.xml", rss(articles, web.url("").rstrip("/")), content_type="application/rss+xml", etag='"1"')
    for each in articles:
        web.route(f"/{each.name}", each.page)


def source_at(url: str) -> Source:
    return Source(
        slug="invented",
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
