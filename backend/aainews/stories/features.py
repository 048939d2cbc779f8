"""What two reports agree in, and what they differ in, as numbers."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from aainews.stories.report import Report, days_apart
from aainews.stories.signs import Signs

TELLING_ACTS = (
    "pause", "rumour", "rule", "respond", "legislate", "fund", "hire", "leave", "rank", "guide", "partner", "buy",
    "investigate", "testify", "warn", "launch",
)  # fmt: skip
"""One report telling of it and the other not is a sign of two events: a launch and its pause, a rumour and a release."""
NAMES = (
    "cosine", "across", "both_ja", "cosine_across", "cosine_ja", "jaccard", "overlap", "shared", "jaccard_common",
    "overlap_common", "shared_common", "rarest", "second", "third", "days", "undated", "another_day", "far",
    "version_shared", "version_differs", "sibling_version", "figure_shared", "figure_differs", "acts_shared",
    "acts_differ", "names_shared", "names_differ", "cosine_jaccard", "cosine_rarest", "length",
    "lead_shared", "lead_unknown",
    *(f"only_{act}" for act in TELLING_ACTS),
)  # fmt: skip
"""The order in which `features_of` gives them, and the model file knows them by."""


REPORTS_KEPT = 4096
"""Reports of which the sum of their words is remembered."""


class Rarity:
    """How telling a word is: in how many of so many events it was seen. One that is unknown counts as seen once."""

    def __init__(self, events: int, seen: Mapping[str, int]) -> None:
        self._unknown = math.log(events / 2)
        self._known = {word: math.log(events / (1 + count)) for word, count in seen.items()}
        self._sums: dict[frozenset[str], float] = {}

    def of(self, word: str) -> float:
        return self._known.get(word, self._unknown)

    def each_of(self, words: frozenset[str]) -> list[float]:
        """In the order of the set."""
        return [self._known.get(word, self._unknown) for word in words]

    def sum(self, words: frozenset[str]) -> float:
        return sum(self.each_of(words))

    def sum_of_report(self, words: frozenset[str]) -> float:
        """The same for all words of one report, which is compared with many."""
        if (known := self._sums.get(words)) is None:
            if len(self._sums) >= REPORTS_KEPT:
                self._sums.clear()
            known = self._sums[words] = self.sum(words)
        return known


@cache
def rarity() -> Rarity:
    """Counted in the labelled headlines; the file holds words and numbers only."""
    kept = json.loads(files(__package__ or "aainews.stories").joinpath("rarity.json").read_text("utf-8"))
    return Rarity(kept["events"], kept["seen"])


def features_of(one: Report, other: Report, rare: Rarity) -> list[float]:
    """As `NAMES`; the same in either order of the two."""
    a, b = one.signs, other.signs
    across = a.japanese != b.japanese
    cosine = float(one.vector @ other.vector)
    mine, theirs = (a.common, b.common) if across else (a.words, b.words)
    both = rare.each_of(mine & theirs)
    jaccard, overlap, shared = _overlap(both, mine, theirs, rare)
    rarest = (sorted(both, reverse=True) + [0.0] * 3)[:3]
    told_apart = a.acts ^ b.acts
    return [
        cosine, float(across), float(a.japanese and b.japanese), across * cosine,
        (a.japanese and b.japanese) * cosine, jaccard, overlap, shared,
        *_overlap(rare.each_of(a.common & b.common), a.common, b.common, rare), *rarest, *_time(days_apart(one, other)), *_versions(a, b),
        *_figures(a, b), *_acts(a, b), float(len(a.names & b.names)), float(len(a.names ^ b.names)),
        cosine * jaccard, cosine * rarest[0] / 5, min(len(mine), len(theirs)) / 10,
        *_leads(a, b),
        *(float(act in told_apart) for act in TELLING_ACTS),
    ]  # fmt: skip


def _overlap(
    shared: list[float], mine: frozenset[str], theirs: frozenset[str], rare: Rarity
) -> tuple[float, float, float]:
    """Weighted Jaccard similarity, share of the shorter one, and weight shared (in tens, at most 3). `shared`: what each
    word of both weighs."""
    both, one, other = sum(shared), rare.sum_of_report(mine), rare.sum_of_report(theirs)
    union, least = one + other - both, min(one, other)
    return both / union if union else 0.0, both / least if least else 0.0, min(both, 30.0) / 10


def _time(days: float | None) -> tuple[float, float, float, float]:
    if days is None:
        return -1.0, 1.0, 0.0, 0.0
    return min(days, 10.0) / 10, 0.0, float(days > 1.5), float(days > 4)


def _versions(a: Signs, b: Signs) -> tuple[float, float, float]:
    """A version in common; versions on both sides and none in common; another version of the same thing."""
    shared = bool(a.versions & b.versions)
    heads = {head for head, _ in a.versions} & {head for head, _ in b.versions}
    sibling = any(_numbers(a, head).isdisjoint(_numbers(b, head)) for head in heads)
    return float(shared), float(bool(a.versions) and bool(b.versions) and not shared), float(sibling)


def _numbers(signs: Signs, head: str) -> frozenset[str]:
    return frozenset(number for each, number in signs.versions if each == head)


def _leads(a: Signs, b: Signs) -> tuple[float, float]:
    """How many of the two headlines begin with what the other has too, and how many with what it has not."""
    known = [bool(one.lead & other.words) for one, other in ((a, b), (b, a)) if one.lead]
    return float(sum(known)), float(len(known) - sum(known))


def _figures(a: Signs, b: Signs) -> tuple[float, float]:
    shared = len(a.figures & b.figures)
    return float(min(shared, 2)), float(bool(a.figures) and bool(b.figures) and not shared)


def _acts(a: Signs, b: Signs) -> tuple[float, float]:
    shared = len(a.acts & b.acts)
    return shared / max(1, min(len(a.acts), len(b.acts))), float(bool(a.acts) and bool(b.acts) and not shared)
