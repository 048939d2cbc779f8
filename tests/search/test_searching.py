"""GET /search: what is found, in which order, and that either database answers the same."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from sqlalchemy import Engine

from aainews.domain.analysis import EntityKind
from aainews.domain.catalogue import Rights
from aainews.domain.publication import ArticleState
from aainews.store.database import transaction
from aainews.store.entities import merge_entities
from aainews.store.publications import withdraw
from aainews.store.stories import Head, members_of, place_members, save_head
from tests.search.conftest import hours
from tests.search.putting import put


def ids(client: httpx.Client, q: str, **parameters: Any) -> list[str]:
    answer = client.get("/search", params={"q": q} | parameters)
    assert answer.status_code == 200, answer.text
    return [item["article"]["id"] for item in answer.json()["items"]]


def test_title_weighs_over_tldr_over_body(database: Engine, client: httpx.Client) -> None:
    put(database, "body", "見出し", "要約", "本文に推論がある。", at=hours(1))
    put(database, "often", "見出し", "要約", "推論、推論、推論。", at=hours(2))
    put(database, "tldr", "見出し", "推論の話", at=hours(3))
    put(database, "title", "推論が速くなる", at=hours(90))
    put(database, "none", "学習が速くなる", at=hours(0))

    assert ids(client, "推論") == ["title", "tldr", "often", "body"]
    assert ids(client, "推論", sort="newest") == ["body", "often", "tldr", "title"]


def test_importance_makes_up_for_age(database: Engine, client: httpx.Client) -> None:
    put(database, "minor", "推論", at=hours(1), importance=1)
    put(database, "major", "推論", at=hours(48), importance=5)
    put(database, "unrated", "推論", at=hours(2), importance=None)

    assert ids(client, "推論") == ["major", "unrated", "minor"]


def test_what_is_published_again_is_found_by_its_new_words_only(database: Engine, client: httpx.Client) -> None:
    put(database, "one", "古い見出し", body="消える言葉")
    assert ids(client, "消える") == ["one"]

    assert put(database, "one", "古い見出し", body="別の言葉")

    assert ids(client, "消える", limit=99) == []  # not the question whose answer is kept for a moment
    assert ids(client, "別の言葉") == ["one"]
    assert not put(database, "one", "古い見出し", body="別の言葉")


def test_what_is_withdrawn_or_held_is_not_found(database: Engine, client: httpx.Client) -> None:
    for name in ("gone", "held", "kept"):
        put(database, name, "推論の話")
    with transaction(database) as session:
        withdraw(session, "gone")
    put(database, "held", "推論の話", state=ArticleState.HELD)

    assert ids(client, "推論") == ["kept"]


def test_a_summary_does_not_let_the_body_be_searched(database: Engine, client: httpx.Client) -> None:
    put(database, "summary", "見出し", body="引用できない本文", rights=Rights.SUMMARY)

    assert ids(client, "引用できない") == []


def test_filters_narrow(database: Engine, client: httpx.Client) -> None:
    put(database, "a", "推論", at=hours(1), tags=("RAG",), companies=("OpenAI",), importance=5)
    put(database, "b", "推論", at=hours(2), tags=("評価",), companies=("Google",), source_slug="beta", kind="news")
    put(database, "c", "推論", at=hours(3), importance=None, language="en")

    assert ids(client, "推論", tag="RAG") == ["a"]
    assert ids(client, "推論", company="google") == ["b"]
    assert ids(client, "推論", source="beta") == ["b"]
    assert ids(client, "推論", kind="lab") == ["a", "c"]
    assert ids(client, "推論", lang="en") == ["c"]
    assert ids(client, "推論", min_importance=4) == ["a"]
    assert ids(client, "推論", since="2026-05-05T10:00:00Z") == ["a", "b"]
    assert ids(client, "推論", until="2026-05-05T10:00:00Z") == ["c"]
    assert ids(client, "推論", model="gpt-5") == []


def test_tags_and_names_are_searched(database: Engine, client: httpx.Client) -> None:
    put(database, "a", "見出し", tags=("画像生成",), companies=("OpenAI",))

    assert ids(client, "画像生成 openai") == ["a"]


def test_a_name_is_found_however_it_is_written(database: Engine, client: httpx.Client) -> None:
    put(database, "kana", "オープンAIモデル", at=hours(1))
    put(database, "latin", "OpenAIモデルの発表", at=hours(2))
    put(database, "meta", "メタが発表", at=hours(3))
    put(database, "data", "メタデータを集める", at=hours(4))

    for name in ("オープンAI", "OpenAI", "ＯｐｅｎＡＩ", "open-ai"):
        assert ids(client, name) == ["kana", "latin"], name
    assert ids(client, "Meta") == ["meta"]
    assert ids(client, "メタ") == ["meta", "data"]


@pytest.mark.parametrize("sort", ["relevance", "newest"])
def test_pages_meet_without_gap_or_double(database: Engine, client: httpx.Client, sort: str) -> None:
    for number in range(23):
        where = ("推論", "話", "話") if number % 3 else ("話", "推論", "話")
        put(database, f"a{number}", *where, at=hours(number // 2), importance=1 + number % 5)
    put(database, "phrase", "推測と論理", body="推測。論理。")  # no match, though it is about as much

    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        answer = client.get("/search", params={"q": "推論", "sort": sort, "limit": 5} | cursor).json()
        seen += [item["article"]["id"] for item in answer["items"]]
        if answer["next_cursor"] is None:
            break
        cursor = {"cursor": answer["next_cursor"]}

    assert len(seen) == len(set(seen)) == 23
    assert seen == ids(client, "推論", sort=sort, limit=100)


def test_hits_are_marked_as_data(database: Engine, client: httpx.Client) -> None:
    put(database, "a", "<b>ＧＰＵ</b>の供給", body="前置き。" * 60 + "<em>GPU</em>が足りない。")

    [hit] = client.get("/search", params={"q": "gpu"}).json()["items"]

    assert [part["text"] for part in hit["title"] if part["hit"]] == ["ＧＰＵ"]
    assert "".join(part["text"] for part in hit["title"]) == hit["article"]["title"]
    assert [part["text"] for part in hit["extract"] if part["hit"]] == ["GPU"]


@pytest.mark.parametrize(
    ("q", "code"),
    [
        ("", "invalid_parameter"),
        ("　", "search_empty"),
        ("-推論", "search_only_minus"),
        ("の", "search_too_short"),
        ("a\x00b", "invalid_parameter"),
        ("あ" * 201, "invalid_parameter"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told_why(client: httpx.Client, q: str, code: str) -> None:
    answer = client.get("/search", params={"q": q})
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "q", ["'\"`\\", "推論' OR 1=1 --", "NEAR(a b)", "推論 AND NOT *", "title:推論", "{a} ^b", "a & b | !c"]
)
def test_words_of_a_databases_own_language_are_only_words(database: Engine, client: httpx.Client, q: str) -> None:
    put(database, "a", "推論")
    assert client.get("/search", params={"q": q}).status_code in (200, 400)


def test_a_cursor_of_another_question_is_refused(database: Engine, client: httpx.Client) -> None:
    for number in range(3):
        put(database, f"a{number}", "推論と学習", at=hours(number))
    cursor = client.get("/search", params={"q": "推論", "limit": 1}).json()["next_cursor"]

    assert client.get("/search", params={"q": "学習", "limit": 1, "cursor": cursor}).status_code == 400


def test_suggestions_are_names_tags_and_titles(database: Engine, client: httpx.Client) -> None:
    put(database, "a", "OpenAIの推論", tags=("OpenAPI",), companies=("OpenAI",))

    items = client.get("/search/suggestions", params={"q": "open"}).json()["items"]

    assert {(item["kind"], item["text"]) for item in items} == {
        ("company", "OpenAI"), ("tag", "OpenAPI"), ("article", "OpenAIの推論"),
    }  # fmt: skip
    kana = client.get("/search/suggestions", params={"q": "オープンAI"}).json()["items"]
    assert [item["text"] for item in kana] == ["OpenAI", "OpenAIの推論"]
    assert client.get("/search/suggestions", params={"q": "の"}).json()["items"] == []


def test_a_merged_name_is_filtered_by_its_new_address(database: Engine, client: httpx.Client) -> None:
    put(database, "a", "推論", companies=("Kensho Labs",))
    put(database, "b", "推論", companies=("Kensho",), at=hours(1))
    with transaction(database) as session:
        merge_entities(session, EntityKind.COMPANY, "Kensho Labs", "kensho", hours(0))

    for name in ("kensho", "kensholabs", "Kensho Labs"):
        assert ids(client, "推論", company=name) == ["a", "b"], name


def test_a_filter_knows_the_other_names_of_a_company(database: Engine, client: httpx.Client) -> None:
    put(database, "a", "推論", companies=("OpenAI",))
    put(database, "b", "推論", companies=("Google",))

    assert ids(client, "推論", company="オープンAI") == ["a"]


def test_a_story_is_searched_by_its_id_and_by_the_one_it_was_merged_from(
    database: Engine, client: httpx.Client
) -> None:
    names = [f"r{number}" for number in range(6)]
    for number, name in enumerate(names):
        put(database, name, "推論" if number != 2 else "学習", at=hours(number))
    with transaction(database) as session:
        place_members(session, {"s1": [(names[0], hours(0)), (names[2], hours(2))], "s2": [(names[4], hours(4))],
                                "s3": [(names[1], hours(1))]}, {}, hours(0))  # fmt: skip
        place_members(session, {}, {"s2": "s1"}, hours(0))
        for story in ("s1", "s3"):
            members = members_of(session, story)
            save_head(session, story, members, Head(members[0].article_id, 1, {}), hours(0))

    for sort in ("relevance", "newest"):
        assert ids(client, "推論", story="s1", sort=sort) == ["r0", "r4"]
        assert ids(client, "推論", story="s2", sort=sort) == ["r0", "r4"]
    assert ids(client, "推論", story="s9") == []
