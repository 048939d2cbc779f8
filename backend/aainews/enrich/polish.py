"""What code can put right in Japanese text is put right here, and never judged or asked for again."""

from __future__ import annotations

import re
import unicodedata

from aainews.reference.any_of import sooner
from aainews.reference.style import SPACE_BETWEEN, in_house_words, without_furniture

_JA = r"[ぁ-ゖァ-ヺー々〆一-鿿]"
_LATIN = r"[A-Za-z0-9À-ɏ]"
_MARKS = r"(?:⟦/?\d+⟧)*"
_GAP = r"[ \u00a0\u3000]*"
_FROM_LATIN = rf"(?:{_LATIN}|[$€£#])"
_BEHIND_JA = rf"[ \u00a0\u3000⟦$€£#{_LATIN[1:]}"
_JA_THEN_LATIN = re.compile(rf"({_JA})(?={_BEHIND_JA}){_GAP}({_MARKS}){_GAP}(?={_FROM_LATIN})")
_JA_TO_BE_SPACED = re.compile(rf"{_BEHIND_JA}(?<={_JA}(?!{re.escape(SPACE_BETWEEN)}{_FROM_LATIN}).)")
"""Where something is to be done for that: in most texts nowhere, and this looks at the few letters that are not Japanese."""
_LATIN_THEN_JA = re.compile(
    rf"({_LATIN}|[%％])(?=[ \u00a0\u3000⟦{_JA[1:]})(?!{re.escape(SPACE_BETWEEN)}{_JA}){_GAP}({_MARKS}){_GAP}({_MARKS}){_GAP}(?={_JA})"
)
_IN_A_NUMBER = re.compile(r" (?:(?<=\d.)(?=[百千万億兆])|(?<=[百千万億兆].)(?=\d))")
_FULL_LATIN = re.compile(r"[０-９Ａ-Ｚａ-ｚ％＄＋]+")
_HALF_KANA = re.compile(r"[ｦ-ﾟ]+")
_PARENTHESES = re.compile(rf"(?P<lead>{_JA}|[」』])?{_GAP}\((?P<inner>[^()（）]*)\)(?P<gap>{_GAP})")
_QUOTES = (("“", re.compile(r"“([^“”]*)”")), ('"', re.compile(r"(?<![A-Za-z0-9])\"([^\"]*)\"(?![A-Za-z0-9])")))
_HAS_JA = re.compile(_JA)
_LABEL = re.compile(r"^(?:日本語訳|翻訳|訳文|訳|Translation|Japanese)\s*[:：]\s*", re.IGNORECASE)
_BEHIND_OURS = rf"(?<={_JA[:-1]}」』）])"
_PUNCTUATION: tuple[tuple[str | re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...]], ...] = (
    ("，", ((re.compile(r"，"), "、"),)),
    ("．", ((re.compile(r"．(?!\d)"), "。"),)),
    (",", ((sooner(rf"{_BEHIND_OURS}{_GAP},{_GAP}(?!\d)"), "、"),)),
    (".", ((sooner(rf"{_BEHIND_OURS}{_GAP}\.(?=\s|$|{_JA})"), "。"),)),
    ("?", ((sooner(rf"{_BEHIND_OURS}{_GAP}\?"), "？"),)),
    ("!", ((sooner(rf"{_BEHIND_OURS}{_GAP}!"), "！"),)),
    (":", ((sooner(rf"{_BEHIND_OURS}{_GAP}:(?!//)"), "："),)),
    (
        re.compile(r"[「『（、。！？：」』）](?:(?=[ \u00a0\u3000])|(?<=[ \u00a0\u3000].))"),
        (
            (
                re.compile(
                    rf"(?:[ \u00a0\u3000]+([、。！？：」』）]){_GAP}|([、。！？：」』）])[ \u00a0\u3000]+)(?!{_LATIN})"
                ),
                r"\1\2",
            ),
            (re.compile(r"([「『（、。！？：」』）])[ \u3000]+"), r"\1"),
            (re.compile(r"[ \u3000]+([「『（、。！？：」』）])"), r"\1"),
        ),
    ),
    ("。。", ((re.compile(r"。{2,}"), "。"),)),
    ("、、", ((re.compile(r"、{2,}"), "、"),)),
)
"""What is put right, by what a text must hold for it: most texts hold little of it."""


def polish(ja: str, source: str = "", *, headline: bool = False) -> str:
    """Spacing, punctuation and brackets by the house style, labels and stray quotes taken off.

    Works on masked text too: placeholders are looked through. `source` tells which quotes and stops belong there;
    a `headline` loses its full stop and what newsletters hang on it. Changes no number, no placeholder, and of the words only those of the reference room.
    """
    text = _LABEL.sub("", ja.strip())
    text = _unwrapped(text, source)
    text = _FULL_LATIN.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = _HALF_KANA.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    if not _HAS_JA.search(text):
        return text
    for opening, quotes in _QUOTES:
        if opening in text:
            text = quotes.sub(lambda found: f"「{found[1]}」" if _HAS_JA.search(found[1]) else found[0], text)
    if "(" in text:
        text = _PARENTHESES.sub(_full_width, text)
    for needs, rules in _PUNCTUATION:
        if needs in text if isinstance(needs, str) else needs.search(text):
            for pattern, replacement in rules:
                text = pattern.sub(replacement, text)
    if headline:
        text = without_furniture(text)
    text = spaced(in_house_words(text, source))
    return text.removesuffix("。") if headline and not source.rstrip().endswith((".", "。")) else text


def spaced(text: str) -> str:
    """One space of the house style between Japanese and Latin, whatever was there; none inside 2億5,000万."""
    if _JA_TO_BE_SPACED.search(text):
        text = _JA_THEN_LATIN.sub(rf"\1{SPACE_BETWEEN}\2", text)
    text = _LATIN_THEN_JA.sub(rf"\1\2{SPACE_BETWEEN}\3", text)
    return _IN_A_NUMBER.sub("", text)


def _full_width(found: re.Match[str]) -> str:
    lead, inner = found["lead"] or "", found["inner"]
    if lead or _HAS_JA.search(inner):
        return f"{lead}（{inner.strip()}）"
    return found[0]


def _unwrapped(text: str, source: str) -> str:
    """Without quotes around everything that the source has not."""
    for opening, closing in (("「", "」"), ('"', '"'), ("“", "”")):
        inner = text[1:-1]
        whole = text.startswith(opening) and text.endswith(closing) and opening not in inner and closing not in inner
        if whole and len(text) > 2 and source and not source.strip().startswith(("“", '"', "「", "'", "‘")):
            return inner
    return text
