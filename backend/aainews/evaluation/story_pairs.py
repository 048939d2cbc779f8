"""Fits the pair model on labelled headlines, and says how it does on events that it has not seen.

    python -m aainews.evaluation.story_pairs DIR      # writes the data files of aainews/stories

Folds are by event: a pair is judged by a model that has seen neither of its two events, nor counted their words.
"""

from __future__ import annotations

import base64
import json
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aainews.evaluation.boosting import Boosting, fit, predict
from aainews.evaluation.labelled import (
    Item,
    Labelled,
    Pair,
    count_rarity,
    rarity_without,
    read_labelled,
    reports_of,
    text_of,
)
from aainews.evaluation.remembered import remembered
from aainews.llm.embeddings import EMBEDDED, EmbeddedEmbedder
from aainews.settings import PACKAGE
from aainews.stories.features import NAMES, features_of
from aainews.stories.letters import letters_vector
from aainews.stories.meaning import Matrix as Matrix32
from aainews.stories.meaning import Space, languages_apart, packed, space_of, spread
from aainews.stories.pairs import Tree, doubt
from aainews.stories.report import Report, days_apart

THRESHOLD = 0.5
"""F1 out of fold is flat from .4 to .6; here about one in six of the hard negatives is merged."""
SEEDS = 3
"""Models of several seeds are added up: less depends on chance."""
NEIGHBOURS = 2
WINDOW_DAYS = 6.0
BACKGROUND_WEIGHT = 0.2
HOW = Boosting()
Matrix = NDArray[np.float64]
Split = Callable[[int], dict[str, int]]


@dataclass(frozen=True)
class Figures:
    """Shares, 0–1. `hard` of the hard negatives taken for one event; `en_ja` of the English–Japanese positives found."""

    precision: float
    recall: float
    f1: float
    hard: float
    en_ja: float


@dataclass(frozen=True)
class Study:
    labelled: Labelled
    reports: dict[str, Report]
    how: Boosting = field(default_factory=lambda: HOW)

    @cached_property
    def cases(self) -> tuple[Pair, ...]:
        """The labelled pairs, then the background that the model is fitted on too."""
        return (*self.labelled.pairs, *background(self.labelled, self.reports))

    def table(self, without: Sequence[str] = ()) -> Matrix:
        """The features of every case, words counted without these events."""
        rare = rarity_without(self.labelled, self.reports, without)
        return np.array([features_of(self.reports[p.a], self.reports[p.b], rare) for p in self.cases])

    @property
    def truth(self) -> Matrix:
        return np.array([p.same for p in self.cases], float)

    @property
    def weight(self) -> Matrix:
        return np.where(np.arange(len(self.cases)) < len(self.labelled.pairs), 1.0, BACKGROUND_WEIGHT)

    def out_of_fold(self, fold: dict[str, int]) -> Matrix:
        """The probability of each pair from models that know neither of its events; `fold` by event."""
        pairs, items = self.cases, self.labelled.items
        mine = np.array([[fold[items[p.a].event], fold[items[p.b].event]] for p in pairs])
        chances = np.full(len(pairs), np.nan)
        for i, j in combinations_with_replacement(sorted(set(fold.values())), 2):
            judged = (mine.min(axis=1) == i) & (mine.max(axis=1) == j)
            if not judged.any():
                continue
            learnt = ~np.isin(mine, [i, j]).any(axis=1)
            x = self.table([event for event, number in fold.items() if number in (i, j)])
            start, trees = fitted(x[learnt], self.truth[learnt], self.weight[learnt], self.how)
            chances[judged] = predict(start, trees, x[judged], np.array([doubt(list(row)) for row in x[judged]]))
        return chances[: len(self.labelled.pairs)]


def background(labelled: Labelled, reports: dict[str, Report]) -> list[Pair]:
    """Each headline with its nearest ones of other events, and with some drawn at random: what grouping mostly sees.

    The labelled negatives share a company or a product; without these the model takes two fundings of a day for one.
    """
    ids = list(labelled.items)
    dice = np.random.default_rng(1)
    vectors = np.array([reports[each].vector for each in ids])
    order = np.argsort(-(vectors @ vectors.T), axis=1)
    found: dict[tuple[str, str], Pair] = {}
    for at, one in enumerate(ids):
        others = [ids[k] for k in order[at] if labelled.items[ids[k]].event != labelled.items[one].event]
        near = [other for other in others[:40] if (days_apart(reports[one], reports[other]) or 0.0) <= WINDOW_DAYS]
        for other in (*near[:NEIGHBOURS], *dice.choice(others, NEIGHBOURS)):
            a, b = sorted((one, str(other)))
            found[a, b] = Pair(a, b, same=False, kind="background")
    known = {tuple(sorted((pair.a, pair.b))) for pair in labelled.pairs}
    return [pair for key, pair in sorted(found.items()) if key not in known]


def fitted(
    x: Matrix, truth: Matrix, weight: Matrix, how: Boosting, seeds: int = SEEDS
) -> tuple[float, tuple[Tree, ...]]:
    """The mean of models of several seeds, as one sum of trees."""
    models = [fit(x, truth, weight, how, seed) for seed in range(seeds)]
    trees = tuple(_scaled(tree, 1 / seeds) for _, some in models for tree in some)
    return sum(start for start, _ in models) / seeds, trees


def figures(chances: Matrix, pairs: Sequence[Pair], threshold: float = THRESHOLD) -> Figures:
    said = chances >= threshold
    truth = np.array([pair.same for pair in pairs])
    hard = np.array([pair.kind.startswith("hard") for pair in pairs])
    en_ja = np.array([pair.same and pair.kind.endswith("en-ja") for pair in pairs])
    right = float((said & truth).sum())
    precision, recall = right / max(1.0, float(said.sum())), right / max(1.0, float(truth.sum()))
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return Figures(precision, recall, f1, _share(said[hard]), _share(said[en_ja]))


def folds(labelled: Labelled, seed: int, count: int = 5) -> dict[str, int]:
    events = labelled.events
    order = np.random.default_rng(seed).permutation(len(events))
    return {event: int(number) % count for event, number in zip(events, order, strict=True)}


def months(labelled: Labelled) -> dict[str, int]:
    """The month of an event's first dated report; those without one are a fold of their own."""
    first: dict[str, int] = {}
    for item in labelled.items.values():
        month = item.at.year * 12 + item.at.month if item.at else 0
        first[item.event] = min(filter(None, (first.get(item.event, 0), month)), default=0)
    return first


def by_meaning(items: Sequence[Item]) -> tuple[dict[str, Report], Matrix32]:
    """Reports with the shipped model's vectors, and these as the model gave them."""
    raw = embedded([text_of(item) for item in items])
    return reports_of(items, list(Space(space_of(raw).mean).centred(raw))), raw


def embedded(texts: Sequence[str]) -> Matrix32:
    """The shipped model's vectors, as it gives them."""
    embedder = EmbeddedEmbedder()
    try:
        return np.vstack([embedder.embed(texts[at : at + 16]) for at in range(0, len(texts), 16)])
    finally:
        embedder.close()


def by_letters(items: Sequence[Item]) -> dict[str, Report]:
    return reports_of(items, [letters_vector(item.title, item.summary) for item in items])


def _share(said: NDArray[np.bool_]) -> float:
    return float(said.mean()) if len(said) else 0.0


def _scaled(tree: Tree, by: float) -> Tree:
    a, b, c, d = (leaf * by for leaf in tree.leaves)
    return Tree(tree.first, tree.low, tree.high, (a, b, c, d))


def fingerprint(pair: Pair) -> str:
    """Names a pair without its text: a benchmark tells by it what the shipped model was fitted on."""
    return f"{zlib.crc32(' '.join(sorted((pair.a, pair.b))).encode()):08x}"


def _kept(start: float, trees: Sequence[Tree], pairs: Sequence[Pair]) -> str:
    rows = [[_short(each) for each in (*tree.first, *tree.low, *tree.high, *tree.leaves)] for tree in trees]
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    made = (
        f"python -m aainews.evaluation.story_pairs, on {len(pairs)} labelled pairs of headlines, {HOW}, {SEEDS} seeds"
    )
    head: dict[str, Any] = {"made_by": made, "threshold": THRESHOLD, "start": _short(start), "features": NAMES}
    head["fitted_on"] = " ".join(sorted(map(fingerprint, pairs)))
    return json.dumps(head, indent=1)[:-2] + f',\n "trees": [\n{lines}\n]}}\n'


def _short(number: float) -> float:
    # JSON has no infinity: a cut that nothing reaches.
    return number if isinstance(number, int) else float(f"{min(number, 1e9):.4g}")


def main(folder: Path) -> None:
    labelled, rooms = read_labelled(folder), PACKAGE / "stories"
    items = list(labelled.items.values())
    meaning, raw = by_meaning(items)
    events, seen = count_rarity(labelled, meaning)
    made = "how many of so many labelled events a word was seen in; python -m aainews.evaluation.story_pairs"
    (rooms / "rarity.json").write_text(
        json.dumps({"made_by": made, "events": events, "seen": seen}, ensure_ascii=False, indent=0) + "\n", "utf-8"
    )
    japanese = np.array([item.language == "ja" for item in items])
    between, aside = languages_apart(raw[japanese], raw[~japanese])
    questions = embedded([question.text for question in remembered(items)]).mean(axis=0)
    kept = {"mean": space_of(raw).mean, "between": between, "aside": aside, "questions": questions}
    space = {name: base64.b64encode(packed(vector)).decode() for name, vector in kept.items()}
    (rooms / "space.json").write_text(json.dumps({EMBEDDED: space}, indent=1) + "\n", "utf-8")
    vectors = np.array([meaning[item.id].vector for item in items])
    sys.stdout.write(f"spread of the centred cosines: {spread(vectors):.3f}\n")
    for name, reports in (("meaning", meaning), ("letters", by_letters(items))):
        study = Study(labelled, reports)
        start, trees = fitted(study.table(), study.truth, study.weight, HOW)
        (rooms / f"pairs.{name}.json").write_text(_kept(start, trees, labelled.pairs), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
