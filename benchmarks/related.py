"""What readers are offered after an article: `python -m benchmarks.related [--articles 30] [--picks 3] [--seed 1]`.

Reads the archive that the settings name, after an ingestion. Of so many of its articles, drawn by the seed evenly over
sources' kinds of rights (whole texts, headlines only), the picks are made anew by the code that makes them for readers, as
of now, and printed with titles and the cosine of meaning, to be read. Whether a reader would call them related is no figure
that code can print: it stands in docs/measurements.md.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict

from sqlmodel import Session, col, select

from aainews.pipeline.embedding import Embedding
from aainews.pipeline.nearness import comparable
from aainews.pipeline.relating import related_articles
from aainews.settings import settings
from aainews.store.cards import LISTED
from aainews.store.database import open_engine, reading
from aainews.store.reports import report_of, reports_of
from aainews.stories.meaning import unpacked
from aainews.tables import PublicationRow, ReportRow


def drawn(session: Session, articles: int, seed: int) -> list[ReportRow]:
    """Listed articles that have a vector, as many of each sort of rights as there are sorts and articles for."""
    listed = select(PublicationRow.article_id, PublicationRow.rights).where(col(PublicationRow.state).in_(LISTED))
    by_rights: defaultdict[str, list[str]] = defaultdict(list)
    for article_id, rights in session.exec(listed.order_by(PublicationRow.article_id)):
        by_rights[rights].append(article_id)
    chance = random.Random(seed)
    ids: list[str] = []
    for number, found in enumerate(sorted(by_rights.values(), key=len)):
        share = (articles - len(ids)) // (len(by_rights) - number)
        ids += chance.sample(found, min(share, len(found)))
    return [row for each in ids if (row := report_of(session, each)) is not None]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=30)
    arguments.add_argument("--picks", type=int, default=3)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    engine = open_engine(settings())
    embedding = Embedding(settings(), engine)
    space = embedding.space_of_subjects()
    shown = empty = picks = 0
    with reading(engine) as session:
        for row in drawn(session, given.articles, given.seed):
            found = related_articles(session, row, embedding)[: given.picks]
            rows = {other.article_id: other for other in reports_of(session, found)}
            shown, empty, picks = shown + 1, empty + (not found), picks + len(found)
            print(f"\n{shown}. {row.title[:110]}")
            for number, each in enumerate(found):
                one, other = comparable(unpacked([row.vector, rows[each].vector]), space)
                print(f"   {'abcde'[number]} {float(one @ other):.2f} {rows[each].title[:110]}")
    print(json.dumps({"articles": shown, "picks": picks, "without_any": empty}))


if __name__ == "__main__":
    main()
