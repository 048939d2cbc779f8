"""Words that were exchanged for another of their group: a month for a year, Monday for Tuesday, a rise for a fall."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aainews.domain.checks import Check, CheckKind, Severity

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
            re.compile("|".join(word["ja"] for word in words.values())),
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


def exchanged_words(source: str, ja: str) -> Iterator[Check]:
    """Where the translation claims a word of a group that the English source lacks, while one the source has is gone.

    A word that is only added, or only left out, says nothing: languages do both.
    """
    for anything, words in _GROUPS:
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
