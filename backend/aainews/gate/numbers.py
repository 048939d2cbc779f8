"""The fact guard: every number that we show must stand in the source, with its magnitude."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from aainews.domain.checks import Check, CheckKind
from aainews.gate.findings import block, note, warn
from aainews.gate.numerals import Facts, Quantity, facts, folded, japanese_quantities, japanese_vague, said_in_japanese

SMALL = Decimal(10)
"""Up to here Japanese counts what English names (一つ, 2点, 3つの): alone no alarm."""
VAGUE_ALARM = 3
"""Powers of ten from which a wrong 数百 is wrong and not a manner of speaking."""

_CURRENCIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ドル", re.compile(r"\$|dollar|\bUSD\b|\bbucks?\b|\bcents?\b|ドル", re.IGNORECASE)),
    ("円", re.compile(r"¥|\byen\b|\bJPY\b|円", re.IGNORECASE)),
    ("ユーロ", re.compile(r"€|\beuros?\b|\bEUR\b|ユーロ", re.IGNORECASE)),
    ("ポンド", re.compile(r"£|\bpounds?\b|\bGBP\b|sterling|\blbs?\b|ポンド", re.IGNORECASE)),
    ("ウォン", re.compile(r"₩|\bwon\b|\bKRW\b|ウォン", re.IGNORECASE)),
    ("ルピー", re.compile(r"₹|rupee|\bINR\b|\bRs\b|lakh|crore|ルピー", re.IGNORECASE)),
    ("人民元", re.compile(r"¥|\byuan\b|\bRMB\b|\bCNY\b|renminbi|元", re.IGNORECASE)),
)
_AMOUNT = re.compile(rf"[\d万億兆千]\s?({'|'.join(name for name, _ in _CURRENCIES)})(?!グラム)")


def check_numbers(source: str, ja: str, context: str = "") -> tuple[Check, ...]:
    """Numbers of `ja` without a source, changed magnitudes and currencies; and what the source says and `ja` drops.

    A number that stands only elsewhere in the article (`context`) is a warning: a translator adds the year to "April".
    """
    said, japanese = facts(source), folded(ja)
    extra = [quantity for quantity in japanese_quantities(japanese) if not _stands(quantity, said)]
    dropped = _dropped(said, ja)
    elsewhere = facts(context).values if extra and context else frozenset[str]()
    return (
        *(_judged(quantity, said, dropped, elsewhere) for quantity in extra),
        *_vague(japanese, said),
        *_currencies(source, japanese, context),
        *(warn(CheckKind.NUMBER_DROPPED, quantity.text) for quantity in dropped),
    )


def check_grounded(ja: str, article: str) -> tuple[Check, ...]:
    """Numbers of a statement that stand nowhere in the article; small counts (3つの特徴) are let through."""
    said, japanese = facts(article), folded(ja)
    extra = [q for q in japanese_quantities(japanese) if not _stands(q, said) and not _is_small(q)]
    return (
        *(_judged(quantity, said, [], frozenset()) for quantity in extra),
        *_vague(japanese, said),
        *_currencies(article, japanese, ""),
    )


def _stands(quantity: Quantity, said: Facts) -> bool:
    if any(value in said.values for value in quantity.values):
        return True
    return quantity.text[-1].isascii() and re.sub(r"[\s,]", "", quantity.text).lower() in said.text


def _judged(quantity: Quantity, said: Facts, dropped: list[Quantity], elsewhere: frozenset[str]) -> Check:
    if source := _other_magnitude(quantity, said):
        return block(CheckKind.MAGNITUDE_CHANGED, f"{source} → {quantity.text}")
    if _is_small(quantity) and not dropped:
        return note(CheckKind.NUMBER_WITHOUT_SOURCE, quantity.text)
    if not dropped and any(value in elsewhere for value in quantity.values):
        return warn(CheckKind.NUMBER_WITHOUT_SOURCE, quantity.text)
    return block(CheckKind.NUMBER_WITHOUT_SOURCE, quantity.text)


def _is_small(quantity: Quantity) -> bool:
    value = quantity.value
    return not quantity.scaled and value is not None and value <= SMALL and value == value.to_integral_value()


def _other_magnitude(quantity: Quantity, said: Facts) -> str | None:
    """The source's number of the same digits at another power of ten, where one of the two names a magnitude."""
    value = quantity.value
    if not value:
        return None
    for written in said.written:
        other = written.value
        if other and (written.scaled or quantity.scaled) and _digits(other) == _digits(value) and other != value:
            return written.text
    return None


def _digits(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", "").strip("0")


def _dropped(said: Facts, ja: str) -> list[Quantity]:
    """What the source writes in digits and the translation says in no way."""
    shown, text = said_in_japanese(ja), re.sub(r"[\s,]", "", folded(ja)).lower()
    return [
        quantity
        for quantity in said.written
        if not any(value in shown for value in quantity.values)
        and re.sub(r"[\s,]", "", quantity.text).lower() not in text
    ]


def _vague(japanese: str, said: Facts) -> Iterator[Check]:
    """数百億 for "hundreds of billions"."""
    for exponent, words in japanese_vague(japanese):
        if exponent in said.vague or _has_value_of(said, exponent):
            continue
        alarming = exponent >= VAGUE_ALARM or any(other >= VAGUE_ALARM for other in said.vague)
        if not alarming:
            yield note(CheckKind.NUMBER_WITHOUT_SOURCE, words)
        elif said.vague:
            yield block(CheckKind.MAGNITUDE_CHANGED, words)
        else:
            yield block(CheckKind.NUMBER_WITHOUT_SOURCE, words)


def _has_value_of(said: Facts, exponent: int) -> bool:
    low, high = Decimal(10) ** exponent, Decimal(10) ** (exponent + 1)
    return any(low <= Decimal(value) < high for value in said.values if value.count(".") < 2)


def _currencies(source: str, japanese: str, context: str) -> Iterator[Check]:
    for name in dict.fromkeys(_AMOUNT.findall(japanese)):
        pattern = dict(_CURRENCIES)[name]
        if pattern.search(source):
            continue
        yield (warn if pattern.search(context) else block)(CheckKind.NUMBER_WITHOUT_SOURCE, name)
