"""What a small model cannot do is done for it: amounts and terms of the field are put into Japanese by code, and
placeholders are shown as the tags that it copies.

Of nine marks the embedded model kept seven as `<b1>…</b1>`, three of seven as `⟦1⟧…⟦/1⟧`; it turns "$350 billion" into
350億 and copies 3,500億ドル rightly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from aainews.enrich.mask import TOKEN, Masked
from aainews.reference.glossary import with_our_words

_SCALES = {
    "thousand": 3,
    "k": 3,
    "million": 6,
    "m": 6,
    "mn": 6,
    "billion": 9,
    "b": 9,
    "bn": 9,
    "trillion": 12,
    "tn": 12,
}
_CURRENCIES = {
    "$": "ドル",
    "US$": "ドル",
    "€": "ユーロ",
    "£": "ポンド",
    "¥": "円",
    "dollars": "ドル",
    "euros": "ユーロ",
    "pounds": "ポンド",
    "yen": "円",
}
_AMOUNT = re.compile(
    r"(?P<sign>US\$|[$€£¥])?(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"(?:[ -](?P<word>million|billion|trillion|bn|mn|tn)\b|(?P<letter>[mMbB]n?)(?![A-Za-z0-9]))?"
    r"(?:[ -](?P<unit>dollars|euros|pounds|yen)\b)?",
    re.IGNORECASE,
)
_VAGUE = {
    "hundreds of billions": "数千億", "tens of billions": "数百億", "hundreds of millions": "数億", "tens of millions": "数千万",
    "hundreds of thousands": "数十万", "tens of thousands": "数万", "billions": "数十億", "millions": "数百万", "trillions": "数兆",
}  # fmt: skip
_VAGUE_WORDS = re.compile(rf"\b({'|'.join(_VAGUE)})(?: of (dollars|euros|pounds|yen)\b| of\b)?", re.IGNORECASE)
_STEPS = ((12, "兆"), (8, "億"), (4, "万"))
_NAME = re.compile(r"<code>([A-Za-z][A-Za-z0-9_.-]{2,30})</code>")
_OPEN, _CLOSE, _ATOM = re.compile(r"<b(\d+)>"), re.compile(r"</b(\d+)>"), re.compile(r"<x(\d+)\s*/?>(?:</x\1>)?")


def for_small_model(text: str, names: Mapping[int, str] | None = None) -> str:
    """Masked text as a small model is shown it; atoms of `names` as what they stand for."""
    shown = _tagged(with_our_words(with_japanese_amounts(text)))
    for number, name in (names or {}).items():
        shown = shown.replace(f"<x{number}/>", name)
    return shown


def from_small_model(text: str, names: Mapping[int, str] | None = None) -> str:
    """Its answer with our placeholders again."""
    text = _ATOM.sub(r"⟦\1⟧", text)
    text = _CLOSE.sub(r"⟦/\1⟧", _OPEN.sub(r"⟦\1⟧", text))
    for number, name in (names or {}).items():
        if f"⟦{number}⟧" not in text and len(re.findall(_alone(name), text)) == 1:
            text = re.sub(_alone(name), f"⟦{number}⟧", text)
    return text


def names_of(masked: Masked, text: str) -> dict[int, str]:
    """Inline code of `text` that reads like a name (`fill-mask`, `model.eval`), by number: a small model that loses
    the tag copies the name. Not where the name stands in the text beside it, or twice: it could not be told which."""
    names = {
        number: found[1]
        for number, mark in enumerate(masked.marks, 1)
        if mark.close is None and f"⟦{number}⟧" in text and (found := _NAME.fullmatch(mark.open))
    }
    said = [*names.values()]
    return {n: name for n, name in names.items() if said.count(name) == 1 and not re.search(_alone(name), text)}


def _alone(name: str) -> str:
    return rf"`?(?<![A-Za-z0-9_.-]){re.escape(name)}(?![A-Za-z0-9_-])`?"


def with_japanese_amounts(text: str) -> str:
    """`$350 billion` → 3,500億ドル, `2.5 million` → 250万, "hundreds of billions of dollars" → 数千億ドル; exact."""
    text = _VAGUE_WORDS.sub(lambda f: _VAGUE[f[1].lower()] + _CURRENCIES.get((f[2] or "").lower(), ""), text)
    return _AMOUNT.sub(_amount, text)


def in_japanese(value: Decimal) -> str:
    """12億5,000万; below 万, and where a fraction is left, plain digits."""
    if value != value.to_integral_value():
        return f"{value.normalize():,f}"
    rest, text = int(value), ""
    for power, name in _STEPS:
        count, rest = divmod(rest, 10**power)
        text += f"{count:,}{name}" if count else ""
    return text + (f"{rest:,}" if rest or not text else "")


def _amount(found: re.Match[str]) -> str:
    scale, sign = (found["word"] or found["letter"] or "").lower(), found["sign"]
    letter_alone = found["letter"] and not sign
    if letter_alone or not (scale or sign or found["unit"]):
        return found[0]  # a bare number, or 7B, the size of a model
    value = Decimal(found["number"].replace(",", "")) * 10 ** _SCALES.get(scale, 0)
    currency = _CURRENCIES.get((sign or "").upper()) or _CURRENCIES.get((found["unit"] or "").lower(), "")
    return in_japanese(value) + currency


def _tagged(text: str) -> str:
    pairs = {found[2] for found in TOKEN.finditer(text) if found[1]}

    def tag(found: re.Match[str]) -> str:
        if found[1]:
            return f"</b{found[2]}>"
        return f"<b{found[2]}>" if found[2] in pairs else f"<x{found[2]}/>"

    return TOKEN.sub(tag, text)
