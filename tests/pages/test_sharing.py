"""What is shown where an address is shared or the site is installed: pictures, cards, linked data, the manifest."""

from __future__ import annotations

import io
import json
from typing import Any

import httpx
import pytest
from lxml import html
from PIL import Image, ImageFont
from sqlalchemy import Engine

from aainews.pages import og
from aainews.store.database import transaction
from aainews.tables import PublicationRow
from tests.api.filling import article_id

ARTICLE = f"/articles/{article_id(0)}"


def head_of(site: httpx.Client, path: str) -> html.HtmlElement:
    return html.document_fromstring(site.get(path).text).find("head")


def linked(site: httpx.Client, path: str) -> dict[str, dict[str, Any]]:
    text = head_of(site, path).xpath("string(script[@type='application/ld+json'])")
    return {thing["@type"]: thing for thing in json.loads(text)["@graph"]}


def picture(answer: httpx.Response) -> Image.Image:
    assert answer.headers["content-type"] == "image/png"
    return Image.open(io.BytesIO(answer.content))


@pytest.mark.parametrize("path", ["/", ARTICLE, "/sources", "/about"])
def test_a_page_has_one_card_for_every_place_that_it_may_be_shared(site: httpx.Client, path: str) -> None:
    head = head_of(site, path)
    for name in ("og:title", "og:description", "og:url", "og:type", "og:image", "og:site_name", "og:locale"):
        found = head.xpath(f"meta[@property='{name}']/@content")
        assert len(found) == 1 and found[0], name
    assert head.xpath("meta[@name='twitter:card']/@content") == ["summary_large_image"]
    address = head.xpath("meta[@property='og:image']/@content")[0].removeprefix("https://news.example")
    assert picture(site.get(address)).size == (1200, 630)
    assert head.xpath("link[@hreflang='ja']/@href") == head.xpath("meta[@property='og:url']/@content")
    assert len(head.xpath("link[@rel='alternate'][contains(@type, 'rss')]")) == 1


def test_an_article_says_whose_work_it_translates(site: httpx.Client) -> None:
    things = linked(site, ARTICLE)
    made = things["NewsArticle"]
    assert made["isBasedOn"] == made["translationOfWork"]["url"] == "https://alpha.example/a00000"
    assert made["translator"]["name"] == "AAIニュース" and "機械" in made["translator"]["description"]
    assert {"headline", "image", "datePublished", "dateModified", "author", "publisher"} <= made.keys()
    assert len(made["headline"]) <= 110
    assert [step["position"] for step in things["BreadcrumbList"]["itemListElement"]] == [1, 2]


def test_a_list_names_its_articles_in_order(site: httpx.Client) -> None:
    items = linked(site, "/")["ItemList"]["itemListElement"]
    assert [item["position"] for item in items] == list(range(1, 31))
    assert items[0]["url"] == f"https://news.example{ARTICLE}"


def test_a_narrowed_list_leads_to_its_own_feed(site: httpx.Client) -> None:
    feeds = head_of(site, "/articles?tag=RAG&cursor=").xpath("link[@rel='alternate']/@href")
    assert "/feeds/articles.rss?tag=RAG" in feeds


def test_a_picture_holds_the_longest_title_and_strange_characters(site: httpx.Client, filled: Engine) -> None:
    for title in ("とても長い見出し（括弧つき）" * 20, "W" * 400, "😀\u200b\x7f", " "):
        with transaction(filled) as session:
            session.get_one(PublicationRow, article_id(0)).title = title
        assert picture(site.get(f"/og/{article_id(0)}.png")).size == (1200, 630)


def test_a_line_of_a_picture_never_begins_with_a_closing_mark() -> None:
    path = og.japanese_font()
    if path is None:
        pytest.skip("no Japanese font: apt-get install fonts-noto-cjk")
    font = ImageFont.truetype(path, 60)
    for width in range(300, 1000, 37):
        lines = og.broken("推論（コスト）を、41% 減らした。「検証器」は Transformer で、使う。", font, width)
        assert not [line for line in lines if line[0] in og.NOT_FIRST or line[-1] in og.NOT_LAST], lines


def test_a_picture_of_nothing_is_not_found(site: httpx.Client) -> None:
    assert site.get("/og/nothere.png").status_code == 404


def test_the_manifest_names_icons_that_are_there(site: httpx.Client) -> None:
    manifest = site.get("/manifest.webmanifest").json()
    assert manifest["name"] == "AAIニュース"
    for icon in manifest["icons"]:
        assert picture(site.get(icon["src"])).size == tuple(map(int, icon["sizes"].split("x")))
