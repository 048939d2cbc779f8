"""Whether a translation stops before its source does, leaves out a sentence or adds one, though it reads as a text should."""

from __future__ import annotations

import re

from aainews.gate.affinity import Affinity
from aainews.gate.sentences import sentences_in_japanese, sentences_of
from aainews.gate.side_by_side import Alone, SideBySide

HALF = -0.6
"""The logarithm of a translation's length against the usual one from which on it is taken for a part, whatever its words."""
_NO_PROSE, _DATA = ("![", "|"), "{"
"""How a picture and a row of a table begin, and a line of data: its strings are told by no full stop."""
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)|https?://\S+")
_ELSEWHERE = re.compile(
    r"^\W*(?:(?:A|An|One|Another)\b[^.]{0,20}\bexample|(?:For (?:more|further)|Read|Learn|Find out|See)\b)"
)
"""A sentence that only says where else to look: people leave such out at will."""
_BELOW = re.compile(r"以下|次の|次に|こちら|下記|例(?:です|を|で|[：:]|$)|[：:]\s*$")


def unsaid(source: str, ja: str, affinity: Affinity, at: int) -> Alone | None:
    """What of `source` its translation `ja` (line `at` of the article) does not say: the end, or a sentence before.

    None where that cannot be told: for a picture, a row, little text, or a translation that is long enough.
    """
    if affinity.stretch(at) > 0 or source.startswith(_NO_PROSE):
        return None
    theirs, ours = sentences_of(source), sentences_in_japanese(ja)
    if not theirs or not ours:
        return None
    theirs = _asked_for(theirs, ours[-1])
    if not theirs:
        return None
    sides = SideBySide(theirs, ours, affinity, at, is_half=affinity.stretch(at) < HALF)
    if (whole := sides.without_sentences()) is not None and whole.is_sure:
        return whole
    if len(theirs) < 2:
        return whole
    others = [end for end in (sides.without_clauses(), sides.without_one()) if end is not None and end.is_sure]
    return max(others, key=lambda end: end.odds, default=whole)


def added(source: str, ja: str, affinity: Affinity, at: int) -> Alone | None:
    """A sentence of `ja` to which nothing in `source` answers. None where that cannot be told, as above, or the
    translation is no longer than usual."""
    theirs, ours = sentences_of(source), sentences_in_japanese(ja)
    if affinity.stretch(at) <= 0 or not theirs or len(ours) < 2 or source.startswith((*_NO_PROSE, _DATA)):
        return None
    return SideBySide(theirs, ours, affinity, at, is_half=False).with_one_added()


def _asked_for(theirs: list[str], last_of_ours: str) -> list[str]:
    """Without a last sentence that need not have one of its own: one that points to another page, or to what comes
    below where the translation does so in its last."""
    last = theirs[-1]
    points = _LINK.search(last) and _ELSEWHERE.search(last)
    return theirs[:-1] if points or (last.rstrip().endswith(":") and _BELOW.search(last_of_ours)) else theirs
