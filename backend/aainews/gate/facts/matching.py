"""Which number of a translation stands for which number of its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal

from aainews.gate.facts.fact import Fact, FactKind, Weight
from aainews.gate.facts.units import UNITS

_PARTS_OF_DATES = frozenset(
    {FactKind.YEAR, FactKind.MONTH, FactKind.DAY, FactKind.DECADE, FactKind.CENTURY, FactKind.QUARTER}
)


@dataclass(frozen=True, slots=True)
class Matched:
    """What is left after matching.

    `invented`: of the translation, with nothing like it in the source. `lost`: of the source, with nothing like it in
    the translation. `spare`: of the translation, said more often than in the source (harmless alone).
    `thin`: of the source, said less often in the translation (harmless alone). `weak`: of the translation, and only an
    idiom of the source answers to it.
    """

    invented: tuple[Fact, ...]
    lost: tuple[Fact, ...]
    spare: tuple[Fact, ...]
    thin: tuple[Fact, ...]
    weak: tuple[Fact, ...] = ()


def match(stated: Shelf, ja: Sequence[Fact], *, claims_only: bool = False) -> Matched:
    """Pairs the numbers of the source, which stay on their shelf, and of `ja` one to one, the exact before the merely
    compatible. With `claims_only` what the
    source has more is looked for only where a claim is left that it may be the origin of: an article has hundreds of
    numbers, and a statement on it one or two."""
    free, open_claims, weak = stated.copy(), list(ja), list[Fact]()
    for agrees in (_identical, same):
        rest: list[Fact] = []
        for claim in open_claims:
            taken = free.take(claim, agrees)
            if taken is None:
                rest.append(claim)
            elif taken.weight is Weight.IDLE and claim.weight is Weight.HARD:
                weak.append(claim)
        open_claims = rest
    spare = [claim for claim in open_claims if _needs_no_source(claim) or stated.has_source_of(claim)]
    left = [] if claims_only and len(spare) == len(open_claims) else free.left()
    claimed = Shelf(ja if left else (), vague_only=True)
    thin = [fact for fact in left if fact.weight is Weight.IDLE or claimed.has_claim_of(fact)]
    return Matched(_without(open_claims, spare), _without(left, thin), tuple(spare), tuple(thin), tuple(weak))


NOTHING = Matched((), (), (), ())


Key = tuple[str, Decimal | str] | tuple[str, str, Decimal]
Agrees = Callable[[Fact, Fact], bool]


class Shelf:
    """Facts by what they may be found under, so that a table of a thousand numbers is matched in linear time."""

    def __init__(self, facts: Sequence[Fact], *, vague_only: bool) -> None:
        self._piles: list[list[Fact]] = []
        self._by_key: dict[Key, list[int]] = {}
        known: dict[object, list[Fact]] = {}
        for fact in facts:
            alike = (fact.kind, fact.value, fact.unit, fact.also, fact.weight, fact.vague, fact.scaled)
            if (pile := known.get(alike)) is None:
                pile = known[alike] = []
                for key in _keys(fact, with_order=fact.vague or not vague_only):
                    self._by_key.setdefault(key, []).append(len(self._piles))
                self._piles.append(pile)
            pile.append(fact)

    def copy(self) -> Shelf:
        """One that can be taken from while this stays full."""
        other = copy(self)
        other._piles = [list(pile) for pile in self._piles]
        return other

    def take(self, claim: Fact, agrees: Agrees) -> Fact | None:
        """Takes one fact that agrees with the claim off the shelf, if there is one."""
        for pile in self._near(claim, with_order=claim.vague):
            if pile and agrees(pile[0], claim):
                return pile.pop(0)
        return None

    def left(self) -> list[Fact]:
        return sorted((fact for pile in self._piles for fact in pile), key=lambda fact: fact.start)

    def has_source_of(self, claim: Fact) -> bool:
        return any(same(pile[0], claim) for pile in self._near(claim, with_order=claim.vague))

    def has_claim_of(self, fact: Fact) -> bool:
        return any(same(fact, pile[0]) for pile in self._near(fact, with_order=True))

    def _near(self, fact: Fact, *, with_order: bool) -> Iterator[list[Fact]]:
        for key in _keys(fact, with_order=with_order):
            for place in self._by_key.get(key, ()):
                yield self._piles[place]


def _keys(fact: Fact, *, with_order: bool) -> Iterator[Key]:
    """All that a fact which may be the same shares at least one of; `with_order` adds its order of magnitude."""
    number = fact.number
    if number is None or isinstance(fact.value, str):
        yield "label", str(fact.value)
    if number is None:
        return
    if fact.kind is FactKind.TIME and fact.unit:
        yield "label", "zoned time"
    for value in {number, *fact.also}:
        yield "number", value
    unit = UNITS.get(fact.unit)
    if unit and unit.dimension:
        yield "base", unit.dimension, number * unit.factor
    if fact.kind in (FactKind.PERCENT, FactKind.FRACTION):
        nearest = round((number * unit.factor if unit else number) * 200)
        for step in (nearest - 1, nearest, nearest + 1):
            yield "ratio", Decimal(step)
    if with_order and number:
        yield "order", Decimal(number.adjusted())


def _needs_no_source(claim: Fact) -> bool:
    """Idiom, and the 1つ or 1人 that Japanese has for an article."""
    return claim.weight is Weight.IDLE or (claim.weight is Weight.SOFT and claim.value == 1)


def _without(facts: Iterable[Fact], taken: Sequence[Fact]) -> tuple[Fact, ...]:
    ids = {id(fact) for fact in taken}
    return tuple(fact for fact in facts if id(fact) not in ids)


def _identical(source: Fact, claim: Fact) -> bool:
    return (
        source.kind is claim.kind
        and source.value == claim.value
        and source.unit == claim.unit
        and source.vague == claim.vague
    )


def same(source: Fact, claim: Fact) -> bool:
    """Whether both may state the same: units converted, a missing unit taken for any, vague orders of magnitude met."""
    if isinstance(source.value, str) or isinstance(claim.value, str):
        return _same_label(source, claim)
    if (
        source.kind is FactKind.TIME
        and claim.kind is FactKind.TIME
        and claim.unit not in ("", source.unit)
        and source.unit
    ):
        return bool(
            {(value + offset) % DAY for value in _values(source) for offset in _offsets(source.unit, claim.unit)}
            & _values(claim)
        )
    if (source.kind in _PARTS_OF_DATES or claim.kind in _PARTS_OF_DATES) and source.kind is not claim.kind:
        return _same_part(source, claim)
    if source.vague or claim.vague:
        return _same_order(source, claim)
    return _same_amount(source, claim)


_NEVER_ORDINAL = frozenset({FactKind.PERCENT, FactKind.CURRENCY, FactKind.MULTIPLE, FactKind.QUANTITY})
"""A third version is not three times anything, and no 3 %."""


def _same_amount(source: Fact, claim: Fact) -> bool:
    if FactKind.ORDINAL in (source.kind, claim.kind) and {source.kind, claim.kind} & _NEVER_ORDINAL:
        return False
    one, other = UNITS.get(source.unit), UNITS.get(claim.unit)
    if one and other and one.dimension and other.dimension:
        if one.dimension != other.dimension:
            return False
        if _based(source, source.value) == _based(claim, claim.value):
            return True
        return one is other and bool(_values(source) & _values(claim))
    if "fraction" in (source.unit, claim.unit) and {source.kind, claim.kind} & {FactKind.PERCENT}:
        return abs(_based(source, source.value) - _based(claim, claim.value)) < Decimal("0.005")
    if {source.kind, claim.kind} == {FactKind.PERCENT, FactKind.MULTIPLE}:
        return _as_multiple(source) == _as_multiple(claim)
    if claim.kind is FactKind.FRACTION and source.kind is not FactKind.FRACTION and source.weight is Weight.IDLE:
        return source.value == claim.value
    if source.kind is FactKind.FRACTION and claim.kind is FactKind.FRACTION:
        return abs(_based(source, source.value) - _based(claim, claim.value)) < Decimal("0.001")
    if source.scaled and claim.scaled:
        return source.value == claim.value or (source.value in claim.also or claim.value in source.also)
    return bool(_values(source) & _values(claim))


def _as_multiple(fact: Fact) -> Decimal:
    """200% and 2倍 are one."""
    assert isinstance(fact.value, Decimal)
    return fact.value / 100 if fact.kind is FactKind.PERCENT else fact.value


def _based(fact: Fact, value: Decimal | str) -> Decimal:
    assert isinstance(value, Decimal)
    unit = UNITS.get(fact.unit)
    return value * unit.factor if unit else value


def _values(fact: Fact) -> set[Decimal]:
    assert isinstance(fact.value, Decimal)
    return {fact.value, *fact.also}


def _same_label(source: Fact, claim: Fact) -> bool:
    """Versions and issue numbers: the same spelling, of the same thing where both name it; or a plain number."""
    if source.kind is FactKind.VERSION and claim.kind is FactKind.VERSION:
        return source.value == claim.value and _may_be_one(source.unit, claim.unit)
    other = claim if isinstance(source.value, str) else source
    if other.kind in _PARTS_OF_DATES and other.kind is not FactKind.YEAR:
        return False
    if isinstance(claim.value, str) and source.weight is Weight.IDLE:
        return False
    return source.number is not None and source.number == claim.number


def _may_be_one(owner: str, other: str) -> bool:
    """Whether two names of what has a version may be one: `gpt` and `chatgpt`, or a name that one side leaves out."""
    return not owner or not other or owner in other or other in owner


def _same_part(source: Fact, claim: Fact) -> bool:
    """A part of a date against another number: 5日 is a day of the month or five days, '90s may be written 1990年."""
    years = {FactKind.YEAR, FactKind.DECADE}
    if {source.kind, claim.kind} <= years:
        return source.value == claim.value
    loose = {FactKind.NUMBER, FactKind.DURATION, FactKind.ORDINAL, FactKind.FRACTION, *_PARTS_OF_DATES}
    return {source.kind, claim.kind} <= loose and bool(_values(source) & _values(claim))


_DIGIT_OR_COUNT = re.compile(r"\d|[^\W\d_]+[\s-]+[^\W\d_]+")
SOME = Decimal("1.5")
"""From how many of a magnitude on 数十億 may be said of an exact number: of one billion it may not."""


DAY = 24 * 60
EAST_OF_UTC: dict[str, tuple[int, ...]] = {
    "utc": (0,), "jst": (540,), "et": (-300, -240), "pt": (-480, -420), "ct": (-360, -300), "cet": (60, 120), "ist": (330,), "bst": (60,),
}  # fmt: skip
"""Minutes, in winter and in summer."""


def _offsets(zone: str, other: str) -> set[int]:
    return {b - a for a in EAST_OF_UTC.get(zone, ()) for b in EAST_OF_UTC.get(other, ())}


def _same_order(source: Fact, claim: Fact) -> bool:
    """A vague order of magnitude holds for itself. It may be said of an exact number of the source within a factor of
    ten above it; an exact number made of a vague one must be its lower end ("millions": 100万以上)."""
    one, other = source.value, claim.value
    assert isinstance(one, Decimal)
    assert isinstance(other, Decimal)
    if claim.vague and not source.vague:
        least = other if _DIGIT_OR_COUNT.search(source.text) is None else other * SOME  # "trillion of tokens": 何兆
        return least <= one < other * 10
    return one == other
