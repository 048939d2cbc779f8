"""Patterns that are tried only where they can begin find what they found before."""

from __future__ import annotations

import re
from random import Random

import pytest

from aainews.reference.any_of import sooner

PATTERNS = (
    r"ab|[cd]e",
    r"(?<!x)ab|(?<=y)c(?!d)",
    r"a?b|c*d|e{0,2}f",
    r"(?:a|b(?:c|d))?e",
    r"(?P<one>a|\d)(?:b|$)|\bf",
    r"[a-c-]x|[\]d]e|\.f|-a",
    r"^a|\u0061b|(?:ab){2,}",
    r"a*|b",
    r"[^a]b|c",
    r"(?i:a)b",
    r".a|b",
    r"\sa|\(b\)",
    r"(a)b\1",
)


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_that_is_tried_sooner_finds_the_same(pattern: str, flags: int) -> None:
    dice = Random(pattern)
    for _ in range(300):
        text = "".join(dice.choices("aabbccddeeffxyABC1.-] (\n", k=dice.randrange(12)))
        plain, quick = (list(each.finditer(text)) for each in (re.compile(pattern, flags), sooner(pattern, flags)))
        assert [(found.span(), found.groups()) for found in quick] == [(f.span(), f.groups()) for f in plain], text
