"""A Japanese text against what it was made from: what it states without ground, and what it leaves out."""

from __future__ import annotations

from aainews.domain.checks import Check
from aainews.gate.facts.fact import Fact, FactKind
from aainews.gate.facts.names import words_of
from aainews.gate.facts.names_check import name_checks
from aainews.gate.facts.numbers_check import number_checks
from aainews.gate.facts.plain import plain, without_literals
from aainews.gate.facts.reading import numbers_of


def facts_of(text: str, language: str) -> tuple[Fact, ...]:
    """Numbers, dates, versions and Latin names of a text, in order. Code, URLs, formulas and placeholders are not read."""
    bare = without_literals(text)
    names = words_of(text).names
    found = [
        Fact(FactKind.NAME, key, at, at + len(spelled), spelled)
        for key in names
        if (spelled := words_of(text).spelled[key]) and (at := bare.find(spelled)) >= 0
    ]
    return tuple(sorted((*numbers_of(text, language), *found), key=lambda fact: fact.start))


def compare_facts(
    source: str, ja: str, *, context: str = "", language: str = "en", allow_drop: bool = False
) -> tuple[Check, ...]:
    """Findings about the facts of `ja`, which translates (or, with `allow_drop`, sums up) `source`.

    Both are plain text or inline Markdown. `context` is more of the same article: what stands only there is noted, not
    blocked. With `allow_drop` nothing need be kept, and still nothing may be invented. Does not judge wording, and does
    not see two numbers of a text that changed places.
    """
    if len(source) < 2 * len(ja) + 20 and plain(source).split() == plain(ja).split():
        return ()
    found = (
        *number_checks(source, language, ja, context, allow_drop=allow_drop),
        *name_checks(source, ja, context, allow_drop=allow_drop),
    )
    return tuple(dict.fromkeys(found))
