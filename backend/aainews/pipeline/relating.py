"""What to read after an article: candidates from the rows, the rule of `stories.related`."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
from sqlmodel import Session

from aainews.pipeline.embedding import Embedding
from aainews.pipeline.nearness import Vectors, comparable, near_in_time, vectors_from
from aainews.store.reports import naming_the_same, sharing_names, vectors_of
from aainews.store.stories import stories_of
from aainews.stories.grouping import CANDIDATES
from aainews.stories.letters import STRETCH
from aainews.stories.meaning import unpacked
from aainews.stories.related import Neighbour, related_to
from aainews.tables import ReportRow

OF_A_NAME = 40
"""Newest articles of each name or tag that are looked at for what is related."""
DAY = timedelta(days=1)


def related_articles(
    session: Session, row: ReportRow, embedding: Embedding, window: Vectors | None = None
) -> list[str]:
    """What to read after it, best first: of its window (`near_in_time`, where that was read before), and of the newest
    articles that share a name or a tag."""
    space = embedding.space_of_subjects()
    window = window or near_in_time(session, row)
    alike = sharing_names(session, row.article_id, OF_A_NAME)
    beyond = vectors_of(session, row.embedding, alike - set(window.ids))
    further = vectors_from(beyond)
    ids, times = window.ids + further.ids, window.times + further.times
    if not ids:
        return []
    wide = np.sqrt(STRETCH) if embedding.of_letters else 1.0
    raw = np.vstack([part for part in (window.vectors, further.vectors) if len(part)])
    vectors = comparable(raw, space) * wide
    vector = comparable(unpacked([row.vector]), space)[0] * wide
    order = np.argsort(-(vectors @ vector), kind="stable")[: 2 * CANDIDATES]
    named = naming_the_same(session, row.article_id, [ids[at] for at in order])
    home = stories_of(session, [row.article_id, *(ids[at] for at in order)])
    others = [
        Neighbour(
            id=ids[at],
            story=home.get(ids[at]),
            vector=vectors[at],
            days=abs((times[at] - row.sorted_at) / DAY),
            shares=ids[at] in named,
        )
        for at in order
    ]
    return related_to(vector, home.get(row.article_id), others)
