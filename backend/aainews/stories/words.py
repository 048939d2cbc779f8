"""Words that mean the same in English and in Japanese: what reports in two languages can be compared by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from aainews.reference.any_of import any_of, sooner


@dataclass(frozen=True, slots=True)
class Concept:
    """`kind` is `act`, `name` or `thing`; `key` is unique within its kind."""

    kind: str
    key: str


class Lexicon:
    """Finds concepts in folded text. English words stand alone, Japanese ones anywhere; the longest is taken first."""

    def __init__(self, rows: Iterable[tuple[str, str, str, str]]) -> None:
        self._english: dict[str, list[Concept]] = {}
        self._japanese: dict[str, list[Concept]] = {}
        for kind, key, english, japanese in rows:
            for word in filter(None, f"{english},{japanese}".split(",")):
                table = self._english if word.isascii() else self._japanese
                if Concept(kind, key) not in table.setdefault(word, []):
                    table[word].append(Concept(kind, key))
        english = any_of(_longest_first(self._english)).replace(re.escape("*"), "[a-z]*")
        japanese = any_of(_longest_first(self._japanese))
        self._pattern = sooner(rf"(?<![a-z0-9])(?P<en>{english})(?![a-z0-9])|(?P<ja>{japanese})")
        self._stems = {word.rstrip("*"): word for word in self._english if word.endswith("*")}

    def concepts(self, folded: str) -> frozenset[Concept]:
        return frozenset(concept for found in self._pattern.finditer(folded) for concept in self._of(found))

    def _of(self, found: re.Match[str]) -> list[Concept]:
        if found["ja"]:
            return self._japanese[found["ja"]]
        word = found["en"]
        if word in self._english:
            return self._english[word]
        stem = next(word[:end] for end in range(len(word), 0, -1) if word[:end] in self._stems)
        return self._english[self._stems[stem]]


@cache
def lexicon() -> Lexicon:
    """The shipped one, read once."""
    lines = files(__package__ or "aainews.stories").joinpath("words.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return Lexicon((kind, key, english, japanese) for kind, key, english, japanese in rows)


def folded(text: str) -> str:
    """Width and case folded, quotation marks alike, possessives taken off, white space single."""
    text = unicodedata.normalize("NFKC", text).lower().translate(_QUOTES)
    return " ".join(re.sub(r"(?<=\w)'s?(?![a-z])", "", text).split())


_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": " ", "―": " ", "‑": "-"})


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
