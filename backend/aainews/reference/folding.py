"""One form for the spellings of one name: OpenAI = オープンAI is the table's work, OpenAI = ＯｐｅｎＡＩ = open-ai is this."""

from __future__ import annotations

import re
import unicodedata

SEPARATORS = frozenset(" \u00a0\u3000-‐‑‒–—_・·.'’&!")
"""What may stand between the words of a name, or be left out."""
LONG_VOWEL = "ー"
_DROPPED = re.compile(r"(?<!\d)\.|\.(?!\d)|[^\w.+#]|[_ー]")
_BOUNDARY = re.compile(r"(?<=[a-z])(?=\d)")
_NO_SLUG = re.compile(r"[^\w]+|_+")
LONGEST_SLUG = 80


def width_folded(text: str) -> str:
    """NFKC and lower case: ＯｐｅｎＡＩ and OpenAI, ｵｰﾌﾟﾝ and オープン."""
    return unicodedata.normalize("NFKC", text).lower()


def fold(name: str) -> str:
    """The key of a name: width, case, accents of Latin letters, long vowels, spaces and hyphens are gone; `4.1` keeps its point."""
    wide = width_folded(name)
    if not wide.isascii():
        wide = "".join(_bare(char) for char in wide)
    return _DROPPED.sub("", wide)


def _bare(char: str) -> str:
    # Only Latin: taking が apart would make it か.
    return unicodedata.normalize("NFD", char)[0] if "\u00c0" <= char <= "\u024f" else char


def slug_from(name: str) -> str:
    """The address of a name that no table knows: one for all its spellings, as `gpt-5-9` for GPT-5.9, GPT5.9 and ＧＰＴ 5.9."""
    words = _BOUNDARY.sub("-", fold(name).replace(".", "-").replace("+", "plus").replace("#", "sharp"))
    return _NO_SLUG.sub("-", words).strip("-")[:LONGEST_SLUG].rstrip("-")
