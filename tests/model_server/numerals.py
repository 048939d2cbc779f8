"""English number words as digits: a stand-in that left them out would be caught dropping numbers."""

from __future__ import annotations

import re

_ONES = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SINGLE = {"a": 1, "an": 1, "one": 1}
_VALUE = _ONES | _TENS | _SINGLE
_AND_A_HALF = re.compile(r"\b(?:an?|one)\s+(year|month|week|day|hour|minute)\s+and\s+a\s+half\b", re.IGNORECASE)
_ONE_AND_A_HALF = re.compile(r"\bone\s+and\s+a\s+half\b", re.IGNORECASE)
_NUMBER = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})(?:[- ](?P<ones>one|two|three|four|five|six|seven|eight|nine))?"
    rf"|(?P<plain>{'|'.join((*_ONES, *_SINGLE))}))(?:(?P<gap>[- ])(?P<scale>hundred|thousand|million|billion|trillion))?\b",
    re.IGNORECASE,
)


def with_digits(text: str) -> str:
    """ "seventy-eight percent" as "78 percent", "a thousand" as "1 thousand", "two hundred" as "200".

    "one" and "a" alone are no numbers.
    """
    text = _ONE_AND_A_HALF.sub("1.5", _AND_A_HALF.sub(r"1.5 \1s", text))
    return _NUMBER.sub(_digits, text)


def _digits(found: re.Match[str]) -> str:
    word, scale = (found["plain"] or found["tens"]).lower(), (found["scale"] or "").lower()
    if word in _SINGLE and not scale:
        return found[0]
    value = _VALUE[word] + (_VALUE[found["ones"].lower()] if found["ones"] else 0)
    if scale == "hundred":
        return str(value * 100)
    return f"{value}{found['gap']}{found['scale']}" if scale else str(value)
