"""Sixty articles with a model that takes a second a call, sixteen calls at once: how near to the ideal, at what CPU?

    python -m benchmarks.pipeline [--articles 60] [--latency 1.0] [--concurrency 16]

The worker is a process of its own, and so are the model server and the web: CPU is what the worker used (user and
system, all its threads) from before the pipeline was opened until nothing was left to do, without the interpreter's
start and the imports, and all that the processes used in which its pages are read and its answers judged, their start
included; the embedding model is not in it. The ideal is the larger of two bounds: all calls that the server saw, as many at once
as may be (calls / concurrency rounds, the last of which takes as long as a full one), and the longest chain of calls that
one article's answers force upon each other; plus nothing for fetching, reading or storing.

`wall_ratio` ends when the last article is shown. Articles are embedded and placed in their stories after that, at a lower
priority and without the model; `stories_ratio` ends with the last of these.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from sqlmodel import col, func, select

from aainews.clock import utc_now
from aainews.logs import configure_logs
from aainews.pipeline.service import Pipeline
from aainews.settings import read_settings
from aainews.store.database import open_engine, reading
from aainews.tables import LLMCallRow, PublicationRow
from benchmarks.newsrooms import Trial, trial


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--latency", type=float, default=1.0)
    parser.add_argument("--concurrency", type=int, default=16)
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        worker()
        return
    server = ["--latency", str(options.latency)]
    with trial(options.articles, server, AAINEWS_LLM_CONCURRENCY=str(options.concurrency)) as one:
        command = [sys.executable, "-m", "benchmarks.pipeline", "--worker"]
        told = subprocess.run(command, env=one.environment, stdout=subprocess.PIPE, check=True)
        figures = json.loads(told.stdout.splitlines()[-1])
        show(one, figures, options.articles, options.latency, options.concurrency)


def worker() -> None:
    """Ingests once and prints what it took."""
    configure_logs("WARNING")
    gc.freeze()  # as the command does
    settings = read_settings()
    used, began, at = cpu(), time.monotonic(), utc_now()
    with Pipeline(settings, open_engine(settings)) as pipeline:
        counts = pipeline.ingest()
        wall = time.monotonic() - began
        judging = cpu_of_children(besides="aainews.llm.embedding_server")
    used = cpu() - used
    with reading(open_engine(settings)) as session:
        shown = session.exec(select(func.max(PublicationRow.first_published_at))).one()
    until_shown = (shown - at).total_seconds() if shown else 0.0
    print(
        json.dumps(
            {
                "wall": wall,
                "shown": until_shown,
                "cpu": used,
                "judging": judging,
                "published": counts.articles_published,
            }
        )
    )


def cpu() -> float:
    """Seconds of user and system time of this process."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def cpu_of_children(besides: str) -> float:
    """Seconds of user and system time of this process's children but one that runs this module (`/proc`, see proc(5))."""
    seconds = 0.0
    for child in Path("/proc/self/task").glob("*/children"):
        for number in child.read_text().split():
            if besides not in Path(f"/proc/{number}/cmdline").read_text().split("\0"):
                fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
                seconds += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return seconds


def longest_chain(one: Trial) -> int:
    """The most calls of one article that had to wait for each other: as many as there are different tries and
    purposes among its calls, as calls of one purpose and try go side by side."""
    with reading(one.database) as session:
        rows = session.exec(select(LLMCallRow.article_id, LLMCallRow.purpose, LLMCallRow.attempt).distinct()).all()
    return max(Counter(article for article, _, _ in rows).values(), default=0)


def show(one: Trial, figures: dict[str, Any], articles: int, latency: float, concurrency: int) -> None:
    calls = len(one.calls)
    with reading(one.database) as session:
        published = session.exec(select(func.count()).select_from(PublicationRow)).one()
        purposes = session.exec(
            select(LLMCallRow.purpose, func.count()).group_by(col(LLMCallRow.purpose)).order_by(func.count().desc())
        ).all()
    chain = longest_chain(one) * latency
    rounds = math.ceil(calls / concurrency) * latency
    ideal = max(rounds, chain)
    rows = {
        "articles": articles,
        "shown": published,
        "published whole": figures["published"],
        "calls": calls,
        "by purpose": ", ".join(f"{purpose} {count}" for purpose, count in purposes),
        "ideal s": f"{ideal:.2f} (rounds {rounds:.2f}, chain {chain:.2f})",
        "all shown after s": f"{figures['shown']:.2f}",
        "all in stories after s": f"{figures['wall']:.2f}",
        "CPU s": f"{figures['cpu']:.2f}, and {figures['judging']:.2f} of its other processes",
    }
    for name, value in rows.items():
        print(f"{name:<24}{value}")
    result = {
        "articles": published,
        "wall_ratio": round(figures["shown"] / ideal, 3),
        "stories_ratio": round(figures["wall"] / ideal, 3),
        "cpu_ms_per_article": round((figures["cpu"] + figures["judging"]) * 1000 / articles, 1),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
