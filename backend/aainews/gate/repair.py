"""What to do with a text that did not pass: the rungs of the ladder, and how often each is tried."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from aainews.domain.checks import Check, CheckKind, Severity


class Rung(StrEnum):
    """whole: as it stands, the first try. again: the same once more, with the findings. split: sentence by sentence,
    inline markup left out and put back by code. fallback: another model, as it stands. original: give up and show the
    source with a note. accept: show it."""

    WHOLE = "whole"
    AGAIN = "again"
    SPLIT = "split"
    FALLBACK = "fallback"
    ORIGINAL = "original"
    ACCEPT = "accept"


LADDER: dict[bool, tuple[Rung, ...]] = {
    False: (Rung.WHOLE, Rung.AGAIN, Rung.SPLIT, Rung.FALLBACK, Rung.ORIGINAL),
    True: (Rung.WHOLE, Rung.SPLIT, Rung.FALLBACK, Rung.ORIGINAL),
}
"""By whether the model is small. At temperature 0 a small model asked again says much the same, so it goes on to less
at once; a hosted one mends most findings when told of them."""

STRAIGHT_TO_SPLIT = frozenset({CheckKind.TRUNCATED, CheckKind.DEGENERATE_REPETITION})
"""Asked again at the same length, these come back."""

ANALYSIS_ATTEMPTS = 2
"""Drafts of an analysis that are heard. A third costs the text once more and says much the same."""
READINGS = 3
"""How often a hosted model is asked for what comes of a text as a whole: headline, notes, analysis. The last time only
for a headline, and where no draft of an analysis came at all."""
TITLE_ATTEMPTS = 2
"""Of a small model."""


def blocked(checks: Iterable[Check]) -> bool:
    return any(check.severity is Severity.BLOCK for check in checks)


def furthest(rungs: Iterable[Rung]) -> Rung:
    """Which of them stands furthest down."""
    return max(rungs, key=LADDER[False].index)


def next_rung(checks: Iterable[Check], last: Rung, *, small: bool, has_fallback: bool = False) -> Rung:
    """The rung after `last`, whose answer has these findings. `has_fallback`: there is a second model to ask."""
    found = tuple(checks)
    if not blocked(found):
        return Rung.ACCEPT
    ladder = [rung for rung in LADDER[small] if has_fallback or rung is not Rung.FALLBACK]
    rung = ladder[ladder.index(last) + 1]
    if rung is Rung.AGAIN and any(check.kind in STRAIGHT_TO_SPLIT for check in found):
        return Rung.SPLIT
    return rung


def rung_after(attempts: int, checks: Iterable[Check], *, small: bool, has_fallback: bool = False) -> Rung:
    """Where a text goes on of which `attempts` answers were refused, the last one for these findings."""
    if not attempts:
        return Rung.WHOLE
    ladder = [rung for rung in LADDER[small] if has_fallback or rung is not Rung.FALLBACK]
    if attempts >= len(ladder):
        return Rung.ORIGINAL
    return next_rung(checks, ladder[attempts - 1], small=small, has_fallback=has_fallback)
