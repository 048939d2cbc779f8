"""Whether a translation stops before its source does, leaves out a sentence or adds one, though it reads as a text should.

The sentences of both sides are laid side by side in order, by their lengths and the words that they share: once so that
every sentence answers to one, and once so that the source may go on where the translation has ended, or one side says one
thing more. How much likelier the second is, is the odds. Knows no corpus: what a word is worth follows from the article and
the lexicon.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from aainews.gate.affinity import Affinity, Known, Line, Lines, Table, bulk, words_of, worths_of

MISSING, MISSING_PART, MISSING_INSIDE, ADDED = 1.5, 5.0, 4.5, 5.5
"""Log odds from which a last sentence, the last clauses of one, or a sentence before are missing, or one was added. A
translator reorders clauses, draws sentences together and takes them apart, so the later ones must be surer."""
KNOWN, HALF = 0.0, -0.6
"""Log odds by its words that the rest of the text is translated here, from which the above may be judged; and the
logarithm of a length against the usual one at which that needs no words."""
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
_BAND = 2
"""Sentences by which the order of both sides may be apart, beyond the difference of their numbers."""
_SHORTEST_CLAUSE = 25

_SENTENCES = re.compile(r"(?<=[.!?])[\"”)*_\]]*\s+(?=[\"“(*_`\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:al|el|e\.g|i\.e|vs|cf|approx|Inc|Corp|Ltd|Co|Mr|Mrs|Ms|Dr|Prof|St|No|Fig|Vol|Sec|Eq|Ref|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|Jr|Sr)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_SHORTEST_LETTERS = 12
""""10 months?" and "Example:" go with the sentence before them, "Great!" with the one after."""
_NO_PROSE, _DATA = ("![", "|"), "{"
"""How a picture and a row of a table begin, and a line of data: its strings are told by no full stop."""
_LETTERS = re.compile(rf"(?:[^A-Za-z]*[A-Za-z]){{{_SHORTEST_LETTERS}}}")
_OURS = re.compile(r"(?:[^。！？!?\n]|[!?](?=[A-Za-z0-9=&/]))+[。！？!?]*[」）)*_\"”]*")
"""A question mark of an address ends nothing."""
_SHORTEST_OURS = 4
_CLAUSES = re.compile(r"(?<=[,;:])\s+|\s+(?:--|–|—|-)\s+|\s+(?=(?:and|but|so|which|because|while)\s)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)|https?://\S+")
_ELSEWHERE = re.compile(
    r"^\W*(?:(?:A|An|One|Another)\b[^.]{0,20}\bexample|(?:For (?:more|further)|Read|Learn|Find out|See)\b)"
)
"""A sentence that only says where else to look: people leave such out at will."""
_BELOW = re.compile(r"以下|次の|次に|こちら|下記|例(?:です|を|で|[：:]|$)|[：:]\s*$")


@dataclass(frozen=True)
class Alone:
    """A text that may have no like on the other side, and the log odds that it has none; `is_sure` where they suffice."""

    odds: float
    text: str
    is_sure: bool


def unsaid(source: str, ja: str, affinity: Affinity, at: int) -> Alone | None:
    """What of `source` its translation `ja` (line `at` of the article) does not say: the end, or a sentence before.

    None where that cannot be told: for a picture, a row, little text, or a translation that is long enough.
    """
    if affinity.stretch(at) > 0 or source.startswith(_NO_PROSE):
        return None
    theirs, ours = sentences_of(source), _ours(ja)
    if not theirs or not ours:
        return None
    theirs = _asked_for(theirs, ours[-1])
    if not theirs:
        return None
    sides = _SideBySide(theirs, ours, affinity, at, is_half=affinity.stretch(at) < HALF)
    if (whole := sides.without_sentences()) is not None and whole.is_sure:
        return whole
    if len(theirs) < 2:
        return whole
    others = [end for end in (sides.without_clauses(), sides.without_one()) if end is not None and end.is_sure]
    return max(others, key=lambda end: end.odds, default=whole)


def added(source: str, ja: str, affinity: Affinity, at: int) -> Alone | None:
    """A sentence of `ja` to which nothing in `source` answers. None where that cannot be told, as above, or the
    translation is no longer than usual."""
    theirs, ours = sentences_of(source), _ours(ja)
    if affinity.stretch(at) <= 0 or not theirs or len(ours) < 2 or source.startswith((*_NO_PROSE, _DATA)):
        return None
    return _SideBySide(theirs, ours, affinity, at, is_half=False).with_one_added()


def sentences_of(text: str) -> list[str]:
    """English sentences; an abbreviation does not end one, and a few letters are none."""
    found: list[str] = []
    for piece in _SENTENCES.split(text.strip()):
        if found and (_ABBREVIATION.search(found[-1]) or _is_short(piece) or (len(found) == 1 and _is_short(found[0]))):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return [sentence for sentence in found if sentence.strip()]


def _is_short(piece: str) -> bool:
    return _LETTERS.match(piece) is None


def _ours(ja: str) -> list[str]:
    found: list[str] = []
    for piece in _OURS.findall(ja.strip()):
        if found and len(piece) < _SHORTEST_OURS:
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _asked_for(theirs: list[str], last_of_ours: str) -> list[str]:
    """Without a last sentence that need not have one of its own: one that points to another page, or to what comes
    below where the translation does so in its last."""
    last = theirs[-1]
    points = _LINK.search(last) and _ELSEWHERE.search(last)
    return theirs[:-1] if points or (last.rstrip().endswith(":") and _BELOW.search(last_of_ours)) else theirs


class _SideBySide:
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
        there, lines = np.zeros((len(self._row_of), len(self._lines)), np.bool_), Lines(self._lines)
        for row, (word, known) in enumerate(zip(self._row_of, self._known, strict=True)):
            if known.lines >> self._at & 1:
                there[row, list(lines.having(word))] = True
        return there

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
    def _beads(self) -> list[list[float]]:
        """How well each run of the source goes with each of the translation."""
        words = np.zeros((len(self._row_of), len(self._theirs)), np.bool_)
        for at, said in enumerate(self._words):
            words[self._rows(said), at] = True
        by_words = _in_runs(words, np.logical_or).T.astype(np.float64) @ self._worths
        sizes, lengths = _in_runs(np.array(self._bulks), np.add)[:, None], self._lengths[None, :]
        spread = np.sqrt(_SPREAD**2 + _SPREAD_OF_SHORT / np.maximum(sizes, 1))
        off = (np.log(np.maximum(lengths, 1) / np.maximum(sizes, 1)) - self._affinity.usual) / spread
        by_length = np.maximum(-_MOST_WORDS, -off * off / 2 - np.log(spread))
        of_some_length = (sizes >= _LEAST_SIZE) & (lengths >= _LEAST_LENGTH)
        beads = by_words.clip(-_MOST_WORDS, _MOST_WORDS) + np.where(of_some_length, by_length, 0.0)
        return beads.tolist()

    @cached_property
    def _best(self) -> list[list[float]]:
        """What the best way is worth, at [i][j]."""
        best = [[-math.inf] * (len(self._ours) + 1) for _ in range(len(self._theirs) + 1)]
        best[0][0] = 0.0
        for i, j in self._places():
            best[i][j] = max(self._ways(best, i, j), default=-math.inf)
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

    def _ways(self, best: list[list[float]], i: int, j: int) -> Iterator[float]:
        for (down, right), prior in _ALONE:
            # A last sentence without its like is what the other hypothesis says.
            if down <= i and right <= j and (right or i < len(self._theirs)):
                yield best[i - down][j - right] + prior
        yield from (best[first][start] + worth for first, start, worth in self._together(i, j))

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

    def without_clauses(self) -> Alone | None:
        """All of the translation beside the source up to the middle of a sentence."""
        columns = len(self._lines)
        ends = [
            (self._worths[:, at].tolist(), int(self._lengths[at]))
            for at in (_run(length, columns - length, columns) for length in range(1, min(3, columns) + 1))
        ]
        found: list[tuple[float, str, frozenset[str]]] = []
        for at, sentence in enumerate(self._theirs):
            for cut in _CLAUSES.finditer(sentence):
                said, rest = sentence[: cut.start()], sentence[cut.end() :]
                if min(len(said), len(rest)) < _SHORTEST_CLAUSE:
                    continue
                words, size = words_of(said) & self._words[at], bulk(said, self._latin)
                for (down, right), prior in _TOGETHER:
                    first = at + 1 - down
                    if first < 0 or right > columns:
                        continue
                    before = self._best[first][columns - right] + prior
                    if before == -math.inf:
                        continue
                    worth, length = ends[right - 1]
                    by_words = sum(worth[row] for row in self._rows(words.union(*self._words[first:at])))
                    alike = max(-_MOST_WORDS, min(_MOST_WORDS, by_words))
                    alike += self._by_length(size + sum(self._bulks[first:at]), length)
                    found.append((before + alike, rest, words.union(*self._words[:at])))
        if not found:
            return None
        best, rest, words = max(found, key=lambda one: one[0])
        odds = best - self._whole
        return Alone(odds, rest, odds > MISSING_PART and self._is_known(words))

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
        beads, rows, columns = self._beads, len(self._theirs), len(self._lines)
        for (down, right), prior in _TOGETHER:
            if down <= i and right <= j:
                bead = beads[_run(down, i - down, rows)][_run(right, j - right, columns)]
                yield i - down, j - right, prior + bead

    def _by_length(self, size: int, length: int) -> float:
        if size < _LEAST_SIZE or length < _LEAST_LENGTH:
            return 0.0
        spread = math.sqrt(_SPREAD**2 + _SPREAD_OF_SHORT / size)
        off = (math.log(length / size) - self._affinity.usual) / spread
        return max(-_MOST_WORDS, -off * off / 2 - math.log(spread))


def _in_runs(each: Table, joined: np.ufunc) -> Table:
    """The last axis for each sentence, then for each two in a row, then for each three."""
    pairs = joined(each[..., :-1], each[..., 1:])
    return np.concatenate([each, pairs, joined(pairs[..., :-1], each[..., 2:])], axis=-1)


def _run(length: int, start: int, size: int) -> int:
    """The place there of so many from one on, of `size` sentences."""
    return start + (0, 0, size, 2 * size - 1)[length]


_LEAST_SIZE, _LEAST_LENGTH = 5, 2
"""Letters and Japanese characters of which a length says something."""
_SPREAD, _SPREAD_OF_SHORT = 0.25, 3.0
"""Standard deviation of the logarithm of a long sentence's length over its source's, and what short ones vary more:
the variance is the square of the first and the second over the letters."""
