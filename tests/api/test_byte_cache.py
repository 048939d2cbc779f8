"""The cache alone, around an application that counts what it is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from aainews.api.app import create_app
from aainews.api.cache import ByteCache
from aainews.api.revision import Revision
from aainews.settings import Settings
from tests.api.running import served


class Counting:
    """Answers every path with 10,000 bytes that say how often it was asked; `/error` with 500."""

    def __init__(self, keep: bytes = b"revision") -> None:
        self.asked = 0
        self.keep = keep

    async def __call__(self, scope: Any, _receive: Any, send: Callable[[Any], Any]) -> None:
        self.asked += 1
        await asyncio.sleep(0.01)
        status = 500 if scope["path"] == "/error" else 200
        headers = [(b"content-type", b"text/plain"), (b"x-keep", self.keep)]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"%010d" % self.asked, "more_body": True})
        await send({"type": "http.response.body", "body": b"x" * 9990})


def around(app: Any, **limits: int) -> tuple[ByteCache, httpx.AsyncClient, list[int]]:
    published = [1]
    cache = ByteCache(app, Revision(lambda: published[0]), **limits)
    cache.revision.refresh()
    client = httpx.AsyncClient(transport=httpx.ASGITransport(cache), base_url="http://cache")
    return cache, client, published


def test_the_least_recently_used_go_when_it_is_full() -> None:
    app = Counting()

    async def story() -> None:
        cache, client, _ = around(app, max_bytes=60_000)
        for path in ("/1", "/2", "/3", "/1", "/4"):  # three fit; /2 was not used for longest
            await client.get(path)
        assert (app.asked, cache.bytes_held <= 60_000) == (4, True)
        await client.get("/1")
        assert app.asked == 4
        await client.get("/2")
        assert app.asked == 5

    asyncio.run(story())


def test_after_publishing_many_readers_cost_one_answer() -> None:
    app = Counting()

    async def story() -> None:
        cache, client, published = around(app)
        await client.get("/list")
        published[0] += 1
        cache.revision.refresh()
        answers = await asyncio.gather(*(client.get("/list") for _ in range(20)))
        assert {answer.text[:10] for answer in answers} == {"0000000002"}

    asyncio.run(story())


@pytest.mark.parametrize(("keep", "path"), [(b"revision", "/error"), (b"0", "/health")])
def test_errors_and_what_is_never_kept_are_asked_each_time(keep: bytes, path: str) -> None:
    app = Counting(keep)

    async def story() -> None:
        cache, client, _ = around(app)
        for _ in range(3):
            await client.get(path)
        assert (app.asked, cache.bytes_held) == (3, 0)

    asyncio.run(story())


def test_what_is_good_for_seconds_does_not_mind_publishing_and_ends() -> None:
    app = Counting(b"0.2")

    async def story() -> None:
        cache, client, published = around(app)
        await client.get("/sources")
        published[0] += 1
        cache.revision.refresh()
        await client.get("/sources")
        assert app.asked == 1
        await asyncio.sleep(0.25)
        await client.get("/sources")
        assert app.asked == 2

    asyncio.run(story())


def test_a_service_without_its_database_says_so(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, database_url="postgresql://nobody@127.0.0.1:9/none?connect_timeout=2")
    with served(create_app(settings)) as address, httpx.Client(base_url=address) as client:
        assert (client.get("/healthz").status_code, client.get("/readyz").status_code) == (200, 503)
        answer = client.get("/api/v1/articles")
        assert (answer.status_code, answer.json()["code"]) == (500, "error")
