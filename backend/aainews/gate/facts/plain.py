"""Brings a text into the form in which facts are looked for, every character staying at its place."""

from __future__ import annotations

import re
from functools import lru_cache

from aainews.reference.any_of import sooner

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ALIKE = str.maketrans({
    **{chr(wide): chr(narrow) for wide, narrow in _WIDE.items()},
    **dict.fromkeys("\u3000\u00a0\u2007\u2009\u202f\u200b\ufeff*_", " "),
    **dict.fromkeys("〜～∼˜", "~"), **dict.fromkeys("–−‒‐‑", "-"), **dict.fromkeys("’‘", "'"), **dict.fromkeys("“”", '"'),
    "￥": "¥", "￡": "£", "￠": "¢", "٪": "%", "・": "・",
})  # fmt: skip

_BEFORE_MAIL = (
    r"```.*?(?:```|\Z)|`[^`\nぁ-ヿ一-鿿、。]*`"  # code; Japanese in it tells that a backtick is missing somewhere
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"  # the target of a Markdown link
    r"|(?:https?://|www\.)[^\s<>⟦⟧「」（）()、。]+"
)
_MAIL = r"|[\w.+-]+@[\w-]+\.[\w.]+|(?<!\w)@[A-Za-z0-9][\w-]*"
_BEHIND_MAIL = (
    r"|⟦[^⟧]{0,40}⟧|</?[A-Za-z][^<>]*>|&#?\w+;"
    r"|\$\$.*?\$\$|\$(?=[^$\n]*[\\^={}])[^$\n]+\$"  # TeX; a dollar amount holds none of these characters
    r"|\[\[[^\]]{0,120}\]\]"
)
_LITERAL = re.compile(_BEFORE_MAIL + _MAIL + _BEHIND_MAIL, re.DOTALL)
_LITERAL_BUT_MAIL = sooner(_BEFORE_MAIL + _BEHIND_MAIL, re.DOTALL)
"""The same for the many texts without an `@`: only an address of a person can begin with any letter."""
_LIST_NUMBER = re.compile(r"^[ \t>]*(?:\d{1,3}[.)]|\(\d{1,3}\)|\[\d{1,3}\]|[①-⑳])(?=\s|[^\d\s])", re.MULTILINE)
_NOTHING = re.compile(
    r"(?<![A-Za-z.,:/-])[A-Za-z0-9.,:/-]{100,}+"
    r"|(?<![〇一二三四五六七八九十百千万億兆京])[〇一二三四五六七八九十百千万億兆京\d]{40,}+"
)
"""A run that no number or name is as long as; patterns would be tried from each of its characters, as this one is not:
within a run it need not begin again."""
BLANK = "\x00"
"""Stands where something was taken out; no pattern matches over it."""


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """Full-width forms narrowed, dashes and quotes made alike, emphasis marks blanked."""
    return text.translate(_ALIKE)


@lru_cache(maxsize=1024)
def without_literals(text: str) -> str:
    """`plain` text with code, URLs, formulas, tags, placeholders and the numbers of list items blanked."""
    literal = _LITERAL if "@" in plain(text) else _LITERAL_BUT_MAIL
    text = literal.sub(_blanked, plain(text).replace(BLANK, " ")) if _may_hold_literals(text) else plain(text)
    return _LIST_NUMBER.sub(_blanked, _NOTHING.sub(_blanked, text))


def _may_hold_literals(text: str) -> bool:
    return any(mark in text for mark in "`(<⟦$&@[") or "http" in text or "www." in text or BLANK in text


def _blanked(found: re.Match[str]) -> str:
    return BLANK * len(found[0])
