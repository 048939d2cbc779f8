"""Placeholders as a hosted model is shown them.

`⟦1⟧words⟦/1⟧` costs fifteen tokens of o200k more than the words, `<1>words</1>` six; an atom costs seven against three.
"""

from __future__ import annotations

import re

from aainews.enrich.mask import TOKEN

_TAG = re.compile(r"<(/?)(\d{1,3})\s*(/?)>")


def on_the_wire(text: str) -> str:
    """Masked text as it is sent: `<1>words</1>` for a pair, `<2/>` for an atom."""
    pairs = {found[2] for found in TOKEN.finditer(text) if found[1]}

    def tag(found: re.Match[str]) -> str:
        if found[1]:
            return f"</{found[2]}>"
        return f"<{found[2]}>" if found[2] in pairs else f"<{found[2]}/>"

    return TOKEN.sub(tag, text)


def off_the_wire(text: str) -> str:
    """An answer with our placeholders again."""
    return _TAG.sub(r"⟦\1\2⟧", text)


def without_tags(text: str) -> str:
    """Words alone: quotations are compared with the article as readers see it."""
    return re.sub(r"\s+", " ", _TAG.sub("", text)).strip()
