"""Units of measure and currencies, read from units.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from importlib import resources
from typing import Any

from aainews.gate.facts.fact import FactKind


@dataclass(frozen=True, slots=True)
class Unit:
    name: str
    dimension: str
    factor: Decimal


CURRENCIES = frozenset({"usd", "cad", "aud", "sgd", "hkd", "twd", "eur", "gbp", "jpy", "cny", "krw", "inr", "chf", "btc"})  # fmt: skip
_LOOSE = frozenset({"times"})
"""Dimensions that say nothing: "30 times" is 30回 or 30倍."""

_KINDS = {"time": FactKind.DURATION, "ratio": FactKind.PERCENT, "points": FactKind.PERCENT, "times": FactKind.MULTIPLE}

SIGNS = {
    "US$": "dollar", "U.S.$": "dollar", "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₩": "won", "₹": "rupee",
    "A$": "australian_dollar", "C$": "canadian_dollar", "CA$": "canadian_dollar", "AU$": "australian_dollar",
    "S$": "singapore_dollar", "HK$": "hong_kong_dollar", "NT$": "taiwan_dollar", "USD": "dollar", "EUR": "euro",
    "GBP": "pound", "JPY": "yen", "CNY": "yuan", "RMB": "yuan", "CN¥": "yuan", "INR": "rupee", "KRW": "won",
    "CHF": "franc", "CAD": "canadian_dollar", "AUD": "australian_dollar", "Rs.": "rupee", "Rs": "rupee", "₿": "bitcoin",
}  # fmt: skip
"""What stands before an amount."""


def _read() -> tuple[dict[str, Unit], dict[str, str], dict[str, str]]:
    tables: dict[str, dict[str, Any]] = tomllib.loads(
        resources.files("aainews.gate.facts").joinpath("units.toml").read_text("utf-8")
    )
    units: dict[str, Unit] = {}
    english: dict[str, str] = {}
    japanese: dict[str, str] = {}
    for dimension, rows in tables.items():
        for name, row in rows.items():
            units[name] = Unit(name, "" if dimension in _LOOSE else dimension, Decimal(row["factor"]))
            english.update(dict.fromkeys(row["en"], name))
            japanese.update(dict.fromkeys(row["ja"], name))
    return units, english, japanese


UNITS, ENGLISH, JAPANESE = _read()
"""Units by name; names by their writing in English and in Japanese."""

_DIMENSION_KINDS = {
    name: FactKind.CURRENCY if unit.dimension in CURRENCIES else _KINDS.get(unit.dimension, FactKind.QUANTITY)
    for name, unit in UNITS.items()
}
_DIMENSION_KINDS["times"] = FactKind.MULTIPLE


def kind_of(unit: str) -> FactKind:
    """The kind of a number with this unit."""
    return _DIMENSION_KINDS.get(unit, FactKind.NUMBER)
