"""What one more article costs in a small and in a large archive: shown, indexed, counted, grouped, related; no model.

    python -m benchmarks.scale FOLDER [--small 1000] [--large 100000] [--articles 60] [--database postgresql://HOST]

The same new articles are published as the pipeline publishes them and then placed by the job `story`, with vectors of
letters; each in one archive and at once in the other, in turn first, so that what else the machine does weighs on both. The
window of time before them is full in either (of the small archive it is the whole). Milliseconds are the processor's.
The ratio is that of the medians, which one slow moment does not move.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from statistics import mean, median
from types import SimpleNamespace
from typing import Any, cast

from sqlalchemy import Engine, insert
from sqlmodel import Session

from aainews.domain.analysis import EntityKind
from aainews.domain.publication import Card, Mention
from aainews.pipeline.context import Context
from aainews.pipeline.embedding import Embedding
from aainews.pipeline.storying import StoryWork
from aainews.store.database import transaction
from aainews.store.publications import publish
from aainews.stories.letters import NAME, SIZE, letters_vector
from aainews.stories.meaning import Matrix, Space, plain_space
from aainews.tables import AnalysisRow, ArticleRow, DocumentRow, MentionRow, PublicationRow, TagRow
from benchmarks.archive import END, Made, made_texts, open_archive
from benchmarks.clocks import working_time
from benchmarks.search import on_postgres

WARMING, SEED = 5, 77


class Letters:
    """An `Embedding` that asks no model."""

    name, of_letters = NAME, True

    def vector(self, title: str, opening: str) -> Matrix:
        return letters_vector(title, opening)

    def space(self) -> Space:
        return plain_space(SIZE)

    space_of_subjects = space


def stories_on(engine: Engine) -> StoryWork:
    context = SimpleNamespace(database=engine, enqueue=lambda *_, **__: False)
    return StoryWork(cast(Context, context), cast(Embedding, Letters()))


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


def cost(engine: Engine, made: Made) -> tuple[float, float]:
    """Milliseconds of one article: to show, index and count it; to find its story and what is related."""
    work, (card, rows) = stories_on(engine), card_of(made)
    with transaction(engine) as session:
        _insert(session, rows)
    clock = working_time(engine)
    began = clock()
    with transaction(engine) as session:
        publish(session, card, END)
    shown = clock()
    work.story(card.article_id)
    return (shown - began) * 1000, (clock() - shown) * 1000


def _insert(session: Session, rows: list[tuple[type, dict[str, Any]]]) -> None:
    for table, row in rows:
        session.connection().execute(insert(table), [row])


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--small", type=int, default=1_000)
    asked.add_argument("--large", type=int, default=100_000)
    asked.add_argument("--articles", type=int, default=60)
    asked.add_argument("--database", default="")
    given = asked.parse_args()
    made = list(made_texts(given.articles + WARMING, SEED))
    sizes = (given.small, given.large)
    engines = {size: _archive(given.folder, size, given.database) for size in sizes}
    stamp = f"{time.time_ns() % 10**9:x}"  # an archive is used again
    taken: dict[int, list[tuple[float, float]]] = {size: [] for size in sizes}
    for number, one in enumerate(made):
        article = one.dated(f"x{stamp}{number:04d}", END)
        for size in sizes if number % 2 else reversed(sizes):
            taken[size].append(cost(engines[size], article))
    sums: list[float] = []
    for size, engine in engines.items():
        times = taken[size][WARMING:]
        sums.append(median(shown + placed for shown, placed in times))
        print(f"{size:>7} articles: shown, indexed, counted {median(shown for shown, _ in times):.1f} ms, "
              f"story, related {median(placed for _, placed in times):.1f} ms, together {sums[-1]:.1f} ms "
              f"(mean {mean(shown + placed for shown, placed in times):.1f})")  # fmt: skip
        engine.dispose()
    print(json.dumps({"ratio_100k_to_1k": round(sums[1] / sums[0], 2)}))


def _archive(folder: Path, articles: int, server: str) -> Engine:
    url = on_postgres(server.rstrip("/"), articles) if server else ""
    return open_archive(folder, articles, database=url)


if __name__ == "__main__":
    main()
