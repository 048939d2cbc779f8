"""Planted defects for a whole corpus, the same ones for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from aainews.evaluation.planted.aligning import Aligned, Pair
from aainews.evaluation.planted.changed_facts import FACTS, Way
from aainews.evaluation.planted.changed_order import ORDER, Planted
from aainews.evaluation.planted.changed_text import TEXT
from aainews.evaluation.planted.strange_facts import STRANGE_FACTS
from aainews.evaluation.planted.strange_text import STRANGE_TEXT

KINDS: tuple[str, ...] = (*FACTS, *TEXT, *ORDER)
WAYS: dict[str, tuple[Way, ...]] = {
    kind: (*known.get(kind, ()), *strange.get(kind, ()))
    for known, strange in ((FACTS, STRANGE_FACTS), (TEXT, STRANGE_TEXT))
    for kind in {**known, **strange}
}
"""All ways of each kind that one segment can have."""


@dataclass(frozen=True)
class Case:
    """One planted defect. `pairs` is the article with it, `at` the lines where finding it counts, `before` what the
    first of those lines was."""

    kind: str
    way: str
    article: str
    pairs: tuple[Pair, ...]
    at: tuple[int, ...]
    before: Pair


def plant(articles: list[Aligned], clean: dict[str, list[int]], each: int, seed: int) -> Iterator[Case]:
    """Up to `each` cases of every way of every kind, in segments of `clean` (line numbers by article)."""
    for kind, ways in WAYS.items():
        for way in ways:
            random = Random(f"{seed} {way.__name__}")
            places = [(article, at) for article in articles for at in clean[article.name]]
            random.shuffle(places)
            made = 0
            for article, at in places:
                pair = article.pairs[at]
                ja = way(random, pair)
                if ja is None or pair.ja in (ja, pair.en):
                    continue
                changed = (*article.pairs[:at], Pair(pair.kind, pair.en, ja), *article.pairs[at + 1 :])
                yield Case(kind, way.__name__, article.name, changed, (at,), pair)
                made += 1
                if made == each:
                    break
    yield from _rearranged(articles, clean, each, seed)


def _rearranged(articles: list[Aligned], clean: dict[str, list[int]], each: int, seed: int) -> Iterator[Case]:
    for kind, ways in ORDER.items():
        for way in ways:
            random = Random(f"{seed} {way.__name__}")
            for _ in range(each):
                article = random.choice(articles)
                planted: Planted | None = way(random, article.pairs)
                if planted is not None and set(planted.at) & set(clean[article.name]):
                    at = planted.at
                    yield Case(kind, way.__name__, article.name, planted.pairs, at, article.pairs[at[0]])
