"""Latin names and their Japanese forms."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from operator import add
from typing import Any

from rapidfuzz import fuzz

from aainews.domain.analysis import EntityKind
from aainews.gate.facts.plain import plain, without_literals
from aainews.reference import rows as reference

_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")
_KATAKANA = re.compile(r"[ァ-ヺー・]{2,}")


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the table. `words` are its Latin words, folded; `place` tells that adjectives may stand for it."""

    name: str
    words: tuple[str, ...]
    forms: tuple[str, ...]
    akin: frozenset[str]
    place: bool


def folded(word: str) -> str:
    """Lower case without diacritics."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).lower()


def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files("aainews.gate.facts").joinpath("names.toml").read_text("utf-8"))


_TABLE = _table()
_OWN: tuple[Known, ...] = tuple(
    Known(
        name,
        tuple(folded(w) for w in _WORD.findall(name)),
        tuple(forms),
        frozenset(_TABLE["akin"].get(name, ())),
        group == "places",
    )
    for group in ("makers", "products", "people", "places")
    for name, forms in _TABLE[group].items()
)


def _from_reference() -> Iterator[Known]:
    """The seed lists of the reference room: their kana names stand for nobody else."""
    ambiguous = reference.ambiguous()
    doubtful = {*ambiguous["never"], *ambiguous["guards"], *_TABLE["ambiguous"]["forms"]}
    named = {known.name for known in _OWN}
    for kind in EntityKind:
        for entity in reference.rows(kind):
            forms = tuple(
                name for name in entity.names if re.search(r"[ァ-ヺ]", name) and len(name) > 3 and name not in doubtful
            )
            if not forms or entity.name in named or entity.name in ambiguous["words"]:
                continue
            latin = [name for name in entity.names if _WORD.search(name)]
            akin = {folded(word) for name in latin for word in _WORD.findall(name) if len(word) > 2}
            maker = (
                {folded(word) for word in _WORD.findall(entity.maker or "")}
                if kind is not EntityKind.PERSON
                else set[str]()
            )
            spelled = next((name for name in latin if not re.search(r"[ァ-ヺ]", name)), "")
            words = tuple(folded(word) for word in _WORD.findall(spelled))
            if not words or spelled in named:
                continue
            yield Known(spelled, words, forms, frozenset(akin | maker), place=False)


KNOWN: tuple[Known, ...] = (*_OWN, *_from_reference())
BY_WORD: dict[str, tuple[Known, ...]] = {
    word: tuple(known for known in _OWN if word in known.words) for known in _OWN for word in known.words
}
CHINESE: dict[str, str] = {form: name for name, forms in _TABLE["chinese"].items() for form in forms}
LOANWORDS: frozenset[str] = frozenset(_TABLE["japanese"]["words"])

AMBIGUOUS: frozenset[str] = frozenset(_TABLE["ambiguous"]["forms"])

_BY_FORM: dict[str, tuple[Known, ...]] = {}
for _known in KNOWN:
    for _form in _known.forms:
        _BY_FORM[_form] = (*_BY_FORM.get(_form, ()), _known)
_KANA_FORMS = frozenset(form for form in _BY_FORM if re.fullmatch(r"[ァ-ヺー・]+", form))
_KANJI_FORMS = re.compile(
    "|".join(
        re.escape(form) for form in sorted(_BY_FORM, key=len, reverse=True) if form not in _KANA_FORMS and len(form) > 1
    )
)
_CHINESE_FORMS = re.compile("|".join(re.escape(form) for form in sorted(CHINESE, key=len, reverse=True)))


@dataclass(frozen=True)
class Words:
    """The Latin words of a text. `counts` by folded word, literals left out; `all` with those of literals; `capital` those of them with a capital;
    `spelled` is the first spelling of each; `names` are those that look like names."""

    counts: Counter[str]
    all: frozenset[str]
    capital: frozenset[str]
    spelled: dict[str, str]
    names: frozenset[str]
    ordered: tuple[str, ...]

    @cached_property
    def joined(self) -> frozenset[str]:
        """Each two and each three in a row as one word."""
        one, two, three = self.ordered, self.ordered[1:], self.ordered[2:]
        return frozenset([*map(add, one, two), *map(add, map(add, one, two), three)])


@lru_cache(maxsize=512)
def words_of(text: str) -> Words:
    bare = without_literals(text)
    words = _WORD.findall(bare)
    ordered = tuple([word.lower() if word.isascii() else folded(word) for word in words])
    spelled = dict(zip(reversed(ordered), reversed(words), strict=True))
    whole = set(words if bare == plain(text) else _WORD.findall(plain(text)))
    capital = frozenset(folded(word) for word in whole if not word.islower())
    lower = {folded(word) for word in set(words) if word.islower()}
    names = _names(bare, words) - lower
    return Words(Counter(ordered), frozenset((*ordered, *map(folded, whole))), capital, spelled, names, ordered)


_FROM_A_CAPITAL = re.compile(r"[A-ZÀ-ɏ][A-Za-zÀ-ɏ]*")
"""A word from its first letter on that is no small one as English has them: most words have none, and are passed over."""
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n|(\[\"'>-])\s*$")


def _names(bare: str, words: list[str]) -> frozenset[str]:
    """Words in capitals, camel case, or with a capital inside a sentence (unless the text is all in title case)."""
    capitals = sum(word[0].isupper() for word in words)
    title_case = len(words) > 3 and capitals > 0.6 * len(words)
    names: set[str] = set()
    for found in _FROM_A_CAPITAL.finditer(bare):
        start = found.start()
        while start and "a" <= bare[start - 1] <= "z":
            start -= 1
        word = bare[start : found.end()]
        if len(word) < 2 or word.islower():
            continue
        inner = any(char.isupper() for char in word[1:])
        if (
            inner
            or folded(word) in BY_WORD
            or not (title_case or _SENTENCE_START.search(bare[max(0, start - 4) : start]))
        ):
            names.add(folded(word))
    return frozenset(names)


def kana_words(text: str) -> list[str]:
    """The katakana words of a text; of a compound with ・ its parts too."""
    whole = _KATAKANA.findall(text)
    return [*whole, *(part for word in whole if "・" in word for part in word.split("・") if len(part) > 1)]


_IS_ZONE = re.compile(r"(?:標準)?時間?(?=[\s\d午のでは、）)])")


def known_forms(text: str) -> list[tuple[str, tuple[Known, ...]]]:
    """Japanese forms of the table that stand in a text as words of their own."""
    found = [(form, _BY_FORM[form]) for word in kana_words(text) if (form := _form_in(word))]
    found += [
        (match[0], _BY_FORM[match[0]]) for match in _KANJI_FORMS.finditer(text) if not _IS_ZONE.match(text, match.end())
    ]
    return found


def _form_in(word: str) -> str | None:
    """The form that a katakana word is, or that a compound begins with (マイクロソフトモデル)."""
    if word in _KANA_FORMS:
        return word
    heads = (word[:length] for length in range(len(word) - 1, 2, -1) if word[:length] in _KANA_FORMS)
    return next((head for head in heads if len(head) > 3 or not any(known.place for known in _BY_FORM[head])), None)


def chinese_forms(text: str) -> list[str]:
    return [match[0] for match in _CHINESE_FORMS.finditer(text)]


_UNEVEN = str.maketrans(
    {**dict(zip("ァィゥェォャュョ", "アイウエオヤユヨ", strict=True)), "ー": None, "・": None, "ッ": None, "ヴ": "ブ"}
)


def even(kana: str) -> str:
    """A katakana word without what transliterations of one name differ in: long vowels, small letters, ヴ."""
    return kana.translate(_UNEVEN)


_CLASSES = str.maketrans({**dict.fromkeys("kgcqx", "k"), **dict.fromkeys("szj", "s"), **dict.fromkeys("td", "t"), **dict.fromkeys("pbfv", "p"),
                          **dict.fromkeys("lr", "r"), "m": "n", **dict.fromkeys("aeiouyhw'", None)})  # fmt: skip
_ROWS = {
    "カキクケコガギグゲゴ": "k", "サシスセソザジズゼゾ": "s", "タテトダデドッ": "t", "チツヂヅ": "s", "ナニヌネノンマミムメモ": "n",
    "ハヒフヘホバビブベボパピプペポヴ": "p", "ラリルレロ": "r",
}  # fmt: skip
_KANA_CLASSES = {kana: letter for row, letter in _ROWS.items() for kana in row}


@lru_cache(maxsize=4096)
def latin_skeleton(word: str) -> str:
    """The consonants of a Latin word in classes that its transliteration keeps."""
    return _squeezed(
        folded(word).replace("ch", "s").replace("ph", "p").replace("ce", "se").replace("ci", "si").translate(_CLASSES)
    )


@lru_cache(maxsize=4096)
def kana_skeleton(word: str) -> str:
    return _squeezed("".join([_KANA_CLASSES.get(kana, "") for kana in word if kana != "ッ"]))


_SAID_AGAIN = re.compile(r"(.)(?=\1)")


def _squeezed(text: str) -> str:
    return _SAID_AGAIN.sub("", text)


def is_sounded(word: str, skeletons: Iterable[str]) -> bool:
    """Whether one of these skeletons of katakana words may be the Latin word's."""
    skeleton = latin_skeleton(word)
    return any(skeleton in other or fuzz.ratio(skeleton, other) >= 66 for other in skeletons if other)
