"""The HTML of the site's addresses."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

import httpx
import pytest
from lxml import html
from sqlalchemy import Engine

from aainews.clock import JST
from aainews.domain.analysis import AxisScore, KeyPoint
from aainews.domain.scores import Axis
from aainews.store.database import transaction
from aainews.tables import ArticleRow, PublicationRow, SourceRow, TagRow
from tests.api.filling import add_body, analysis, article_id, document

ARTICLE = f"/articles/{article_id(0)}"
EVIL = """</script><script>alert(1)</script><img src=x onerror=alert(1)>"'--><!--content--><!--head-->"""


def page_data(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="page-data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def tree(page: httpx.Response) -> html.HtmlElement:
    return html.document_fromstring(page.text)


@pytest.mark.parametrize("path", ["/", "/articles", ARTICLE, "/sources", "/about"])
def test_every_address_answers_with_the_shell(built: None, site: httpx.Client, path: str) -> None:
    page = site.get(path)
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.text.index('src="/assets/index-abc.js"') > page.text.index('id="page-data"')
    assert "<!--head-->" not in page.text and "<!--content-->" not in page.text
    assert tree(page).findtext(".//title")
    assert tree(page).xpath("//div[@id='app']//h1")


@pytest.mark.parametrize("path", ["/", "/articles", ARTICLE, "/sources", "/about"])
def test_pages_are_kept_and_answer_304(site: httpx.Client, path: str) -> None:
    etag = site.get(path).headers["etag"]
    assert site.get(path, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize(
    ("path", "request_name"),
    [
        ("/", "/api/v1/articles"),
        ("/articles?tag=RAG&min_importance=2&utm_source=mail", "/api/v1/articles?min_importance=2&tag=RAG"),
        ("/articles?sort=newest", "/api/v1/articles"),
        (ARTICLE, f"/api/v1/articles/{article_id(0)}"),
        ("/sources", "/api/v1/sources"),
    ],
)
def test_a_page_brings_the_answer_that_its_script_would_ask_for(
    site: httpx.Client, path: str, request_name: str
) -> None:
    data = page_data(site.get(path).text)
    beside = ["/api/v1/digests/daily?limit=1"] if request_name == "/api/v1/articles" else []
    assert data["queries"] == {f"GET {name}": site.get(name).json() for name in (request_name, *beside)}


def test_an_article_can_be_read_without_script(site: httpx.Client) -> None:
    text = tree(site.get(ARTICLE)).xpath("string(//div[@id='app'])")
    for words in (
        "日本語の見出し 0",
        "要点を一文で述べる。",
        "第一の点",
        "影響がある。",
        "訳文です。",
        "if a < b:",
        "元記事を開く",
    ):
        assert words in text


def test_an_article_names_its_source_as_canonical(site: httpx.Client) -> None:
    page = tree(site.get(ARTICLE))
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://alpha.example/a00000"]
    assert page.xpath("//meta[@property='og:type']/@content") == ["article"]


@pytest.mark.parametrize("path", ["/nothing", "/articles/nothere", "/articles/a%00b", "/assets/none.js", "/index.html",
                                  "/articles/", f"{ARTICLE}.md"])  # fmt: skip
def test_an_address_without_a_page_is_a_404_page(built: None, site: httpx.Client, path: str) -> None:
    page = site.get(path)
    assert page.status_code == 404
    assert "ページが見つかりません" in page.text
    assert 'content="noindex"' in page.text


def test_without_a_built_spa_pages_can_be_read_and_say_what_to_do(site: httpx.Client) -> None:
    page = site.get("/")
    assert "make setup" in page.text
    assert "日本語の見出し 0" in page.text


def test_a_wrong_filter_still_shows_a_page(site: httpx.Client) -> None:
    page = site.get("/articles?min_importance=9")
    assert page.status_code == 200
    assert page_data(page.text)["queries"] == {}


def test_no_stored_text_becomes_markup_or_script(built: None, site: httpx.Client, filled: Engine) -> None:
    evil = analysis(EVIL).model_copy(
        update={
            "key_points": (KeyPoint(heading=EVIL, text=EVIL),),
            "impact": EVIL,
            "comment": EVIL,
            "scores": tuple(AxisScore(axis=axis, score=4, reason=EVIL, evidence=EVIL) for axis in Axis),
        }
    )
    with transaction(filled) as session:
        add_body(session, 1, document(paragraph=EVIL), ja=EVIL, made=evil)
        session.get_one(ArticleRow, article_id(1)).authors = EVIL
        row = session.get_one(PublicationRow, article_id(1))
        row.title = row.title_original = row.tldr = row.model_label = EVIL
        row.url, row.lead_image = "javascript:alert(1)", f"https://x.example/{EVIL}"
        source = session.get_one(SourceRow, "alpha")
        source.name, source.site_url = EVIL, "javascript:alert(1)"
        session.add(TagRow(article_id=row.article_id, tag=EVIL[:60], position=9, sorted_at=row.sorted_at))
    for path in (f"/articles/{article_id(1)}", "/", "/sources"):
        page = site.get(path)
        scripts = tree(page).xpath("//script")
        kinds = sorted(script.get("type") for script in scripts)
        assert kinds in (["application/json", "application/ld+json", "module"], ["application/json", "module"])
        assert not tree(page).xpath("//@onerror | //img[@src='x']")
        assert not [href for href in tree(page).xpath("//div[@id='app']//@href") if href.startswith("javascript:")]
        assert page_data(page.text)["queries"]


def test_a_built_file_is_kept_for_ever(built: None, site: httpx.Client) -> None:
    answer = site.get("/assets/index-abc.js", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert "immutable" not in site.get("/favicon.svg").headers["cache-control"]


@pytest.mark.parametrize("path", ["/..%2fsecret.txt", "/assets/..%2f..%2fsecret.txt", "/%2e%2e/secret.txt"])
def test_no_file_outside_the_site_is_given(built: None, site: httpx.Client, path: str) -> None:
    assert "secret" not in site.get(path).text.replace("secret.txt", "")
    assert site.get(path).status_code == 404


def test_a_page_that_fails_says_so_with_its_status(built: None, site: httpx.Client, filled: Engine) -> None:
    with filled.begin() as connection:
        connection.exec_driver_sql(f"ALTER TABLE {SourceRow.__tablename__} RENAME TO gone")
    page = site.get("/sources")
    assert page.status_code == 500
    assert page.headers["cache-control"] == "no-store"
    assert "ページを表示できませんでした" in page.text and 'content="noindex"' in page.text
    assert "OperationalError" not in page.text


def test_the_front_page_tells_search_engines_how_to_search(site: httpx.Client) -> None:
    (data,) = tree(site.get("/")).xpath("//script[@type='application/ld+json']")
    (website,) = [thing for thing in json.loads(data.text)["@graph"] if thing["@type"] == "WebSite"]
    assert website["potentialAction"]["target"]["urlTemplate"] == "https://news.example/search?q={search_term_string}"


@pytest.mark.parametrize(("query", "said"), [
    ("company=openai", "企業: OpenAI"),
    ("company=nobody-we-know", "企業: nobody-we-know"),
    (f"since={datetime.now(JST).year}-11-01", "11月1日（"),
    ("since=2019-02-03", "2019年2月3日（日）以降"),
    ("until=2019-02-03T10:00:00Z", "2019年2月3日（日）より前"),
    ("until=yesterday", "yesterdayより前"),
])  # fmt: skip
def test_what_a_list_is_narrowed_to_is_said_as_a_reader_would(site: httpx.Client, query: str, said: str) -> None:
    chips = tree(site.get(f"/articles?{query}")).xpath("//ul[@class='chips active-filters']//a/text()")
    assert said in chips[0]
