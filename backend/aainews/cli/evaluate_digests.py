"""`aainews evaluate digests`: whether editions rest on what they name."""

from __future__ import annotations

import asyncio
from functools import cache
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

import typer
from sqlalchemy import Engine

from aainews.api.app import BASE, create_app
from aainews.cli.evaluate_output import JsonFile, write_figures
from aainews.cli.output import err, print_json_line, print_table, told_errors
from aainews.domain.digests import DigestKind
from aainews.domain.hacker_news import HackerComment
from aainews.errors import FetchError
from aainews.evaluation.digests import EditionScan, Evidence, scan
from aainews.fetch import Fetcher
from aainews.pages.asking import ask
from aainews.settings import Settings, settings
from aainews.sources.hacker_news import read_comment
from aainews.store.database import open_engine, reading
from aainews.store.digests import digest_to_read, digests
from aainews.store.news import source_texts

SUMS = ("items", "sentences", "links", "without_story", "dead_links", "numbers_without_source")


def evaluate_digests(
    limit: Annotated[int, typer.Option(help="How many editions of each kind, the newest first.", min=1)] = 30,
    json_file: JsonFile = None,
) -> None:
    """Scans stored editions: every sentence's stories exist, every link resolves, every number stands in a member
    article or in the comment. Comments are asked of Hacker News again."""
    with told_errors():
        used = settings()
        engine = open_engine(used)
        with Fetcher(used) as fetcher:
            found = _scanned(used, engine, fetcher, limit)
    columns = ("kind", "key", "items", "sentences", "links", "no story", "dead links", "numbers")
    print_table("Editions", columns, [[getattr(s, n) for n in ("kind", "key", *SUMS)] for s in found])
    for each in found:
        for fault in each.faults:
            err.print(f"{each.kind} {each.key}: {fault}", highlight=False, markup=False)
    total = {"editions": len(found)} | {name: sum(getattr(s, name) for s in found) for name in SUMS}
    write_figures(json_file, total)
    print_json_line(total)


def _scanned(used: Settings, engine: Engine, fetcher: Fetcher, limit: int) -> list[EditionScan]:
    app = create_app(used, engine)

    @cache
    def resolves(path: str) -> bool:
        parts = urlsplit(path)
        return asyncio.run(ask(app, f"{BASE}{parts.path}", dict(parse_qsl(parts.query)))).status == 200

    @cache
    def comment(id_: int) -> HackerComment | None:
        try:
            return read_comment(fetcher.fetch_api(f"{used.hn_base_url.rstrip('/')}/item/{id_}.json").body, 1, 0)
        except FetchError:
            return None

    found: list[EditionScan] = []
    for kind in DigestKind:
        with reading(engine) as session:
            cards, _ = digests(session, kind, limit)
            editions = [digest_to_read(session, kind, card.key).digest for card in cards]
            texts = source_texts(session, {id_ for digest in editions for id_ in digest.article_ids})
        found += [scan(digest, Evidence(texts, resolves, comment)) for digest in editions]
    return found
