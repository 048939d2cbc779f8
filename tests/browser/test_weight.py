"""What a reader has to download before a page can be read, counted from the build's own manifest."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from aainews.pages.shell import FIRST, REST, module_files

DIST = Path(__file__).parent.parent.parent / "frontend" / "dist"
KILOBYTE = 1000
LIST, ARTICLE = "src/pages/ArticlesPage.tsx", "src/pages/ArticlePage.tsx"


@pytest.fixture
def index() -> str:
    if not (DIST / "index.html").is_file():
        pytest.skip("run `npm run build` in frontend/ for the built site")
    return (DIST / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def manifest(index: str) -> dict[str, Any]:
    return json.loads((DIST / ".vite" / "manifest.json").read_text(encoding="utf-8"))


def _gzipped(files: list[str]) -> int:
    return sum(len(gzip.compress((DIST / file.lstrip("/")).read_bytes(), 9)) for file in files)


def _scripts(index: str, *modules: str) -> list[str]:
    """What a reader's browser has fetched when these pages stand; the first stands in the page itself."""
    first = json.loads((DIST / ".vite" / "manifest.json").read_text(encoding="utf-8"))[FIRST]["file"]
    always = [script.lstrip("/") for script in re.findall(r'<script[^>]+src="([^"]+\.js)"', index)]
    assert any("assets/" in script for script in always)
    of_pages = {file for module in modules for file in module_files(DIST, module)}
    assert of_pages
    return [first, *always, *sorted(of_pages)]


@pytest.mark.parametrize("module", [LIST, ARTICLE])
def test_scripts_of_a_page_to_read_stay_under_25_kb(index: str, module: str) -> None:
    assert "ArticlesPage" not in str(module_files(DIST, ARTICLE))
    assert _gzipped(_scripts(index, module)) < 25 * KILOBYTE


def test_scripts_of_list_and_article_together_stay_under_30_kb(index: str) -> None:
    both = _scripts(index, LIST, ARTICLE)
    assert len(both) == len(set(both))
    assert _gzipped(both) < 30 * KILOBYTE


def test_all_scripts_of_the_site_stay_under_80_kb(manifest: dict[str, Any]) -> None:
    scripts = sorted({entry["file"] for entry in manifest.values() if entry["file"].endswith(".js")})
    assert _gzipped(scripts) < 80 * KILOBYTE


def test_styles_stay_under_12_kb(index: str, manifest: dict[str, Any]) -> None:
    first = re.findall(r'<link rel="stylesheet"[^>]+href="([^"]+)"', index)
    assert len(first) == 1
    assert _gzipped([*first, manifest[REST]["file"]]) < 12 * KILOBYTE


def test_an_article_holds_no_more_style_than_it_needs(index: str) -> None:
    first = re.findall(r'<link rel="stylesheet"[^>]+href="([^"]+)"', index)
    assert _gzipped(first) < 7 * KILOBYTE


def test_the_page_itself_runs_no_inline_script_and_holds_the_markers(index: str) -> None:
    assert "<!--head-->" in index
    assert '<main id="main" class="main" tabindex="-1"><div id="page"><!--content--></div></main>' in index
    assert "%SITE_NAME%" in index
    assert not re.search(r"<script(?![^>]*\bsrc=)", index)
    assert not re.search(r"\sstyle=", index)
