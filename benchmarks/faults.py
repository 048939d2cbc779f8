"""A model that fails in three calls of ten, in every way it knows: does each article end, and is nothing bad shown?

    python -m benchmarks.faults [--seeds N] [--articles 60] [--rate 0.3]

First a faultless run, to count its calls. Then, for each seed, the same articles with faults: 429, 500, no answer,
a dropped connection, an answer cut off, refused, empty, broken JSON, in Chinese, in English, with the prompt in it,
nonsense, without a placeholder, with another number, with a paragraph missing or given twice. What is to be tried again
later is made due at once, as if the time had passed, until nothing is left to do. Then the store is read as the site
reads it, and everything that a model made is looked at: by patterns of this benchmark, and by the gate.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from typing import Any

from sqlalchemy import Engine
from sqlmodel import col, func, select

from aainews.clock import utc_now
from aainews.logs import configure_logs
from aainews.pipeline.model import Model
from aainews.pipeline.service import Pipeline
from aainews.settings import read_settings
from aainews.store.articles import ask_for_article
from aainews.store.database import open_engine, reading, transaction
from aainews.tables import ArticleRow, PublicationRow, TranslationRow
from benchmarks.newsrooms import Trial, trial
from benchmarks.published import forbidden, shown_texts

ROUNDS = 25
PATIENCE = 8.0
ANSWER_WITHIN = 2.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--rate", type=float, default=0.3)
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        worker()
        return
    faultless = run(options.articles, 0.0, 1)
    print(line("faultless", faultless))
    runs = [run(options.articles, options.rate, seed) for seed in range(1, options.seeds + 1)]
    for seed, figures in enumerate(runs, 1):
        print(line(f"seed {seed}", figures))
        print("           faults: " + ", ".join(f"{kind} {count}" for kind, count in figures["faults"].items()))
        for what in figures["forbidden"][:20]:
            print(f"           {what}")
    result = {
        "articles": options.articles,
        "final": min(figures["final"] for figures in runs),
        "forbidden_published": sum(len(figures["forbidden"]) for figures in runs),
        "call_ratio": round(max(figures["calls"] for figures in runs) / faultless["calls"], 3),
    }
    print(json.dumps(result))


def run(articles: int, rate: float, seed: int) -> dict[str, Any]:
    """What became of the articles with faults of that seed at that rate."""
    server = ["--faults", str(rate), "--seed", str(seed), "--retry-after", "0.2", "--hang", str(ANSWER_WITHIN + 1)]
    settings = {"AAINEWS_LLM_CONCURRENCY": "8", "AAINEWS_LLM_TIMEOUT": str(ANSWER_WITHIN)}
    with trial(articles, server, feeds=1, **settings) as one:
        command = [sys.executable, "-m", "benchmarks.faults", "--worker"]
        subprocess.run(command, env=one.environment, check=True)
        return outcome(one)


def worker() -> None:
    """Ingests, and then works on what has become due, as if time went fast."""
    configure_logs("ERROR")
    settings = read_settings()
    database = open_engine(settings)
    with Pipeline(settings, database, Model(settings, PATIENCE)) as pipeline:
        for _ in range(ROUNDS):
            pipeline.ingest()
            if not make_due(database):
                break


def make_due(database: Engine) -> int:
    """Makes everything due now that is to be tried again later; how many articles."""
    with transaction(database) as session:
        waiting = session.exec(select(ArticleRow.id).where(col(ArticleRow.next_try_at).is_not(None))).all()
        for article_id in waiting:
            ask_for_article(session, article_id, utc_now())
        return len(waiting)


def outcome(one: Trial) -> dict[str, Any]:
    calls = one.calls
    with reading(one.database) as session:
        settled = (
            select(func.count())
            .select_from(PublicationRow)
            .join(ArticleRow, col(ArticleRow.id) == col(PublicationRow.article_id))
            .where(col(ArticleRow.next_try_at).is_(None))
        )
        final = session.exec(settled).one()
        states = dict(session.exec(select(PublicationRow.state, func.count()).group_by(PublicationRow.state)).all())
        statuses = session.exec(select(TranslationRow.status, func.count()).group_by(TranslationRow.status)).all()
    shown = shown_texts(one.database)
    return {
        "final": final,
        "states": {str(state): count for state, count in states.items()},
        "segments": dict(statuses),
        "calls": len(calls),
        "faults": Counter(call["fault"] for call in calls if call["fault"]),
        "shown": len(shown),
        "forbidden": forbidden(shown),
    }


def line(name: str, figures: dict[str, Any]) -> str:
    faults = sum(figures["faults"].values())
    return (
        f"{name:<11}{figures['final']:>3} final, {figures['calls']:>4} calls ({faults} failed), {figures['shown']} texts shown, "
        f"{len(figures['forbidden'])} forbidden; {figures['states']}; segments {figures['segments']}"
    )


if __name__ == "__main__":
    main()
