"""The articles near one in time, as vectors that can be compared: what both grouping and relating look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from sqlmodel import Session

from aainews.store.reports import window_vectors
from aainews.stories.grouping import WINDOW
from aainews.stories.meaning import Matrix, Space, unpacked
from aainews.tables import ReportRow

IN_WINDOW = 1500
"""Articles on either side of one in time whose vectors are read: four days of a busy service."""


@dataclass(frozen=True)
class Vectors:
    """Ids, raw vectors and times of articles."""

    ids: tuple[str, ...]
    vectors: Matrix
    times: tuple[datetime, ...]


def near_in_time(session: Session, row: ReportRow) -> Vectors:
    """Those of its window, raw, without itself."""
    found = window_vectors(session, row.embedding, row.sorted_at, WINDOW, IN_WINDOW)
    return vectors_from([each for each in found if each[0] != row.article_id])


def vectors_from(found: Sequence[tuple[str, bytes, datetime]]) -> Vectors:
    vectors = unpacked([vector for _, vector, _ in found]) if found else np.zeros((0, 0), np.float32)
    return Vectors(tuple(each for each, _, _ in found), vectors, tuple(at for _, _, at in found))


def comparable(raw: Matrix, space: Space | None) -> Matrix:
    """As the space has them; as they are where the model's is not known yet."""
    return space.centred(raw) if space is not None else raw
