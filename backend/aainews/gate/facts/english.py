"""Rules for English: numbers in digits and in words, with their magnitudes and units."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from aainews.gate.facts.amounts import DIGITS, LETTER, LETTERS, SIGN, amount, year_or_number
from aainews.gate.facts.common import fact, supports
from aainews.gate.facts.english_dates import CALENDAR_RULES, MONTH_RULE, MONTH_WORDS
from aainews.gate.facts.fact import Fact, FactKind, Weight
from aainews.gate.facts.numerals import ENGLISH_MAGNITUDES, ENGLISH_WORDS, ORDINALS, english_number, number_phrases
from aainews.gate.facts.scan import Rule
from aainews.gate.facts.units import ENGLISH, SIGNS, kind_of
from aainews.reference.any_of import any_of, sooner

_MAGNITUDE = "|".join(f"{word}s?" for word in ENGLISH_MAGNITUDES)
_UNIT = any_of(ENGLISH)
_NUMBER = (
    rf"(?<![\d,.])(?<![A-Za-z]\.)(?P<num>{DIGITS})\+?"
    rf"(?:[\s-]?(?P<mag>{_MAGNITUDE})\b|\s?(?P<letter>{LETTER})(?![A-Za-z/]))?\+?"
    rf"(?:(?P<ord>st|nd|rd|th)\b|[\s-]?(?P<unit>{_UNIT})(?![A-Za-z]))?"
)
_SIGNED = sooner(rf"(?<![A-Za-z])(?P<sign>{SIGN})\s?{_NUMBER}")
_AMOUNT = sooner(rf"(?=[\d.])(?P<sign>\b\B)?{_NUMBER}")
_DIGITS_AND_LETTERS = sooner(r"(?<![\w.,])(\d+)([A-Z][A-Za-z]?)(?![\w])")
_RATIO = sooner(r"(?<![\d./])(\d{1,3})\s?/\s?(\d{1,3})(?![\d/])")

_WORD = any_of((*ENGLISH_WORDS, *ENGLISH_MAGNITUDES, *(f"{m}s" for m in ENGLISH_MAGNITUDES)))
_WORDS = sooner(
    rf"\b(?P<words>(?:a\s+(?=hundred|thousand|million|billion|trillion))?(?:{_WORD})(?:(?:[\s-]+|\s+and\s+)(?:{_WORD}))*)\b"
    rf"(?:[\s-](?P<unit>{_UNIT})(?![A-Za-z]))?",
    re.IGNORECASE,
)
_VAGUE_UNIT = r"hundreds|thousands|millions|billions|trillions|tens(?= of)|dozens|scores(?= of)|lakhs|crores"
_VAGUE = sooner(
    rf"\b(?:(?P<some>several|a few|few|many|multiple|some|a couple(?: of)?|couple(?: of)?)\s+(?P<one>dozen|{'|'.join(ENGLISH_MAGNITUDES)})"
    rf"|(?P<many>(?:{_VAGUE_UNIT})(?:\s+(?:of|upon|and)\s+(?:{_VAGUE_UNIT}|{'|'.join(ENGLISH_MAGNITUDES)}))*))\b(?:\s+(?:of\s+)?(?P<unit>{_UNIT})(?![A-Za-z]))?",
    re.IGNORECASE,
)
_VAGUE_VALUES = {"ten": 10, "dozen": 10, "score": 10, **ENGLISH_MAGNITUDES}
_HALVES = sooner(rf"\b(?P<whole>{'|'.join(ENGLISH_WORDS)}|a|an|\d+)(?:\s+(?P<name>{_UNIT}|million|billion|trillion))?\s+and\s+a\s+half\b(?:[\s-](?P<unit>{_UNIT}|million|billion|trillion)\b)?", re.IGNORECASE)  # fmt: skip
_PART_OF = sooner(
    r"\b(?:a\s+)?(half|quarter|third|tenth) of (?:a|one) (million|billion|trillion)\b(?:\s+(dollars|euros|pounds|yen)\b)?"
)
_HALF_A = sooner(
    rf"\bhalf[\s-](?:a|an)[\s-](?P<mag>hundred|thousand|million|billion|trillion|dozen)?\s?(?P<unit>{_UNIT}|century)?\b",
    re.IGNORECASE,
)
_FRACTION = sooner(
    r"\b(one|two|three|four|five|a)[\s-](half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)\b(?!\s+(?:of\s+(?:19|20)\d\d|party))",
    re.IGNORECASE,
)
_PARTS = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
}
_FOLD = sooner(r"\b(" + "|".join(ENGLISH_WORDS) + r")-?fold\b", re.IGNORECASE)
_DOZEN = sooner(r"\b(?:(a|one|two|three|four|five)\s+)dozen\b", re.IGNORECASE)
_SUPPORT = {
    "both": (2,), "pair": (2,), "pairs": (2,), "couple": (2,), "either": (2,), "neither": (2,), "twice": (2,), "double": (2,),
    "doubles": (2,), "doubled": (2,), "doubling": (2,), "duo": (2,), "twin": (2,), "dual": (2,), "binary": (2,), "latter": (2,), "former": (2,), "two-way": (2,), "bilingual": (2,),
    "triple": (3,), "tripled": (3,), "trio": (3,), "thrice": (3,), "triples": (3,), "tripling": (3,), "quadruple": (4,), "quadrupled": (4,), "quarterly": (4, 3),
    "once": (1,), "single": (1,), "daily": (1,), "weekly": (1,), "monthly": (1,), "annual": (1,), "yearly": (1,), "annually": (1,), "hourly": (1,),
    "half": (2, 50, 6), "halved": (2, 50), "halves": (2,), "dozen": (12,), "decade": (10,), "decades": (10,), "centuries": (100,), "century": (100,), "biweekly": (2,), "biannual": (2,), "bimonthly": (2,),
    "fortnight": (2, 14), "quarter": (4, 3, 1), "midnight": (0, 12), "noon": (12,), "weekend": (2,), "another": (1,), "unique": (1,),
    "hundredfold": (100,), "zero": (0,), "none": (0,), "no": (0,), "teens": (10,), "twenties": (20,), "thirties": (30,), "forties": (40,), "fifties": (50,), "sixties": (60,),
    "bi-directional": (2,), "bidirectional": (2,), "second-to-last": (2,), "overnight": (1,),
    **{word: (n,) for word, n in ORDINALS.items()},
}  # fmt: skip
_SUPPORTS = sooner(rf"\b({any_of(_SUPPORT)})\b", re.IGNORECASE)


def _amount(found: re.Match[str]) -> tuple[Fact, ...]:
    digits = found["num"].replace(",", "")
    number = Decimal(digits)
    unit = SIGNS.get(found["sign"] or "", "") or ENGLISH.get(found["unit"] or "", "")
    if found["ord"]:
        made = amount(found, number, None, "")
        return (made.being(FactKind.ORDINAL),)
    if found["mag"]:
        return (amount(found, number, Decimal(ENGLISH_MAGNITUDES[found["mag"].lower().rstrip("s")]), unit),)
    if found["letter"]:
        power = Decimal(LETTERS[found["letter"]])
        return (
            amount(
                found,
                number,
                power,
                unit,
                also=(number,) if found["letter"] in ("m", "K", "k", "b") and not found["sign"] else (),
            ),
        )
    made = amount(found, number, None, unit)
    bare = not unit and "," not in found["num"] and "+" not in found[0]
    return (made.being(year_or_number(number, found["num"], bare=bare)) if bare else made,)


def _weight(value: Decimal, unit: str, words: str) -> Weight:
    if value == 1 or (value == 0 and not unit):
        return Weight.IDLE
    return Weight.SOFT if value <= 12 and " " not in words.strip() and not unit else Weight.HARD


def _words(found: re.Match[str]) -> tuple[Fact, ...] | None:
    unit = ENGLISH.get(found["unit"] or "", "") or ENGLISH.get((found["unit"] or "").lower(), "")
    phrases = number_phrases(found["words"])
    facts = [_in_words(found, phrase, unit if phrase is phrases[-1] else "") for phrase in phrases]
    return tuple(fact for fact in facts if fact is not None)


def _in_words(found: re.Match[str], phrase: str, unit: str) -> Fact | None:
    value = english_number(phrase)
    if value is None:
        return None
    unit = "" if unit == "second" and value == 1 else unit
    scaled = any(magnitude in phrase.lower() for magnitude in ENGLISH_MAGNITUDES)
    alone = phrase.lower() in ("hundred", "thousand", "million")
    weight = Weight.IDLE if alone else _weight(value, unit, phrase)
    return Fact(kind_of(unit), value, found.start(), found.end(), found[0], unit, weight=weight, scaled=scaled)


def _vague(found: re.Match[str]) -> tuple[Fact, ...]:
    unit = ENGLISH.get(found["unit"] or "", "")
    words = re.findall(r"[a-z]+", (found["many"] or found["one"]).lower())
    value = Decimal(1)
    for word in words:
        value *= 1 if word in ("of", "upon", "and") else _VAGUE_VALUES[word.rstrip("s")]
    made = Fact(kind_of(unit), value, found.start(), found.end(), found[0], unit, vague=True, scaled=True)
    return (made if value >= 100 else made.weighing(Weight.SOFT),)


def _halves(found: re.Match[str]) -> tuple[Fact, ...]:
    whole = found["whole"].lower()
    value = Decimal(whole) if whole.isdecimal() else Decimal(ENGLISH_WORDS.get(whole, 1))
    name = (found["name"] or found["unit"] or "").lower()
    power = Decimal(ENGLISH_MAGNITUDES.get(name, 1))
    return (
        Fact(
            kind_of(ENGLISH.get(name, "")),
            (value + Decimal("0.5")) * power,
            found.start(),
            found.end(),
            found[0],
            ENGLISH.get(name, ""),
            (value * power,),
            scaled=power > 1,
        ),
    )


def _half_a(found: re.Match[str]) -> tuple[Fact, ...] | None:
    if not found["mag"] and not found["unit"]:
        return None
    power = {**ENGLISH_MAGNITUDES, "dozen": 12, "century": 100}.get((found["mag"] or found["unit"] or "").lower(), 1)
    unit = ENGLISH.get(found["unit"] or "", "")
    made = Fact(kind_of(unit), Decimal(power) / 2, found.start(), found.end(), found[0], unit, scaled=power > 1)
    return (made if found["mag"] else made.weighing(Weight.SOFT), *supports(found, 6 if unit == "year" else 30))


def _part_of(found: re.Match[str]) -> tuple[Fact, ...]:
    value = Decimal(ENGLISH_MAGNITUDES[found[2]]) / _PARTS[found[1]]
    return (replace(fact(found, FactKind.NUMBER, value, ENGLISH.get(found[3] or "", "")), scaled=True),)


def _fraction(found: re.Match[str]) -> tuple[Fact, ...] | None:
    top = ENGLISH_WORDS.get(found[1].lower(), 1)
    bottom = _PARTS[found[2].lower().rstrip("s")]
    if top > 1 and not found[2].lower().endswith("s"):
        return None
    made = fact(found, FactKind.FRACTION, Decimal(top) / bottom, "fraction").weighing(Weight.SOFT)
    return (made, *supports(found, top, bottom, 3 if bottom == 4 else top))


def _ratio(found: re.Match[str]) -> tuple[Fact, ...] | None:
    top, bottom = int(found[1]), int(found[2])
    if not 0 < top <= bottom:
        return None
    whole = fact(found, FactKind.FRACTION, Decimal(top) / bottom, "fraction")
    return (replace(whole, also=(Decimal(top), Decimal(bottom))),)


def _fold(found: re.Match[str]) -> tuple[Fact, ...]:
    return (fact(found, FactKind.MULTIPLE, ENGLISH_WORDS[found[1].lower()], "times"),)


def _dozen(found: re.Match[str]) -> tuple[Fact, ...]:
    return (fact(found, FactKind.NUMBER, 12 * ENGLISH_WORDS.get((found[1] or "").lower(), 1)),)


def _support(found: re.Match[str]) -> tuple[Fact, ...]:
    word = found[1].lower()
    if ORDINALS.get(word, 0) > 2:
        return (fact(found, FactKind.ORDINAL, ORDINALS[word]).weighing(Weight.SOFT),)
    return supports(found, *_SUPPORT[word])


def _letters(found: re.Match[str]) -> tuple[Fact, ...] | None:
    if found[2] in LETTERS or found[2] in ENGLISH:
        return None
    return (fact(found, FactKind.VERSION, found[1], found[2].lower()),)


DIGIT_RULES = (
    *CALENDAR_RULES,
    Rule(_SIGNED, _amount, re.compile(rf"{SIGN}\s?[\d.]")),
    Rule(_RATIO, _ratio, ("/",)),
)
"""Only where the text has digits; before versions are read."""

AMOUNTS = (Rule(_DIGITS_AND_LETTERS, _letters, re.compile(r"\d(?=[A-Z])")), Rule(_AMOUNT, _amount))
"""Only where the text has digits; after versions are read."""

_HALF_WORDS = frozenset([*_PARTS, *(f"{part}s" for part in _PARTS), "halves"])
_NUMBER_WORDS = frozenset([*ENGLISH_WORDS, *ENGLISH_MAGNITUDES, *(f"{m}s" for m in ENGLISH_MAGNITUDES)])
_VAGUE_WORDS = frozenset(
    ["dozen", "dozens", "scores", "tens", *ENGLISH_MAGNITUDES, *(f"{m}s" for m in ENGLISH_MAGNITUDES)]
)
_SUPPORT_WORDS = frozenset(part for word in _SUPPORT for part in word.split("-"))
_WORD_RULES: tuple[tuple[frozenset[str], tuple[Rule, ...]], ...] = (
    (
        _HALF_WORDS,
        (Rule(_PART_OF, _part_of), Rule(_HALVES, _halves), Rule(_HALF_A, _half_a), Rule(_FRACTION, _fraction)),
    ),
    (frozenset(f"{word}fold" for word in ENGLISH_WORDS) | {"fold"}, (Rule(_FOLD, _fold),)),
    (_VAGUE_WORDS, (Rule(_DOZEN, _dozen), Rule(_VAGUE, _vague))),
    (_NUMBER_WORDS, (Rule(_WORDS, _words),)),
    (MONTH_WORDS, (MONTH_RULE,)),
    (_SUPPORT_WORDS, (Rule(_SUPPORTS, _support),)),
)


def word_rules_for(text: str) -> tuple[Rule, ...]:
    """The rules for numbers in words that this text can concern: most texts have none of their words."""
    words = frozenset(_LOWER_WORD.findall(text.lower()))
    return tuple(rule for keys, rules in _WORD_RULES if not keys.isdisjoint(words) for rule in rules)


_LOWER_WORD = re.compile(r"[a-z]+")
