"""Rules for English dates and times."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from aainews.gate.facts.common import ZONE, clock, fact, supports
from aainews.gate.facts.fact import Fact, FactKind, Weight
from aainews.gate.facts.numerals import ORDINALS
from aainews.gate.facts.scan import Rule
from aainews.reference.any_of import any_of, sooner

_MONTHS = {
    name: n
    for n, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH_NAMES = [name.capitalize() for name in _MONTHS]
_MONTH = any_of(_MONTH_NAMES)
_SURE_MONTH = any_of(n for n in _MONTH_NAMES if n not in ("May", "March", "Mar", "Sep", "Dec", "Jan"))
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%])"
_MONTH_DAY = sooner(
    rf"\b({_MONTH})\.?\s+({_DAY})(?:\s?(?:-|to|and)\s?({_DAY}))?(?:,?\s+({_YEAR})(?!\d))?(?!\s?[:%]|[,.]\d)"
)
_DAY_MONTH = sooner(
    rf"(?<![\d.,])({_DAY})(?:\s?(?:-|to)\s?({_DAY}))?\s+(?:of\s+)?({_MONTH})\b\.?(?:,?\s+({_YEAR})(?!\d))?"
)
_MONTH_YEAR = sooner(rf"\b({_MONTH})\.?,?\s+(?:of\s+)?'?({_YEAR}|\d\d(?!\d))(?![\dA-Za-z%]|[.,]\d)")
_MONTH_ALONE = sooner(rf"\b({_SURE_MONTH}|(?<=[Ii]n )(?:May|March)|(?<=[Bb]y )(?:May|March)|(?<=[Ss]ince )(?:May|March)|(?<=last )(?:May|March)|(?<=early )(?:May|March)|(?<=late )(?:May|March)|(?<=mid-)(?:May|March)|(?<=of )(?:May|March)(?! (?:the|a|we))|(?<=until )(?:May|March)|(?<=this )(?:May|March))\b\.?")  # fmt: skip
_QUARTER = sooner(
    r"\bQ([1-4])(?!\d|\.\d)|\b([1-4])Q\b|\b(first|second|third|fourth|1st|2nd|3rd|4th)[\s-]quarter\b", re.IGNORECASE
)
_HALF_YEAR = sooner(r"\bH([12])\b|\b(first|second) half\b")
_DECADE = sooner(r"(?<![\d.,])((?:1[89]|20)\d0)s\b|'(\d0)s\b")
_CENTURY = sooner(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)[\s-]century|\b({any_of(ORDINALS)}|twenty-first)[\s-]century", re.IGNORECASE
)
_HOUR = sooner(
    rf"(?<![\d.:])(?:(1[0-2]|0?[1-9])(?::([0-5]\d))?\s?(?:-|to)\s?)?(1[0-2]|0?[1-9])\s?([ap])\.?m\b\.?(?:\s?({ZONE})\b)?",
    re.IGNORECASE,
)
_SHORT_YEAR = sooner(rf"(?<![\d.,])({_YEAR})\s?[-/]\s?(\d\d)(?![\d,%])")
_ERA = sooner(r"\b(Reiwa|Heisei|Showa) (\d{1,2})\b")


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _month_day(found: re.Match[str]) -> tuple[Fact, ...]:
    parts = [fact(found, FactKind.MONTH, _MONTHS[found[1].lower()])]
    parts += [fact(found, FactKind.DAY, _day(found[n]), group=n) for n in (2, 3) if found[n]]
    return (*parts, *([fact(found, FactKind.YEAR, int(found[4]))] if found[4] else []))


def _day_month(found: re.Match[str]) -> tuple[Fact, ...]:
    parts = [fact(found, FactKind.MONTH, _MONTHS[found[3].lower()])]
    parts += [fact(found, FactKind.DAY, _day(found[n]), group=n) for n in (1, 2) if found[n]]
    return (*parts, *([fact(found, FactKind.YEAR, int(found[4]))] if found[4] else []))


def _month_year(found: re.Match[str]) -> tuple[Fact, ...] | None:
    month = fact(found, FactKind.MONTH, _MONTHS[found[1].lower()])
    if len(found[2]) == 4:
        return (month, fact(found, FactKind.YEAR, int(found[2])))
    return (
        (month, replace(fact(found, FactKind.YEAR, 2000 + int(found[2])), also=(Decimal(found[2]),)))
        if "'" in found[0]
        else None
    )


def _quarter(found: re.Match[str]) -> tuple[Fact, ...]:
    number = found[1] or found[2] or str(ORDINALS.get((found[3] or "").lower(), (found[3] or "")[:1]))
    return (fact(found, FactKind.QUARTER, int(number)),)


def _century(found: re.Match[str]) -> tuple[Fact, ...]:
    number = int(found[1]) if found[1] else ORDINALS.get(found[2].lower(), 21)
    return (fact(found, FactKind.CENTURY, number),)


def _decade(found: re.Match[str]) -> tuple[Fact, ...]:
    short = int((found[1] or found[2])[-2:])
    full = int(found[1]) if found[1] else 1900 + short if short > 20 else 2000 + short
    return (replace(fact(found, FactKind.DECADE, full), also=(Decimal(short),)),)


def _two_years(found: re.Match[str]) -> tuple[Fact, ...] | None:
    second = int(found[1][:2] + found[2])
    if second <= int(found[1]):
        return None
    return (fact(found, FactKind.YEAR, int(found[1]), group=1),
            replace(fact(found, FactKind.YEAR, second, group=2), also=(Decimal(found[2]),)))  # fmt: skip


def _hour(found: re.Match[str]) -> tuple[Fact, ...]:
    """In "6-7 PM" the first hour is most often of the same half of the day; its other reading stays open."""
    last = clock(found, int(found[3]), 0, found[4], found[5] or "")
    if not found[1]:
        return (last,)
    first = clock(found, int(found[1]), int(found[2] or 0), found[4], found[5] or "")
    assert isinstance(first.value, Decimal)
    return (replace(first, also=((first.value + 720) % 1440,)), last)


EARLY_RULES = (
    Rule(_QUARTER, _quarter, re.compile(r"[Qq](?:[1-4]|(?<=[1-4].)|(?i:uarter))")),
    Rule(
        _HALF_YEAR,
        lambda found: (
            fact(found, FactKind.ORDINAL, ORDINALS.get(found[2] or "", 0) or int(found[1])).weighing(Weight.IDLE),
        ),
        re.compile("H[12]|half"),
    ),
    Rule(_CENTURY, _century, ("century",)),
)
"""Always, and first."""
DATE_RULES = (
    Rule(_MONTH_DAY, _month_day, re.compile(rf"(?:{_MONTH})\.?\s+\d")),
    Rule(_DAY_MONTH, _day_month, re.compile(rf"[\ddfht]\s+(?:{_MONTH})")),
    Rule(_MONTH_YEAR, _month_year, re.compile(rf"(?:{_MONTH})\.?,?\s+(?:of\s+)?'?\d")),
)


CALENDAR_RULES = (
    *DATE_RULES,
    Rule(
        _ERA,
        lambda found: supports(found, {"Reiwa": 2018, "Heisei": 1988, "Showa": 1925}[found[1]] + int(found[2])),
        ("reiwa ", "heisei ", "showa "),
    ),
    Rule(_DECADE, _decade, ("0s",)),
    Rule(_SHORT_YEAR, _two_years, ("-", "/")),
    Rule(_HOUR, _hour, re.compile(r"[apAP](?<=[\d\s].)\.?[mM]\b")),
)
"""Only where the text has digits."""

MONTH_WORDS = frozenset(_MONTHS)
MONTH_RULE = Rule(
    _MONTH_ALONE, lambda found: (fact(found, FactKind.MONTH, _MONTHS[found[1].lower()]).weighing(Weight.SOFT),)
)
"""A month without a day or year; after all else."""
