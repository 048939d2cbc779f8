"""Many words as one regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first, as a tree of their letters: at each place of a text
    only what begins with its letter is tried (two hundred units one after the other were a third of all reading)."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _any_below(tree)


def any_pattern(patterns: Iterable[str]) -> re.Pattern[str]:
    """Finds whether any of them stands in a text, but not which one; those that are plain words as a tree."""
    known = list(patterns)
    plain = [each for each in known if re.escape(each) == each]
    return re.compile("|".join(([any_of(plain)] if plain else []) + [each for each in known if each not in set(plain)]))


def _any_below(node: dict[str, Any]) -> str:
    branches = [re.escape(letter) + _any_below(below) for letter, below in node.items() if letter]
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in node else "") if branches else ""
