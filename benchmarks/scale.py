"""What one more article costs in a small and in a large archive: shown, indexed, counted, grouped, related; no model.

    python -m benchmarks.scale FOLDER [--small 1000] [--large 100000] [--articles 40] [--database postgresql://HOST]

The same new articles are published as the pipeline publishes them and then placed by the job `story`, with vectors of
letters. Before that the newest NEAR articles of each archive are placed, so that the window is as full as it gets.
Milliseconds are the processor's on SQLite and the clock's on Postgres.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from statistics import mean
from types import SimpleNamespace
from typing import Any, cast

from sqlalchemy import Engine, insert
from sqlmodel import Session, col, select

from aainews.domain.analysis import EntityKind
from aainews.domain.publication import Card, Mention
from aainews.pipeline.context import Context
from aainews.pipeline.embedding import Embedding
from aainews.pipeline.storying import StoryWork
from aainews.store.database import reading, transaction
from aainews.store.publications import publish
from aainews.stories.letters import NAME, SIZE, letters_vector
from aainews.stories.meaning import Matrix, Space, plain_space
from aainews.tables import AnalysisRow, ArticleRow, DocumentRow, MentionRow, PublicationRow, StoryMemberRow, TagRow
from benchmarks.archive import END, Made, made_texts, open_archive
from benchmarks.search import on_postgres

NEAR, SEED = 150, 77


class Letters:
    """An `Embedding` that asks no model."""

    name, of_letters = NAME, True

    def vector(self, title: str, opening: str) -> Matrix:
        return letters_vector(title, opening)

    def space(self) -> Space:
        return plain_space(SIZE)


def stories_on(engine: Engine) -> StoryWork:
    context = SimpleNamespace(database=engine, enqueue=lambda *_, **__: False)
    return StoryWork(cast(Context, context), cast(Embedding, Letters()))


def fill_window(engine: Engine) -> None:
    with reading(engine) as session:
        at = col(PublicationRow.sorted_at)
        newest = session.exec(select(PublicationRow.article_id).order_by(at.desc()).limit(NEAR)).all()
        placed = set(session.exec(select(StoryMemberRow.article_id).where(col(StoryMemberRow.article_id).in_(newest))))
    work = stories_on(engine)
    for article_id in reversed(newest):
        if article_id not in placed:
            work.story(article_id)


def card_of(made: Made) -> tuple[Card, list[tuple[type, dict[str, Any]]]]:
    """The card, and the rows that stand before an article is shown."""
    shown = next(row for table, row in made.rows if table is PublicationRow)
    fields = {name: value for name, value in shown.items() if name not in ("first_published_at", "updated_at")}
    tags = tuple(row["tag"] for table, row in made.rows if table is TagRow)
    mentions = tuple(
        Mention(kind=EntityKind(row["kind"]), slug=row["slug"], name=row["name"])
        for table, row in made.rows
        if table is MentionRow
    )
    rows = [(table, row) for table, row in made.rows if table in (ArticleRow, DocumentRow, AnalysisRow)]
    return Card(**fields, tags=tags, mentions=mentions), rows


def cost(engine: Engine, articles: list[Made]) -> dict[str, float]:
    """Mean milliseconds of one article, by step."""
    clock = time.thread_time if engine.dialect.name == "sqlite" else time.perf_counter
    work, taken = stories_on(engine), {"shown, indexed, counted": [0.0], "story, related": [0.0]}
    for made in articles:
        card, rows = card_of(made)
        with transaction(engine) as session:
            _insert(session, rows)
        began = clock()
        with transaction(engine) as session:
            publish(session, card, END)
        shown = clock()
        work.story(card.article_id)
        taken["shown, indexed, counted"].append(shown - began)
        taken["story, related"].append(clock() - shown)
    return {step: mean(times[1:]) * 1000 for step, times in taken.items()}


def _insert(session: Session, rows: list[tuple[type, dict[str, Any]]]) -> None:
    for table, row in rows:
        session.connection().execute(insert(table), [row])


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--small", type=int, default=1_000)
    asked.add_argument("--large", type=int, default=100_000)
    asked.add_argument("--articles", type=int, default=40)
    asked.add_argument("--database", default="")
    given = asked.parse_args()
    made = list(made_texts(given.articles, SEED))
    sums: list[float] = []
    for size in (given.small, given.large):
        url = on_postgres(given.database.rstrip("/"), size) if given.database else ""
        engine = open_archive(given.folder, size, database=url)
        fill_window(engine)
        stamp = f"{time.time_ns() % 10**9:x}"  # an archive is used again
        times = cost(engine, [one.dated(f"x{stamp}{number:04d}", END) for number, one in enumerate(made)])
        sums.append(sum(times.values()))
        print(f"{size:>7} articles: " + ", ".join(f"{step} {ms:.1f} ms" for step, ms in times.items()), flush=True)
        engine.dispose()
    print(json.dumps({"ratio_100k_to_1k": round(sums[1] / sums[0], 2)}))


if __name__ == "__main__":
    main()
