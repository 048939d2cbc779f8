"""Rules for what is written alike in both languages: issue numbers, identifiers, versions, numeric dates, clock times."""

from __future__ import annotations

import re
from decimal import Decimal

from aainews.gate.facts.fact import Fact, FactKind, Weight
from aainews.gate.facts.scan import Rule
from aainews.reference.any_of import any_of, sooner

ZONES = {
    "utc": "utc", "gmt": "utc", "協定世界時": "utc", "グリニッジ標準時": "utc", "世界標準時": "utc", "jst": "jst", "日本時間": "jst", "日本標準時": "jst",
    "et": "et", "est": "et", "edt": "et", "eastern": "et", "東部": "et", "東部時間": "et", "東部標準時": "et", "東部夏時間": "et",
    "pt": "pt", "pst": "pt", "pdt": "pt", "pacific": "pt", "太平洋": "pt", "太平洋時間": "pt", "太平洋標準時": "pt", "太平洋夏時間": "pt",
    "cet": "cet", "cest": "cet", "中央ヨーロッパ時間": "cet", "中央欧州時間": "cet", "ist": "ist", "インド標準時": "ist",
    "ct": "ct", "cst": "ct", "cdt": "ct", "中部時間": "ct", "bst": "bst", "英国夏時間": "bst",
}  # fmt: skip
ZONE = any_of(ZONES)

_NO_OWNERS = frozenset({
    "a", "an", "the", "in", "on", "at", "by", "of", "to", "for", "and", "or", "with", "from", "than", "over",
    "under", "about", "around", "after", "before", "since", "until", "till", "between", "per", "as", "is", "are",
    "was", "were", "be", "has", "had", "have", "its", "it", "this", "that", "these", "those", "they", "we", "you",
    "he", "she", "i", "our", "their", "your", "his", "her", "only", "just", "some", "all", "any", "no", "not",
    "more", "less", "most", "least", "up", "down", "nearly", "almost", "roughly", "approximately", "exactly",
    "another", "other", "every", "each", "both", "first", "last", "next", "past", "top", "when", "while", "where",
    "which", "who", "what", "how", "why", "if", "then", "but", "so", "also", "even", "still", "now", "there",
    "here", "including", "within", "into", "via", "vs", "early", "mid", "late", "pre", "post", "non", "sub",
    "because", "during", "through", "across", "against", "out", "off", "fewer",
    "additional", "remaining", "will", "would", "can", "could", "may", "might", "should", "must", "do",
    "does", "did", "say", "said", "says", "saw", "see", "add", "added", "reached", "hit", "got", "get", "gets",
    "costs", "cost", "took", "take", "takes", "used", "use", "using", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february", "march", "april", "june", "july",
    "august", "september", "october", "november", "december", "us", "usd", "eur", "gbp", "jpy", "cny", "rmb",
    "inr", "krw", "ca", "au", "hk", "nt",
})  # fmt: skip
"""Words after which a number is just a number."""

_LETTERS = "A-Za-zÀ-ɏ"
_GLUED = re.compile(rf"(?<![{_LETTERS}0-9.])([{_LETTERS}]+(?:[-.][{_LETTERS}]+)*)-?[vV]?(\d+(?:\.\d+)*)([a-z]{{0,2}})(?![{_LETTERS}0-9%]|[,.]\d)")  # fmt: skip
_SPACED = re.compile(
    rf"(?<![{_LETTERS}0-9])([A-ZÀ-Þ][{_LETTERS}.+]*) [vV]?(\d{{1,3}}(?:\.\d+)*[a-z]?)(?![{_LETTERS}0-9%]|[,.]\d|\s?[%$€£]|-\d)"
    r"(?!\s?(?:million|billion|trillion|thousand|hundred|percent|per cent|points?|times|years?|months?|weeks?|days?|hours?|minutes?|"
    r"seconds?|people|x\b)|\s?[つ個人名社件回度年か月日時分秒倍割台本枚点種位億万兆千百ドル円ヶヵカ歳])"
)
_DOTTED = sooner(r"(?<![A-Za-z0-9.])[vV]?(\d+(?:\.\d+){2,}(?:-?(?:rc|beta|alpha|b|a)\.?\d*)?)(?![A-Za-z0-9])")
_V = re.compile(r"(?<![A-Za-z0-9])[vV](?:er(?:sion)?)?\.?\s?(\d+(?:\.\d+)*)(?![A-Za-z0-9])")
_ISSUE = sooner(r"(?<![\w&])#(\d+)")
_ARXIV = sooner(r"(?<![\d.])(\d{4}\.\d{4,5})(?:v\d+)?(?![\d.])")
_ISO = sooner(r"(?<![\d/.-])((?:19|20)\d\d)([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d/-])")
_YEAR_MONTH = sooner(r"(?<![\d/.-])((?:19|20)\d\d)[-/](0[1-9]|1[0-2]|[1-9])(?![\d/年-])")
_CLOCK = sooner(
    rf"(?<![\d:.])(午前|午後)?\s?([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s?([ap])\.?m\b\.?)?(?:\s?({ZONE})(?![a-z]))?",
    re.IGNORECASE,
)
_ALWAYS = sooner(r"(?<!\d)24/7(?:/365)?(?!\d)")


def fact(found: re.Match[str], kind: FactKind, value: Decimal | str | int, unit: str = "", group: int = 0) -> Fact:
    """A fact where the match (or one of its groups) stands."""
    value = Decimal(value) if isinstance(value, int) else value
    return Fact(kind, value, found.start(group), found.end(group), found[group].strip("\x00 "), unit)


def supports(found: re.Match[str], *values: int) -> tuple[Fact, ...]:
    """Numbers that an idiom may become in the other language."""
    return tuple(fact(found, FactKind.NUMBER, value).weighing(Weight.IDLE) for value in values)


def clock(found: re.Match[str], hour: int, minute: int, half: str, zone: str) -> Fact:
    """A time of the day; `half` is a or p (午前, 午後), or empty where it is not said."""
    other = (hour + 12) % 24 * 60 + minute
    afternoon = half.lower() in ("p", "午後")
    if half:
        hour = hour % 12 + (12 if afternoon else 0)
    value = Decimal(hour * 60 + minute)
    also = () if half or hour > 12 else (Decimal(other),)
    return Fact(
        FactKind.TIME, value, found.start(), found.end(), found[0].strip("\x00 "), ZONES.get(zone.lower(), ""), also
    )


def _glued(found: re.Match[str]) -> tuple[Fact, ...] | None:
    owner, number, letters = found[1].lower(), found[2], found[3]
    if owner.split("-")[-1] in _NO_OWNERS:
        return None
    if owner.endswith("-v"):
        owner = owner[:-2]
    return (fact(found, FactKind.VERSION, number + ("" if letters == "s" else letters), owner),)


def _spaced(found: re.Match[str]) -> tuple[Fact, ...] | None:
    owner = found[1].lower().rstrip(".")
    return None if owner in _NO_OWNERS else (fact(found, FactKind.VERSION, found[2], owner),)


def _date(found: re.Match[str]) -> tuple[Fact, ...]:
    year = fact(found, FactKind.YEAR, int(found[1]))
    month = fact(found, FactKind.MONTH, int(found[3]))
    return (year, month, fact(found, FactKind.DAY, int(found[4])))


def _clock(found: re.Match[str]) -> tuple[Fact, ...] | None:
    half = found[1] or found[4] or ""
    return (clock(found, int(found[2]), int(found[3]), half, found[5] or ""),)


_POINT = re.compile(r"\.(?<=\d\.)\d")
_DATE_MARK = re.compile(r"[-/.](?<=\d.)\d")
_NUMBERED_V = re.compile(r"[vV](?:er(?:sion)?)?\.?\s?\d")
_CAPITAL_AND_DIGIT = re.compile(rf"[A-ZÀ-Þ](?<![{_LETTERS}0-9].)[{_LETTERS}.+]* [vV]?\d")
_LETTER_AND_DIGIT = re.compile(rf"\d(?:(?<=[{_LETTERS}]\d)|(?<=[{_LETTERS}]-\d))")

FIRST = (
    Rule(_ALWAYS, lambda found: supports(found, 24, 7, 365), ("24/7",)),
    Rule(_ARXIV, lambda found: (fact(found, FactKind.ISSUE, found[1]),), _POINT),
    Rule(_ISSUE, lambda found: (fact(found, FactKind.ISSUE, found[1]),), ("#",)),
    Rule(_ISO, _date, _DATE_MARK),
    Rule(
        _YEAR_MONTH,
        lambda found: (fact(found, FactKind.YEAR, int(found[1])), fact(found, FactKind.MONTH, int(found[2]))),
        _DATE_MARK,
    ),
    Rule(_DOTTED, lambda found: (fact(found, FactKind.VERSION, found[1]),), _POINT),
    Rule(_CLOCK, _clock, (":",)),
)
"""Before the rules of a language."""

VERSIONS = (
    Rule(_V, lambda found: (fact(found, FactKind.VERSION, found[1]),), _NUMBERED_V),
    Rule(_GLUED, _glued, _LETTER_AND_DIGIT),
    Rule(_SPACED, _spaced, _CAPITAL_AND_DIGIT),
)
"""After its dates and sums of money, before its numbers."""
