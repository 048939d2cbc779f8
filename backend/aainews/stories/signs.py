"""What a report can be told by: names, versions, figures, what is done, and its other words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from aainews.reference.entities import find
from aainews.reference.function_words import FUNCTION_WORDS
from aainews.stories.words import folded, lexicon

_STOP_HERE = """
    after ai all before breaking day days exclusive first get gets got here it's just latest like made make
    makes me month months new news no now off one out per report reports said say says scoop three today two up
    update us use used uses using via week while why without year years
"""
_STOP = FUNCTION_WORDS | frozenset(_STOP_HERE.split())
_LATIN = re.compile(r"[a-z][a-z0-9]*(?:[.\-&+][a-z0-9]+)*")
_KANA_RUN = re.compile(r"[ァ-ヴー]{3,}")
_KANJI_RUN = re.compile(r"[一-鿿々]{2,}")
_VERSION = re.compile(
    r"(?<![a-z0-9.])(?P<head>[a-z]{2,})[ \-]?(?P<number>\d+(?:\.\d+)*)(?!\d|,\d|%|\.\d| ?(?:billion|million|trillion|b\b|m\b|t\b|gw|mw|days|years))"
)
_KNIT = re.compile(r"(?<![a-z0-9.])(?P<knit>[a-z]{1,2}\d+(?:\.\d+)?)(?![a-z0-9])")
_FIGURE = re.compile(
    r"(?P<lead>us\$|\$|€|£|¥)?(?P<number>\d[\d,]*(?:\.\d+)?)\s?-?"
    r"(?P<unit>trillion|billion|million|thousand|tn|bn|[tbmk](?![a-z])|兆|億|千万|百万|万|%|percent|gigawatts?|gw|mw)?"
    r"(?P<tail>ドル|円|ユーロ|dollars?)?"
)
_SCALE = {
    "trillion": 1e12, "tn": 1e12, "t": 1e12, "兆": 1e12, "billion": 1e9, "bn": 1e9, "b": 1e9, "億": 1e8,
    "千万": 1e7, "million": 1e6, "百万": 1e6, "m": 1e6, "万": 1e4, "thousand": 1e3, "k": 1e3,
}  # fmt: skip
_SPELT = (("one billion", "1 billion"), ("half", "50%"), ("quarter", "25%"), ("半額", "50%"), ("半分", "50%"))
_NOT_HEADS_HERE = """
    top series us ios rtx july june may october september august part no version
"""
_NOT_HEADS = _STOP | frozenset(_NOT_HEADS_HERE.split())
_FIRST = re.compile(rf"{_LATIN.pattern}|{_KANA_RUN.pattern}|{_KANJI_RUN.pattern}")
_FILLERS_HERE = """
    source sources opinion watch analysis introducing welcome why chinese us startup
"""
_FILLERS = _STOP | frozenset(_FILLERS_HERE.split())
_YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True)
class Signs:
    """`words` are all that may be shared by two reports of one language, `common` what can be across languages too:
    names, figures, Latin words and concepts. `lead` is what the headline begins with, mostly who did it. `versions` are
    (head, number), `figures` (kind, value)."""

    words: frozenset[str]
    common: frozenset[str]
    names: frozenset[str]
    acts: frozenset[str]
    versions: frozenset[tuple[str, str]]
    figures: frozenset[tuple[str, float]]
    japanese: bool
    lead: frozenset[str]


@lru_cache(maxsize=4096)  # 0.7 ms each, and every new report is compared with fifty
def signs_of(title: str, opening: str = "") -> Signs:
    """Reads a headline, and the first lines below it for names and figures that it leaves out."""
    head = folded(title)
    text = f"{head} {folded(opening)}".strip()
    concepts = lexicon().concepts(text)
    names = frozenset(f"n:{c.key}" for c in concepts if c.kind == "name") | _known(f"{title} {opening}")
    things = frozenset(f"t:{c.key}" for c in concepts if c.kind == "thing")
    acts = frozenset(c.key for c in lexicon().concepts(head) if c.kind == "act")
    versions = _versions(text)
    figures = _figures(text)
    latin = frozenset(_stem(word) for word in _LATIN.findall(text) if word not in _STOP and len(word) > 1)
    latin -= {name.removeprefix("n:") for name in names}
    marks = frozenset(f"v:{head_} {number}" for head_, number in versions) | frozenset(
        f"f:{kind}{value:g}" for kind, value in figures
    )
    acts_marked = frozenset(f"a:{act}" for act in acts)
    common = names | things | marks | latin | acts_marked
    japanese = bool(re.search(r"[ぁ-んァ-ヴ]", text)) or not latin
    runs = frozenset(_KANA_RUN.findall(text)) | _kanji_pairs(text)
    return Signs(common | runs, common, names, acts, versions, figures, japanese, _lead(head))


def _lead(head: str) -> frozenset[str]:
    """The first word of a headline that is no filler, in the forms in which it stands among the words."""
    for found in _FIRST.finditer(head):
        word = found[0]
        if word in _FILLERS or (word.isascii() and len(word) < 2):
            continue
        names = frozenset(f"n:{concept.key}" for concept in lexicon().concepts(word) if concept.kind == "name")
        return names or (frozenset({_stem(word)}) if word.isascii() else _kanji_pairs(word) or frozenset({word}))
    return frozenset()


def _known(text: str) -> frozenset[str]:
    """The reference room's companies, models, tools and people, whichever script they are written in."""
    return frozenset(f"n:{found.entity.slug}" for found in find(text))


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


def _kanji_pairs(text: str) -> frozenset[str]:
    return frozenset(run[at : at + 2] for run in _KANJI_RUN.findall(text) for at in range(len(run) - 1))


def _versions(text: str) -> frozenset[tuple[str, str]]:
    plain = {(m["head"], m["number"]) for m in _VERSION.finditer(text) if m["head"] not in _NOT_HEADS}
    knit = {
        (m["knit"].rstrip("0123456789."), m["knit"].lstrip("abcdefghijklmnopqrstuvwxyz")) for m in _KNIT.finditer(text)
    }
    return frozenset(
        (head, number) for head, number in plain | knit if not number.isdigit() or int(number) not in _YEARS
    )


def _figures(text: str) -> frozenset[tuple[str, float]]:
    """Amounts and counts; bare numbers under 10 and years are no evidence, and a version's digits are none either."""
    for spelt, digits in _SPELT:
        text = text.replace(spelt, digits)
    taken = [m.span() for m in _VERSION.finditer(text)]
    found: set[tuple[str, float]] = set()
    for match in _FIGURE.finditer(text):
        if any(start <= match.start("number") < end for start, end in taken):
            continue
        value = float(match["number"].replace(",", "")) if match["number"].replace(",", "") else 0.0
        unit = match["unit"] or ""
        value *= _SCALE.get(unit, 1.0)
        if match["lead"] or match["tail"]:
            found.add(("money", value))
        elif unit in ("%", "percent"):
            found.add(("share", value))
        elif unit or (value >= 10 and int(value) not in _YEARS):
            found.add(("count", value))
    return frozenset(found)
