"""The recorded pages and articles beside the project, where they are."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from aainews.domain.documents import Cell, Code
from aainews.extract import extract_page
from benchmarks.extraction import measure

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
ARTICLES = sorted((CORPUS / "en_articles").rglob("*.md*"))

pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not ARTICLES, reason="no corpus beside the project")]


def _body(text: str) -> str:
    if text.startswith(("---\n", "+++\n")):
        return text[4:].partition(f"\n{text[:3]}")[2].lstrip("\n")
    return text


def _code(rendered: MarkdownIt, body: str) -> Iterator[str]:
    for token in rendered.parse(body):
        if token.type in ("fence", "code_block") and token.content.strip():
            yield token.content.removesuffix("\n")


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.name)
def test_code_and_tables_of_a_markdown_article_come_through_unchanged(path: Path) -> None:
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    body = _body(path.read_text(encoding="utf-8"))
    page = f"<html><head><title>{html.escape(path.stem)}</title></head><body><nav><a href=/>Home</a></nav><main><article><h1>{html.escape(path.stem)}</h1>{markdown.render(body)}</article></main><footer>x</footer></body></html>"
    document = extract_page(page.encode(), "text/html; charset=utf-8", "https://example.org/a")
    found = [s.text for s in document.segments if isinstance(s, Code)]
    wanted = list(_code(markdown, body))
    # An article may hold <pre> written as HTML besides: what Markdown calls code must all be there, in order.
    remaining = iter(found)
    assert all(block in remaining for block in wanted)
    cells = sum(token.type in ("td_open", "th_open") for token in markdown.parse(body))
    assert sum(isinstance(s, Cell) for s in document.segments) >= cells


def test_the_article_is_found_on_the_recorded_pages() -> None:
    results = [measure(path.parent) for path in sorted((CORPUS / "articles").glob("*/source.html"))]
    scores = [(r.scores[0], r.language == "ja") for r in results if r.scores]
    assert sum(score for score, _ in scores) / len(scores) >= 0.95
    japanese = [score for score, is_japanese in scores if is_japanese]
    assert sum(japanese) / len(japanese) >= 0.89
    assert [r.name for r in results if r.intact < r.code] == []
