"""What must not change on its way through a model: code, addresses, formulas and the shape of tables.

    python -m benchmarks.identity DIR [--shortest N] [--embedded]

Every Markdown file under DIR (.md, .mdx) is served as a page on loopback, goes the whole way with the tests' model
server (or the embedded model, which takes some minutes an article), and is then compared as a reader sees it: each code block with the fence in the Markdown, each table with its
rows and columns, and in each translated segment the addresses of links, inline code and formulas with its source.
"""

from __future__ import annotations

import argparse
import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt

from aainews.domain.documents import Cell, Code, Document, Math
from aainews.logs import configure_logs
from aainews.store.database import reading
from aainews.store.reading import Reading, article_to_read
from benchmarks.parallel import Source, newsroom_of, publish, source_from
from tests.model_server import ModelServer
from tests.pipeline.newsroom import Newsroom

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
_HREF = re.compile(r'<a href="([^"]*)"')
_LITERAL = re.compile(r'<code>.*?</code>|<span class="math">.*?</span>')
_BARE = re.compile(r"https?://[^\s<>\"」）]+[^\s<>\"」）.,;:!?')\]、。：]")

COUNTED = ("code_blocks", "urls", "literals", "formulas", "tables")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shortest", type=int, metavar="N", help="only the N articles of the fewest words")
    parser.add_argument("--embedded", action="store_true", help="with the embedded model")
    options = parser.parse_args()
    configure_logs("ERROR")
    files = sorted(file for file in options.folder.rglob("*.md*") if file.suffix in (".md", ".mdx"))
    sources = [source_from(file, file.stem) for file in files]
    if options.shortest:
        sources = sorted(sources, key=lambda source: source.words)[: options.shortest]
    model = {"openai_base_url": None} if options.embedded else {}
    with ModelServer() as server, newsroom_of(server, **model) as newsroom:
        publish(newsroom, sources)
        newsroom.ingest()
        shown = read_all(newsroom)
    total: Counter[str] = Counter()
    differing: Counter[str] = Counter()
    missing = [source.name for source in sources if source.name not in shown]
    for source in sources:
        if source.name in shown:
            compare(source, shown[source.name], total, differing)
    for name in COUNTED:
        print(f"{name:<14}{total[name]:>7}{differing[name]:>7} differ")
    if missing:
        print("not published: " + ", ".join(missing))
    result = {"articles": len(shown), **{name: total[name] for name in COUNTED}, "differing": sum(differing.values())}
    print(json.dumps(result))


def read_all(newsroom: Newsroom) -> dict[str, Reading]:
    with reading(newsroom.database) as session:
        return {name: article_to_read(session, row.article_id) for name, row in newsroom.publications().items()}


def compare(source: Source, shown: Reading, total: Counter[str], differing: Counter[str]) -> None:
    document = shown.document
    assert document is not None

    def same(what: str, before: object, after: object) -> None:
        total[what] += 1
        if before != after:
            differing[what] += 1
            print(f"{source.name}: {what}: {str(before)[:90]!r} became {str(after)[:90]!r}")

    codes = [segment.text for segment in document.segments if isinstance(segment, Code)]
    for code in code_of(source.markdown):
        same(
            "code_blocks",
            code,
            code if code in codes else min(codes, key=lambda c: abs(len(c) - len(code)), default=""),
        )
    for rows in tables_of(source.markdown):
        same("tables", rows, rows if rows in shapes_of(document) else shapes_of(document))
    for segment in document.segments:
        if isinstance(segment, Math):
            total["formulas"] += 1  # literal: compared with the page by the tests of extraction
        if isinstance(segment, Code | Math):
            continue
        row = shown.translations.get(segment.id)
        if row is None or row.ja is None:
            continue
        for href in _HREF.findall(segment.html):
            same(
                "urls",
                href,
                href if _HREF.findall(row.ja).count(href) == _HREF.findall(segment.html).count(href) else "",
            )
        same("urls", sorted(_BARE.findall(words(segment.html))), sorted(_BARE.findall(words(row.ja))))
        if _LITERAL.search(segment.html) or _LITERAL.search(row.ja):
            same("literals", sorted(_LITERAL.findall(segment.html)), sorted(_LITERAL.findall(row.ja)))


def words(inline: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", " ", inline))


def code_of(markdown: str) -> Iterator[str]:
    for token in _MARKDOWN.parse(markdown):
        if token.type in ("fence", "code_block") and token.content.strip():
            yield token.content.removesuffix("\n")


def tables_of(markdown: str) -> Iterator[list[int]]:
    """For each table how many cells each of its rows has."""
    rows: list[int] = []
    for token in _MARKDOWN.parse(markdown):
        if token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append(0)
        elif token.type in ("td_open", "th_open"):
            rows[-1] += 1
        elif token.type == "table_close":
            yield rows


def shapes_of(document: Document) -> list[list[int]]:
    tables: dict[int, Counter[int]] = {}
    for segment in document.segments:
        if isinstance(segment, Cell):
            tables.setdefault(segment.group, Counter())[segment.row] += 1
    return [[counts[row] for row in sorted(counts)] for counts in tables.values()]


if __name__ == "__main__":
    main()
