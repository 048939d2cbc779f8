"""A number with what stands around it: currency sign, word of magnitude, unit. And ranges of two such numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from aainews.gate.facts.fact import Fact, FactKind, Weight
from aainews.gate.facts.units import SIGNS, kind_of
from aainews.reference.any_of import any_of

DIGITS = r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)|\d+)(?:\.\d+)?|\.\d+"
"""A number in digits, grouped in threes or the Indian way."""

SIGN = any_of(SIGNS)
LETTERS = {
    "k": 10**3, "K": 10**3, "M": 10**6, "mn": 10**6, "m": 10**6, "B": 10**9, "b": 10**9,
    "bn": 10**9, "Bn": 10**9, "bln": 10**9, "T": 10**12, "tn": 10**12, "trn": 10**12, "Tn": 10**12,
}  # fmt: skip
"""Magnitudes as letters straight after a number."""
LETTER = any_of(LETTERS)

_BETWEEN = re.compile(
    r"\s*(-|~|to|up to|から|より|through|or|and|、|,|or even|and even|あるいは|または|や|ないし)\s*約?(?:US)?[$€£¥]?\s*"
)
_RANGE = frozenset({"-", "~", "to", "から", "through"})
_LIST = frozenset({",", "、"})


def year_or_number(value: Decimal, digits: str, *, bare: bool) -> FactKind:
    """A bare number of four digits from 1800 to 2100 is taken for a year."""
    return FactKind.YEAR if bare and re.fullmatch(r"(?:1[89]|20)\d\d", digits) and value <= 2100 else FactKind.NUMBER


def amount(
    found: re.Match[str], value: Decimal, power: Decimal | None, unit: str, also: tuple[Decimal, ...] = ()
) -> Fact:
    """The fact of a number with its magnitude and unit (empty: none)."""
    kind = kind_of(unit)
    text = found[0].strip("\x00 ")
    return Fact(kind, value * (power or 1), found.start(), found.end(), text, unit, also, scaled=power is not None)


def joined_ranges(facts: list[Fact], text: str) -> list[Fact]:
    """The first end of "5-10 million dollars" gets the magnitude and unit of the second, and keeps 5 as another reading."""
    out = list(facts)
    for at in range(len(out) - 2, -1, -1):
        first, second = out[at], out[at + 1]
        between = _BETWEEN.fullmatch(text, first.end, second.start) if 0 <= second.start - first.end < 12 else None
        if between is None or not isinstance(first.value, Decimal) or not isinstance(second.value, Decimal):
            continue
        if between[1] in _LIST and first.value + 1 != _digits_of(second):
            continue
        joined = _inheriting(first, second, ranged=between[1] in _RANGE)
        out[at] = (
            joined.weighing(Weight.IDLE) if joined.value == 1 and not joined.scaled else joined
        )  # 1〜2年: "a year or two"
    return out


def _inheriting(first: Fact, second: Fact, *, ranged: bool) -> Fact:
    value, also = first.value, first.also
    assert isinstance(value, Decimal)
    if second.scaled and not first.scaled and isinstance(second.value, Decimal):
        power = _power_of(second)
        value, also = (value * power, (*also, value)) if ranged else (value, (*also, value * power))
    if first.kind is FactKind.NUMBER and second.unit and not first.unit:
        return replace(first, value=value, also=also, unit=second.unit, kind=second.kind)
    if (first.unit and first.unit == second.unit) or not second.unit or ranged:
        return replace(first, value=value, also=also)
    return first


def _power_of(fact: Fact) -> Decimal:
    """The magnitude that took part in a scaled fact: its value over its digits."""
    digits = _digits_of(fact)
    assert isinstance(fact.value, Decimal)
    return fact.value / digits if digits else Decimal(1)


def _digits_of(fact: Fact) -> Decimal:
    digits = re.search(DIGITS, fact.text)
    return Decimal(digits[0].replace(",", "")) if digits else Decimal(0)
