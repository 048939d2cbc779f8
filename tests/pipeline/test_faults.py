"""Each fault ends as a named state with a date for the next try, and harms no other article."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aainews.clock import utc_now
from aainews.domain.publication import ArticleState
from aainews.errors import ConfigError
from aainews.pipeline.seat import Seat
from aainews.store.articles import ask_for_article
from aainews.store.database import transaction
from tests.databases import migrated, scratch_postgres
from tests.model_server import ModelServer
from tests.pipeline.newsroom import PARAGRAPHS, Item, Newsroom, settings_for

FAULTS = {
    "http_404": {"status": 404},
    "http_500": {"status": 500},
    "http_429": {"status": 429, "headers": {"Retry-After": "120"}},
    "not_html": {"content_type": "application/pdf", "body": b"%PDF-1.4"},
    "no_article": {"body": b"<html><body><p>Hi</p></body></html>"},
    "private_address": {"status": 302, "headers": {"Location": "http://127.0.0.1:1/"}},
}


def test_faults_are_named_and_the_good_article_is_published(newsroom: Newsroom) -> None:
    newsroom.publish_page("good", "A compiler for every school")
    for name, answer in FAULTS.items():
        newsroom.web.route(f"/{name}", **answer)  # pyright: ignore[reportArgumentType]  (a table of answers)
    newsroom.follow("daily", [Item("good", "Good"), *(Item(name, f"Fault {name}") for name in FAULTS)])

    counts = newsroom.ingest()

    articles = newsroom.articles()
    assert set(newsroom.publications()) == {"good"}
    assert {name: articles[name].error_code for name in FAULTS} == {name: name for name in FAULTS}
    assert all((articles[name].next_try_at or utc_now()) > utc_now() for name in FAULTS)
    assert counts.articles_held == len(FAULTS)


def test_retry_after_is_waited_for(newsroom: Newsroom) -> None:
    newsroom.web.route("/one", b"", status=429, headers={"Retry-After": "3600"})
    newsroom.follow("daily", [Item("one", "One")])

    newsroom.ingest()

    next_try = newsroom.articles()["one"].next_try_at
    assert next_try is not None and next_try > utc_now() + timedelta(minutes=58)


def test_a_page_that_cannot_be_had_is_stood_in_for_by_the_feed(newsroom: Newsroom) -> None:
    newsroom.web.route("/one", b"", status=500)
    newsroom.follow("daily", [Item("one", "One", summary=" ".join(PARAGRAPHS))])

    newsroom.ingest()

    row = newsroom.articles()["one"]
    assert newsroom.publications()["one"].state == ArticleState.PUBLISHED_PARTLY
    assert row.error_code == "http_500" and row.next_try_at is not None and row.next_try_at > utc_now()


def test_robots_txt_is_obeyed_and_the_state_says_so(newsroom: Newsroom) -> None:
    newsroom.web.route("/robots.txt", b"User-agent: *\nDisallow: /one", content_type="text/plain")
    newsroom.publish_page("one", "One")
    newsroom.follow("daily", [Item("one", "One")])

    newsroom.ingest()

    assert newsroom.articles()["one"].error_code == "robots"
    assert not newsroom.web.asked("/one")


def test_an_article_waits_for_a_model_that_does_not_answer_and_is_published_later(
    newsroom: Newsroom, model: ModelServer
) -> None:
    newsroom.publish_page("one", "A compiler for every school")
    newsroom.follow("daily", [Item("one", "A compiler for every school")])
    working = newsroom.settings
    newsroom.settings = working.model_copy(update={"openai_base_url": "http://127.0.0.1:1/v1"})
    newsroom.ingest(patience=0.1)
    waiting = newsroom.articles()["one"]
    newsroom.settings = working
    make_due(newsroom, "one")

    newsroom.ingest()

    assert waiting.error_code == "llm_connect" and waiting.next_try_at is not None
    assert newsroom.publications()["one"].state == ArticleState.PUBLISHED
    assert len(newsroom.web.asked("/one")) == 1
    assert model.calls


def test_a_second_process_on_sqlite_is_told_that_the_seat_is_taken(newsroom: Newsroom) -> None:
    with (
        Seat(newsroom.settings, newsroom.database),
        pytest.raises(ConfigError, match="works on this database already"),
        Seat(newsroom.settings, newsroom.database),
    ):
        pass


@pytest.mark.postgres
def test_workers_on_postgres_need_names_of_their_own(newsroom: Newsroom, model: ModelServer) -> None:
    folder = newsroom.settings.data_dir
    with scratch_postgres() as url, migrated(folder, url) as database:
        settings = settings_for(newsroom.web, model, data_dir=folder, database_url=url)
        other = settings.model_copy(update={"executor_id": "other"})
        with (
            Seat(settings, database),
            Seat(other, database),
            pytest.raises(ConfigError, match="AAINEWS_EXECUTOR_ID"),
            Seat(settings, database),
        ):
            pass
        with Seat(settings, database):
            pass  # it was given back


def make_due(newsroom: Newsroom, name: str) -> None:
    """As if the time of the next try had come."""
    with transaction(newsroom.database) as session:
        ask_for_article(session, newsroom.articles()[name].id, utc_now())
