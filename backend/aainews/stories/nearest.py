"""Which articles are nearest in meaning to a few words: their vectors, kept from one question to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from aainews.stories.meaning import Matrix

LEAST = 0.28
"""Cosine; what is farther from the words is not shown. Read on 40 questions: from here on more than four in five articles
are what a reader would call near, as with related articles."""


@dataclass(frozen=True)
class Held:
    """A vector of each article, comparable. `texts` says of which text it was made, by id, in the order of `vectors`."""

    texts: Mapping[str, str]
    vectors: Matrix

    def missing(self, texts: Mapping[str, str]) -> list[str]:
        """Ids among these whose vector, of this text, is not held."""
        return [id for id, text in texts.items() if self.texts.get(id) != text]

    def with_vectors(self, texts: Mapping[str, str], made: Sequence[str], vectors: Matrix) -> Held:
        """Of `texts` those that are held, and `made`, whose rows `vectors` are."""
        same = {id: row for row, (id, text) in enumerate(self.texts.items()) if texts.get(id) == text}
        parts = [part for part in (self.vectors[list(same.values())], vectors) if len(part)]
        return Held({id: texts[id] for id in (*same, *made)}, np.vstack(parts) if parts else NOTHING.vectors)

    def nearest(self, vector: Matrix, most: int, least: float = LEAST) -> list[str]:
        """Ids, the nearest first, none whose cosine is under `least`."""
        if not self.texts:
            return []
        cosines = self.vectors @ vector
        ids = list(self.texts)
        return [ids[row] for row in _best(cosines, most) if cosines[row] >= least]


NOTHING = Held({}, np.zeros((0, 0), np.float32))


def _best(cosines: Matrix, most: int) -> Iterable[int]:
    return (int(row) for row in np.argsort(-cosines, kind="stable")[:most])
