"""A text as its sentences, English and Japanese."""

from __future__ import annotations

import re

_SENTENCES = re.compile(r"(?<=[.!?])[\"”)*_\]]*\s+(?=[\"“(*_`\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:al|el|e\.g|i\.e|vs|cf|approx|Inc|Corp|Ltd|Co|Mr|Mrs|Ms|Dr|Prof|St|No|Fig|Vol|Sec|Eq|Ref|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|Jr|Sr)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_SHORTEST_LETTERS = 12
""""10 months?" and "Example:" go with the sentence before them, "Great!" with the one after."""
_LETTERS = re.compile(rf"(?:[^A-Za-z]*[A-Za-z]){{{_SHORTEST_LETTERS}}}")
_OURS = re.compile(r"(?:[^。！？!?\n]|[!?](?=[A-Za-z0-9=&/]))+[。！？!?]*[」）)*_\"”]*")
"""A question mark of an address ends nothing."""
_SHORTEST_OURS = 4


def sentences_of(text: str) -> list[str]:
    """English sentences; an abbreviation does not end one, and a few letters are none."""
    found: list[str] = []
    for piece in pieces_of(text):
        if found and (_ABBREVIATION.search(found[-1]) or _is_short(piece) or (len(found) == 1 and _is_short(found[0]))):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return [sentence for sentence in found if sentence.strip()]


def pieces_of(text: str) -> list[str]:
    """The same, where a few letters ("Great!") are one of their own, and an abbreviation may end one."""
    return _SENTENCES.split(text.strip())


def _is_short(piece: str) -> bool:
    return _LETTERS.match(piece) is None


def sentences_in_japanese(ja: str) -> list[str]:
    """Japanese sentences, with what stands behind the last stop; a few characters are none."""
    found: list[str] = []
    for piece in _OURS.findall(ja.strip()):
        if found and len(piece) < _SHORTEST_OURS:
            found[-1] += piece
        else:
            found.append(piece)
    return found
