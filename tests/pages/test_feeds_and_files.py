"""What feed readers and crawlers ask for."""

from __future__ import annotations

from datetime import timedelta

import feedparser
import httpx
import pytest
from lxml import etree
from sqlalchemy import Engine

from aainews.clock import utc_now
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


def _places(site: httpx.Client, path: str) -> list[str]:
    answer = site.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/xml")
    return [element.text or "" for element in etree.fromstring(answer.content).iter("{*}loc")]


def test_the_sitemap_leads_to_every_page_and_listed_article(site: httpx.Client) -> None:
    parts = _places(site, "/sitemap.xml")
    places = [place for part in parts for place in _places(site, part.removeprefix("https://news.example"))]
    articles = [place for place in places if "/articles/" in place]
    assert len(articles) == 60 and f"https://news.example/articles/{article_id(59)}" in articles
    others = [place.removeprefix("https://news.example") for place in places if "/articles/" not in place]
    assert {"/", "/trends", "/contact", "/rss"} <= set(others)
    assert [site.get(path).status_code for path in others] == [200] * len(others)


@pytest.mark.parametrize("name", ["nothing", "articles-0", "articles-x", "articles-²", "articles-9999999999"])
def test_no_other_part_of_the_sitemap_answers(site: httpx.Client, name: str) -> None:
    assert site.get(f"/sitemaps/{name}.xml").status_code == 404


def test_the_news_sitemap_holds_two_days(site: httpx.Client, filled: Engine) -> None:
    with transaction(filled) as session:
        row = session.get_one(PublicationRow, article_id(3))
        row.title, row.published_at = "新しい <記事>", utc_now() - timedelta(hours=2)
        row.sorted_at = row.published_at
    found = etree.fromstring(site.get("/news-sitemap.xml").content)
    assert [element.text for element in found.iter("{*}loc")] == [f"https://news.example/articles/{article_id(3)}"]
    assert [element.text for element in found.iter("{*}title")] == ["新しい <記事>"]


def test_robots_names_the_sitemap(site: httpx.Client) -> None:
    assert "Sitemap: https://news.example/sitemap.xml" in site.get("/robots.txt").text


def test_llms_txt_leads_to_the_markdown_of_articles(site: httpx.Client) -> None:
    assert "/api/v1/articles/ID.md" in site.get("/llms.txt").text
