"""Words that were exchanged for another of their group: a month for a year, Monday for Tuesday, a rise for a fall."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aainews.domain.checks import Check, CheckKind, Severity
from aainews.reference.any_of import sooner

DATA = Path(__file__).with_name("exchanged.toml")


@dataclass(frozen=True, slots=True)
class Word:
    ja: re.Pattern[str]
    en: re.Pattern[str]
    loose: re.Pattern[str]
    """All that may be saying it in Japanese."""


def _groups() -> tuple[tuple[re.Pattern[str], tuple[Word, ...]], ...]:
    """Each group with a pattern for any of its words in Japanese."""
    data = tomllib.loads(DATA.read_text("utf-8"))
    return tuple(
        (
            sooner("|".join(word["ja"] for word in words.values())),
            tuple(
                Word(
                    ja=re.compile(word["ja"]),
                    en=re.compile(word["en"], re.IGNORECASE),
                    loose=re.compile("|".join(filter(None, (word["ja"], word.get("also"))))),
                )
                for word in words.values()
            ),
        )
        for words in data.values()
    )


_GROUPS = _groups()
_ANYTHING = sooner("|".join(anything.pattern for anything, _ in _GROUPS))
"""Any word of any group in Japanese."""

_NUMBER = r"(?P<number>\d+(?:\.\d+)?)\s?(?:%|％|percent|パーセント)"
_PERCENT = re.compile(_NUMBER)
_UP = r"(?P<up>rose|ris(?:e|es|en|ing)|gr[eo]w\w*|increas\w+|climb\w+|jump\w+|gain\w*|surg\w+|soar\w*|up)"
_DOWN = r"(?P<down>fell|fall\w*|drop\w*|declin\w+|decreas\w+|slip\w*|shr[aiu]nk\w*|plung\w+|slump\w*|tumbl\w+|down)"
_MOVED = re.compile(
    rf"\b(?:{_UP}|{_DOWN})(?:\s(?:by|to|about|nearly|roughly|more than|over|almost|as much as|some|another|a|an))*\s{_NUMBER}",
    re.IGNORECASE,
)
_MOVED_JA = re.compile(
    rf"{_NUMBER}(?:ポイント)?(?:近く|以上|超|余り|も|の|に|へ|まで|ほど|程度)?"
    r"(?:(?P<up>増|上昇|伸び|拡大|上が|急増|急騰|成長)|(?P<down>減|低下|下落|下が|縮小|落ち|急減|急落))"
)


def exchanged_words(source: str, ja: str) -> Iterator[Check]:
    """Where the translation claims a word of a group that the English source lacks, while one the source has is gone.

    A word that is only added, or only left out, says nothing: languages do both.
    """
    for anything, words in _GROUPS if _ANYTHING.search(ja) else ():
        if not anything.search(ja):
            continue
        claimed = [found[0] for word in words if (found := word.ja.search(ja)) and not word.en.search(source)]
        if not claimed:
            continue
        gone = next(
            (found[0] for word in words if not word.loose.search(ja) and (found := word.en.search(source))), None
        )
        if gone is not None:
            yield Check(
                kind=CheckKind.NUMBER_WITHOUT_SOURCE, severity=Severity.BLOCK, evidence=f"{gone} → {claimed[0]}"
            )


def exchanged_directions(source: str, ja: str) -> Iterator[Check]:
    """A percentage that rose there and falls here: two of a sentence have changed places, or the verb did."""
    if (ours := _moves(_MOVED_JA, ja)) and (theirs := _moves(_MOVED, source)):
        for number, (is_up, said) in ours.items():
            if number in theirs and theirs[number][0] != is_up:
                evidence = f"{theirs[number][1]} → {said}"
                yield Check(kind=CheckKind.NUMBER_WITHOUT_SOURCE, severity=Severity.BLOCK, evidence=evidence)


def _moves(pattern: re.Pattern[str], text: str) -> dict[str, tuple[bool, str]]:
    """By percentage whether it is said to rise, and in which words; none that is also said otherwise."""
    moves = list(pattern.finditer(text))
    if not moves:
        return {}
    said = Counter(move["number"] for move in moves)
    times = Counter(found["number"] for found in _PERCENT.finditer(text))
    directions = {
        move["number"]: {m["up"] is not None for m in moves if m["number"] == move["number"]} for move in moves
    }
    return {
        move["number"]: (move["up"] is not None, move[0])
        for move in moves
        if len(directions[move["number"]]) == 1 and said[move["number"]] == times[move["number"]]
    }
