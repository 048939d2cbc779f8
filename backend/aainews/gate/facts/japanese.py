"""Rules for Japanese."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from aainews.gate.facts.amounts import DIGITS, LETTER, LETTERS, SIGN, amount, year_or_number
from aainews.gate.facts.common import ZONE, ZONES, clock, fact, supports
from aainews.gate.facts.fact import Fact, FactKind, Weight
from aainews.gate.facts.numerals import JAPANESE_CHARS, japanese_number
from aainews.gate.facts.scan import Rule
from aainews.gate.facts.units import ENGLISH, JAPANESE, SIGNS, kind_of
from aainews.reference.any_of import any_of, sooner

_KANJI = f"[{JAPANESE_CHARS}]"
_SMALL = r"(?:\d{1,3}|[〇零一二三四五六七八九十]{1,3})"
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911}
_ERA_YEAR = sooner(rf"({'|'.join(_ERAS)})\s?(元|{_SMALL})\s?年")
_YEAR = sooner(r"(?<![\d.,])'?((?:1[0-9]|20|21)\d\d)\s?年(?!間|代|前|以上|後)")
_YEAR_RANGE = sooner(r"(?<![\d.,])((?:1[89]|20)\d\d)\s?[-~/]\s?(\d\d)\s?年")
_DECADE = sooner(r"(?<![\d.,])(\d{2}|\d{3}0)\s?年代")
_CENTURY = sooner(rf"({_SMALL})\s?世紀")
_QUARTER = sooner(r"第?\s?([1-4一二三四])\s?四半期|(?<![\d.])([1-4])Q(?![A-Za-z])|(?<![A-Za-z])Q([1-4])(?!\d)")
_MONTH = sooner(
    rf"(?<![\d.,])(1[0-2]|0?[1-9])(?:\s?[-~]\s?(1[0-2]|0?[1-9]))?\s?月(?!面|間)(?:\s?({_SMALL})(?:\s?[-~]\s?({_SMALL}))?\s?日(?!間|後|前|以内))?"
)
_CLOCK = sooner(
    rf"(?:({ZONE})(?:の|で|、|\s)?\s?)?(午前|午後|朝|夜|夕方|深夜|未明)?\s?(?<![\d.,])([01]?\d|2[0-4])\s?時(?!間|点|代|期|価|系|流|に応)(?:\s?(半)|\s?([0-5]?\d)\s?分)?",
    re.IGNORECASE,
)
_FRACTION = sooner(rf"((?:{DIGITS})|{_KANJI}+)\s?分の\s?((?:{DIGITS})|{_KANJI}+)")
_RATIO = sooner(r"(?<![\d./])(\d{1,3})\s?/\s?(\d{1,3})(?![\d/])")
_AND_HALF = sooner(rf"(?P<num>(?:{DIGITS})|{_KANJI}+)\s?(?P<unit>年|時間|か月|カ月|ヶ月|ヵ月|日|週間|分|倍)半")

_RUN = rf"(?>(?:(?:{DIGITS})|{_KANJI}|(?<=\d)\s(?=[十百千]?[万億兆京]))+)"
_UNIT = any_of({**JAPANESE, **{word: name for word, name in ENGLISH.items() if not word.isalpha() or len(word) < 5}})
_COUNTERS = (
    "つ|人|名|者|社|件|個|回|度|種類|種|台|本|枚|冊|点|番目|番|位|章|節|項目|項|条|次元|段階|世代|歳|才|行|列|語|文字|文|か国|カ国|ヶ国|ヵ国|か所|カ所|ヶ所|ヵ所|箇所|"
    "側面|側|通り|組|問|層|巻|匹|頭|軒|戸|校|票|曲|票|単語|言語|ページ|ステップ|部|期|校|桁|株|機|隻|両|都市|州|カテゴリ"
)
_SOFT_COUNTERS = sooner(rf"\s?(?:{_COUNTERS})")
_FIRST = re.escape("".join(sorted({sign[0] for sign in SIGNS})))
_AMOUNT = sooner(
    rf"(?=[\d.第数何{JAPANESE_CHARS}{_FIRST}])(?:(?<![A-Za-z])(?P<sign>{SIGN})\s?)?(?P<ordinal>第\s?)?(?P<vague>[数何])?(?<![\d.])(?<!\d,)(?P<num>{_RUN})(?P<some>数)?\+?"
    rf"(?:\s?(?P<letter>{LETTER})(?![A-Za-z/]))?\+?"
    rf"(?:\s?(?P<unit>{_UNIT})(?![A-Za-z])(?!(?<=[分割日時])(?:り|合|野|析|類|離|散|布|子|け|か|刻|差|代わ|本|付|常|程|記|当|譲))|(?P<counter>\s?(?:{_COUNTERS})))?"
)
_DIGITS_AND_LETTERS = sooner(r"(?<![A-Za-z0-9.,])(\d+)([A-Z][A-Za-z]?)(?![A-Za-z0-9])")
_BEFORE_KANJI = "約計全総第残最大小毎当後前上下各他合同僅過的は"
_IDIOMS = sooner(r"(?:十分|百科|千葉|万が|万一|万能|万全|千差|千載|一人ひとり|一つひとつ|一本化|一本|一度に|二度と|一回り|一点|一番|一部|一度|一期|一層|一次|二次|一種|二人三脚|八百屋|九州|四国|四国|三角|四角|三者|二者|一者|第三者|一語一句|一行|百人一首|一日中|三日坊主|一時|一条|千歳|十字|三次|二元|二分|三位一体|一両日|両立)")  # fmt: skip
_SUPPORT: dict[str, tuple[int, ...]] = {
    "ひとつ": (1,), "ひとり": (1,), "ふたつ": (2,), "ふたり": (2,), "みっつ": (3,), "よっつ": (4,), "いつつ": (5,), "むっつ": (6,), "ななつ": (7,), "やっつ": (8,),
    "両方": (2,), "双方": (2,), "両者": (2,), "両": (2,), "二つ": (2,), "ダブル": (2,), "ダース": (12,), "トリプル": (3,), "四半世紀": (25,), "半世紀": (50,),
    "半年": (6,), "半分": (50, 2), "半数": (50, 2), "半減": (50, 2), "折半": (50, 2), "半額": (50,), "倍増": (2, 100), "倍": (2, 100), "正午": (12,), "毎": (1,), "唯一": (1,), "単一": (1,),
    "隔週": (2,), "上半期": (1,), "下半期": (2,), "前半": (1,), "後半": (2,), "ゼロ": (0,), "一": (1,), "二": (2,), "三": (3,), "四": (4,), "五": (5,), "六": (6,), "七": (7,), "八": (8,), "九": (9,), "十": (10,),
    "同": (1,), "最初": (1,), "初": (1,), "まず": (1,), "次": (2,), "百": (100,), "千": (1000,), "万": (10000,), "キロ": (1000,),
}  # fmt: skip
_SUPPORTS = sooner(any_of(_SUPPORT))


def _int(text: str) -> int:
    return 1 if text == "元" else int(japanese_number(text) or 0)


def _month(found: re.Match[str]) -> tuple[Fact, ...]:
    months = [fact(found, FactKind.MONTH, int(found[n]), group=0) for n in (1, 2) if found[n]]
    return (*months, *(fact(found, FactKind.DAY, _int(found[n]), group=n) for n in (3, 4) if found[n]))


def _decade(found: re.Match[str]) -> tuple[Fact, ...]:
    full = int(found[1])
    full = full if full > 100 else 1900 + full if full > 20 else 2000 + full
    return (replace(fact(found, FactKind.DECADE, full), also=(Decimal(full % 100),)),)


def _quarter(found: re.Match[str]) -> tuple[Fact, ...]:
    return (fact(found, FactKind.QUARTER, _int(found[1] or found[2] or found[3])),)


def _clock(found: re.Match[str]) -> tuple[Fact, ...]:
    half = {"午前": "a", "朝": "a", "未明": "a", "午後": "p", "夜": "p", "夕方": "p"}.get(found[2] or "", "")
    return (
        clock(
            found, int(found[3]), 30 if found[4] else int(found[5] or 0), half, ZONES.get((found[1] or "").lower(), "")
        ),
    )


def _fraction(found: re.Match[str]) -> tuple[Fact, ...] | None:
    bottom, top = japanese_number(found[1]), japanese_number(found[2])
    if not bottom or top is None:
        return None
    return (replace(fact(found, FactKind.FRACTION, top / bottom, "fraction"), also=(bottom,)),)


def _ratio(found: re.Match[str]) -> tuple[Fact, ...] | None:
    top, bottom = Decimal(found[1]), Decimal(found[2])
    if not 0 < top <= bottom:
        return None
    return (replace(fact(found, FactKind.FRACTION, top / bottom, "fraction"), also=(top, bottom)),)


def _and_half(found: re.Match[str]) -> tuple[Fact, ...] | None:
    number = japanese_number(found["num"].replace(",", ""))
    if number is None:
        return None
    return (fact(found, FactKind.DURATION, number + Decimal("0.5"), JAPANESE.get(found["unit"], "")),)


def _amount(found: re.Match[str]) -> tuple[Fact, ...] | None:
    run = found["num"]
    in_digits = any(char.isdecimal() for char in run)
    if not in_digits and not _is_kanji_number(found):
        return None
    number = japanese_number(run)
    if number is None:
        return None
    unit = (
        SIGNS.get(found["sign"] or "", "")
        or JAPANESE.get(found["unit"] or "", "")
        or ENGLISH.get(found["unit"] or "", "")
    )
    if found["vague"] or found["some"]:
        return _vague(found, number, unit)
    scaled = any(char in "百千万億兆京" for char in run) or found["letter"] is not None
    power = Decimal(LETTERS[found["letter"]]) if found["letter"] else Decimal(1) if scaled else None
    made = amount(
        found,
        number,
        power,
        unit,
        also=(number,) if found["letter"] in ("m", "K", "k", "b") and not found["sign"] else (),
    )
    if found["ordinal"] or (found["counter"] or "").strip() in ("番目", "位"):
        made = made.being(FactKind.ORDINAL)
    elif in_digits and not unit and not scaled and not found["counter"]:
        made = made.being(year_or_number(number, run, bare="," not in run))
    return (made.weighing(_weight(made, found, in_digits=in_digits)),)


def _is_kanji_number(found: re.Match[str]) -> bool:
    """Kanji numerals are words of their own in 一方, 統一, 十分; a number has a counter or a unit, or is written out."""
    text, start, run = found.string, found.start(), found["num"]
    if found["vague"]:
        return run[0] in "十百千万億兆"
    before = text[start - 1] if start else ""
    if "一" <= before <= "鿿" and before not in _BEFORE_KANJI:
        return False
    if found["counter"] == "つ" and re.match(r"(?!目)[一-鿿]", text[found.end() :]):
        return False  # 八つ当たり
    if _IDIOMS.match(text, found.start("num")) and not re.match("十分[間後前以]", text[found.start("num") :]):
        return False
    if found["unit"] or found["counter"]:
        return run[0] not in "百千万億兆" or len(run) > 1 or bool(found["unit"])
    after = text[found.end() : found.end() + 1]
    return len(run) > 1 and any(char in "十百千万億兆" for char in run[1:]) and not "一" <= after <= "鿿"


def _vague(found: re.Match[str], number: Decimal, unit: str) -> tuple[Fact, ...] | None:
    if found["num"][0].isdecimal():  # 20数名: twenty-odd
        return (amount(found, number, None, unit).weighing(Weight.SOFT),) if found["some"] else None
    made = Fact(kind_of(unit), number, found.start(), found.end(), found[0], unit, vague=True, scaled=True)
    return (made if number >= 100 else made.weighing(Weight.SOFT),)


def _weight(made: Fact, found: re.Match[str], *, in_digits: bool) -> Weight:
    counted = found["counter"] is not None or made.kind in (FactKind.DURATION, FactKind.ORDINAL) or not in_digits
    if made.value == 1 and counted and made.kind is FactKind.DURATION:
        return Weight.IDLE
    small = isinstance(made.value, Decimal) and made.value <= 10 and made.value == made.value.to_integral_value()
    return Weight.SOFT if small and counted and made.kind is not FactKind.DURATION else Weight.HARD


def _letters(found: re.Match[str]) -> tuple[Fact, ...] | None:
    if found[2] in LETTERS or found[2] in ENGLISH:
        return None
    return (fact(found, FactKind.VERSION, found[1], found[2].lower()),)


EARLY_RULES = (
    Rule(_QUARTER, _quarter, ("四半期", "q")),
    Rule(_CENTURY, lambda found: (fact(found, FactKind.CENTURY, _int(found[1])),), ("世紀",)),
)
"""Always, and first."""

DIGIT_RULES = (
    Rule(_ERA_YEAR, lambda found: (fact(found, FactKind.YEAR, _ERAS[found[1]] + _int(found[2])),), tuple(_ERAS)),
    Rule(_DECADE, _decade, ("年代",)),
    Rule(
        _YEAR_RANGE,
        lambda found: (
            fact(found, FactKind.YEAR, int(found[1]), group=1),
            replace(fact(found, FactKind.YEAR, int(found[1][:2] + found[2]), group=2), also=(Decimal(found[2]),)),
        ),
        ("年",),
    ),
    Rule(_YEAR, lambda found: (fact(found, FactKind.YEAR, int(found[1])),), ("年",)),
    Rule(_CLOCK, _clock, ("時",)),
    Rule(_MONTH, _month, ("月",)),
    Rule(_FRACTION, _fraction, ("分の",)),
    Rule(_RATIO, _ratio, ("/",)),
)
"""Before versions are read."""

AMOUNTS = (
    Rule(_AND_HALF, _and_half, ("半",)),
    Rule(_DIGITS_AND_LETTERS, _letters, re.compile(r"\d(?=[A-Z])")),
    Rule(_AMOUNT, _amount),
)
"""After versions are read."""

WORD_RULES = (Rule(_SUPPORTS, lambda found: supports(found, *_SUPPORT[found[0]])),)
