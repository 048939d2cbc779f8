"""What a reader has to download before the first article can be read."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

DIST = Path(__file__).parent.parent.parent / "frontend" / "dist"
KILOBYTE = 1000


@pytest.fixture
def index() -> str:
    if not (DIST / "index.html").is_file():
        pytest.skip("run `npm run build` in frontend/ for the built site")
    return (DIST / "index.html").read_text(encoding="utf-8")


def _gzipped(addresses: list[str]) -> int:
    return sum(len(gzip.compress((DIST / address.lstrip("/")).read_bytes(), 9)) for address in addresses)


def test_scripts_of_list_and_article_stay_under_30_kb(index: str) -> None:
    scripts = re.findall(r'<(?:script|link rel="modulepreload")[^>]+(?:src|href)="([^"]+\.js)"', index)
    assert any("assets/" in script for script in scripts)
    assert _gzipped(scripts) < 30 * KILOBYTE


def test_styles_stay_under_12_kb(index: str) -> None:
    styles = re.findall(r'<link rel="stylesheet"[^>]+href="([^"]+)"', index)
    assert len(styles) == 1
    assert _gzipped(styles) < 12 * KILOBYTE


def test_the_page_itself_runs_no_inline_script_and_holds_the_markers(index: str) -> None:
    assert "<!--head-->" in index
    assert '<div id="app"><!--content--></div>' in index
    assert not re.search(r"<script(?![^>]*\bsrc=)", index)
    assert not re.search(r"\sstyle=", index)
