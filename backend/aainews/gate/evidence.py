"""Whether a quotation stands in the source."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def stands_in(quote: str, source: str) -> bool:
    """Word for word, white space and the shape of quotes and dashes aside."""
    return bool(quote.strip()) and _folded(quote) in _folded(source)


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(_QUOTES).split())
