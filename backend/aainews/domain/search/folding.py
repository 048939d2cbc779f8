"""One spelling for a text: width, and for comparing also case. Two ways, as the places in a text matter or not."""

from __future__ import annotations

import unicodedata
from functools import cache

LONG_VOWEL = "ー"
HALF_WIDTH_AND_COMPATIBLE = ((0xA0, 0x100), (0x2000, 0x3400), (0xF900, 0xFB00), (0xFF00, 0x10000))


def fold(text: str) -> str:
    """NFKC: `ＧＰＵ` is `GPU`, `ﾃﾞｰﾀ` is `データ`, `㈱` is `(株)`. The case stays: `ChatGPT` shows where GPT begins."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def fold_in_place(text: str) -> str:
    """As `fold`, but each character stays where it is; what would become longer or shorter is left as it is."""
    return text if text.isascii() else text.translate(_one_to_one())


@cache
def _one_to_one() -> dict[int, str]:
    folded = {
        code: unicodedata.normalize("NFKC", chr(code))
        for begin, end in HALF_WIDTH_AND_COMPATIBLE
        for code in range(begin, end)
    }
    return {code: to for code, to in folded.items() if len(to) == 1 and to != chr(code)}
