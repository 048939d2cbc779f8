"""Many words as one regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
    return sooner("|".join(([any_of(plain)] if plain else []) + [each for each in known if each not in set(plain)]))


def _any_below(node: dict[str, Any]) -> str:
    branches = [re.escape(letter) + _any_below(below) for letter, below in node.items() if letter]
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in node else "") if branches else ""


def sooner(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, tried only at letters with which a match can begin: where its alternatives begin with more than plain
    letters the engine tries each of them at each place, which for the forbidden forms of the glossary took five times as
    long. Finds the same."""
    first = _first_letters(pattern)
    return re.compile(f"(?=[{first}])(?:{pattern})" if first else pattern, flags)


_NO_LETTER = re.compile(r"\(\?<?[=!]|\\b|\^")
_LETTER = re.compile(r"\\[dsw]|\\u[0-9a-f]{4}|\\[^A-Za-z0-9]|[^\\.$*+?{}()\[\]|^]")
_GROUP = re.compile(r"\((?!\?)|\(\?:|\(\?P<\w+>")
_OPTIONAL = re.compile(r"(?:[?*]|\{0?,\d*\})[?+]?")


def _first_letters(pattern: str) -> str | None:
    """The letters with which a match can begin, as they stand in the brackets of a class; None where that is not plain
    to see. May name too many, and never too few."""
    found = [_first_of_one(each) for each in _parts_of(pattern)]
    return None if None in found else "".join(filter(None, found))


def _first_of_one(pattern: str) -> str | None:
    """The same of a pattern without alternatives."""
    found, at = "", 0
    while at < len(pattern):
        if skipped := _NO_LETTER.match(pattern, at):
            at = _end_of(pattern, at) if pattern[at] == "(" else skipped.end()
            continue
        end = _end_of(pattern, at)
        letters = _first_of_piece(pattern[at:end])
        if not letters:
            return None
        found += letters
        if (optional := _OPTIONAL.match(pattern, end)) is None:
            return found
        at = optional.end()
    return None


def _first_of_piece(piece: str) -> str | None:
    """The same of a group, a class or a letter."""
    if opening := _GROUP.match(piece):
        return _first_letters(piece[opening.end() : -1])
    if piece.startswith("["):
        return None if piece[1] in "^]-" or piece[-2] == "-" else piece[1:-1]
    if _LETTER.fullmatch(piece) is None:
        return None
    return piece if piece.startswith("\\") else re.escape(piece)


def _parts_of(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern."""
    start = at = 0
    while at < len(pattern):
        if pattern[at] == "|":
            yield pattern[start:at]
            start = at + 1
        at = _end_of(pattern, at)
    yield pattern[start:]


def _end_of(pattern: str, at: int) -> int:
    """Behind the group, the class or the letter that begins here."""
    if pattern[at] == "\\":
        return at + (6 if pattern[at + 1] == "u" else 2)
    if pattern[at] == "[":
        at += 1 if pattern[at + 1] != "^" else 2
        first = at + 1
        while at < first or pattern[at] != "]":  # a bracket that stands first is a letter
            at += 2 if pattern[at] == "\\" else 1
    elif pattern[at] == "(":
        at += 1
        while pattern[at] != ")":
            at = _end_of(pattern, at)
    return at + 1
