"""Syndicated copies: the same headline in another paper is no second voice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aainews.stories.words import folded

LEAST_WORDS = 4
"""A shorter headline may be the same by chance."""
LEAST_LETTERS = 12
"""The same for Japanese, which has no spaces."""


def copies_among(headlines: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Of (article, headline), the oldest first: which article repeats which earlier one word for word.

    A publisher's name after the headline, as aggregators put it, makes no difference.
    """
    first: dict[str, str] = {}
    copies: dict[str, str] = {}
    for article_id, title in headlines:
        key = _key(title)
        if not key:
            continue
        if key in first:
            copies[article_id] = first[key]
        else:
            first[key] = article_id
    return copies


def _key(title: str) -> str:
    plain = re.sub(r" [-|] [^-|]{2,40}$", "", folded(title))
    letters = re.sub(r"[\W_]+", "", plain)
    enough = len(plain.split()) >= LEAST_WORDS or (not plain.isascii() and len(letters) >= LEAST_LETTERS)
    return letters if enough else ""
