"""The facts of a text."""

from __future__ import annotations

import re
from functools import lru_cache

from aainews.gate.facts import common, english, english_dates, japanese
from aainews.gate.facts.amounts import joined_ranges
from aainews.gate.facts.fact import Fact, Weight
from aainews.gate.facts.plain import without_literals
from aainews.gate.facts.scan import Rule, Scan

_DIGIT = re.compile(r"\d")
_ENGLISH_LEFT = re.compile(r"[A-Za-z'.,-]+(?: [A-Za-z'.,-]+){2,}|[A-Z][a-z]{2,8}\.? \d")
"""Titles of papers and the like, which a translation keeps in English."""
_KANJI_DIGIT = re.compile(r"[〇一二三四五六七八九十百千万億兆]")

_ENGLISH: tuple[Rule, ...] = (
    *english_dates.EARLY_RULES,
    *common.FIRST,
    *english.DIGIT_RULES,
    *common.VERSIONS,
    *english.AMOUNTS,
)
_JAPANESE: tuple[Rule, ...] = (
    *japanese.EARLY_RULES,
    *common.FIRST,
    *japanese.DIGIT_RULES,
    *common.VERSIONS,
    *japanese.AMOUNTS,
)


@lru_cache(maxsize=512)
def numbers_of(text: str, language: str) -> tuple[Fact, ...]:
    """Every number-like fact of a text, in order. Languages but Japanese are read with the rules for English."""
    scan = Scan(without_literals(text))
    is_japanese = language.startswith("ja")
    has_digits = _DIGIT.search(scan.rest) is not None
    if is_japanese:
        with_english = _ENGLISH_LEFT.search(scan.rest) is not None
        if has_digits and with_english:
            _apply(scan, english_dates.DATE_RULES)
        if has_digits or _KANJI_DIGIT.search(scan.rest):
            _apply(scan, _JAPANESE)
        _apply(scan, japanese.WORD_RULES)
        if with_english:
            words = Scan(scan.rest)
            _apply(words, english.word_rules_for(words.rest))
            scan.facts.extend(fact.weighing(Weight.IDLE) for fact in words.facts)
    else:
        _apply(scan, _ENGLISH if has_digits else english_dates.EARLY_RULES)
        _apply(scan, english.word_rules_for(scan.rest))
    ordered = sorted(scan.facts, key=lambda fact: (fact.start, fact.end))
    return tuple(joined_ranges(ordered, without_literals(text)))


def _apply(scan: Scan, rules: tuple[Rule, ...]) -> None:
    for rule in rules:
        scan.apply(rule)
