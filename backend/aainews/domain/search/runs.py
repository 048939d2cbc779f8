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
GAPS = " -‐_./・'’+&"
GAP = f"[{re.escape(GAPS)}]"
"""What may stand between two runs that are still one name: GPT-4, Node.js, AI エージェント."""

RUN = re.compile(rf"(?P<word>[{WORD}]+)|(?P<digits>\d+)|(?P<dense>(?:(?![{WORD}])[^\W\d_])+)")


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
    for match in RUN.finditer(folded):
        between = folded[end : match.start()] if end >= 0 else "\n"
        joined = not between or (len(between) == 1 and between in GAPS)
        yield Run(Script(str(match.lastgroup)), match.group(), joined, not between)
        end = match.end()


def is_kanji(character: str) -> bool:
    return "㐀" <= character <= "鿿" or character in "々〆〇" or "豈" <= character <= "﫿" or character >= "\U00020000"
