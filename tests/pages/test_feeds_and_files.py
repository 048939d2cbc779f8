"""What feed readers and crawlers ask for."""

from __future__ import annotations

import feedparser
import httpx
import pytest
from lxml import etree
from sqlalchemy import Engine

from aainews.store.database import transaction
from aainews.tables import PublicationRow
from tests.api.filling import article_id


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_an_xml_feed_is_read_without_complaint(site: httpx.Client, kind: str) -> None:
    feed = feedparser.parse(site.get(f"/feeds/articles.{kind}").content)
    assert not feed.bozo
    assert len(feed.entries) == 30
    assert feed.entries[0].id == f"urn:aainews:article:{article_id(0)}"
    assert feed.entries[0].link == f"https://news.example/articles/{article_id(0)}"
    assert feed.entries[0].published_parsed[:5] == (2026, 5, 5, 12, 0)


def test_the_json_feed_has_what_the_format_asks_for(site: httpx.Client) -> None:
    answer = site.get("/feeds/articles.json?tag=RAG&limit=2")
    feed = answer.json()
    assert answer.headers["content-type"].startswith("application/feed+json")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://news.example/feeds/articles.json?tag=RAG&limit=2"
    assert len(feed["items"]) == 2 and all("RAG" in item["tags"] for item in feed["items"])


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_a_title_with_markup_and_control_characters_leaves_the_feed_well_formed(
    site: httpx.Client, filled: Engine, kind: str
) -> None:
    with transaction(filled) as session:
        session.get_one(PublicationRow, article_id(0)).title = "A & B <b>\x08\x0b ]]> 😀"
    root = etree.fromstring(site.get(f"/feeds/articles.{kind}").content)
    titles = [element.text for element in root.iter("{*}title")]
    assert "A & B <b> ]]> 😀" in titles


def test_a_feed_refuses_what_the_list_refuses(site: httpx.Client) -> None:
    answer = site.get("/feeds/articles.rss?page=2")
    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_parameter")
    assert site.get("/feeds/articles.xml").status_code == 404


def test_the_sitemap_names_every_listed_article(site: httpx.Client) -> None:
    root = etree.fromstring(site.get("/sitemap.xml").content)
    places = [element.text for element in root.iter("{*}loc")]
    assert len(places) == 63
    assert f"https://news.example/articles/{article_id(59)}" in places


def test_robots_names_the_sitemap(site: httpx.Client) -> None:
    assert "Sitemap: https://news.example/sitemap.xml" in site.get("/robots.txt").text


def test_llms_txt_leads_to_the_markdown_of_articles(site: httpx.Client) -> None:
    assert "/api/v1/articles/ID.md" in site.get("/llms.txt").text
