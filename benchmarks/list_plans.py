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

MANY = 1000
FILTERS = ("tag=推論", "source=source-3", "company=openai", "model=gpt-5", "kind=lab", "lang=zh", "min_importance=4",
           "since=2026-10-01T00:00:00Z", "until=2026-10-01T00:00:00Z")  # fmt: skip
LISTS = (
    "/articles?limit=30", *(f"/articles?{one}" for one in FILTERS),
    *(f"/articles?{one}&{other}" for at, one in enumerate(FILTERS) for other in FILTERS[at + 1 :]),
    "/articles?sort=importance", *(f"/articles?sort=importance&{one}" for one in FILTERS),
    "/stories", "/stories?min_importance=4", "/digests/daily", "/digests/weekly", "/digests/hacker",
    "/companies", "/companies/openai", "/tools", "/videos", "/sources", "/tags",
    "/trends", "/trends?window=7d", "/trends?window=90d",
    "/search?q=推論", "/search?q=推論&sort=newest", "/search?q=推論&tag=推論&company=openai", "/search/suggestions?q=open",
)  # fmt: skip

Sent = tuple[str, str, Any]


def sent_for(engine: Engine, paths: Sequence[str]) -> list[Sent]:
    """(path, statement, parameters) of every SELECT; each statement once. A path that is not there sends none."""
    heard: dict[str, Sent] = {}
    path = ""

    def hear(_c: object, _k: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            heard.setdefault(statement, (path, statement, parameters))

    async def ask() -> None:
        nonlocal path
        app = create_app(Settings.model_validate({"database_url": ""}), engine)
        transport = httpx.ASGITransport(app=app)  # pyright: ignore[reportArgumentType]
        async with httpx.AsyncClient(transport=transport, base_url="http://archive") as client:
            for each in paths:
                path = each
                page = (await client.get(f"/api/v1{path}")).json()
                if page.get("next_cursor"):
                    await client.get(f"/api/v1{path}", params={"cursor": page["next_cursor"]})

    event.listen(engine, "before_cursor_execute", hear)
    try:
        asyncio.run(ask())
    finally:
        event.remove(engine, "before_cursor_execute", hear)
    return list(heard.values())


def full_scans(engine: Engine, paths: Sequence[str] = LISTS) -> list[str]:
    """`path: table (step)` of every full scan among the lists' questions."""
    found: list[str] = []
    for path, statement, parameters in sent_for(engine, paths):
        for step in _steps(engine, statement, parameters):
            table = _scanned(step, statement)
            if table and _rows(engine, table) > MANY:
                found.append(f"{path}: {step.strip()}")
    return found


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
    named = re.search(rf"(\w+) (?:AS )?{re.escape(alias)}\b", statement)
    return named[1] if named and named[1].upper() not in ("FROM", "JOIN", "UPDATE", "INTO") else alias


def _rows(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        try:
            return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())
        except Exception:  # a subquery's name
            return 0
