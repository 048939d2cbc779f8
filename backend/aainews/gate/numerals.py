"""Quantities read from text: digits, number words and magnitudes of English and Japanese, as exact values.

Reading is generous on the source's side (every value that a passage could be said to name) and exact on the side of
what we are about to show.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d.,]*\d)|\d+(?:\.\d+)*)"

ENGLISH_SCALES: dict[str, int] = {
    "hundred": 2, "thousand": 3, "k": 3, "lakh": 5, "lakhs": 5, "million": 6, "mn": 6, "mln": 6, "m": 6, "mm": 6, "crore": 7,
    "crores": 7, "billion": 9, "bn": 9, "bln": 9, "b": 9, "trillion": 12, "tn": 12, "trn": 12, "t": 12,
}  # fmt: skip
"""Powers of ten. Single letters count only where they are written to the number: 7B, 500m."""
JAPANESE_SCALES: dict[str, int] = {
    "十": 1, "百": 2, "千": 3, "万": 4, "億": 8, "兆": 12, "京": 16, "ミリオン": 6, "ビリオン": 9, "トリリオン": 12,
}  # fmt: skip
_VAGUE_SCALES: dict[str, int] = {
    "tens": 1, "dozens": 1, "scores": 1, "hundreds": 2, "thousands": 3, "millions": 6, "billions": 9, "trillions": 12,
    "decades": 1, "centuries": 2, "ten": 1, "dozen": 1, "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
    "lakhs": 5, "crores": 7,
}  # fmt: skip

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_CARDINALS: dict[str, int] = {word: n for n, word in enumerate(_UNITS)} | {
    word: n * 10 for n, word in enumerate(_TENS, 2)
}
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_IMPLIED: dict[str, tuple[str, ...]] = {
    "a": ("1",), "an": ("1",), "the": ("1",), "single": ("1",), "once": ("1",), "another": ("1",), "each": ("1",),
    "every": ("1",), "per": ("1",), "daily": ("1",), "weekly": ("1",), "monthly": ("1",), "annual": ("1",),
    "yearly": ("1",), "annually": ("1",), "hourly": ("1",), "no": ("0",), "none": ("0",), "without": ("0",),
    "both": ("2",), "either": ("2",), "pair": ("2",), "pairs": ("2",), "couple": ("2", "3"), "double": ("2",),
    "doubled": ("2",), "doubles": ("2",), "doubling": ("2",), "twice": ("2",), "twin": ("2",), "dual": ("2",),
    "duo": ("2",), "binary": ("2",), "bilingual": ("2",), "secondly": ("2",), "former": ("1",), "latter": ("2",),
    "few": ("2", "3", "4"), "several": ("2", "3", "4", "5"), "triple": ("3",), "tripled": ("3",), "trio": ("3",),
    "thrice": ("3",), "quadruple": ("4",), "quadrupled": ("4",), "half": ("0.5", "50", "2", "1"), "halve": ("50", "2"),
    "halved": ("50", "2"), "thirds": ("3",), "quarter": ("4", "25", "3"), "quarters": ("4", "25", "75"),
    "dozen": ("12",), "fortnight": ("2",), "decade": ("10",), "decades": ("10",), "century": ("100",),
    "centuries": ("100",), "clock": ("24",), "overnight": ("1",), "noon": ("12",), "midnight": ("0", "12"),
    "twenties": ("20", "1920"), "thirties": ("30", "1930"), "forties": ("40", "1940"), "fifties": ("50", "1950"),
    "sixties": ("60", "1960"), "seventies": ("70", "1970"), "eighties": ("80", "1980"), "nineties": ("90", "1990"),
}  # fmt: skip
_MONTHS: dict[str, int] = {
    name: n
    for n, names in enumerate(
        [
            "January Jan",
            "February Feb",
            "March Mar",
            "April Apr",
            "May",
            "June Jun",
            "July Jul",
            "August Aug",
            "September Sept Sep",
            "October Oct",
            "November Nov",
            "December Dec",
        ],
        1,
    )
    for name in names.split()
}
_ROMAN = {"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9"}

_ENGLISH = re.compile(
    rf"(?P<number>{NUMBER})(?:[ -]?(?P<word>hundred|thousand|lakhs?|million|crores?|billion|trillion|bn|mn|mln|bln|tn|trn)\b"
    r"(?:[ -](?P<second>thousand|million|billion|trillion)\b)?|(?P<letter>[kKmMbBtT]{1}|mm|MM)(?![A-Za-z0-9]))?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"({NUMBER})\s*(?:-|–|—|~|to|or|and)\s*[$€£¥]?{NUMBER}[ -]?(thousand|million|billion|trillion|bn|mn|[kmbt](?![A-Za-z]))",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:(?:few|several|couple of|some|many|multi|multiple|odd|dozen|dozens of|tens of|hundreds of|thousands of)[ -]?)*"
    r"(?:tens|dozens?|scores|hundreds?|thousands?|millions?|billions?|trillions?|lakhs|crores|decades|centuries)"
    r"(?:[ -](?:of )?(?:thousands?|millions?|billions?|trillions?))*",
    re.IGNORECASE,
)
_IS_VAGUE = re.compile(
    r"few|several|couple|some|many|multi|odd|(?:tens|ens|ores|reds|ands|ions|lakhs|crores|ades|ries)\b", re.IGNORECASE
)
_PM = re.compile(r"\b(\d{1,2})(?::\d\d)?\s?p\.?\s?m\b", re.IGNORECASE)
_DECADE = re.compile(r"['’](\d0)s\b")
_JAPANESE_VAGUE = re.compile(r"(?<![件回点人個指関変係整実複総分対定])[数何幾](?P<small>十|百|千)?(?P<large>万|億|兆)?")
_SCALED_GROUP = rf"{NUMBER}\s?(?:[百千]?[万億兆京]|千(?!葉|代田)|ミリオン|ビリオン|トリリオン)"
_JAPANESE = re.compile(
    rf"(?P<scaled>{_SCALED_GROUP}(?:\s?{NUMBER}\s?(?:[百千]?[万億兆]|千))*(?:\s?{NUMBER}(?=\s?[ドルユ円人件個台本社]))?)"
    rf"|(?P<letter>{NUMBER}(?:[KMBTkmb](?![A-Za-z0-9])))|(?P<plain>{NUMBER})"
)
_GROUP = re.compile(rf"({NUMBER})\s?([百千]?)([万億兆京]?|ミリオン|ビリオン|トリリオン)")
_KANJI_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")}
_KANJI_NUMBER = re.compile(r"[〇一二三四五六七八九十百千万億兆]+")
_NEXT_SCALE = re.compile(rf"^\s?(?:[〜～~\-–—]|から|ないし)\s?{NUMBER}\s?([百千]?[万億兆])")


@dataclass(frozen=True)
class Quantity:
    """A number as it is written. `values` are what it may mean: mostly one."""

    text: str
    values: tuple[str, ...]
    scaled: bool
    """Written with a magnitude: 3億, 5 million, 7B."""

    @property
    def value(self) -> Decimal | None:
        """The first meaning; None for a version such as 5.2.1."""
        return _decimal(self.values[0])


@dataclass(frozen=True)
class Facts:
    """What a source says in numbers."""

    values: frozenset[str]
    """Canonical forms of every value that it could be said to name."""
    vague: frozenset[int]
    """Powers of ten of "hundreds of billions" and 数千億."""
    written: tuple[Quantity, ...]
    """What it says in digits, in order."""
    text: str
    """Lower case, folded, without spaces: for looking up 7b, gpt-4o."""


def folded(text: str) -> str:
    """NFKC with raised digits marked, so that 10² does not read 102."""
    raised = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda found: "^" + found[0], text)
    return unicodedata.normalize("NFKC", raised).replace("〜", "～").replace("～", "〜")


@lru_cache(maxsize=32)
def facts(text: str) -> Facts:
    """Every reading of a text, which may be English, Japanese or both. An article is read once for all its
    statements."""
    plain = folded(text)
    written = tuple(_english_quantities(plain))
    values = {value for quantity in written for value in quantity.values}
    values |= {value for quantity in japanese_quantities(plain) for value in quantity.values}
    values |= set(_words(plain)) | set(_kanji_values(plain)) | set(_ranges(plain)) | set(_times(plain))
    return Facts(
        values=frozenset(values),
        vague=frozenset((*_english_vague(plain), *(exponent for exponent, _ in japanese_vague(plain)))),
        written=written,
        text=re.sub(r"[\s,]", "", plain).lower(),
    )


def japanese_quantities(plain: str) -> Iterator[Quantity]:
    """Numbers written in digits in Japanese text (`folded`), with 万億兆 and the letters k M B T applied."""
    for found in _JAPANESE.finditer(plain):
        if found["plain"]:
            yield Quantity(found[0], tuple(_plain_readings(found, plain)), scaled=False)
        elif found["letter"]:
            number, letter = found[0][:-1], found[0][-1].lower()
            yield Quantity(found[0], (_scaled(number, ENGLISH_SCALES[letter]),), scaled=True)
        else:
            yield Quantity(found[0].strip(), (_group_value(found[0]),), scaled=True)


def japanese_vague(plain: str) -> Iterator[tuple[int, str]]:
    """Powers of ten of 数百億, 何千 and their kind, with the words."""
    for found in _JAPANESE_VAGUE.finditer(plain):
        if found["small"] or found["large"]:
            exponent = JAPANESE_SCALES.get(found["small"] or "", 0) + JAPANESE_SCALES.get(found["large"] or "", 0)
            yield exponent, found[0]


def said_in_japanese(text: str) -> frozenset[str]:
    """Every value that a Japanese text could be said to name: for what the source says and the translation drops."""
    plain = folded(text)
    values = {value for quantity in japanese_quantities(plain) for value in quantity.values}
    values |= {value for quantity in _english_quantities(plain) for value in quantity.values}
    values |= set(_kanji_values(plain))
    if "半" in plain:
        values |= {"0.5", "50", "1.5", "2.5", "6", "30"}
    for found in re.finditer(rf"({NUMBER})\s?(割|半)", plain):
        values |= {_scaled(found[1], 1), _added(found[1], "0.5")}
    for found in re.finditer(r"令和\s?(\d+)", plain):
        values.add(str(2018 + int(found[1])))
    return frozenset(values)


def canonical(number: str) -> str:
    """`1,000.50` → `1000.5`; a version keeps its dots."""
    return _scaled(number, 0)


def _english_quantities(plain: str) -> Iterator[Quantity]:
    for found in _ENGLISH.finditer(plain):
        number = found["number"]
        if found["word"]:
            exponent = ENGLISH_SCALES[found["word"].lower()] + ENGLISH_SCALES.get((found["second"] or "").lower(), 0)
            yield Quantity(found[0], (_scaled(number, exponent),), scaled=True)
        elif found["letter"]:
            scaled = _scaled(number, ENGLISH_SCALES[found["letter"].lower()])
            yield Quantity(found[0], (scaled, canonical(number)), scaled=True)
        else:
            yield Quantity(number, (canonical(number),), scaled=False)


def _plain_readings(found: re.Match[str], plain: str) -> Iterator[str]:
    yield canonical(found[0])
    rest = plain[found.end() : found.end() + 24]
    if shared := _NEXT_SCALE.match(rest):  # 150〜200万: the first may mean 150万
        yield _scaled(found[0], sum(JAPANESE_SCALES[character] for character in shared[1]))
    if re.match(r"\s?割", rest):
        yield _scaled(found[0], 1)
    if re.match(r"\s?年?半", rest):
        yield _added(found[0], "0.5")
    if plain[: found.start()].rstrip().endswith("令和") and found[0].isdigit():
        yield str(2018 + int(found[0]))
    if re.match(r"\s?時", rest) and plain[: found.start()].rstrip().endswith("午後") and found[0].isdigit():
        yield str(int(found[0]) + 12)


def _group_value(text: str) -> str:
    total = Decimal(0)
    for number, small, large in _GROUP.findall(text):
        value = _decimal(canonical(number))
        if value is None:
            return canonical(number)
        total += value * 10 ** (JAPANESE_SCALES.get(small, 0) + JAPANESE_SCALES.get(large, 0))
    return _written(total)


def _english_vague(plain: str) -> Iterator[int]:
    for found in _VAGUE.finditer(plain):
        if _IS_VAGUE.search(found[0]):
            words = re.findall(r"[a-z]+", found[0].lower())
            yield sum(_VAGUE_SCALES.get(word, 0) for word in words)
            if "few" in words and "dozen" in words:
                yield 1


def _ranges(plain: str) -> Iterator[str]:
    for found in _RANGE.finditer(plain):
        yield _scaled(found[1], ENGLISH_SCALES[found[2].lower()])


def _times(plain: str) -> Iterator[str]:
    for found in _PM.finditer(plain):
        yield str(int(found[1]) + 12)
    for found in _DECADE.finditer(plain):
        yield "19" + found[1]
        yield "20" + found[1]


def _words(plain: str) -> Iterator[str]:
    """Values of number words, alone and put together, of months and of words that imply a number."""
    total, current, running = Decimal(0), Decimal(0), False
    for found in re.finditer(r"[A-Za-z]+|[.,;:!?]", plain):
        word, lower = found[0], found[0].lower()
        yield from _single(word, lower)
        part = _CARDINALS.get(lower)
        if part is not None:
            current += part
        elif lower == "half" and not running:
            current = Decimal("0.5")
        elif lower == "quarter" and not running:
            current = Decimal("0.25")
        elif lower in ("hundred", "thousand", "million", "billion", "trillion"):
            scaled = (current or Decimal(1)) * 10 ** ENGLISH_SCALES[lower]
            total, current = (total, scaled) if lower == "hundred" else (total + scaled, Decimal(0))
        elif running and lower in ("and", "a"):
            continue
        else:
            if running:
                yield _written(total + current)
            total, current, running = Decimal(0), Decimal(0), False
            continue
        running = True
    if running:
        yield _written(total + current)


def _single(word: str, lower: str) -> Iterator[str]:
    if lower in _CARDINALS:
        yield str(_CARDINALS[lower])
    for ending in ("fold", "s", "th", "some"):
        if (stem := lower.removesuffix(ending)) != lower and stem in _CARDINALS:
            yield str(_CARDINALS[stem])
    if lower in _ORDINALS:
        yield str(_ORDINALS.index(lower))
    yield from _IMPLIED.get(lower, ())
    if word in _MONTHS:
        yield str(_MONTHS[word])
    if word in _ROMAN:
        yield _ROMAN[word]


def _kanji_values(plain: str) -> Iterator[str]:
    for found in _KANJI_NUMBER.finditer(plain):
        total, section, digit, seen = 0, 0, 0, False
        for character in found[0]:
            if character in _KANJI_DIGITS:
                digit, seen = digit * 10 + _KANJI_DIGITS[character], True
                yield str(_KANJI_DIGITS[character])
            elif (exponent := JAPANESE_SCALES[character]) < 4:
                section += (digit or 1) * 10**exponent
                digit, seen = 0, True
            elif seen:
                total += (section + digit) * 10**exponent
                section, digit = 0, 0
        if seen:
            yield str(total + section + digit)


def _decimal(value: str) -> Decimal | None:
    return Decimal(value) if value.count(".") < 2 else None


def _scaled(number: str, exponent: int) -> str:
    plain = number.replace(",", "")
    value = _decimal(plain)
    return plain if value is None else _written(value * 10**exponent)


def _added(number: str, more: str) -> str:
    value = _decimal(number.replace(",", ""))
    return number if value is None else _written(value + Decimal(more))


def _written(value: Decimal) -> str:
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
