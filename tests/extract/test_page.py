from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest

from aainews.domain.entries import Published
from aainews.errors import ExtractError
from aainews.extract import canonical_link, extract_page, page_published
from aainews.extract.markup import parse_page

TEXT = "".join(f"<p>Paragraph {n} says something about models, and then it says some more of it.</p>" for n in range(6))
URL = "https://news.example.org/2026/a-model"


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html lang=en><head><title>A model | News</title>{head}</head><body>{body}</body></html>".encode()


def test_navigation_related_articles_and_footer_are_left_out() -> None:
    body = f"<nav><a href=/>Home</a></nav><article><h1>A model</h1>{TEXT}</article><aside><h2>Related</h2><ul><li><a href=/b>Other news of the day</a></ul></aside><footer>All rights reserved, of course.</footer>"
    document = extract_page(page(body), "text/html", URL)
    assert document.title == "A model"
    assert [s.kind for s in document.segments] == ["paragraph"] * 6


def test_a_list_of_references_stays_and_a_list_of_further_articles_goes() -> None:
    references = "<h2>References</h2><ul><li><a href=https://arxiv.org/abs/1>Attention is all you need</a><li><a href=https://github.com/a>The code</a></ul>"
    further = (
        "<h2>Related articles</h2><ul><li><a href=/c>Another model was released</a><li><a href=/d>And one more</a></ul>"
    )
    text = extract_page(page(f"<article>{TEXT}{references}{further}</article>"), "text/html", URL).text
    assert "Attention is all you need" in text
    assert "Another model" not in text


def test_a_page_without_article_is_a_named_error() -> None:
    with pytest.raises(ExtractError) as error:
        extract_page(page("<nav><a href=/>Home</a></nav><div id=app></div>"), "text/html", URL)
    assert error.value.code == "no_article"


@pytest.mark.parametrize(("body", "kind", "code"), [
    (b"", "text/html", "empty"), (b" \n ", None, "empty"), (b"%PDF-1.7 ...", None, "not_html"), (b'{"a": 1}', None, "not_html"),
    (b"<p>x</p>", "application/json; charset=utf-8", "not_html"), (b"only words", "text/html", "not_html"),
])  # fmt: skip
def test_what_is_no_page_is_a_named_error(body: bytes, kind: str | None, code: str) -> None:
    with pytest.raises(ExtractError) as error:
        extract_page(body, kind, URL)
    assert error.value.code == code


JAPANESE = "日本語の記事です。文字化けしないことを確かめるために、ひらがなとカタカナと漢字を混ぜて書きます。"


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis", "euc_jp", "iso2022_jp", "cp932", "utf-16"])
@pytest.mark.parametrize("declared", [None, "text/html; charset=iso-8859-1", "text/html; charset=nonsense"])
def test_japanese_is_read_whatever_is_declared(encoding: str, declared: str | None) -> None:
    html = f"<html><body><article>{''.join(f'<p>{JAPANESE}</p>' for _ in range(4))}</article></body></html>"
    document = extract_page(html.encode(encoding), declared, URL)
    assert document.language == "ja"
    assert document.text.startswith(JAPANESE)


def test_the_declared_western_encoding_is_believed() -> None:
    body = (
        page(f"<article>{TEXT}<p>Ein schöner Satz über Äpfel, der nicht zerstört werden soll.</p></article>")
        .decode()
        .encode("cp1252")
    )
    assert "schöner Satz über Äpfel" in extract_page(body, "text/html; charset=windows-1252", URL).text


def test_metadata_is_read_from_json_ld_and_meta() -> None:
    head = (
        '<meta property="og:site_name" content="News"><meta property="og:title" content="A model - News"><meta property="og:image" content="/i.png">'
        '<link rel=canonical href="/2026/a-model?utm_source=x"><script type="application/ld+json">{"@type":"NewsArticle","headline":"A model",'
        '"author":[{"name":"Ann Lee"},{"name":"Bo"}],"datePublished":"2026-10-01"}</script>'
    )
    document = extract_page(page(f"<article>{TEXT}</article>", head), "text/html", URL + "?x=1")
    assert (document.title, document.authors) == ("A model", ("Ann Lee", "Bo"))
    assert document.lead_image == "https://news.example.org/i.png"
    assert document.canonical_url == URL


@pytest.mark.parametrize(("value", "found"), [
    ("2026-10-01", Published(at=None, day=date(2026, 10, 1))),
    ("2026-10-01T09:00:00+09:00", Published(at=datetime(2026, 10, 1, tzinfo=UTC), day=None)),
    ("2026-10-01T09:00:00", Published(at=None, day=date(2026, 10, 1))),
    ("yesterday", None),
])  # fmt: skip
def test_a_day_stays_a_day(value: str, found: Published | None) -> None:
    tree = parse_page(
        f'<html><head><meta property="article:published_time" content="{value}"></head><body>x</body></html>'
    )
    assert page_published(tree) == found


@pytest.mark.parametrize(
    "stated", ["https://other.example.com/a", "https://news.example.org/", "javascript:x", "", None]
)
def test_a_canonical_address_that_cannot_be_meant_is_not_taken(stated: str | None) -> None:
    assert canonical_link(URL, stated) is None


HOSTILE = {
    "deep": "<div>" * 100_000 + "text " * 20,
    "deep inline": "<p>" + "<b>" * 20_000 + "text " * 20,
    "one tag": "<a href=x>" * 300_000,
    "cells": "<table><tr>" + "<td>x" * 300_000,
    "spans": "<table><tr><th>a<th>b<tr>" + "<td colspan=99999999 rowspan=99999999>x" * 2000,
    "attributes": "<div " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{TEXT}",
    "dollars": "<p>" + "$$" * 500_000,
    "nulls": "\0" * 500_000 + TEXT,
    "entities": f'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>{TEXT}<p>&b;</p>',
    "json": f'<script type="application/ld+json">{"[" * 50_000}</script>{TEXT}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_ends_soon_in_text_or_a_named_error(name: str) -> None:
    began = time.process_time()
    try:
        extract_page(HOSTILE[name].encode(), "text/html", URL)
    except ExtractError as error:
        assert error.code in ("no_article", "empty", "not_html")
    assert time.process_time() - began < 8
