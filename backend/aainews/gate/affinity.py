"""How likely one text is the translation of another, judged by the words that both share.

Naive Bayes over the words of the source: a name stays in Latin letters, a borrowed word keeps its sound in katakana, a
common word has one of its usual forms. What a word is worth follows from how many lines of the article have it anyway.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable, Iterable, Sequence, Set
from functools import cached_property, lru_cache
from importlib import resources
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aainews.gate.facts.names import kana_skeleton, latin_skeleton
from aainews.reference.function_words import GRAMMAR

_LEXICON = tomllib.loads(resources.files("aainews.gate").joinpath("lexicon.toml").read_text("utf-8"))
FORMS: dict[str, tuple[str, ...]] = {word: tuple(forms.split()) for word, forms in _LEXICON["forms"].items()}
_IRREGULAR: dict[str, str] = _LEXICON["irregular"]
_NAME, _FORM, _SOUND = 0.9, 0.7, 0.3
"""How often the translation has a name or number, a common word in a form of the table, another word by its sound."""
_LITERAL = re.compile(r"\]\([^)]*\)|https?://[^\s)]+|<[^>]+>")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*|\d+(?:[.,]\d+)*")
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}")
_MUTE = re.compile(r"([aeo])r(?=[^aeiou]|$)")
_CJK = re.compile(r"[ぁ-ヺー一-鿿々]+")
_IDLE_HERE = """
    ain any aren couldn d didn doesn doing don done e.g eg etc hadn hasn haven here him i.e ie if isn just like
    ll m me no now off one ones out own quite re s shouldn so t up us ve very wasn weren whom won wouldn
"""
_IDLE = GRAMMAR | frozenset(_IDLE_HERE.split())
Table = NDArray[Any]
SPREAD = 0.3
"""Standard deviation of the logarithm of the length of a translation over that of its source."""


@lru_cache(maxsize=4096)
def lemma(word: str) -> str | None:
    """The word of the table that an English word is a form of; None where it is none."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    stems = [word]
    for ending, instead in (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("ly", ""), ("er", ""), ("ers", "")):  # fmt: skip
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)] + instead
            stems += [stem, stem[:-1]] if stem[-1:] == stem[-2:-1] else [stem]
    return next((stem for stem in stems if stem in FORMS), None)


@lru_cache(maxsize=1024)
def _said_in(english: str) -> tuple[tuple[str, str], ...]:
    """Each word as it stands, and in lower case."""
    return tuple([(word, word.lower()) for word in _WORD.findall(_LITERAL.sub(" ", english))])


@lru_cache(maxsize=1024)
def words_of(english: str) -> frozenset[str]:
    """The words that say something about what a text is about; those with a capital or a digit keep it."""
    return frozenset([word for word, lowered in _said_in(english) if lowered not in _IDLE])


class Line:
    """One Japanese line, prepared for being searched."""

    def __init__(self, ja: str) -> None:
        self.text = _LITERAL.sub(" ", ja)
        self.latin = frozenset(word.lower() for word in _WORD.findall(self.text))
        self.sounds = frozenset(
            skeleton for kana in _KATAKANA.findall(self.text) if len(skeleton := kana_skeleton(kana)) > 1
        )

    @cached_property
    def length(self) -> int:
        return sum(map(len, _CJK.findall(self.text)))


@lru_cache(maxsize=8192)
def _sounds(word: str) -> tuple[str, ...]:
    """The consonants of a word as katakana would have them, in the singular too, and without the r of a long vowel (サーバー)."""
    if not word.isalpha():
        return ()
    forms = [word, word.removesuffix("s")] if len(word) > 3 else [word]
    forms += [_MUTE.sub(r"\1", form).replace("th", "s").replace("x", "ks") for form in forms]
    return tuple(sound for form in dict.fromkeys(forms) if len(sound := latin_skeleton(form)) > 1)


class _Keys(NamedTuple):
    """Under what an English word is looked for: in Latin letters, as Japanese, by the sounds of a whole katakana word, and
    by those that one begins with."""

    latin: tuple[str, ...]
    forms: tuple[str, ...]
    sounds: tuple[str, ...]
    starts: tuple[str, ...]


@lru_cache(maxsize=8192)
def _keys_of(word: str) -> _Keys:
    known, sounds = lemma(word), _sounds(word)
    return _Keys(
        (word, word[:-1]) if word.endswith("s") else (word,),
        FORMS[known] if known else (),
        tuple(
            dict.fromkeys(part for sound in sounds for part in (sound, *(sound[:end] for end in range(3, len(sound)))))
        ),
        tuple(sound for sound in sounds if len(sound) > 2),
    )


class Lines:
    """Japanese lines, searched for English words by tables of what stands where: a number each, with a bit a line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._texts = [line.text for line in lines]
        self._latin = _index(line.latin for line in lines)
        self._sounds = _index(line.sounds for line in lines)
        self._sound_starts = _index(
            {sound[:end] for sound in line.sounds for end in range(3, len(sound))} for line in lines
        )
        self._whole = "\n".join(self._texts)
        self._forms: dict[str, int] = {}

    def having(self, word: str) -> int:
        """In which of them an English word stands in some form."""
        keys = _keys_of(word.lower())
        found = 0
        for key in keys.latin:
            found |= self._latin.get(key, 0)
        for form in keys.forms:
            found |= self._with_form(form)
        if self._sounds:
            for key in keys.sounds:
                found |= self._sounds.get(key, 0)
            for key in keys.starts:
                found |= self._sound_starts.get(key, 0)
        return found

    def _with_form(self, form: str) -> int:
        if form not in self._forms:
            is_there = form in self._whole  # most stand nowhere
            self._forms[form] = sum([1 << at for at, text in enumerate(self._texts) if form in text]) if is_there else 0
        return self._forms[form]


class Known(NamedTuple):
    """What an article tells of an English word: log(1 - the share of lines that have it in some form), how likely a
    translation has it, the logarithm of how likely it has not, and which lines have it, a bit each."""

    rarity: float
    expected: float
    unexpected: float
    lines: int


class Said:
    """A stretch of the translation, and what each word of the source is worth beside it: worked out once a word."""

    def __init__(self, known: Callable[[str], Known], times: float, lines: int) -> None:
        """`times`: its length in lines of the usual one; `lines`: what it is of those that `known` numbers, a bit each."""
        self._known, self._times, self._lines = known, times, lines
        self._worths: dict[str, float] = {}

    def weigh(self, words: frozenset[str]) -> float:
        """Log odds by words alone that this translates a text of these words."""
        total, worths = 0.0, self._worths
        for word in words:
            if (worth := worths.get(word)) is None:
                worth = worths[word] = self._worth(word)
            total += worth
        return total

    def _worth(self, word: str) -> float:
        """log P(there | translates) - log P(there | does not).

        That a line of length n has a word which a share s of the lines have is 1 - (1 - s)^n likely by chance; a word
        that is as likely by chance as in a translation tells nothing."""
        rarity, expected, unexpected, lines = self._known(word)
        missing = unexpected - self._times * rarity
        if missing >= 0:
            return 0.0
        return math.log(expected / (1 - math.exp(self._times * rarity))) if lines & self._lines else missing


def worths_of(known: Sequence[Known], there: Table, times: Table) -> Table:
    """As `Said._worth`, for words by stretches: which word is there in which, and how long each is."""
    rarity, expected, unexpected = np.array([each[:3] for each in known]).reshape(-1, 3).T[:, :, None]
    by_chance = times[None, :] * rarity
    missing = unexpected - by_chance
    return np.where(missing >= 0, 0.0, np.where(there, np.log(expected / (1 - np.exp(by_chance))), missing))


class Affinity:
    """The lines of an article, each source beside each translation. Work is done when asked for, and once."""

    def __init__(self, english: Sequence[str], japanese: Sequence[str]) -> None:
        self._words = [words_of(text) for text in english]
        self.lines = [Line(text) for text in japanese]
        self._hits: dict[str, Known] = {}
        self._said: dict[int, Said] = {}
        self._searched = Lines(self.lines)
        self._mean = max(1.0, sum(line.length for line in self.lines) / max(1, len(self.lines)))
        self._bulks = [bulk(text, line.latin) for text, line in zip(english, self.lines, strict=True)]
        self.usual = self._usual_ratio()

    def _usual_ratio(self) -> float:
        ratios = sorted(
            math.log(line.length / size)
            for size, line in zip(self._bulks, self.lines, strict=True)
            if size >= 40 and line.length
        )
        return ratios[len(ratios) // 2] if len(ratios) > 4 else USUAL

    def stretch(self, source: int) -> float:
        """Logarithm of a line's length against what is usual in this article; 0 where there is too little text."""
        size, length = self._bulks[source], self.lines[source].length
        return math.log(length / size) - self.usual if size >= 40 and length else 0.0

    def of(self, source: int, target: int) -> float:
        """Log odds that line `target` of the Japanese translates line `source`. Above 0 it does."""
        size, length = self._bulks[source], self.lines[target].length
        about_length = 0.0
        if size >= 20 and length:
            off = (math.log(length / size) - self.usual) / SPREAD
            about_length = max(-6.0, 1.0 - off * off / 2)
        return self.of_words(self._words[source], target) + about_length

    def of_words(self, words: frozenset[str], target: int) -> float:
        if (said := self._said.get(target)) is None:
            said = self._said[target] = Said(self.known, self.times(self.lines[target].length), 1 << target)
        return said.weigh(words)

    def times(self, length: int) -> float:
        """So many Japanese characters in lines of the usual length."""
        return max(0.2, length / self._mean)

    def known(self, word: str) -> Known:
        if (known := self._hits.get(word)) is None:
            hits = self._searched.having(word)
            share = (hits.bit_count() + 0.5) / (len(self.lines) + 1)
            expected = _expected(word)
            known = self._hits[word] = Known(math.log(1 - share), expected, math.log(1 - expected), hits)
        return known


USUAL = math.log(0.5)
"""Japanese characters for one letter of English, both without the words that stay in Latin letters."""


def bulk(english: str, kept: frozenset[str]) -> int:
    """Letters of the English words that the translation does not keep as they are."""
    return sum([len(word) for word, lowered in _said_in(english) if lowered not in kept])


def _index(lines: Iterable[Set[str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, words in enumerate(lines):
        for word in words:
            found[word] = found.get(word, 0) | 1 << at
    return found


@lru_cache(maxsize=8192)
def _expected(word: str) -> float:
    if word[0].isdigit() or any(char.isupper() or char.isdigit() or char == "_" for char in word[1:]):
        return _NAME
    return _FORM if lemma(word.lower()) else _SOUND
