"""The list's questions to either database: that indexes serve them, that both answer alike, that no body is read."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import Engine, event, text

from aainews.api.app import create_app
from aainews.domain.scores import Axis
from aainews.settings import Settings
from aainews.store.database import open_engine, reading, transaction
from aainews.store.listing import Place, Wanted, most_important_articles, newest_articles
from aainews.store.migration import migrate
from tests.api.filling import NOON, add_body, add_related, fill
from tests.api.running import served

PLACE = Place(None, NOON, "a00003")
RANKED = Place(4, NOON, "a00003")


class Heard:
    """The questions that a block sends, with their parameters."""

    def __init__(self, engine: Engine) -> None:
        self.sent: list[tuple[str, tuple[object, ...]]] = []
        event.listen(engine, "before_cursor_execute", self._hear)

    def _hear(self, _c: object, _k: object, statement: str, parameters: tuple[object, ...], *_: object) -> None:
        if statement.startswith("SELECT"):
            self.sent.append((statement, parameters))


def plan(engine: Engine, statement: str, parameters: tuple[object, ...]) -> str:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return "\n".join(row[3] for row in rows)


@pytest.mark.parametrize(
    ("wanted", "after", "index"),
    [
        (Wanted(), None, "ix_publication_newest"),
        (Wanted(), PLACE, "ix_publication_newest"),
        (Wanted(since=NOON), None, "ix_publication_newest"),
        (Wanted(tag="RAG"), None, "ix_tag_newest"),
        (Wanted(tag="RAG"), PLACE, "ix_tag_newest"),
        (Wanted(company="openai"), PLACE, "ix_mention_newest"),
        (Wanted(tag="RAG", company="openai"), PLACE, "ix_tag_newest"),
        (Wanted(source="alpha"), None, "ix_publication_source"),
        (Wanted(kind="lab"), None, "ix_publication_kind"),
        (Wanted(lang="ja"), PLACE, "ix_publication_language"),
    ],
)
def test_a_list_by_time_is_read_from_its_index_in_order(
    filled: Engine, wanted: Wanted, after: Place | None, index: str
) -> None:
    heard = Heard(filled)
    with reading(filled) as session:
        newest_articles(session, wanted, 30, after)
    steps = plan(filled, *heard.sent[0])
    assert index in steps
    if wanted.source is None and wanted.kind is None:
        assert "TEMP B-TREE" not in steps, steps


@pytest.mark.parametrize("after", [None, RANKED])
def test_a_list_by_importance_is_read_from_its_index_in_order(filled: Engine, after: Place | None) -> None:
    heard = Heard(filled)
    with reading(filled) as session:
        most_important_articles(session, Wanted(), 30, after)
    steps = plan(filled, *heard.sent[0])
    assert "ix_publication_importance" in steps
    assert "TEMP B-TREE" not in steps


@pytest.mark.parametrize("after", [None, Place(300, NOON, "a00003")])
def test_a_list_by_the_readers_weights_reads_no_more_than_its_page(filled: Engine, after: Place | None) -> None:
    heard = Heard(filled)
    with reading(filled) as session:
        most_important_articles(session, Wanted(), 3, after, {Axis.DEPTH: 90, Axis.NOVELTY: 10})
    groups = [sent for sent in heard.sent if "depth = " in sent[0]]
    assert groups
    for statement, parameters in groups:
        steps = plan(filled, statement, parameters)
        assert "ix_publication_scores" in steps
        assert "TEMP B-TREE" not in steps


def test_a_page_takes_three_questions_and_reads_no_body(filled: Engine) -> None:
    heard = Heard(filled)
    with reading(filled) as session:
        newest_articles(session, Wanted(), 30)
    assert len(heard.sent) == 3  # cards with their sources, then the tags and the stories of them all
    assert not any("document" in statement or "translation" in statement for statement, _ in heard.sent)


@pytest.fixture
def on_postgres(postgres_settings: Settings) -> Iterator[httpx.Client]:
    engine = open_engine(postgres_settings)
    migrate(engine, postgres_settings.migrations_dir)
    fill(engine, 60)
    with transaction(engine) as session:
        add_body(session, 0)
        add_related(session, 0, 1, 2)
    with served(create_app(postgres_settings, engine)) as address, httpx.Client(base_url=address) as client:
        yield client
    engine.dispose()


@pytest.mark.postgres
def test_postgres_answers_as_sqlite_does(site: httpx.Client, on_postgres: httpx.Client) -> None:
    for query in ("", "?sort=importance&limit=100", "?weights=depth:50,practicality:50&min_importance=2&limit=100",
                  "?tag=RAG&company=openai", "?since=2026-05-05T11:50:00Z&limit=5", "/a00000", "/a00000.md"):  # fmt: skip
        path = f"/api/v1/articles{query}"
        assert on_postgres.get(path).text == site.get(path).text, path
    for path in ("/api/v1/tags", "/api/v1/sources", "/api/v1/articles/a%00b", "/api/v1/articles?tag=%00"):
        assert on_postgres.get(path).text == site.get(path).text, path


@pytest.mark.postgres
def test_postgres_pages_meet_without_gap_or_double(on_postgres: httpx.Client) -> None:
    for sort in ("newest", "importance"):
        seen: list[str] = []
        cursor: dict[str, str] = {}
        while True:
            page = on_postgres.get("/api/v1/articles", params={"limit": 7, "sort": sort} | cursor).json()
            seen += [item["id"] for item in page["items"]]
            if page["next_cursor"] is None:
                break
            cursor = {"cursor": page["next_cursor"]}
        assert len(seen) == len(set(seen)) == 60


def test_a_database_that_is_gone_leaves_what_was_kept(settings: Settings, filled: Engine) -> None:
    with served(create_app(settings, filled)) as address, httpx.Client(base_url=address) as client:
        kept = client.get("/api/v1/articles").content
        with filled.begin() as connection:
            connection.execute(text("ALTER TABLE revision RENAME TO gone"))
            connection.execute(text("ALTER TABLE publication RENAME TO gone_too"))
        assert client.get("/api/v1/articles").content == kept
        assert client.get("/api/v1/articles?limit=3").json()["code"] == "error"
