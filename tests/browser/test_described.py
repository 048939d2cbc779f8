"""What pages and feeds say of themselves to machines, read by other people's programs (frontend/scripts/described.mjs)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Generator
from datetime import UTC, datetime
from time import strftime, struct_time
from typing import Any

import feedparser
import httpx
import pytest

from tests.browser.service import serving
from tests.browser.test_site import FRONTEND, missing

pytestmark = pytest.mark.browser
FEEDS = [f"/feeds/{name}.{form}" for name in ("articles", "digests/daily", "digests/hacker", "digests/weekly") for form in ("rss", "atom", "json")]  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    reason = missing()
    if reason:
        pytest.skip(reason)
    with serving(tmp_path_factory.mktemp("described")) as base:
        yield base


@pytest.fixture(scope="module")
def found(address: str) -> dict[str, Any]:
    command = ["node", "scripts/described.mjs", address]
    run = subprocess.run(command, cwd=FRONTEND, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout.splitlines()[-1])


def test_linked_data_and_open_graph_of_every_page_are_what_validators_ask_for(found: dict[str, Any]) -> None:
    faults = {page: wrong for page, wrong in found["faults"].items() if wrong}
    assert len(found["faults"]) > 25 and faults == {}


@pytest.mark.parametrize("path", FEEDS)
def test_all_parsers_read_the_same_entries_of_a_feed(path: str, address: str, found: dict[str, Any]) -> None:
    ours = _read(httpx.get(address + path), path)
    readers = found["feeds"][path]
    assert len(readers) >= 2 and ours
    for name, entries in readers.items():
        assert [(one["title"], one["link"]) for one in entries] == [(title, link) for title, link, _ in ours], name
        dates = [one["date"] for one in entries]
        assert not any(dates) or dates == [date for *_, date in ours], name


def _read(answer: httpx.Response, path: str) -> list[tuple[str, str, str]]:
    """By Python's own readers: title, address and day and time of each entry."""
    if path.endswith(".json"):
        return [(one["title"], one["url"], _second(one["date_published"])) for one in answer.json()["items"]]
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    return [(one.title, one.link, _clock(one.published_parsed)) for one in feed.entries]


def _second(text: str) -> str:
    return datetime.fromisoformat(text).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _clock(time: struct_time) -> str:
    return strftime("%Y-%m-%dT%H:%M:%S", time)
