"""Companies, tools, videos and trends as a client sees them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, delete

from aainews.clock import JST, utc_now
from aainews.domain.analysis import EntityKind
from aainews.domain.entries import Entry, Media
from aainews.store.database import reading, transaction
from aainews.store.directories import Filters, counts_by_day, directory, newest_with, products_of
from aainews.store.entities import merge_entities, settle_everything
from aainews.store.revision import raise_revision
from aainews.store.stories import Head, members_of, place_members, save_head
from aainews.store.trends import Blocks, counts_in_blocks
from aainews.tables import EntryRow, MentionRow, TagRow
from tests.api.filling import NOON, add_article, article_id
from tests.api.test_listing_queries import Heard, plan

CHANNEL = 1000


def get(site: httpx.Client, path: str, **query: Any) -> Any:
    answer = site.get(f"/api/v1{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def pages(site: httpx.Client, path: str, **query: Any) -> list[Any]:
    items: list[Any] = []
    cursor: str | None = ""
    while cursor is not None:
        page = get(site, path, **query, **({"cursor": cursor} if cursor else {}))
        items += page["items"]
        cursor = page["next_cursor"]
    return items


def add_new(session: Session, number: int, at: datetime, names: tuple[tuple[str, str], ...], tag: str = "x") -> None:
    id_ = article_id(number)
    add_article(session, number, sorted_at=at)
    for labels in (TagRow, MentionRow):
        session.exec(delete(labels).where(col(labels.article_id) == id_))
    session.flush()
    session.add(TagRow(article_id=id_, tag=tag, position=0, sorted_at=at))
    for position, (kind, name) in enumerate(names):
        session.add(
            MentionRow(article_id=id_, kind=kind, slug=name.lower(), name=name, position=position, sorted_at=at)
        )
    session.flush()


def test_companies_come_by_their_articles_and_pages_join_without_a_gap(site: httpx.Client) -> None:
    whole = pages(site, "/companies", limit=100)
    assert [(company["slug"], company["articles"]) for company in whole] == [
        ("anthropic", 20),
        ("google", 20),
        ("openai", 20),
    ]
    assert pages(site, "/companies", limit=1) == whole
    assert whole[2]["country"] == "US" and whole[2]["japanese"] == "オープンエーアイ"


def test_a_companys_page_has_its_articles_models_days_and_shares(site: httpx.Client, filled: Engine) -> None:
    now = utc_now()
    with transaction(filled) as session:
        for number in range(3):
            add_new(session, 900 + number, now - timedelta(days=20 * number), (("company", "OpenAI"),))
        settle_everything(session, now)
    page = get(site, "/companies/openai")
    assert page["articles"] == 23 and len(page["days"]) == 90 and len(page["weeks"]) == 52
    assert page["days"][-1] == {"day": str(now.astimezone(JST).date()), "articles": 1}
    assert sum(day["articles"] for day in page["days"]) == 3
    assert page["shares"][0] == {"days": 7, "articles": 1, "of": 1, "share": 1.0}
    assert [model["slug"] for model in page["models"]] == ["gpt-5"]
    assert page["latest"][0]["id"] == article_id(900) and len(page["latest"]) == 10


@pytest.mark.parametrize("name", ["OpenAI", "オープンAI", "ＯｐｅｎＡＩ"])
def test_a_company_answers_to_its_other_names(site: httpx.Client, name: str) -> None:
    assert get(site, f"/companies/{name}")["slug"] == "openai"


def test_a_merged_company_answers_at_both_addresses_and_is_listed_once(site: httpx.Client, filled: Engine) -> None:
    with transaction(filled) as session:
        add_new(session, 900, NOON, (("company", "Zebra"),))
        add_new(session, 901, NOON, (("company", "Zebraworks"),))
        settle_everything(session, NOON)
    with transaction(filled) as session:
        merge_entities(session, EntityKind.COMPANY, "zebraworks", "zebra", NOON)
    assert get(site, "/companies/zebraworks")["slug"] == "zebra"
    assert [c["articles"] for c in pages(site, "/companies") if c["slug"].startswith("zebra")] == [2]


def test_nobody_is_a_problem_and_an_unknown_parameter_too(site: httpx.Client) -> None:
    for path in ("/companies/nobody-at-all", "/tools/nothing-at-all"):
        missing = site.get(f"/api/v1{path}")
        assert (missing.status_code, missing.headers["content-type"]) == (404, "application/problem+json")
    for path in (
        "/companies?x=1",
        "/tools?price=cheap",
        "/trends?window=5d",
        "/videos?cursor=abc",
        "/companies?cursor=abc",
    ):
        assert site.get(f"/api/v1{path}").status_code == 400, path


def test_a_cursor_of_another_list_is_refused(site: httpx.Client) -> None:
    cursor = get(site, "/tools", limit=1)["next_cursor"]
    assert site.get("/api/v1/companies", params={"cursor": cursor}).status_code == 400
    assert site.get("/api/v1/tools", params={"cursor": cursor, "price": "paid"}).status_code == 400


def test_tools_are_told_with_maker_price_and_official_address(site: httpx.Client) -> None:
    tools = {tool["slug"]: tool for tool in pages(site, "/tools", limit=100)}
    assert len(tools) >= 120
    cursor = tools["cursor"]
    assert cursor["maker"] == {"slug": "anysphere", "name": "Anysphere"}
    assert (cursor["category"], cursor["price"], cursor["site_url"]) == ("開発", "freemium", "https://cursor.com/")
    assert get(site, "/tools/cursor")["about"] == cursor["about"]


def test_tools_are_narrowed_by_category_maker_and_price(site: httpx.Client) -> None:
    found = pages(site, "/tools", category="開発", price="paid", limit=5)
    assert found and all((tool["category"], tool["price"]) == ("開発", "paid") for tool in found)
    assert {tool["maker"]["slug"] for tool in pages(site, "/tools", maker="anthropic")} == {"anthropic"}


def test_a_tool_that_only_articles_know_has_no_made_up_address(site: httpx.Client, filled: Engine) -> None:
    with transaction(filled) as session:
        add_new(session, 900, NOON, (("tool", "Zebrify"),))
        settle_everything(session, NOON)
    tool = get(site, "/tools/zebrify")
    assert (tool["articles"], tool["site_url"], tool["maker"], tool["about"]) == (1, None, None, None)


def video(number: int, media: tuple[Media, ...]) -> Entry:
    return Entry(guid=str(number), url=f"https://youtu.be/{number}", title="t", published=None, updated_at=None, authors=(),
                 summary_html=None, content_html=None, language=None, comments_url=None, tags=(), media=media)  # fmt: skip


def test_videos_have_their_id_and_length_and_no_picture_of_others(site: httpx.Client, filled: Engine) -> None:
    with transaction(filled) as session:
        for number in range(3):
            id_ = article_id(900 + number)
            add_article(session, 900 + number, kind="video", sorted_at=NOON + timedelta(hours=number))
            media = Media(
                kind="youtube", url=None, video_id=f"id{number}", thumbnail_url="https://i.ytimg.com/x.jpg", seconds=61
            )
            entry = video(number, (media,) if number else ())
            session.add(EntryRow(feed_id=1, guid=str(number), article_id=id_, content_hash="h", first_seen_at=NOON,
                                 changed_at=NOON, entry=entry))  # fmt: skip
        raise_revision(session)
    found = pages(site, "/videos", limit=2)
    assert [(v["article"]["id"], v["video_id"], v["seconds"]) for v in found] == [
        (article_id(902), "id2", 61), (article_id(901), "id1", 61), (article_id(900), None, None),
    ]  # fmt: skip
    assert "ytimg" not in site.get("/api/v1/videos").text


def test_a_new_term_rises_above_what_is_always_there(site: httpx.Client, filled: Engine) -> None:
    with transaction(filled) as session:
        number = 1000
        for day in range(63):
            at = datetime(2026, 9, 1, 3, tzinfo=UTC) - timedelta(days=day)
            for tag in ("RAG", "RAG", "推論", *(("量子",) * 3 if day < 5 else ())):
                add_new(session, number, at, (("company", "Google"),), tag)
                number += 1
        settle_everything(session, NOON)
    trends = get(site, "/trends", until="2026-09-01")
    assert [(t["name"], t["articles"], t["rising"]) for t in trends["items"]] == [
        ("量子", 15, True), ("RAG", 14, False), ("推論", 7, False),
    ]  # fmt: skip
    assert trends["articles"] == 36 and len(trends["items"][0]["days"]) == 7
    assert [t["slug"] for t in get(site, "/trends", kind="company", until="2026-09-01", window="30d")["items"]] == [
        "google"
    ]


def test_tags_that_say_nothing_are_in_no_list(site: httpx.Client, filled: Engine) -> None:
    with transaction(filled) as session:
        for number in range(5):
            add_new(session, 900 + number, NOON, (), "AI")
        settle_everything(session, NOON)
    assert "AI" not in [tag["tag"] for tag in get(site, "/tags")["items"]]
    assert "AI" not in [trend["name"] for trend in get(site, "/trends", until="2026-05-05")["items"]]


def test_every_directory_and_trend_is_read_by_index(filled: Engine) -> None:
    heard = Heard(filled)
    with reading(filled) as session:
        directory(session, EntityKind.COMPANY, Filters(named=True), 30, (5, "m"))
        directory(session, EntityKind.TOOL, Filters(category="開発", price="paid"), 30)
        products_of(session, "openai", EntityKind.MODEL)
        newest_with(session, EntityKind.TOOL, "cursor", 10)
        counts_by_day(session, "company", ["openai"], NOON.date())
        counts_in_blocks(session, "company", Blocks(NOON.date(), 7, 8))
    plans = [plan(filled, *sent) for sent in heard.sent]
    assert not [steps for steps in plans if re.search(r"SCAN (entity|tally|mention|publication)", steps)], plans


def test_the_list_of_articles_takes_any_name_of_a_company(site: httpx.Client) -> None:
    by_slug = get(site, "/articles", company="openai")["items"]
    assert by_slug and get(site, "/articles", company="オープンAI")["items"] == by_slug


def test_a_company_page_shows_one_article_of_each_story(site: httpx.Client, filled: Engine) -> None:
    newest = [card["id"] for card in get(site, "/companies/openai")["latest"]]
    with transaction(filled) as session:
        placed = [(each, NOON) for each in newest[:3]]
        place_members(session, {"s1": placed}, {}, NOON)
        members = members_of(session, "s1")
        save_head(session, "s1", members, Head(newest[0], 1, {}), NOON)
        raise_revision(session)
    shown = [card["id"] for card in get(site, "/companies/OpenAI")["latest"]]  # the other answer is kept for a moment
    assert shown[0] == newest[0]
    assert not set(shown) & set(newest[1:3])
    assert len(shown) == len(newest)
