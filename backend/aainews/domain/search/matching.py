"""Whether a term stands in a text, and where: the proof that an index of tokens cannot give."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from aainews.domain.search.folding import LONG_VOWEL, fold, fold_in_place
from aainews.domain.search.query import Query, Spelling, Term
from aainews.domain.search.runs import GAP, KATAKANA, WORD, Run, Script

NAME_LENGTH = 4
"""Katakana of so many characters, long vowels aside, are one word however these are written: サーバーレス = サーバレス.
In shorter ones they part words (ビル, ビール), but for one at the end (サーバー = サーバ)."""
_WORD_START = f"(?:(?<![{WORD}])|(?-i:(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])))"
_KATAKANA = re.compile(f"[{KATAKANA}]+")
_NO_LETTER_BEFORE = f"(?:(?<![{KATAKANA}])|(?=[^{KATAKANA}]))"
_NO_LETTER_AFTER = f"(?:(?<=[{WORD}])(?![{WORD}])|(?<=[{KATAKANA}])(?![{KATAKANA}])|(?<=[^{KATAKANA}{WORD}]))"
"""Katakana is parted from katakana, a word from letters; kanji may follow each other (東大発 names 東大)."""
_BETWEEN_KATAKANA = "・?"


@dataclass(frozen=True, slots=True)
class Proof:
    """A query made ready for many texts."""

    wanted: tuple[re.Pattern[str], ...]
    unwanted: tuple[re.Pattern[str], ...]

    def holds(self, text: str) -> bool:
        """Whether everything wanted stands in the text and nothing unwanted does."""
        in_place = fold_in_place(text)
        wanted = all(pattern.search(in_place) for pattern in self.wanted)
        if not wanted:  # a character that becomes several, as ㌦ and ｶﾞ: rare, and dear to look at each time
            folded = fold(text)
            wanted = folded != in_place and all(pattern.search(folded) for pattern in self.wanted)
        return wanted and not any(pattern.search(in_place) for pattern in self.unwanted)


def proof_of(query: Query) -> Proof:
    return Proof(tuple(map(pattern_of, query.wanted)), tuple(map(pattern_of, query.unwanted)))


def pattern_of(term: Term) -> re.Pattern[str]:
    """Finds any spelling of the term in a folded text of any case."""
    words = any(run.script is Script.WORD for spelling in term.spellings for run in spelling.runs)
    longest_first = sorted(map(_spelled, term.spellings), key=len, reverse=True)
    return re.compile("|".join(longest_first), re.IGNORECASE if words else 0)


def _spelled(spelling: Spelling) -> str:
    parts: list[str] = []
    for at, run in enumerate(spelling.runs):
        before = spelling.runs[at - 1] if at else None
        parts.append("" if before is None else _joint(before, run))
        parts.append(_run(run, first=before is None, last=at == len(spelling.runs) - 1))
    found = "".join(parts)
    return f"{_NO_LETTER_BEFORE}{found}{_NO_LETTER_AFTER}" if spelling.whole else found


def _joint(before: Run, run: Run) -> str:
    """What may stand between two runs of a term in a text."""
    if not run.joined:
        return r"[\W_]{1,3}"
    same = before.script is run.script and run.script is not Script.DENSE
    return GAP if same else f"{GAP}?"


def _run(run: Run, *, first: bool, last: bool) -> str:
    if run.script is Script.DIGITS:
        return rf"(?<!\d){re.escape(run.text)}(?!\d)"
    if run.script is Script.WORD:
        begin = _WORD_START if first else ""
        end = f"(?![{WORD}])" if last and len(run.text) < 3 else ""
        return f"{begin}{re.escape(run.text)}{end}"
    return _KATAKANA.sub(lambda match: _katakana(match.group()), run.text)


def _katakana(text: str) -> str:
    plain = text.replace(LONG_VOWEL, "")
    if len(plain) >= NAME_LENGTH:
        return _BETWEEN_KATAKANA.join(f"{character}{LONG_VOWEL}?" for character in plain)
    if len(plain) >= 2:
        return text.rstrip(LONG_VOWEL) + f"{LONG_VOWEL}?"
    return text


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text; `hit` where it is what was looked for."""

    text: str
    hit: bool


def marked(text: str, patterns: Iterable[re.Pattern[str]]) -> tuple[Part, ...]:
    """The whole text in pieces; together they are the text. Places that touch or overlap are one."""
    places = _places(fold_in_place(text), patterns)
    parts: list[Part] = []
    end = 0
    for begin, stop in places:
        if begin > end:
            parts.append(Part(text[end:begin], False))
        parts.append(Part(text[begin:stop], True))
        end = stop
    if end < len(text):
        parts.append(Part(text[end:], False))
    return tuple(parts)


def extract(texts: Iterable[str], patterns: tuple[re.Pattern[str], ...], length: int) -> tuple[Part, ...]:
    """A piece of about `length` characters of the first text with most of the terms in it, the terms marked.

    Begins at a sentence where one begins near. Without any term: the beginning of the first text that is not empty.
    """
    given = [text for text in texts if text]
    best, window = (given[0] if given else ""), 0
    most = 0
    for text in given:
        folded = fold_in_place(text)
        found = [match.start() for match in (pattern.search(folded) for pattern in patterns) if match]
        if len(found) > most:
            most, best, window = len(found), text, _window(text, found, length)
    piece = best[window : window + length]
    piece = piece.replace("\n", " ")
    parts = list(marked(piece, patterns))
    if window > 0 and parts:
        parts[0:0] = [Part("…", False)]
    if window + length < len(best):
        parts.append(Part("…", False))
    return _merged(parts)


def _window(text: str, found: list[int], length: int) -> int:
    """Where a piece begins that shows the first place, and the others where they are near."""
    first = min(found)
    near = max((place for place in found if place - first < length * 2 // 3), default=first)
    earliest = max(0, min(first, near - length // 2, first - length // 4))
    begin = max(text.rfind(mark, max(0, first - length // 2), first) for mark in ("。", "\n", ". "))
    return begin + 1 if begin >= 0 else earliest


def _places(folded: str, patterns: Iterable[re.Pattern[str]]) -> list[tuple[int, int]]:
    found = sorted(match.span() for pattern in patterns for match in pattern.finditer(folded))
    joined: list[tuple[int, int]] = []
    for begin, end in found:
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > begin:
            joined.append((begin, end))
    return joined


def _merged(parts: list[Part]) -> tuple[Part, ...]:
    merged: list[Part] = []
    for part in parts:
        if merged and not part.hit and not merged[-1].hit:
            merged[-1] = Part(merged[-1].text + part.text, False)
        else:
            merged.append(part)
    return tuple(merged)
