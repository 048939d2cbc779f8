"""A text as runs of one script: words, digits, and characters that are written without spaces (Japanese and others)."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum

from aainews.domain.search.folding import LONG_VOWEL

WORD = "A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ԯ"
"""Letters of scripts that part words by spaces, as the inside of a character class."""
KATAKANA = "ァ-ヺヽヾㇰ-ㇿ" + LONG_VOWEL
GAP = "[ \\-‐_./・'’+&]"
"""What may stand between two runs that are still one name: GPT-4, Node.js, AI エージェント."""

_RUN = re.compile(rf"(?P<word>[{WORD}]+)|(?P<digits>\d+)|(?P<dense>(?:(?![{WORD}])[^\W\d_])+)")
_JOINED = re.compile(f"{GAP}?$")
_KANJI = re.compile("[々〆〇㐀-鿿豈-﫿\U00020000-\U0003ffff]")


class Script(StrEnum):
    WORD = "word"
    DIGITS = "digits"
    DENSE = "dense"
    """Characters of a script without spaces between words; each pair of them is a token."""


@dataclass(frozen=True, slots=True)
class Run:
    script: Script
    text: str
    joined: bool
    """Nothing, or one `GAP`, stands between it and the run before."""
    touching: bool
    """Nothing does."""


def runs(folded: str) -> Generator[Run]:
    """The runs of a folded text, its case kept."""
    end = -1
    for match in _RUN.finditer(folded):
        between = folded[end : match.start()] if end >= 0 else "\n"
        joined = not between or (len(between) == 1 and _JOINED.match(between) is not None)
        yield Run(Script(str(match.lastgroup)), match.group(), joined, not between)
        end = match.end()


def is_kanji(character: str) -> bool:
    return _KANJI.match(character) is not None
