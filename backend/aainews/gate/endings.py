"""Whether a translation stops a sentence too soon, judged by what its last sentence answers to.

A logistic sum over six measures, fitted on human translations as they are and with their last sentence taken off (571
of each kind: docs/measurements.md; its weights and threshold were fitted on all of them). It knows no word and no corpus.
"""

from __future__ import annotations

import math
import re

from aainews.gate.affinity import Affinity, Line, bulk, words_of

_OURS = re.compile(r"[^。！？!?\n]+[。！？!?]?[」）)*_\"”]*")
_LINK = re.compile(r"\]\(|https?://")
_WEIGHTS = (0.399, -0.095, -0.19, 0.466, -1.234, -4.981)
_BIAS = -0.796
_SPREAD = 0.3
MISSING = 3.8
"""Log odds from which the last sentence is missing. At 1 nine in ten would be found, and seven in a thousand human
paragraphs blocked; most of these do lack a sentence, and still people let them stand."""


def odds_of_missing_end(sentences: list[str], ja: str, affinity: Affinity, at: int) -> float | None:
    """Log odds that nothing in `ja` (line `at` of the article) answers to the last of the source's `sentences`.

    None where that cannot be told: for one sentence, for little text, and for a last sentence that only points to
    another page, which people leave out at will.
    """
    ours = [one for one in _OURS.findall(ja.strip()) if len(one) > 3]
    if len(sentences) < 2 or not ours or _LINK.search(sentences[-1]):
        return None
    line, last = affinity.lines[at], Line(ours[-1])
    stretch = affinity.stretch(at)
    size = bulk(" ".join(sentences), line.latin)
    if size < 40 or not line.length:
        return None
    without = math.log(1 - min(0.9, bulk(sentences[-1], line.latin) / size))
    by_length = (stretch**2 - (stretch - without) ** 2) / (2 * _SPREAD**2)
    said = affinity.of_words(words_of(sentences[-1]), at)
    here = affinity.of_words_in(words_of(sentences[-1]), last)
    before = max(affinity.of_words_in(words_of(one), last) for one in sentences[:-1])
    fewer = len(sentences) - len(ours)
    measures = (_kept(by_length, -3, 3), _kept(said, -6, 8), _kept(here - before, -10, 10), float(fewer >= 1), float(fewer >= 2), _kept(stretch, -1, 0.5))  # fmt: skip
    return _BIAS + sum(weight * measure for weight, measure in zip(_WEIGHTS, measures, strict=True))


def _kept(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))
