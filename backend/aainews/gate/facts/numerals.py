"""Numbers written in words: English number words and Japanese kanji numerals."""

from __future__ import annotations

import re
from decimal import Decimal

_SMALL = [
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
ENGLISH_WORDS = {word: n for n, word in enumerate(_SMALL)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
ENGLISH_MAGNITUDES = {
    "hundred": 10**2, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9,
    "trillion": 10**12, "quadrillion": 10**15,
}  # fmt: skip
ORDINALS = {
    word: n
    for n, word in enumerate(
        [
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
        ],
        1,
    )
}

_DIGITS = {char: n for n, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "両": 2}
_TEN_POWERS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
JAPANESE_CHARS = "〇零一二三四五六七八九十百千万億兆京"


def number_phrases(words: str) -> list[str]:
    """Number words that stand side by side, taken apart where they cannot be one number: "one ten" is one and ten."""
    phrases: list[str] = []
    last = 0
    for word in words.split():
        parts = re.split("-", word.lower())
        value = ENGLISH_WORDS.get(parts[0])
        if value is not None and last and not (20 <= last < 100 and last % 10 == 0 and 0 < value < 10):
            phrases.append(word)
        elif phrases:
            phrases[-1] += f" {word}"
        else:
            phrases.append(word)
        last = 0 if word.lower() in ("and", "a") else ENGLISH_WORDS.get(parts[-1], 0)
    return phrases


def english_number(words: str) -> Decimal | None:
    """The value of number words ("two hundred and five thousand"); None where they make no number together."""
    total, current, seen = 0, 0, False
    for word in re.split(r"[\s-]+", words.lower()):
        if word in ("and", "a", ""):
            continue
        if word in ENGLISH_WORDS:
            current += ENGLISH_WORDS[word]
        elif word.rstrip("s") == "hundred":
            current = (current or 1) * 100
        elif (power := ENGLISH_MAGNITUDES.get(word.rstrip("s"))) is not None:
            total, current = total + (current or 1) * power, 0
        else:
            return None
        seen = True
    return Decimal(total + current) if seen else None


def japanese_number(text: str) -> Decimal | None:
    """The value of digits and kanji numerals mixed as in 1億2000万, 3.5兆, 二千五百, 三〇; None for no number, as for 1.2.3."""
    total = section = Decimal(0)
    digits = ""
    for char in text.replace(",", "").replace(" ", ""):
        if char.isdecimal() or char == ".":
            if char == "." and "." in digits.lstrip("."):
                return None  # a version, an address
            digits += char
        elif char in _DIGITS:
            digits += str(_DIGITS[char])
        elif char in _TEN_POWERS:
            section += (_decimal(digits) if digits else Decimal(1)) * _TEN_POWERS[char]
            digits = ""
        elif char in _MYRIADS:
            section += _decimal(digits) if digits else Decimal(0)
            total += (section or Decimal(1)) * _MYRIADS[char]
            section, digits = Decimal(0), ""
        else:
            return None
    if digits and not digits.strip("."):
        return None
    return total + section + (_decimal(digits) if digits else 0)


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.strip(".") or "0")
