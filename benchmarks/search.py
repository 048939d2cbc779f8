"""How well, how fast and by which plans the archive is searched and listed.

    python -m benchmarks.search FOLDER [--small 10000] [--large 150000] [--database postgresql://HOST]

FOLDER holds, or gets, the archives of `benchmarks.archive`. On Postgres each archive is a database of its own on that
server (aainews_archive_N). Recall is measured against substrings of the folded text, for the newest DEEP matches of each.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import psycopg
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from aainews.domain.search.folding import fold
from aainews.domain.search.query import Query, parse_query
from aainews.domain.search.texts import unpack
from aainews.store.database import reading
from aainews.store.listing import Wanted
from aainews.store.searching import Rank, best_matches, newest_matches
from aainews.tables import SearchTextRow
from benchmarks.archive import ARTICLES, open_archive
from benchmarks.clocks import working_time
from benchmarks.list_plans import LISTS, full_scans, sent_for
from benchmarks.list_plans import times as list_times

QUERIES = (
    "推論 企業 規制 電力 雇用 医療 監査 蒸留 攻撃 訴訟 議会 利用 発表 課題 精度 "
    "サーバー データセンター エージェント ベンチマーク プロンプト ロボット クラウド オープンソース セキュリティー ワークフロー "
    "GPU LLM Transformer PyTorch OpenAI Anthropic Kubernetes TypeScript benchmark LoRA "
    "生成AI AIエージェント 推論コスト 大規模言語モデル 億ドル規模 研究チーム 機械学習 fine-tuning "
    "ＧＰＵ ＡＰＩ ｓｄｋ ﾃﾞｰﾀｾｯﾄ ｸﾗｳﾄﾞ ＲＬＨＦ Ｐｙｔｈｏｎ"
)
PAGE, REPEAT, DEEP = 20, 3, 300


def holders(engine: Engine, words: Sequence[str], most: int) -> dict[str, list[int]]:
    """Docids of the newest articles, at most so many a word, in whose folded lower-case text it stands."""
    found: dict[str, list[int]] = {word: [] for word in words}
    known: dict[bytes, frozenset[str]] = {}
    with reading(engine) as session:
        newest = select(SearchTextRow.docid, SearchTextRow.packed).order_by(col(SearchTextRow.docid).desc())
        for docid, packed in session.exec(newest.execution_options(yield_per=500)):
            if packed not in known:
                text = fold(unpack(packed).whole).lower()
                known[packed] = frozenset(word for word in words if word in text)
            for word in known[packed]:
                if len(found[word]) < most:
                    found[word].append(docid)
            if all(len(there) == most for there in found.values()):
                break
    return found


def matches(session: Session, query: Query, most: int) -> list[int]:
    """Numbers of the articles found by time, page after page."""
    found: list[int] = []
    after: Rank | None = None
    while len(found) < most:
        page = newest_matches(session, query, Wanted(), 100, after)
        found += [hit.docid for hit in page.hits]
        after = page.end
        if after is None:
            break
    return found[:most]


def recall(engine: Engine, queries: Sequence[str], most: int) -> tuple[float, list[tuple[str, int, int]]]:
    """Found of what is there, over all queries, and (query, there, missed)."""
    words = {query: fold(query).lower() for query in queries}
    holding = holders(engine, sorted(set(words.values())), most)
    rows: list[tuple[str, int, int]] = []
    with reading(engine) as session:
        for query, word in words.items():
            there = holding[word]
            found = set(matches(session, parse_query(query), most * 2))
            rows.append((query, len(there), len(set(there) - found)))
    there_in_all = sum(row[1] for row in rows)
    return 1 - sum(row[2] for row in rows) / max(1, there_in_all), rows


def times(engine: Engine, queries: Sequence[str]) -> list[tuple[float, str, str]]:
    """Milliseconds of each question for its first page, in both orders, the best of REPEAT.

    Of the processor (`clocks`): what it takes when the machine is quiet.
    """
    orders: dict[str, Callable[..., object]] = {"newest": newest_matches, "relevance": best_matches}
    measured: list[tuple[float, str, str]] = []
    with reading(engine) as session:
        session.connection()  # the one that the clock has to know
        clock = working_time(engine)
        for query in queries:
            for name, find in orders.items():
                taken: list[float] = []
                for _ in range(REPEAT):
                    began = clock()
                    find(session, parse_query(query), Wanted(), PAGE)
                    taken.append((clock() - began) * 1000)
                measured.append((min(taken), query, name))
    return sorted(measured)


def p95(measured: Sequence[tuple[float, str, str]]) -> float:
    return round(measured[int(len(measured) * 0.95)][0], 1)


def on_postgres(server: str, articles: int) -> str:
    name = f"aainews_archive_{articles}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone()
        if there is None:
            connection.execute(f"CREATE DATABASE {name}")  # pyright: ignore[reportArgumentType, reportCallIssue]
    return f"{server}/{name}"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--small", type=int, default=10_000)
    asked.add_argument("--large", type=int, default=ARTICLES)
    asked.add_argument("--database", default="")
    given = asked.parse_args()
    queries = QUERIES.split()
    answers: dict[int, tuple[float, float, list[str]]] = {}
    for articles in (given.small, given.large):
        url = on_postgres(given.database.rstrip("/"), articles) if given.database else ""
        engine = open_archive(given.folder, articles, database=url)
        times(engine, queries[:5])  # the first pages of the file
        measured = times(engine, queries)
        share, rows = recall(engine, queries, DEEP)
        sent = sent_for(engine, LISTS)
        scans, lists = full_scans(engine, sent), list_times(engine, sent)
        answers[articles] = (share, p95(measured), scans)
        print(f"\n{articles} articles, {len(queries)} queries: recall {share:.4f}, p95 {p95(measured)} ms")
        print("  slowest:", ", ".join(f"{query} {order} {ms:.1f}" for ms, query, order in measured[-6:]))
        print("  missed:", ", ".join(f"{query} {lost} of {there}" for query, there, lost in rows if lost) or "none")
        print("  without any match:", " ".join(query for query, there, _ in rows if not there) or "none")
        print(f"  lists: {len(sent)} questions, slowest", "; ".join(f"{path} {ms:.1f} ms" for ms, path in lists[:8]))
        print("  full scans:", "; ".join(scans) or "none")
        engine.dispose()
    small, large = answers[given.small], answers[given.large]
    keys = {"recall": round(min(small[0], large[0]), 4), "p95_ms_10k": small[1], "p95_ms_150k": large[1]}
    print(json.dumps(keys | {"full_scans": len(large[2])}))


if __name__ == "__main__":
    main()
