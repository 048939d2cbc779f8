"""Does search find more with articles near in meaning beside its words? On labelled headlines, so that what should be found
is known.

    python -m benchmarks.hybrid DIR

DIR is laid out as for `benchmarks.stories`. A question is what a reader would remember of a Japanese headline: its rarest
word, or its two or three rarest. It should find the other headlines of the same event, in either language; the one it was
made from is left out. Compared are the words as search takes them (all must stand in title or opening; newest first), the
embedding model's nearest, words first and then the nearest up to DEEP, both ranks fused (reciprocal rank fusion, Cormack et
al. 2009, k = 60), and words first and then the nearest that are not under the floor, as the service answers. Questions are
centred by the mean of those of the other half of the headlines, the shipped one being of all.

Prints a table, then what the nearest bring at each floor to questions whose words find fewer than DEEP, and last one line
of JSON: for two words `recall_words recall_filled recall_fused recall_near near_right near_added` (the share of what is
added above the floor that belongs to the event, and how many are added to a question) and `query_ms`, the embedding of one
question.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray

from aainews.domain.search.matching import proof_of
from aainews.domain.search.query import CannotSearch, parse_query
from aainews.evaluation.labelled import Item, read_labelled, text_of
from aainews.evaluation.remembered import COUNTS, Remembered, remembered
from aainews.llm.embeddings import EMBEDDED, EmbeddedEmbedder
from aainews.stories.meaning import Space, space_of_subjects
from aainews.stories.nearest import LEAST

DEEP, FUSION, BATCH = 10, 60, 16
FLOORS = (-1.0, 0.2, 0.22, 0.24, 0.26, LEAST, 0.3, 0.35, 0.4)
Vectors = NDArray[np.float32]
Ranks = Sequence[int]
Way = Callable[["Asked"], Ranks]


class Asked:
    """A question with the places that its words find and the cosine of each headline; the one it was made from has none."""

    def __init__(self, question: Remembered, by_words: Ranks, cosines: Vectors) -> None:
        self.question = question
        self.words = [place for place in by_words if place != question.place]
        self.cosines = cosines
        self.nearest = [int(place) for place in np.argsort(-cosines) if place != question.place][: 3 * DEEP]

    def added(self, floor: float) -> Ranks:
        room = max(0, DEEP - len(self.words))
        return [each for each in self.nearest if self.cosines[each] >= floor and each not in self.words][:room]


class Archive:
    """The headlines, newest first, with the events that they tell of."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = sorted(items, key=lambda item: item.at.timestamp() if item.at else 0.0, reverse=True)
        self.texts = [text_of(item) for item in self.items]
        self.members = Counter(item.event for item in self.items)
        self.spent: list[float] = []
        self.asked = self._asked()

    def right(self, asked: Asked, places: Ranks) -> list[bool]:
        event = self.items[asked.question.place].event
        return [self.items[each].event == event for each in places]

    def recall(self, asked: Asked, places: Ranks) -> float:
        others = self.members[self.items[asked.question.place].event] - 1
        return sum(self.right(asked, places[:DEEP])) / min(DEEP, others)

    def _asked(self) -> list[Asked]:
        space = space_of_subjects(EMBEDDED)
        assert space is not None
        questions = list(remembered(self.items))
        embedder = EmbeddedEmbedder()
        raw = np.vstack([embedder.embed(self.texts[at : at + BATCH]) for at in range(0, len(self.texts), BATCH)])
        vectors, words = space.centred(raw), np.vstack([self._embedded(embedder, each.text) for each in questions])
        embedder.close()
        half = np.array([each.place % 2 for each in questions])
        centred = np.zeros_like(words)
        for side in (0, 1):
            own = Space(words[half != side].mean(axis=0), aside=space.aside)
            centred[half == side] = own.centred(words[half == side])
        return [
            Asked(each, self._by_words(each.text), vectors @ vector)
            for each, vector in zip(questions, centred, strict=True)
            if self.members[self.items[each.place].event] > 1
        ]

    def _embedded(self, embedder: EmbeddedEmbedder, text: str) -> Vectors:
        began = time.perf_counter()
        vector = embedder.embed([text])
        self.spent.append(time.perf_counter() - began)
        return vector

    def _by_words(self, text: str) -> Ranks:
        try:
            proof = proof_of(parse_query(text))
        except CannotSearch:
            return ()
        return [place for place, each in enumerate(self.texts) if proof.holds(each)]


def filled(asked: Asked) -> Ranks:
    return [*asked.words, *asked.added(-1.0)]


def fused(asked: Asked) -> Ranks:
    points: Counter[int] = Counter()
    for ranks in (asked.words, asked.nearest):
        for rank, place in enumerate(ranks[: 3 * DEEP]):
            points[place] += 1 / (FUSION + rank + 1)  # pyright: ignore[reportArgumentType] - a Counter of fractions
    return [place for place, _ in points.most_common()]


WAYS: dict[str, Way] = {
    "words": lambda asked: asked.words,
    "meaning": lambda asked: asked.nearest,
    "filled": filled,
    "fused": fused,
    "near": lambda asked: [*asked.words, *asked.added(LEAST)],
}


def compared(archive: Archive, count: int) -> dict[str, float]:
    """Prints a line for each way; recall by way."""
    asked = [each for each in archive.asked if each.question.words == count]
    recalls: dict[str, float] = {}
    for name, way in WAYS.items():
        found = [way(each)[:DEEP] for each in asked]
        right = [archive.right(each, places) for each, places in zip(asked, found, strict=True)]
        recalls[name] = float(
            np.mean([archive.recall(each, places) for each, places in zip(asked, found, strict=True)])
        )
        first = float(np.mean([1 / (each.index(True) + 1) if True in each else 0.0 for each in right]))
        nothing = float(np.mean([not any(each) for each in right]))
        print(f"{count} words  {name:8}{len(asked):6}{recalls[name]:8.3f}{first:8.3f}{nothing:8.3f}")
    return recalls


def brought(archive: Archive, count: int, floor: float) -> tuple[float, float]:
    """Prints what is added at a floor; how many a question, and the share of them that belongs to the event."""
    asked = [each for each in archive.asked if each.question.words == count and len(each.words) < DEEP]
    right = [archive.right(each, each.added(floor)) for each in asked]
    added, share = sum(map(len, right)) / len(asked), sum(map(sum, right)) / max(1, sum(map(len, right)))
    recall = float(np.mean([archive.recall(each, [*each.words, *each.added(floor)]) for each in asked]))
    none = float(np.mean([not each for each in right]))
    print(f"{count} words  floor {floor:5.2f}{len(asked):6}{recall:8.3f}{added:8.2f}{share:8.3f}{none:8.3f}")
    return added, share


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    archive = Archive(list(read_labelled(parser.parse_args().folder).items.values()))
    print(f"{len(archive.items)} headlines; questions, recall at {DEEP}, reciprocal rank, none of the event found")
    recalls = {count: compared(archive, count) for count in COUNTS}
    print(f"fewer than {DEEP} by words; questions, recall, added to a question, of the event, questions without any")
    figures = {(count, floor): brought(archive, count, floor) for count in COUNTS for floor in FLOORS}
    added, share = figures[2, LEAST]
    kept = {f"recall_{way}": round(recalls[2][way], 3) for way in ("words", "filled", "fused", "near")}
    spent = round(1000 * median(archive.spent), 1)
    print(json.dumps(kept | {"near_right": round(share, 3), "near_added": round(added, 2), "query_ms": spent}))


if __name__ == "__main__":
    main()
