"""A page runs and wears only what the site's build put into it."""

from __future__ import annotations

import base64
import hashlib
import re

import httpx
import pytest

from aainews.settings import Settings
from tests.api.filling import article_id

STYLE, REST = "body{color:red}", "form{color:blue}"
THEME = "document.documentElement.dataset.theme = 'dark';"


@pytest.fixture
def built(settings: Settings) -> None:
    (settings.spa_dir / "assets").mkdir(parents=True)
    (settings.spa_dir / "assets" / "main-a1.css").write_text(STYLE)
    (settings.spa_dir / "assets" / "rest-a1.css").write_text(REST)
    (settings.spa_dir / ".vite").mkdir()
    (settings.spa_dir / ".vite" / "manifest.json").write_text(
        '{"src/styles/rest.css": {"file": "assets/rest-a1.css"}, "src/first.ts": {"file": "assets/first-a1.js"}}'
    )
    (settings.spa_dir / "assets" / "first-a1.js").write_text(THEME)
    (settings.spa_dir / "index.html").write_text(
        '<!doctype html><html lang="ja"><head><!--head-->'
        '<link rel="stylesheet" crossorigin href="/assets/main-a1.css"></head>'
        '<body><div id="app"><!--content--></div></body></html>'
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_first_paint_waits_for_no_second_file(built: None, site: httpx.Client) -> None:
    page = site.get("/").text
    assert f"<style>{STYLE}{REST}</style>" in page and f"<script>{THEME}</script>" in page
    assert not re.search(r'<link rel="stylesheet"|<script src=', page)


def test_an_article_gets_what_it_does_not_need_at_once_after_its_text(built: None, site: httpx.Client) -> None:
    page = site.get(f"/articles/{article_id(0)}").text
    assert f"<style>{STYLE}</style>" in page and REST not in page
    assert page.index("</article>") < page.index('<link rel="stylesheet" href="/assets/rest-a1.css">')


def test_its_policy_names_just_that_style_and_that_script(built: None, site: httpx.Client) -> None:
    for path in ("/", "/nothing"):
        policies = site.get(path).headers.get_list("content-security-policy")
        assert len(policies) == 1
        rules = dict(rule.split(" ", 1) for rule in policies[0].split("; "))
        assert rules["script-src"] == f"'self' {_hash(THEME)}"
        assert rules["style-src"] == f"'self' {_hash(STYLE)} {_hash(STYLE + REST)}"


def test_every_other_answer_allows_no_inline_style_or_script(built: None, site: httpx.Client) -> None:
    policy = site.get("/api/v1/articles").headers["content-security-policy"]
    assert "script-src 'self';" in policy and "style-src 'self';" in policy
