"""Would search find more with embeddings beside its words? On labelled headlines, so that what should be found is known.

    python -m benchmarks.hybrid DIR [--language ja]

DIR is laid out as for `benchmarks.stories`. A question is what a reader would remember of a headline: its rarest word, or
its two or three rarest, by how many headlines hold them. It should find the other headlines of the same event; the one it
was made from is left out. Compared are the words as search takes them (all must stand in title or opening; newest first),
the embedding model's nearest, words first and then the nearest up to DEEP, and both ranks fused (reciprocal rank fusion,
Cormack et al. 2009, k = 60). Prints a table and, last, one line of JSON: for two words `recall_words recall_filled
recall_fused added_right` (the share of what the filling adds that belongs to the event) and `query_ms`, the embedding of
one question.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray

from aainews.domain.search.folding import fold
from aainews.domain.search.matching import proof_of
from aainews.domain.search.query import CannotSearch, parse_query
from aainews.evaluation.labelled import Item, read_labelled, text_of
from aainews.llm.embeddings import EmbeddedEmbedder
from aainews.stories.meaning import Space, space_of

DEEP, FUSION, BATCH = 10, 60, 16
WORDS = re.compile(r"[A-Za-z][A-Za-z0-9.-]{2,}|[ァ-ヴー]{3,}|[一-鿿々]{2,}")
Vectors = NDArray[np.float32]
Ranks = Sequence[int]


class Archive:
    """The headlines with their folded texts and vectors."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = sorted(items, key=lambda item: item.at.timestamp() if item.at else 0.0, reverse=True)
        self.texts = [text_of(item) for item in self.items]
        self.embedder = EmbeddedEmbedder()
        raw = self._embedded(self.texts)
        self.space = Space(space_of(raw).mean)
        self.vectors = self.space.centred(raw)
        self.spent: list[float] = []
        self.holding = Counter(word for text in self.texts for word in set(WORDS.findall(fold(text))))

    def _embedded(self, texts: Sequence[str]) -> Vectors:
        parts = [self.embedder.embed(texts[at : at + BATCH]) for at in range(0, len(texts), BATCH)]
        return np.vstack(parts)

    def question(self, place: int, words: int) -> str | None:
        """The rarest words of a headline, in its order; None where it has too few."""
        there = list(dict.fromkeys(WORDS.findall(fold(self.items[place].title))))
        rarest = sorted(there, key=lambda word: self.holding[word])[:words]
        return " ".join(word for word in there if word in rarest) if len(rarest) == words else None

    def by_words(self, question: str) -> Ranks:
        try:
            proof = proof_of(parse_query(question))
        except CannotSearch:
            return ()
        return [place for place, text in enumerate(self.texts) if proof.holds(text)]

    def by_meaning(self, question: str) -> Ranks:
        began = time.perf_counter()
        vector = self.space.centred(self.embedder.embed([question]))[0]
        self.spent.append(time.perf_counter() - began)
        return [int(place) for place in np.argsort(-(self.vectors @ vector))[: 3 * DEEP]]


def filled(words: Ranks, meaning: Ranks) -> Ranks:
    return [*words, *(place for place in meaning if place not in words)]


def fused(words: Ranks, meaning: Ranks) -> Ranks:
    points: Counter[int] = Counter()
    for ranks in (words, meaning):
        for rank, place in enumerate(ranks[: 3 * DEEP]):
            points[place] += 1 / (FUSION + rank + 1)  # pyright: ignore[reportArgumentType] - a Counter of fractions
    return [place for place, _ in points.most_common()]


WAYS: dict[str, Callable[[Ranks, Ranks], Ranks]] = {
    "words": lambda words, _: words,
    "meaning": lambda _, meaning: meaning,
    "filled": filled,
    "fused": fused,
}


def measured(archive: Archive, words: int) -> dict[str, float]:
    """Prints a line for each way; the figures of the last JSON line."""
    recalls: dict[str, list[float]] = {way: [] for way in WAYS}
    first: dict[str, list[float]] = {way: [] for way in WAYS}
    added: list[bool] = []
    members = Counter(item.event for item in archive.items)
    for place, item in enumerate(archive.items):
        question = archive.question(place, words) if members[item.event] > 1 else None
        if question is None:
            continue
        found = (archive.by_words(question), archive.by_meaning(question))
        for way, rank in WAYS.items():
            shown = [each for each in rank(*found) if each != place][:DEEP]
            right = [archive.items[each].event == item.event for each in shown]
            recalls[way].append(sum(right) / min(DEEP, members[item.event] - 1))
            first[way].append(1 / (right.index(True) + 1) if True in right else 0.0)
            if way == "filled":
                by_words = len([each for each in found[0] if each != place])
                added += right[by_words:]
    for way in WAYS:
        nothing = float(np.mean([recall == 0 for recall in recalls[way]]))
        print(
            f"{words} words  {way:8}{len(recalls[way]):6}{np.mean(recalls[way]):8.3f}{np.mean(first[way]):8.3f}{nothing:8.3f}"
        )
    return {
        **{f"recall_{way}": round(float(np.mean(recalls[way])), 3) for way in ("words", "filled", "fused")},
        "added_right": round(float(np.mean(added)), 3) if added else 0.0,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--language", default="ja")
    given = parser.parse_args()
    labelled = read_labelled(given.folder)
    archive = Archive([item for item in labelled.items.values() if item.language == given.language])
    print(f"{len(archive.items)} headlines; questions, recall at {DEEP}, reciprocal rank, none of the event found")
    figures = {count: measured(archive, count) for count in (1, 2, 3)}
    archive.embedder.close()
    print(json.dumps({**figures[2], "query_ms": round(1000 * median(archive.spent), 1)}))


if __name__ == "__main__":
    main()
