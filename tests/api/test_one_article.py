"""GET /api/v1/articles/{id} and its Markdown."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from sqlalchemy import Engine

from aainews.domain.documents import Document, Paragraph
from aainews.store.database import transaction
from aainews.tables import PublicationRow
from tests.api.filling import add_article, add_body, article_id, document


@pytest.fixture
def article(site: httpx.Client) -> dict[str, Any]:
    return site.get(f"/api/v1/articles/{article_id(0)}").raise_for_status().json()


def test_it_has_every_segment_with_its_state(article: dict[str, Any]) -> None:
    states = {segment["id"]: segment["status"] for segment in article["segments"]}
    assert [segment["kind"] for segment in article["segments"]] == [s.kind for s in document().segments]
    assert (states["p1"], states["p2"], states["p3"], states["k1"]) == (
        "translated",
        "original",
        "pending",
        "untouched",
    )


def test_a_segment_in_the_original_says_why_in_japanese(article: dict[str, Any]) -> None:
    segment = next(segment for segment in article["segments"] if segment["id"] == "p2")
    assert segment["ja"] is None
    assert "訳し残し" in segment["note"]


def test_scores_have_weight_reason_and_evidence(article: dict[str, Any]) -> None:
    axes = article["analysis"]["axes"]
    assert [(a["name"], a["weight"]) for a in axes] == [("深度", 40), ("関連度", 30), ("実用性", 20), ("革新性", 10)]
    assert all(a["reason"] and a["evidence"] == "runs" for a in axes)


def test_provenance_counts_what_was_done(article: dict[str, Any]) -> None:
    made = article["provenance"]
    assert (made["segments_total"], made["segments_translated"]) == (14, 10)
    assert (made["segments_original"], made["segments_pending"]) == (1, 1)
    assert made["prompts"] == ["analysis.v1", "translation.v1"]
    assert made["checks"] == [
        {"kind": "untranslated", "label": "訳し残し", "severity": "block", "count": 1, "shown": False}
    ]


def test_related_articles_come_best_first(article: dict[str, Any]) -> None:
    assert [card["id"] for card in article["related"]] == [article_id(1), article_id(2)]


def test_stored_markup_that_is_not_allowed_does_not_leave_the_house(site: httpx.Client, filled: Engine) -> None:
    evil = '<script>alert(1)</script><a href="javascript:x" onclick="y">z</a><span class="math evil">t</span>'
    with transaction(filled) as session:
        add_body(session, 1, document(paragraph=evil), ja=evil)
    shown = next(s for s in site.get(f"/api/v1/articles/{article_id(1)}").json()["segments"] if s["id"] == "p1")
    assert shown["ja"] == shown["original"] == '<a>z</a><span class="math">t</span>'


@pytest.mark.parametrize(("rights", "analysed", "quoted"), [("summary", True, True), ("link", False, False)])
def test_rights_decide_what_is_given(
    site: httpx.Client, filled: Engine, rights: str, analysed: bool, quoted: bool
) -> None:
    with transaction(filled) as session:
        add_body(session, 1, document(paragraph="word " * 100))
        session.get_one(PublicationRow, article_id(1)).rights = rights
    article = site.get(f"/api/v1/articles/{article_id(1)}").json()
    assert article["segments"] == []
    assert (article["analysis"] is not None) is analysed
    assert (article["excerpt"] is not None) is quoted
    assert len(article["excerpt"] or "") <= 200


def test_a_japanese_article_is_shown_as_it_is(site: httpx.Client, filled: Engine) -> None:
    text = Document(title="題", language="ja", canonical_url=None, authors=(), lead_image=None,
                    segments=(Paragraph(id="p1", html="日本語の<em>本文</em>。"),))  # fmt: skip
    with transaction(filled) as session:
        add_article(session, 902, language="ja")
        add_body(session, 902, text)
    (segment,) = site.get("/api/v1/articles/a00902").json()["segments"]
    assert (segment["status"], segment["ja"]) == ("untouched", "日本語の<em>本文</em>。")


@pytest.mark.parametrize(("html", "status", "waiting"), [("<code>cargo info</code>", "untouched", 0), ("Words.", "pending", 1)])  # fmt: skip
def test_what_has_no_words_is_not_waited_for(
    site: httpx.Client, filled: Engine, html: str, status: str, waiting: int
) -> None:
    text = Document(title="Title", language="en", canonical_url=None, authors=(), lead_image=None,
                    segments=(Paragraph(id="p3", html=html),))  # fmt: skip
    with transaction(filled) as session:
        add_article(session, 903, language="en")
        add_body(session, 903, text)
    article = site.get("/api/v1/articles/a00903").json()
    assert [each["status"] for each in article["segments"]] == [status]
    assert article["provenance"]["segments_pending"] == waiting


def test_an_article_with_only_a_title_is_given_without_a_body(site: httpx.Client) -> None:
    article = site.get(f"/api/v1/articles/{article_id(7)}").json()
    assert (article["segments"], article["analysis"]) == ([], None)


@pytest.mark.parametrize("wrong", ["nothere", "a%00b", "..", "a00000%20", "%F0%9F%98%80", "x" * 300])
def test_an_id_that_nothing_has_is_a_404_problem(site: httpx.Client, wrong: str) -> None:
    answer = site.get(f"/api/v1/articles/{wrong}")
    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"


def test_a_held_article_is_not_found(site: httpx.Client, filled: Engine) -> None:
    with transaction(filled) as session:
        session.get_one(PublicationRow, article_id(3)).state = "held"
    assert site.get(f"/api/v1/articles/{article_id(3)}").status_code == 404


def test_markdown_keeps_lists_tables_code_and_formulas(site: httpx.Client) -> None:
    answer = site.get(f"/api/v1/articles/{article_id(0)}.md")
    text = answer.text
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert "- 訳文*です*。\n   - 訳文*です*。" in text
    assert "| --- | --- |" in text
    assert "````python\nif a < b:\n    print('```')\n````" in text
    assert "$$\nE = mc^2\n$$" in text


def test_markdown_escapes_what_would_be_markup(site: httpx.Client, filled: Engine) -> None:
    with transaction(filled) as session:
        row = session.get_one(PublicationRow, article_id(5))
        row.title = "# *偽*の[見出し](javascript:x) <script>"
    text = site.get(f"/api/v1/articles/{article_id(5)}.md").text
    assert text.startswith("# \\# \\*偽\\*の\\[見出し\\](javascript:x) \\<script\\>\n")
