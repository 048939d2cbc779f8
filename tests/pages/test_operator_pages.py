"""The operator's own pages: his Markdown, the contact form, the addresses of feeds."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from aainews.settings import Settings
from aainews.tables import ContactRow
from tests.api.conftest import settings_for
from tests.pages.test_shell import page_data, tree

NAMES = ("about", "contact", "tokushoho", "privacy", "rss", "developers")
LETTER = {"name": "山田", "email": "", "subject": "掲載", "message": "一行目\r\n<b>二行目</b>", "website": ""}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "privacy.md").write_text("# 当社の方針\n\n**何も**集めません。<script>window.hit=1</script>", "utf-8")
    return settings_for(tmp_path, pages_dir=folder)


@pytest.mark.parametrize("name", NAMES)
def test_each_page_shows_its_text_and_brings_the_answer_for_the_script(site: httpx.Client, name: str) -> None:
    page = site.get(f"/{name}")
    given = site.get(f"/api/v1/pages/{name}").json()
    assert page.status_code == 200
    assert page_data(page.text)["queries"][f"GET /api/v1/pages/{name}"] == given
    assert tree(page).xpath("string(//h1)") == given["title"]
    shown = tree(page).xpath("string(//div[@class='prose'])")
    given_text = tree(httpx.Response(200, text=f"<div>{given['html']}</div>")).xpath("string(.)")
    assert shown.strip() == given_text.strip()


def test_the_operators_file_stands_in_the_place_of_the_template(site: httpx.Client) -> None:
    given = site.get("/api/v1/pages/privacy").json()
    assert given["title"] == "当社の方針"
    assert given["html"].startswith("<p><strong>何も</strong>集めません。&lt;script&gt;")
    assert given["complete"] and 'content="noindex"' not in site.get("/privacy").text
    assert tree(site.get("/privacy")).xpath("count(//main//script | //div[@id='app']//script)") == 0


def test_a_template_says_what_to_write_and_is_not_found_by_search_engines(site: httpx.Client) -> None:
    page = site.get("/tokushoho")
    assert "ここに氏名または法人名を書いてください" in page.text
    assert 'content="noindex"' in page.text
    assert not site.get("/api/v1/pages/tokushoho").json()["complete"]


def test_a_changed_file_is_shown_without_a_restart(site: httpx.Client, settings: Settings) -> None:
    assert settings.pages_dir
    (settings.pages_dir / "tokushoho.md").write_text("販売していません。", "utf-8")
    assert site.get("/api/v1/pages/tokushoho").json() == {
        "name": "tokushoho",
        "title": "特定商取引法に基づく表記",
        "html": "<p>販売していません。</p>\n",
        "complete": True,
    }


@pytest.mark.parametrize("name", ["secret", "..%2Fprivacy", "about.md"])
def test_no_other_file_is_read(site: httpx.Client, name: str) -> None:
    assert site.get(f"/api/v1/pages/{name}").status_code == 404


def test_a_letter_is_sent_without_script_and_thanked_for(site: httpx.Client, filled: Engine) -> None:
    form = tree(site.get("/contact")).forms[0]
    assert (form.method, form.action) == ("POST", "/contact")
    assert {field.get("name") for field in form.xpath(".//input | .//textarea")} == set(LETTER)
    answer = site.post("/contact", data=LETTER)
    assert (answer.status_code, answer.headers["location"]) == (303, "/contact?sent=1")
    thanks = site.get("/contact?sent=1")
    assert "お問い合わせを受け付けました" in thanks.text and not tree(thanks).forms
    with Session(filled) as session:
        row = session.exec(select(ContactRow)).one()
    assert (row.name, row.subject, row.message) == ("山田", "掲載", "一行目\n<b>二行目</b>")


def test_a_program_that_fills_every_field_is_thanked_and_not_kept(site: httpx.Client, filled: Engine) -> None:
    assert site.post("/contact", data=LETTER | {"website": "https://spam.example"}).status_code == 303
    with Session(filled) as session:
        assert session.exec(select(ContactRow)).all() == []


@pytest.mark.parametrize("change", [{"email": "nobody"}, {"subject": ""}, {"message": "長" * 5001}])
def test_what_cannot_be_sent_comes_back_as_it_was_written(site: httpx.Client, change: dict[str, str]) -> None:
    evil = '"><script>alert(1)</script>'
    answer = site.post("/contact", data=LETTER | {"name": evil} | change)
    assert answer.status_code == 400
    assert answer.headers["cache-control"] == "no-store"
    page = tree(answer)
    assert page.xpath("//*[@role='alert']")
    assert page.xpath("string(//input[@name='name']/@value)") == evil
    assert not page.xpath("//div[@id='app']//script")


def test_letters_through_the_page_count_against_the_senders_limit(site: httpx.Client) -> None:
    sent = [site.post("/contact", data=LETTER).status_code for _ in range(11)]
    assert sent == [303] * 10 + [429]
    assert "送信が多すぎます" in site.post("/contact", data=LETTER).text


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"message=" + b"a" * 200_000, b"a=1&" * 3000])
def test_a_body_that_is_no_letter_is_refused(site: httpx.Client, body: bytes) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert site.post("/contact", content=body, headers=kind).status_code == 400


@pytest.mark.parametrize(
    ("asked", "made"),
    [
        ({}, "/feeds/articles.rss"),
        ({"source": "alpha", "format": "atom", "kind": "", "utm": "x"}, "/feeds/articles.atom?source=alpha"),
        ({"tag": '"><script>', "format": "exe"}, "/feeds/articles.rss?tag=%22%3E%3Cscript%3E"),
    ],
)
def test_the_address_of_a_narrowed_feed_is_made_without_script(
    site: httpx.Client, asked: dict[str, str], made: str
) -> None:
    page = tree(site.get(f"/rss?{urlencode(asked)}"))
    assert page.xpath("//p[@class='feed-address']/a/@href") == [f"https://news.example{made}"]
    assert page.xpath("string(//option[@value='alpha'])")
    assert site.get(made).status_code == 200
    assert page.xpath("count(//select)") == 6


def test_every_feed_that_the_page_names_answers(site: httpx.Client) -> None:
    links = tree(site.get("/rss")).xpath("//ul[@class='feeds']//a/@href")
    assert len(links) == 12
    assert [site.get(link).status_code for link in links] == [200] * 12


def test_the_links_of_the_developers_page_lead_somewhere(site: httpx.Client) -> None:
    page = tree(site.get("/developers"))
    assert "https://news.example/api/v1" in page.xpath("string(//pre)")
    links = [link for link in page.xpath("//div[@class='prose']//a/@href") if link.startswith("/")]
    assert len(links) >= 5
    assert [site.get(link).status_code for link in links] == [200] * len(links)
