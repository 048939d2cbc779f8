"""Whether a translation stops before its source does, leaves out a sentence or adds one, though it reads as a text should."""

from __future__ import annotations

import re

from aainews.gate.affinity import Affinity
from aainews.gate.sentences import pieces_of, sentences_in_japanese, sentences_of
from aainews.gate.side_by_side import Alone, SideBySide

HALF = -0.6
"""The logarithm of a translation's length against the usual one from which on it is taken for a part, whatever its words."""
SHORT = -0.4
"""The same from which on less is asked of the words: two thirds of the usual length."""
FIRST_ALONE = -0.9
"""The same from which on one sentence is no translation of several: 0.4 of the usual length."""
LONGER = 0.2
"""The same from which on it is long enough, though it has fewer sentences than its source."""
_FULL_STOP = re.compile(r"[.!?][\"”’)*_\]]*\s*$")
"""How a sentence ends: what has no such end, an item or the name below a quotation, people shorten at will."""
_NO_PROSE, _DATA = ("![", "|"), "{"
"""How a picture and a row of a table begin, and a line of data: its strings are told by no full stop."""
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)|https?://\S+")
_EXAMPLE = re.compile(r"^\W*(?:A|An|One|Another)\b[^.]{0,20}\bexample")
"""A sentence that only names an example elsewhere: people leave such out at will. "See chapter 3" they do translate."""
_BELOW = re.compile(r"以下|次の|次に|こちら|下記|例(?:です|を|[：:]|$)|[：:]\s*$")


def unsaid(source: str, ja: str, affinity: Affinity, at: int) -> Alone | None:
    """What of `source` its translation `ja` (line `at` of the article) does not say: the end, or a sentence before.

    None where that cannot be told: for a picture, a row, little text, or a translation that is long enough.
    """
    stretch = affinity.stretch(at)
    if stretch > LONGER or source.startswith(_NO_PROSE):
        return None
    theirs, ours = sentences_of(source), sentences_in_japanese(ja)
    if not theirs or not ours or (stretch > 0 and len(ours) >= len(theirs)):
        return None
    asked = _asked_for(theirs, ours[-1])
    if not asked:
        return None
    if asked == theirs and stretch < FIRST_ALONE and len(ours) == 1 and len(pieces := pieces_of(source)) > 1:
        return Alone(-stretch, " ".join(pieces[1:]), is_sure=True)
    theirs = asked
    is_lone = len(theirs) < 2  # one sentence may become much shorter, where long names become abbreviations
    sides = SideBySide(theirs, ours, affinity, at, is_half=stretch < HALF and not is_lone)
    if (whole := sides.without_sentences()) is not None and whole.is_sure:
        return whole
    if is_lone and (stretch > SHORT or not _FULL_STOP.search(source)):
        return whole
    part = sides.without_clauses(is_short=stretch < SHORT and not is_lone)
    others = [end for end in (part, sides.without_one()) if end is not None and end.is_sure]
    return max(others, key=lambda end: end.odds, default=whole)


def added(source: str, ja: str, affinity: Affinity, at: int) -> Alone | None:
    """A sentence of `ja` to which nothing in `source` answers. None where that cannot be told, as above, or the
    translation is no longer than usual."""
    theirs, ours = sentences_of(source), sentences_in_japanese(ja)
    if affinity.stretch(at) <= 0 or not theirs or len(ours) < 2 or source.startswith((*_NO_PROSE, _DATA)):
        return None
    return SideBySide(theirs, ours, affinity, at, is_half=False).with_one_added()


def _asked_for(theirs: list[str], last_of_ours: str) -> list[str]:
    """Without a last sentence that need not have one of its own: one that names an example on another page, or points to
    what comes below where the translation does so in its last."""
    last = theirs[-1]
    points = _LINK.search(last) and _EXAMPLE.search(last)
    return theirs[:-1] if points or (last.rstrip().endswith(":") and _BELOW.search(last_of_ours)) else theirs
