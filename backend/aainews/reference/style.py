"""House style as data: one way of writing each word, and what a headline does without."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Any

from aainews.reference.any_of import any_pattern
from aainews.reference.glossary import enforced, has_wrong_forms

_TABLE: dict[str, Any] = tomllib.loads(resources.files("aainews.reference").joinpath("style.toml").read_text("utf-8"))

SPACE_BETWEEN: str = _TABLE["spacing"]["between"]
"""Between Japanese and Latin letters or digits."""
REGISTER: str = _TABLE["register"]["articles"]
"""`polite` (です・ます) or `plain` (だ・である)."""

_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple((re.compile(r["wrong"]), r["right"]) for r in _TABLE["form"])
_ANY_FORM = any_pattern(pattern.pattern for pattern, _ in _FORMS)
_MEANT: tuple[tuple[re.Pattern[str], str, re.Pattern[str]], ...] = tuple(
    (re.compile(r["wrong"]), r["right"], re.compile(r["meaning"], re.IGNORECASE)) for r in _TABLE["meant"]
)
_ANY_MEANT = any_pattern(pattern.pattern for pattern, _, _ in _MEANT)
_LEFT_ALONE = re.compile(
    r"(`[^`\n]*`|```.*?```|https?://[^\s「」（）、。]+|⟦[^⟧]{0,40}⟧|『[^『』]*』|\]\([^)\s]*\))", re.DOTALL
)

_FURNITURE = "|".join(_TABLE["titles"]["furniture"])
_EMOJI = r"[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\uFE0F\u200D\u20E3]+"
_BEFORE = re.compile(rf"^\s*(?:(?:{_FURNITURE}|{_EMOJI})\s*)+", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:\s*(?:{_FURNITURE}|{_EMOJI}))+\s*$", re.IGNORECASE)


def in_house_words(ja: str, source: str = "") -> str:
    """`ja` with each word written our way and our terms for those that `source` uses.

    Code, addresses, placeholders and titles in 『』 stay, and so does what the source itself has. Changes no number.
    """
    if not _ANY_FORM.search(ja) and not _ANY_MEANT.search(ja) and not has_wrong_forms(ja):
        return ja
    parts = _LEFT_ALONE.split(ja)
    parts[::2] = [_rewritten(part, source) for part in parts[::2]]
    return "".join(parts)


def _rewritten(ja: str, source: str) -> str:
    for wrong, right in _FORMS:
        ja = wrong.sub(lambda found, right=right: found[0] if found[0] in source else right, ja)
    ja = enforced(ja, source)
    for wrong, right, meaning in _MEANT:
        if wrong.search(ja) and not wrong.search(source) and meaning.search(source):
            ja = wrong.sub(right, ja)
    return ja


def without_furniture(title: str) -> str:
    """A headline without reading time, sponsor marks and emoji at its ends; never empty where `title` is not."""
    text = " ".join(title.split())
    bare = _BEHIND.sub("", _BEFORE.sub("", text)).strip()
    return bare or text
