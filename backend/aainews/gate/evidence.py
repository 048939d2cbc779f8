"""Whether a quotation stands in the source."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def stands_in(quote: str, source: str) -> bool:
    """Word for word, white space and the shape of quotes and dashes aside."""
    return bool(quote.strip()) and _folded(quote) in _folded(source)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).translate(_QUOTES)).strip()
