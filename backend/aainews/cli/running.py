"""The verbs that run: everything in one process, one ingestion, only the site, only a worker, the demonstration."""

from __future__ import annotations

import signal
import threading
import webbrowser
from asyncio import to_thread
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractContextManager, ExitStack, asynccontextmanager
from os import environ
from typing import Annotated

import typer
import uvicorn
from sqlalchemy import Engine

from aainews.api.app import create_app
from aainews.cli.output import AsJson, err, out, print_json_line, print_table, progress_bar, told_errors
from aainews.cli.places import open_database
from aainews.demo import DemoWeb
from aainews.llm.embeddings import embedder_of_questions
from aainews.pages.site import site
from aainews.pipeline.service import Pipeline
from aainews.schedule import Schedule
from aainews.settings import Settings, settings
from aainews.store.runs import RunCounts

GRACE = 5
"""Seconds that open connections get when the site is stopped."""


def up(
    host: Annotated[str | None, typer.Option(help="Address to listen on (AAINEWS_HOST).")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on (AAINEWS_PORT).")] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Opens the site in a browser.")] = False,
) -> None:
    """Everything in one process: migrate, load the catalogue, scheduler, workers, API and site. Ingests at once."""
    with told_errors():
        used = _listening(settings(), host, port)
        _run_everything(used, open_database(used), open_browser)


def demo(
    port: Annotated[int | None, typer.Option(help="Port to listen on (AAINEWS_PORT).")] = None,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Opens the site in a browser.")] = True,
    once: Annotated[bool, typer.Option("--once", help="Ends when all articles are published; serves nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """The whole way on invented articles that ship with the project, in a data folder of its own."""
    with told_errors(), DemoWeb().running() as web:
        used = _listening(settings(), None, port).model_copy(
            update={
                "data_dir": settings().data_dir / "demo",
                "database_url": "",
                "allow_private_hosts": (web.host,),
            }
        )
        database = open_database(used, web.sources())
        if once:
            _ingest(used, database, None, None, shown=not as_json, as_json=as_json)
        else:
            _run_everything(used, database, open_browser)


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on (AAINEWS_HOST).")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on (AAINEWS_PORT).")] = None,
) -> None:
    """Only the API and the site; workers run elsewhere."""
    with told_errors():
        used = _listening(settings(), host, port)
        _listen(used, open_database(used))


def work() -> None:
    """Only a worker and the scheduler. Several can share a Postgres, each with its own AAINEWS_EXECUTOR_ID."""
    with told_errors():
        used = settings()
        stopped = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: stopped.set())
        with Pipeline(used, open_database(used)) as pipeline, Schedule(used, pipeline.enqueue):
            err.print(f"Worker {used.executor_id} is working. Ctrl-C ends it.", highlight=False)
            pipeline.work(stopped.is_set)


def ingest(
    source: Annotated[str | None, typer.Option(help="Only this source (its slug).")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many articles are worked on.")] = None,
    once: Annotated[bool, typer.Option("--once/--keep-going", help="End after it, or go on by the schedule.")] = True,
    as_json: AsJson = False,
) -> None:
    """One ingestion now: asks the feeds, and returns when everything that is due is published."""
    with told_errors():
        used = settings()
        database = open_database(used)
        _ingest(used, database, source, limit, shown=not as_json, as_json=as_json)
    if not once:
        work()


def _ingest(
    used: Settings, database: Engine, source: str | None, limit: int | None, *, shown: bool, as_json: bool
) -> None:
    with Pipeline(used, database) as pipeline, progress_bar(shown) as bar:
        task = bar.add_task("articles", total=None)

        def show(counts: RunCounts) -> None:
            done = counts.articles_published
            total = done + counts.articles_partly + counts.articles_waiting
            bar.update(task, completed=done, total=total or None, description=_told(counts))

        counts = pipeline.ingest(source, limit, show)
    if as_json:
        print_json_line(counts.model_dump())
        return
    rows = [(name.replace("_", " "), value) for name, value in counts.model_dump().items()]
    print_table("Ingestion", ("", ""), rows)


def _told(counts: RunCounts) -> str:
    return f"feeds {counts.feeds_checked}, calls {counts.model_calls}, articles"


def _run_everything(used: Settings, database: Engine, open_browser: bool) -> None:
    pipeline = Pipeline(used, database)

    def working() -> AbstractContextManager[object]:
        held = ExitStack()
        held.enter_context(pipeline)
        held.enter_context(Schedule(used, pipeline.enqueue))
        return held

    _listen(used, database, working, open_browser)


def _listen(
    used: Settings,
    database: Engine,
    working: Callable[[], AbstractContextManager[object]] | None = None,
    open_browser: bool = False,
) -> None:
    address = f"http://{used.host}:{used.port}/"

    @asynccontextmanager
    async def life() -> AsyncGenerator[None]:
        # Starting and stopping take locks and join threads: never in the loop that answers readers.
        held = await to_thread(working) if working else ExitStack()
        out.print(f"{used.site_name}: {address}", highlight=False)
        if open_browser and (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
            await to_thread(webbrowser.open, address)
        try:
            yield
        finally:
            await to_thread(held.__exit__, None, None, None)

    app = create_app(used, database, routers=(site(used),), lifespans=(life(),), embedder=embedder_of_questions(used))
    uvicorn.run(
        app, host=used.host, port=used.port, log_level="warning", timeout_graceful_shutdown=GRACE, server_header=False
    )


def _listening(used: Settings, host: str | None, port: int | None) -> Settings:
    return used.model_copy(update={"host": host or used.host, "port": port or used.port})
