"""Sixty articles with a model that takes a second a call, sixteen calls at once: how near to the ideal, at what CPU?

    python -m benchmarks.pipeline [--articles 60] [--feeds 4] [--latency 1.0] [--concurrency 16]

The worker is a process of its own, and so are the model server and the web. It takes one feed of sixty articles after the
other, each until nothing is left to do. The first is counted from before the pipeline was opened, and so has the start in
it, without the interpreter's own and the imports; the others come to a worker that runs, as all do but the first after a
start. CPU is what the worker used (user and system, all its threads), and all that the processes used in which its pages
are read and its answers judged; the embedding model is not in it.

The ideal is the larger of two bounds: all calls that the server saw, as many at once as may be (calls / concurrency
rounds, the last of which takes as long as a full one), and the longest chain of calls that one article's answers force
upon each other; plus nothing for fetching, reading or storing.

`wall_ratio` ends when the last article is shown. Articles are embedded and placed in their stories after that, at a lower
priority and without the model; `stories_ratio` ends with the last of these. Each figure is the median of the feeds after
the first; the same for the first, with the start, are `first_…`.
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
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from sqlmodel import col, func, select

from aainews.clock import utc_now
from aainews.logs import configure_logs
from aainews.pipeline.service import Pipeline
from aainews.settings import read_settings
from aainews.store.database import open_engine, reading
from aainews.tables import ArticleRow, LLMCallRow, PublicationRow
from benchmarks.newsrooms import Trial, trial


@dataclass(frozen=True)
class Taken:
    """What one feed took: seconds until the last article was shown, until nothing was left to do, and of CPU in the worker
    and in its other processes."""

    source: str
    shown: float
    wall: float
    cpu: float
    apart: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60, help="in each feed")
    parser.add_argument("--feeds", type=int, default=4)
    parser.add_argument("--latency", type=float, default=1.0)
    parser.add_argument("--concurrency", type=int, default=16)
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.feeds < 2:
        parser.error("--feeds: the first has the start in it; at least 2")
    if options.worker:
        worker(options.feeds)
        return
    server = ["--latency", str(options.latency)]
    with trial(options.articles, server, feeds=options.feeds, AAINEWS_LLM_CONCURRENCY=str(options.concurrency)) as one:
        command = [sys.executable, "-m", "benchmarks.pipeline", "--worker", "--feeds", str(options.feeds)]
        told = subprocess.run(command, env=one.environment, stdout=subprocess.PIPE, check=True)
        taken = [Taken(**each) for each in json.loads(told.stdout.splitlines()[-1])]
        show(one, taken, options.articles, options.latency, options.concurrency)


def worker(feeds: int) -> None:
    """Takes the feeds one after the other and prints what each took."""
    configure_logs("WARNING")
    gc.freeze()  # as the command does
    settings = read_settings()
    database = open_engine(settings)
    taken: list[Taken] = []
    used, apart, began, at = cpu(), 0.0, time.monotonic(), utc_now()
    with Pipeline(settings, open_engine(settings)) as pipeline:
        for number in range(1, feeds + 1):
            source = f"invented-{number}"
            if taken:
                used, apart, began, at = cpu(), cpu_of_children(), time.monotonic(), utc_now()
            pipeline.ingest(source)
            wall = time.monotonic() - began
            computed, elsewhere = cpu() - used, cpu_of_children() - apart
            with reading(database) as session:
                shown = session.exec(
                    select(func.max(PublicationRow.first_published_at)).where(PublicationRow.source_slug == source)
                ).one()
            taken.append(Taken(source, seconds_until(shown, at), wall, computed, elsewhere))
    print(json.dumps([asdict(each) for each in taken]))


def seconds_until(shown: datetime | None, began: datetime) -> float:
    return (shown - began).total_seconds() if shown else 0.0


def cpu() -> float:
    """Seconds of user and system time of this process."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def cpu_of_children(besides: str = "aainews.llm.embedding_server") -> float:
    """Seconds of user and system time of this process's children but one that runs this module (`/proc`, see proc(5))."""
    seconds = 0.0
    for child in Path("/proc/self/task").glob("*/children"):
        for number in child.read_text().split():
            if besides not in Path(f"/proc/{number}/cmdline").read_text().split("\0"):
                fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
                seconds += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return seconds


def ideal_of(one: Trial, source: str, latency: float, concurrency: int) -> float:
    """Seconds that the calls for one feed's articles take at best."""
    with reading(one.database) as session:
        rows = session.exec(
            select(LLMCallRow.article_id, LLMCallRow.purpose, LLMCallRow.attempt)
            .join(ArticleRow, col(ArticleRow.id) == col(LLMCallRow.article_id))
            .where(ArticleRow.source_slug == source)
        ).all()
    # Calls of one purpose and try go side by side; those of others wait for their answers.
    chain = max(Counter(article for article, _, _ in set(rows)).values(), default=0)
    return max(math.ceil(len(rows) / concurrency), chain) * latency


def show(one: Trial, taken: list[Taken], articles: int, latency: float, concurrency: int) -> None:
    with reading(one.database) as session:
        published = session.exec(select(func.count()).select_from(PublicationRow)).one()
        purposes = session.exec(
            select(LLMCallRow.purpose, func.count()).group_by(col(LLMCallRow.purpose)).order_by(func.count().desc())
        ).all()
    print(f"{published} of {articles * len(taken)} articles shown")
    print(f"{len(one.calls)} calls: {', '.join(f'{purpose} {count}' for purpose, count in purposes)}\n")
    print(f"{'feed':<14}{'ideal s':>9}{'shown':>9}{'ratio':>8}{'stories':>9}{'ratio':>8}{'CPU ms':>9}{'apart':>8}")
    rows: list[dict[str, float]] = []
    for each in taken:
        ideal = ideal_of(one, each.source, latency, concurrency)
        here, apart = each.cpu * 1000 / articles, each.apart * 1000 / articles
        row = {
            "wall_ratio": round(each.shown / ideal, 3),
            "stories_ratio": round(each.wall / ideal, 3),
            "cpu_ms_per_article": round(here + apart, 1),
        }
        print(
            f"{each.source:<14}{ideal:>9.2f}{each.shown:>9.2f}{row['wall_ratio']:>8.3f}"
            f"{each.wall:>9.2f}{row['stories_ratio']:>8.3f}{here:>9.1f}{apart:>8.1f}"
        )
        rows.append(row)
    first, *others = rows
    figures = {name: round(median(row[name] for row in others), 3) for name in first}
    print(
        json.dumps(
            {"articles": published // len(taken)} | figures | {f"first_{name}": value for name, value in first.items()}
        )
    )


if __name__ == "__main__":
    main()
