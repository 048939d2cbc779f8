"""The sentences of a source and of its translation laid side by side in order, by their lengths and the words that they
share: once so that every sentence answers to one, and once so that the source may go on where the translation has ended,
or one side says one thing more. How much likelier the second is, is the odds. Knows no corpus: what a word is worth follows
from the article and the lexicon.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from aainews.gate.affinity import Affinity, Known, Line, Lines, Table, bulk, words_of, worths_of

MISSING, MISSING_PART, MISSING_INSIDE, ADDED = 0.5, 5.0, 4.5, 5.5
"""Log odds from which a last sentence, the last clauses of one, or a sentence before are missing, or one was added. A
translator reorders clauses, draws sentences together and takes them apart, so the later ones must be surer."""
MISSING_PART_OF_SHORT = 2.0
"""The second of them where the whole is much shorter than usual besides."""
KNOWN = 0.0
"""Log odds by its words that the rest of the text is translated here, from which the above may be judged."""
_BEADS: dict[tuple[int, int], float] = {
    beside: math.log(share)
    for beside, share in {
        (1, 1): 0.85, (2, 1): 0.07, (1, 2): 0.06, (2, 2): 0.02, (3, 1): 0.01, (1, 3): 0.01, (1, 0): 0.005, (0, 1): 0.005,
    }.items()
}  # fmt: skip
"""How often so many sentences of the source are so many of the translation."""
_ALONE = tuple((beside, prior) for beside, prior in _BEADS.items() if 0 in beside)
_TOGETHER = tuple((beside, prior) for beside, prior in _BEADS.items() if 0 not in beside)
_MOST_WORDS = 8.0
"""What the words of one bead may weigh at most: they are not as independent as their sum takes them to be."""
_MOST_OF_BEAD = _MOST_WORDS + 1.4
"""More than its words and its length may weigh together (the logarithm of 1 / `_SPREAD`, at the best length)."""
_BAND = 2
"""Sentences by which the order of both sides may be apart, beyond the difference of their numbers."""
_SHORTEST_CLAUSE = 25
_CLAUSES = re.compile(r"(?<=[,;:])[\"”]?\s+|\s+(?:--|–|—|-)\s+|\s+(?=(?:and|but|so|which|because|while|where)\s)")
_LEAST_SIZE, _LEAST_LENGTH = 5, 2
"""Letters and Japanese characters of which a length says something."""
_SPREAD, _SPREAD_OF_SHORT = 0.25, 3.0
"""Standard deviation of the logarithm of a long sentence's length over its source's, and what short ones vary more:
the variance is the square of the first and the second over the letters."""


@dataclass(frozen=True)
class Alone:
    """A text that may have no like on the other side, and the log odds that it has none; `is_sure` where they suffice."""

    odds: float
    text: str
    is_sure: bool


class SideBySide:
    """The best way to lay the first i sentences of the source beside the first j of the translation, for all i, j.

    What each word of the source is worth beside each stretch of the translation is worked out for all of them at once, as
    a matrix: one after the other they were half of what looking at an article took.
    """

    def __init__(self, theirs: list[str], ours: list[str], affinity: Affinity, at: int, *, is_half: bool) -> None:
        self._theirs, self._ours = theirs, ours
        self._affinity, self._at = affinity, at
        self._is_half = is_half
        self._lines = [Line(text) for text in ours]
        self._latin = frozenset[str]().union(*(line.latin for line in self._lines))
        self._words = [words_of(text) for text in theirs]
        self._bulks = [bulk(text, self._latin) for text in theirs]
        self._row_of = {word: row for row, word in enumerate(frozenset[str]().union(*self._words))}

    @cached_property
    def _known(self) -> list[Known]:
        """Each word as the article knows it."""
        return [self._affinity.known(word) for word in self._row_of]

    @cached_property
    def _there(self) -> Table:
        """Which words stand in which sentences of the translation, in some form."""
        lines, columns = Lines(self._lines), range(len(self._lines))
        found = [
            lines.having(word) if known.lines >> self._at & 1 else 0
            for word, known in zip(self._row_of, self._known, strict=True)
        ]
        there = [[bits >> column & 1 for column in columns] for bits in found]
        return np.array(there, np.bool_).reshape(len(found), len(columns))

    @cached_property
    def _lengths(self) -> Table:
        """Of each run of the translation (see `_in_runs`)."""
        return _in_runs(np.array([line.length for line in self._lines]), np.add)

    @cached_property
    def _worths(self) -> Table:
        """What each word is worth beside each run of the translation."""
        return self._worth(_in_runs(self._there, np.logical_or), self._lengths)

    def _worth(self, there: Table, lengths: Table) -> Table:
        return worths_of(self._known, there, np.array([self._affinity.times(length) for length in lengths.tolist()]))

    @cached_property
    def _beads(self) -> list[tuple[int, int, list[list[float]]]]:
        """Each bead of sentences on both sides, and what it is worth from each sentence of the source and each of the
        translation on."""
        words = np.zeros((len(self._row_of), len(self._theirs)), np.bool_)
        for at, said in enumerate(self._words):
            words[self._rows(said), at] = True
        by_words = _in_runs(words, np.logical_or).T.astype(np.float64) @ self._worths
        sizes = _in_runs(np.array(self._bulks), np.add)
        beads = by_words.clip(-_MOST_WORDS, _MOST_WORDS) + self._by_length(sizes[:, None], self._lengths[None, :])
        rows, columns = (_runs(len(side)) for side in (self._theirs, self._lines))
        return [
            (down, right, (prior + beads[rows[down], columns[right]]).tolist()) for (down, right), prior in _TOGETHER
        ]

    @cached_property
    def _best(self) -> list[list[float]]:
        """What the best way is worth, at [i][j]."""
        rows = len(self._theirs)
        best = [[-math.inf] * (len(self._ours) + 1) for _ in range(rows + 1)]
        best[0][0] = 0.0
        for i, j in self._places():
            ways = [
                best[i - down][j - right] + prior
                for (down, right), prior in _ALONE
                # A last sentence without its like is what the other hypothesis says.
                if down <= i and right <= j and (right or i < rows)
            ]
            ways += [best[first][start] + worth for first, start, worth in self._together(i, j)]
            best[i][j] = max(ways, default=-math.inf)
        return best

    @property
    def _whole(self) -> float:
        return self._best[-1][-1]

    @property
    def _band(self) -> int:
        return abs(len(self._theirs) - len(self._lines)) + _BAND

    def _places(self) -> Iterator[tuple[int, int]]:
        rows, columns, band = len(self._theirs), len(self._lines), self._band
        for i in range(rows + 1):
            for j in range(max(0, i - band), min(columns, i + band) + 1):
                if i or j:
                    yield i, j

    def without_sentences(self) -> Alone | None:
        """All of the translation beside the first sentences alone."""
        columns = len(self._lines)
        cuts = [(self._best[i][columns], i) for i in range(1, len(self._theirs))]
        if not cuts:
            return None
        best, at = max(cuts)
        odds = best - self._whole
        is_sure = odds > MISSING and self._is_known(frozenset[str]().union(*self._words[:at]))
        return Alone(odds, " ".join(self._theirs[at:]), is_sure)

    def _is_known(self, words: frozenset[str], besides: int = 0) -> bool:
        """Whether the translation, all but so many characters, has enough of these words for what it lacks to tell
        something: of one in words that the lexicon does not know, nothing can be said."""
        if self._is_half:
            return True
        length = sum(line.length for line in self._lines) - besides
        worths = self._worth(np.any(self._there, axis=1)[:, None], np.array([length]))
        return float(worths[self._rows(words)].sum()) > KNOWN

    def _rows(self, words: frozenset[str]) -> list[int]:
        return [self._row_of[word] for word in words]

    def without_clauses(self, *, is_short: bool) -> Alone | None:
        """All of the translation, which may be much shorter than usual, beside the source up to the middle of a sentence.
        Where no bead can be worth so much that this would be sure, the clauses are not looked at, and it may be None."""
        columns, least = len(self._lines), MISSING_PART_OF_SHORT if is_short else MISSING_PART
        ends = [
            (self._worths[:, at].tolist(), int(self._lengths[at]))
            for at in (_runs(columns)[length].stop - 1 for length in range(1, min(3, columns) + 1))
        ]
        found: list[tuple[float, str, frozenset[str]]] = []
        for at, sentence in enumerate(self._theirs):
            beads = [
                (first, right, before)
                for (down, right), prior in _TOGETHER
                if (first := at + 1 - down) >= 0 and right <= columns
                if (before := self._best[first][columns - right] + prior) + _MOST_OF_BEAD > self._whole + least
            ]
            for cut in _CLAUSES.finditer(sentence) if beads else ():
                said, rest = sentence[: cut.start()], sentence[cut.end() :]
                if min(len(said), len(rest)) < _SHORTEST_CLAUSE:
                    continue
                words, size = words_of(said) & self._words[at], bulk(said, self._latin)
                for first, right, before in beads:
                    worth, length = ends[right - 1]
                    by_words = sum(worth[row] for row in self._rows(words.union(*self._words[first:at])))
                    alike = max(-_MOST_WORDS, min(_MOST_WORDS, by_words))
                    alike += float(self._by_length(size + sum(self._bulks[first:at]), length))
                    found.append((before + alike, rest, words.union(*self._words[:at])))
        if not found:
            return None
        best, rest, words = max(found, key=lambda one: one[0])
        odds = best - self._whole
        return Alone(odds, rest, odds > least and self._is_known(words))

    def without_one(self) -> Alone | None:
        """Every sentence of the translation beside some of the source, and one of the source beside none."""
        odds, at = self._with_one_alone(1, 0)
        if at < 0:
            return None
        others = frozenset[str]().union(*self._words[:at], *self._words[at + 1 :])
        return Alone(odds, self._theirs[at], odds > MISSING_INSIDE and self._is_known(others))

    def with_one_added(self) -> Alone | None:
        """Every sentence of the source beside some of the translation, and one of the translation beside none."""
        odds, at = self._with_one_alone(0, 1)
        if at < 0:
            return None
        is_known = self._is_known(frozenset[str]().union(*self._words), besides=self._lines[at].length)
        return Alone(odds, self._ours[at], odds > ADDED and is_known)

    def _with_one_alone(self, down: int, right: int) -> tuple[float, int]:
        """How much better everything goes together without one sentence of one side, and which; -1 where it cannot."""
        rows, columns = len(self._theirs), len(self._lines)
        none = [[-math.inf] * (columns + 1) for _ in range(rows + 1)]
        one = [[(-math.inf, -1)] * (columns + 1) for _ in range(rows + 1)]
        none[0][0] = 0.0
        for i, j in self._places():
            found = [(none[i - down][j - right], (i if down else j) - 1)] if i >= down and j >= right else []
            for first, start, worth in self._together(i, j):
                none[i][j] = max(none[i][j], none[first][start] + worth)
                with_gap, gap = one[first][start]
                found.append((with_gap + worth, gap))
            one[i][j] = max(found, default=one[i][j])
        best, gap = one[rows][columns]
        whole = none[rows][columns]
        return (best - whole, gap) if best > -math.inf and whole > -math.inf else (-math.inf, -1)

    def _together(self, i: int, j: int) -> Iterator[tuple[int, int, float]]:
        """The beads of sentences on both sides that end at i and j: where each starts, and its worth."""
        for down, right, worths in self._beads:
            if down <= i and right <= j:
                yield i - down, j - right, worths[i - down][j - right]

    def _by_length(self, sizes: Table | int, lengths: Table | int) -> Table:
        """How well so many letters go with so many characters; nothing is said of very few."""
        spread = np.sqrt(_SPREAD**2 + _SPREAD_OF_SHORT / np.maximum(sizes, 1))
        off = (np.log(np.maximum(lengths, 1) / np.maximum(sizes, 1)) - self._affinity.usual) / spread
        fit = np.maximum(-_MOST_WORDS, -off * off / 2 - np.log(spread))
        return np.where(np.logical_and(sizes >= _LEAST_SIZE, lengths >= _LEAST_LENGTH), fit, 0.0)


def _in_runs(each: Table, joined: np.ufunc) -> Table:
    """The last axis for each sentence, then for each two in a row, then for each three."""
    pairs = joined(each[..., :-1], each[..., 1:])
    return np.concatenate([each, pairs, joined(pairs[..., :-1], each[..., 2:])], axis=-1)


def _runs(size: int) -> dict[int, slice]:
    """Where there, of `size` sentences, those runs stand that are of one, of two and of three."""
    return {1: slice(0, size), 2: slice(size, 2 * size - 1), 3: slice(2 * size - 1, 3 * size - 3)}
