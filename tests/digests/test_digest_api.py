"""The archive and the editions, as programs and feed readers ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import feedparser
import httpx
import pytest
from sqlalchemy import Engine

from aainews.api.app import create_app
from aainews.domain.digests import DigestKind
from aainews.pages.site import site as pages
from aainews.settings import Settings
from aainews.store.database import transaction
from aainews.store.digests import save_digest
from tests.api.filling import NOON, article_id, fill
from tests.api.running import served
from tests.databases import migrated
from tests.digests.editions import edition

DAYS = ("2026-05-03", "2026-05-04", "2026-05-05")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Engine]:
    with migrated(tmp_path) as engine:
        fill(engine, 3)
        with transaction(engine) as session:
            for number, day in enumerate(DAYS):
                id_ = article_id(number)
                save_digest(session, edition(day, id_), f"hash{number}", {id_: NOON}, NOON)
        yield engine


@pytest.fixture
def client(database: Engine, tmp_path: Path) -> Iterator[httpx.Client]:
    settings = Settings(data_dir=tmp_path, site_url="https://news.example", spa_dir=tmp_path / "no-spa")
    app = create_app(settings, database, routers=[pages(settings)])
    with served(app) as address, httpx.Client(base_url=address) as client:
        yield client


def test_the_archive_is_read_page_by_page_newest_first(client: httpx.Client) -> None:
    first = client.get("/api/v1/digests/daily?limit=2").json()
    rest = client.get("/api/v1/digests/daily", params={"limit": 2, "cursor": first["next_cursor"]}).json()
    assert [card["key"] for card in first["items"] + rest["items"]] == list(reversed(DAYS))
    assert rest["next_cursor"] is None
    assert first["items"][0]["headlines"] == ["見出し 1"]


def test_an_edition_knows_its_neighbours_and_what_each_sentence_rests_on(client: httpx.Client) -> None:
    found = client.get(f"/api/v1/digests/daily/{DAYS[1]}").json()
    assert (found["previous"], found["next"]) == (DAYS[0], DAYS[2])
    (reference,) = found["lead"][0]["references"]
    assert reference["url"] == f"/articles/{article_id(1)}"
    assert client.get("/api/v1" + reference["url"]).status_code == 200


def test_the_latest_edition_is_told_apart_by_kind(client: httpx.Client) -> None:
    assert client.get("/api/v1/digests/daily/latest").json()["key"] == DAYS[2]
    answer = client.get("/api/v1/digests/weekly/latest")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_an_edition_that_did_not_change_is_not_sent_again(client: httpx.Client) -> None:
    tag = client.get(f"/api/v1/digests/daily/{DAYS[0]}").headers["etag"]
    assert client.get(f"/api/v1/digests/daily/{DAYS[0]}", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("path", "status"),
    [("daily/2026-05-09", 404), ("daily/yesterday", 400), ("monthly", 400), ("daily?cursor=2026-W19", 400)],
)
def test_what_is_not_there_is_a_problem(client: httpx.Client, path: str, status: int) -> None:
    answer = client.get(f"/api/v1/digests/{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_feed_of_editions_is_read_without_complaint(client: httpx.Client, form: str) -> None:
    feed = feedparser.parse(client.get(f"/feeds/digests/daily.{form}").content)
    assert not feed.bozo
    assert [entry.link for entry in feed.entries] == [
        f"https://news.example/digests/daily/{day}" for day in reversed(DAYS)
    ]
    assert feed.entries[0].id == f"urn:aainews:digest:daily:{DAYS[2]}"


def test_a_feed_without_editions_is_empty_and_an_unknown_one_is_missing(client: httpx.Client) -> None:
    assert client.get("/feeds/digests/weekly.json").json()["items"] == []
    assert client.get("/feeds/digests/monthly.rss").status_code == 404


def test_the_same_edition_again_is_no_news_and_another_takes_its_place(client: httpx.Client, database: Engine) -> None:
    saved: list[bool] = []
    for source in ("hash0", "other"):
        with transaction(database) as session:
            again = edition(DAYS[0], article_id(0), headline="直した見出し")
            saved.append(save_digest(session, again, source, {article_id(0): NOON}, NOON))
    assert saved == [False, True]
    client.get("/api/v1/status")
    found = client.get(f"/api/v1/digests/{DigestKind.DAILY}?limit=100").json()["items"]
    assert len(found) == len(DAYS)
