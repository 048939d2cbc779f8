"""The plan of every question that the lists send: asked over the API as a reader asks, then explained.

A full scan is a table of more than MANY rows read without an index, or an index read from end to end without a limit.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import Any

import httpx
from sqlalchemy import Engine, event

from aainews.api.app import create_app
from aainews.settings import Settings
from benchmarks.clocks import working_time

MANY = 1000
FILTERS = ("tag=推論", "source=source-3", "company=openai", "model=gpt-5", "kind=lab", "lang=ja", "min_importance=4",
           "since=2026-10-01T00:00:00Z", "until=2026-10-01T00:00:00Z")  # fmt: skip
WEIGHTS = "weights=depth:40,relevance:30,practicality:20,novelty:10"
STORY = "{story}"
"""In a path: the newest story of several reports."""
LISTS = (
    "/articles?limit=30", *(f"/articles?{one}" for one in FILTERS), f"/articles?story={STORY}",
    *(f"/articles?{one}&{other}" for at, one in enumerate(FILTERS) for other in FILTERS[at + 1 :]),
    "/articles?sort=importance", *(f"/articles?sort=importance&{one}" for one in FILTERS),
    f"/articles?{WEIGHTS}", *(f"/articles?{WEIGHTS}&{one}" for one in FILTERS), "/articles?weights=depth:1",
    f"/articles?{WEIGHTS}&sort=newest&min_importance=4",
    "/stories", "/stories?min_importance=4", "/stories?min_sources=1", "/stories?min_sources=4", "/stories?min_sources=50",
    "/stories?since=2026-10-01T00:00:00Z", f"/stories/{STORY}",
    "/digests/daily", "/digests/weekly", "/digests/hacker",
    "/companies", "/companies/openai", "/tools", "/tools?category=開発", "/tools/cursor", "/videos", "/videos?lang=ja",
    "/sources", "/tags", "/status",
    *(f"/trends?window={window}&until=2026-10-31" for window in ("7d", "30d", "90d")),
    *(f"/search?q=推論&{one}" for one in FILTERS), "/search?q=推論", "/search?q=推論&sort=newest", f"/search?q=推論&story={STORY}",
    "/search?q=推論&tag=推論&company=openai", "/search/suggestions?q=open",
)  # fmt: skip

Sent = tuple[str, str, Any]


def sent_for(engine: Engine, paths: Sequence[str]) -> list[Sent]:
    """(path, statement, parameters) of every SELECT, those of a second page too; each but once.

    Raises RuntimeError where a path is not answered: what is not asked cannot be explained.
    """
    heard: dict[tuple[str, str], Sent] = {}
    path = ""

    def hear(_c: object, _k: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            heard.setdefault((statement, repr(parameters)), (path, statement, parameters))

    async def ask() -> None:
        nonlocal path
        app = create_app(Settings.model_validate({"database_url": ""}), engine)
        transport = httpx.ASGITransport(app=app)  # pyright: ignore[reportArgumentType]
        async with httpx.AsyncClient(transport=transport, base_url="http://archive/api/v1") as client:
            stories = (await client.get("/stories?limit=1")).json()["items"]
            story = stories[0]["id"] if stories else ""
            for path in (each.replace(STORY, story) for each in paths if stories or STORY not in each):
                page = await client.get(path)
                if page.status_code != 200:
                    raise RuntimeError(f"{path}: {page.status_code}")
                if cursor := page.json().get("next_cursor"):
                    await client.get(path, params=dict(httpx.URL(path).params) | {"cursor": cursor})

    event.listen(engine, "before_cursor_execute", hear)
    try:
        asyncio.run(ask())
    finally:
        event.remove(engine, "before_cursor_execute", hear)
    return list(heard.values())


def full_scans(engine: Engine, sent: Sequence[Sent]) -> list[str]:
    """`path: table (step)` of every full scan among the lists' questions."""
    found: dict[str, None] = {}
    for path, statement, parameters in sent:
        for step in _steps(engine, statement, parameters):
            table = _scanned(step, statement)
            if table and _rows(engine, table) > MANY:
                found[f"{path}: {step.strip()}"] = None
    return list(found)


def times(engine: Engine, sent: Sequence[Sent]) -> list[tuple[float, str]]:
    """Milliseconds of the processor that each question takes the second time, with its path."""
    measured: list[tuple[float, str]] = []
    with engine.connect() as connection:
        clock = working_time(engine)
        for path, statement, parameters in sent:
            taken: list[float] = []
            for _ in range(2):
                began = clock()
                connection.exec_driver_sql(statement, parameters).all()
                taken.append((clock() - began) * 1000)
            measured.append((min(taken), path))
    return sorted(measured, reverse=True)


def _steps(engine: Engine, statement: str, parameters: Any) -> list[str]:
    sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN {'QUERY PLAN ' if sqlite else ''}{statement}", parameters).all()
    return [row[3] if sqlite else row[0] for row in rows]


def _scanned(step: str, statement: str) -> str | None:
    """The table that a step reads from end to end."""
    postgres = re.search(r"Seq Scan on (\w+)", step)
    if postgres:
        return postgres[1]
    sqlite = re.match(r"SCAN (\w+)(.*)", step)
    if sqlite is None or "VIRTUAL TABLE" in step or "SUBQUERY" in step or "CONSTANT" in step:
        return None
    in_order = "USING" in sqlite[2] and "LIMIT" in statement.upper()
    return None if in_order else _table_named(sqlite[1], statement)


def _table_named(alias: str, statement: str) -> str:
    """The table that an alias stands for; what is a table's own name stands for itself."""
    named = re.search(rf"\b(?:FROM|JOIN|,) (\w+) (?:AS )?{re.escape(alias)}\b", statement, re.IGNORECASE)
    return named[1] if named else alias


def _rows(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        try:
            return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())
        except Exception:  # a subquery's name
            return 0
