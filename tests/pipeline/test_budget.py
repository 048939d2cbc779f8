"""A day's money: each call is priced, work gets shallower as it goes, and what waits is due the next day."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from aainews.clock import utc_now
from aainews.domain.budget import budget_day, next_budget_day
from aainews.domain.publication import ArticleState
from aainews.errors import ConfigError
from aainews.store.articles import ask_for_article
from aainews.store.database import reading, transaction
from aainews.store.health import service_health
from aainews.store.spending import Paid, add_spend, spent_by_purpose, spent_of_day_and_month
from aainews.tables import LLMCallRow
from benchmarks.invented import invent
from tests.pipeline.newsroom import Item, Newsroom

TABLE = '[models]\n"stand-in" = { input = 1000, cached = 100, output = 10000 }\n'
TITLE = "A compiler for every school"


def with_limits(newsroom: Newsroom, tmp_path: Path, **limits: Any) -> None:
    prices = tmp_path / "prices.toml"
    prices.write_text(TABLE)
    newsroom.settings = newsroom.settings.model_copy(update={"llm_model": "stand-in", "prices": prices} | limits)


def spend_already(newsroom: Newsroom, dollars: float) -> None:
    with transaction(newsroom.database) as session:
        add_spend(session, Paid(budget_day(utc_now()), "earlier", "stand-in", "whole", input_tokens=1, cost=dollars))


def publish_one(newsroom: Newsroom) -> None:
    newsroom.publish_page("one", TITLE)
    newsroom.follow("daily", [Item("one", TITLE)])


def test_each_call_is_priced_and_summed_into_its_day(either: Newsroom, tmp_path: Path) -> None:
    with_limits(either, tmp_path)
    publish_one(either)

    either.ingest()

    with Session(either.database) as session:
        calls = session.exec(select(LLMCallRow)).all()
        today, month = spent_of_day_and_month(session, budget_day(utc_now()))
        purposes = dict(spent_by_purpose(session, budget_day(utc_now())))
    for call in calls:
        fresh = call.input_tokens - call.cached_tokens
        expected = (fresh * 1000 + call.cached_tokens * 100 + call.output_tokens * 10000) / 1e6
        assert call.cost == pytest.approx(expected)
    assert (today.calls, today.unpriced, today.failed) == (len(calls), 0, 0)
    assert today.dollars == pytest.approx(sum(call.cost or 0 for call in calls))
    assert today.tokens == sum(call.input_tokens + call.output_tokens for call in calls)
    assert month == today
    assert sum(spent.calls for spent in purposes.values()) == len(calls)
    assert set(purposes) == {call.purpose for call in calls}


def test_a_model_without_a_price_costs_null_not_nothing(newsroom: Newsroom) -> None:
    newsroom.settings = newsroom.settings.model_copy(update={"llm_model": "nobody-knows"})
    publish_one(newsroom)

    newsroom.ingest()

    with Session(newsroom.database) as session:
        calls = session.exec(select(LLMCallRow)).all()
        today, _ = spent_of_day_and_month(session, budget_day(utc_now()))
    assert calls and {call.cost for call in calls} == {None}
    assert (today.unpriced, today.dollars) == (len(calls), 0.0)


@pytest.mark.parametrize(
    ("share", "asked", "shown"),
    [(0.82, {"analysis"}, True), (0.96, {"title"}, True), (1.0, set[str](), False)],
)
def test_work_stops_in_steps_and_goes_on_the_next_day(
    newsroom: Newsroom, tmp_path: Path, share: float, asked: set[str], shown: bool
) -> None:
    with_limits(newsroom, tmp_path, llm_daily_dollars=1000.0)
    spend_already(newsroom, share * 1000)
    publish_one(newsroom)

    newsroom.ingest()

    row = newsroom.articles()["one"]
    with Session(newsroom.database) as session:
        assert {call.purpose for call in session.exec(select(LLMCallRow))} == asked
    assert (row.error_code, row.failures) == ("budget", 0)
    assert row.next_try_at is not None and abs((row.next_try_at - next_budget_day(utc_now())).total_seconds()) < 60
    assert ("one" in newsroom.publications()) is shown
    with reading(newsroom.database) as session:
        queue = service_health(session, utc_now()).queue
    assert (queue.waiting_budget, queue.waiting_body, queue.retrying) == (1, 0, 0)

    newsroom.settings = newsroom.settings.model_copy(update={"llm_daily_dollars": None})  # as if a new day had begun
    with transaction(newsroom.database) as session:
        ask_for_article(session, row.id, utc_now())
    newsroom.ingest()

    assert newsroom.publications()["one"].state == ArticleState.PUBLISHED
    assert newsroom.articles()["one"].error_code is None


def test_tokens_are_a_limit_where_prices_are_not_known(newsroom: Newsroom) -> None:
    limits = {"llm_model": "nobody-knows", "llm_daily_tokens": 10, "llm_concurrency": 1}
    newsroom.settings = newsroom.settings.model_copy(update=limits)
    for each in invent(2):
        newsroom.publish_page(each.name, each.title, each.paragraphs)
    newsroom.follow("daily", [Item(each.name, each.title) for each in invent(2)])

    newsroom.ingest()

    with Session(newsroom.database) as session:
        assert len(session.exec(select(LLMCallRow)).all()) == 1
    assert sorted(str(row.error_code) for row in newsroom.articles().values()) == ["None", "budget"]


def test_a_limit_in_dollars_that_could_not_be_kept_stops_the_start(newsroom: Newsroom) -> None:
    newsroom.settings = newsroom.settings.model_copy(update={"llm_model": "nobody-knows", "llm_daily_dollars": 1.0})
    with pytest.raises(ConfigError, match="price of nobody-knows is not known"):
        newsroom.ingest()


def test_an_answer_that_is_kept_is_given_though_the_money_is_gone(newsroom: Newsroom, tmp_path: Path) -> None:
    with_limits(newsroom, tmp_path)
    publish_one(newsroom)
    newsroom.ingest()
    calls = len(newsroom.model.calls)
    with_limits(newsroom, tmp_path, llm_daily_tokens=0)
    with transaction(newsroom.database) as session:
        ask_for_article(session, newsroom.articles()["one"].id, utc_now())

    newsroom.ingest()

    assert len(newsroom.model.calls) == calls
    assert newsroom.articles()["one"].error_code is None
