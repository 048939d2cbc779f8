"""The whole gate on a whole article, given as lines of source and translation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from aainews.domain.checks import Check, CheckKind
from aainews.gate.article import check_article
from aainews.gate.findings import block, warn
from aainews.gate.translation import check_translation


def check_whole(
    pairs: Sequence[tuple[str, str]], *, own_words: Sequence[str] = (), ids: Sequence[object] = ()
) -> tuple[tuple[Check, ...], ...]:
    """Findings for each (source, translation) of one article, in reading order: those of the line, then those that are
    seen only beside the others.

    `ids` are the lines' numbers where they have some: one that is left out between them is a paragraph that was
    dropped, told on the line after which it is missing, as is a line without a translation.
    """
    context = "\n".join(source for source, _ in pairs)
    gaps = _dropped_after(pairs, ids)
    return tuple(
        tuple(dict.fromkeys((*check_translation(source, ja, context=context, own_words=own_words), *beside, *gap)))
        for (source, ja), beside, gap in zip(pairs, check_article(pairs), gaps, strict=True)
    )


def _dropped_after(pairs: Sequence[tuple[str, str]], ids: Sequence[object]) -> list[tuple[Check, ...]]:
    found: list[tuple[Check, ...]] = [() for _ in pairs]
    for at in range(len(pairs) - 1):
        source, ja = pairs[at + 1]
        if source.strip() and not ja.strip():
            found[at] = (warn(CheckKind.MISSING_SEGMENT, f"after this: {source}"),)
    for gap in _gaps(ids):
        missing = f"after this: no line {_number(ids[gap]) + 1}"
        found[gap] = (*found[gap], block(CheckKind.MISSING_SEGMENT, missing))
    return found


NUMBERED = 0.85
"""Share of steps of one from which lines are numbered one by one; fewer are a selection, and lack nothing."""


def _gaps(ids: Sequence[object]) -> list[int]:
    """Where numbers are missing between the lines of an article."""
    numbers = [_number(one) for one in ids]
    if len(numbers) < 3 or -1 in numbers:
        return []
    steps = [after - before for before, after in pairwise(numbers)]
    if min(steps) < 1 or (steps.count(1) < NUMBERED * len(steps) and sorted(steps) != [1] * (len(steps) - 1) + [2]):
        return []
    return [at for at, step in enumerate(steps) if step > 1]


def _number(one: object) -> int:
    """The number that an id is (7, "7", "p7"); -1 where it is none."""
    digits = str(one).lstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ#-_") if one is not None else ""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else -1
