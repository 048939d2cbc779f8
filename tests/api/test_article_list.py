"""GET /api/v1/articles."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine

from aainews.domain.scores import Axis, importance, overall
from aainews.store.database import transaction
from aainews.store.revision import raise_revision
from aainews.tables import PublicationRow
from tests.api.filling import NOON, add_article, article_id, scores_for

LIST = "/api/v1/articles"


def walk(site: httpx.Client, **query: Any) -> list[dict[str, Any]]:
    """Every item of a list, page by page."""
    items: list[dict[str, Any]] = []
    cursor: str | None = None
    while True:
        page = site.get(LIST, params=query | ({"cursor": cursor} if cursor else {})).raise_for_status().json()
        items += page["items"]
        cursor = page["next_cursor"]
        if cursor is None:
            return items


def ids(items: list[dict[str, Any]]) -> list[str]:
    return [item["id"] for item in items]


def test_it_gives_the_newest_thirty(site: httpx.Client) -> None:
    page = site.get(LIST).json()
    times = [item["published_at"] for item in page["items"]]
    assert len(page["items"]) == 30
    assert times == sorted(times, reverse=True)
    assert page["items"][0]["id"] == article_id(0)


@pytest.mark.parametrize("query", [{}, {"sort": "importance"}, {"weights": "novelty:70,depth:30"}, {"tag": "RAG"}])
@pytest.mark.parametrize("limit", [1, 7, 59, 60, 100])
def test_pages_together_are_the_whole_list_once(site: httpx.Client, query: dict[str, str], limit: int) -> None:
    whole = ids(walk(site, **query, limit=100))
    paged = ids(walk(site, **query, limit=limit))
    assert paged == whole
    assert len(set(whole)) == len(whole) == (28 if "tag" in query else 60)


def test_an_article_that_comes_while_paging_is_not_missed_or_doubled(site: httpx.Client, filled: Engine) -> None:
    seen: list[str] = []
    cursor: str | None = None
    for number in range(100):
        page = site.get(LIST, params={"limit": 7} | ({"cursor": cursor} if cursor else {})).json()
        seen += ids(page["items"])
        cursor = page["next_cursor"]
        if cursor is None:
            break
        with transaction(filled) as session:
            add_article(session, 900 + number, sorted_at=NOON + timedelta(minutes=1 + number))
            raise_revision(session)
    assert sorted(seen) == [article_id(number) for number in range(60)]


def test_held_articles_are_not_listed(site: httpx.Client, filled: Engine) -> None:
    with transaction(filled) as session:
        session.get_one(PublicationRow, article_id(1)).state = "held"
    assert article_id(1) not in ids(walk(site))


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"company": "openai"}, {n for n in range(60) if n % 3 == 0}),
        ({"model": "gpt-5"}, {n for n in range(60) if n % 2}),
        ({"company": "openai", "model": "gpt-5"}, {n for n in range(60) if n % 3 == 0 and n % 2}),
        ({"tag": "推論", "company": "google"}, {n for n in range(60) if n % 5 == 0 and n % 3 == 2}),
        ({"source": "alpha", "kind": "lab", "lang": "en"}, set(range(60))),
        ({"source": "beta"}, set[int]()),
        ({"tag": "' OR 1=1 --"}, set[int]()),
    ],
)
@pytest.mark.parametrize("sort", ["newest", "importance"])
def test_filters_hold_together(site: httpx.Client, query: dict[str, str], wanted: set[int], sort: str) -> None:
    assert set(ids(walk(site, **query, sort=sort, limit=7))) == {article_id(number) for number in wanted}


def test_since_is_included_and_until_is_not(site: httpx.Client) -> None:
    found = walk(site, since="2026-05-05T11:50:00Z", until="2026-05-05T20:55:00")  # the second is Japan's time
    assert {item["published_at"] for item in found} == {f"2026-05-05T11:{m}:00Z" for m in (50, 51, 53, 54)}


def test_the_unscored_come_last_and_have_no_score(site: httpx.Client) -> None:
    found = walk(site, sort="importance", limit=9)
    levels = [item["score"]["importance"] if item["score"] else 0 for item in found]
    assert levels == sorted(levels, reverse=True)
    assert levels.count(0) == 12


def test_weights_are_counted_anew_and_sorted_by(site: httpx.Client) -> None:
    weights = {Axis.DEPTH: 5, Axis.NOVELTY: 95}
    found = [item for item in walk(site, weights="depth:5,novelty:95", limit=11) if item["score"]]
    expected = {article_id(n): overall(scores, weights) for n in range(60) if (scores := scores_for(n))}
    assert {item["id"]: item["score"]["overall"] for item in found} == pytest.approx(expected)
    assert [expected[item["id"]] for item in found] == sorted(expected.values(), reverse=True)
    assert all(item["score"]["importance"] == importance(expected[item["id"]]) for item in found)


@pytest.mark.parametrize("least", [1, 2, 3, 4, 5])
def test_min_importance_counts_with_the_weights_that_are_given(site: httpx.Client, least: int) -> None:
    weights = {Axis.DEPTH: 50, Axis.PRACTICALITY: 50}  # makes halves, which are rounded up
    found = walk(site, weights="depth:50,practicality:50", min_importance=least)
    expected = [n for n in range(60) if (s := scores_for(n)) and importance(overall(s, weights)) >= least]
    assert set(ids(found)) == {article_id(number) for number in expected}


def test_newest_with_weights_keeps_the_order_of_time(site: httpx.Client) -> None:
    plain, weighed = walk(site), walk(site, sort="newest", weights="novelty:100")
    assert ids(plain) == ids(weighed)
    assert [i["score"] for i in plain] != [i["score"] for i in weighed]


def test_a_date_without_a_time_stays_one(site: httpx.Client, filled: Engine) -> None:
    with transaction(filled) as session:
        add_article(session, 901, published_at=None, published_date=NOON.date(), sorted_at=NOON + timedelta(days=1))
        raise_revision(session)
    card = site.get(f"{LIST}/a00901").json()
    assert (card["published_at"], card["published_date"]) == (None, "2026-05-05")
