"""Findings about numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aainews.domain.checks import Check, CheckKind, Severity
from aainews.gate.facts.common import ZONES
from aainews.gate.facts.exchanged import exchanged_directions, exchanged_words
from aainews.gate.facts.fact import Fact, FactKind, Weight
from aainews.gate.facts.matching import NOTHING, Matched, Shelf, match
from aainews.gate.facts.reading import numbers_of
from aainews.gate.facts.units import UNITS
from aainews.reference.any_of import sooner

_UNITLESS = frozenset({FactKind.NUMBER, FactKind.VERSION, FactKind.ISSUE, FactKind.ORDINAL, FactKind.YEAR, FactKind.MONTH, FactKind.DAY,
                       FactKind.DECADE, FactKind.CENTURY, FactKind.QUARTER, FactKind.TIME, FactKind.FRACTION})  # fmt: skip
"""Kinds that a careful translator leaves out at times (the year of a citation, "the top 5")."""


def number_checks(
    source: str, language: str, ja: str, context: str = "", *, allow_drop: bool = False
) -> Iterator[Check]:
    """What the numbers of `ja` say that `source` does not, and the other way round (unless `allow_drop`)."""
    stated, claimed = numbers_of(source, language), numbers_of(ja, "ja")
    # So are most statements, and what they leave out is their choice.
    nothing_to_match = not claimed and (allow_drop or all(fact.weight is Weight.IDLE for fact in stated))
    foreign = _foreign_currencies(stated, claimed)
    only = allow_drop and not foreign
    found = NOTHING if nothing_to_match else match(_shelf_of(source, language), claimed, claims_only=only)
    lost = [fact for fact in found.lost if not _literally(fact, ja)]
    invented = [claim for claim in found.invented if not _literally(claim, source)]
    invented += [claim for claim in foreign if claim not in invented]
    alternatives = (
        bool(invented) and _ALTERNATIVES.search(source) is not None and not any(fact.value == 1 for fact in found.thin)
    )
    known = numbers_of(context, language) if invented and context else ()
    invented, lost = invented[:_MOST], lost[:_MOST]
    origins = _origins(invented, lost)
    moved = {at for at, fact in origins.items() if _same_version_moved(invented[at], fact, source)}
    for at, claim in enumerate(invented):
        if at in moved:
            continue
        yield _about_claim(claim, origins.get(at), known, allow_drop=allow_drop, alternatives=alternatives)
    yield from _list_number(source, ja)
    if language == "en":
        yield from exchanged_words(source, ja)
        yield from exchanged_directions(source, ja)
    if claimed:
        yield from _zones(
            source, ja, converted={c.unit for c in claimed if c.kind is FactKind.TIME and c not in invented}
        )
    if not allow_drop:
        yield from _about_lost([fact for fact in lost if not any(fact is taken for taken in origins.values())], found)


@lru_cache(maxsize=128)
def _shelf_of(source: str, language: str) -> Shelf:
    """Looked at and never taken from, so one does for all statements on an article."""
    return Shelf(numbers_of(source, language), vague_only=False)


_COUNTS = frozenset({FactKind.NUMBER, FactKind.ORDINAL, FactKind.VERSION})
_MAY_BE_ADDED = frozenset({FactKind.YEAR, FactKind.MONTH, FactKind.DAY, FactKind.VERSION, FactKind.ISSUE})
"""What a translator completes from the rest of the article: the year of a date, the version of a model."""
_MOST = 60
"""Findings of one kind in one text; more say nothing more."""
_ALTERNATIVES = re.compile(r"\b(?:or|versus|vs)\b")
"""Two things named one after the other are 2つ in Japanese without the source saying so."""
_LIST_NUMBER = re.compile(r"\s*(\d{1,3})[.)]\s*(?=[^\d\s])")


def _list_number(source: str, ja: str) -> Iterator[Check]:
    """The number before a list item, where both sides have one."""
    one, other = _LIST_NUMBER.match(source), _LIST_NUMBER.match(ja)
    if one and other and one[1] != other[1]:
        yield Check(
            kind=CheckKind.NUMBER_WITHOUT_SOURCE,
            severity=Severity.BLOCK,
            evidence=f"{one[0].strip()} → {other[0].strip()}",
        )


_ENGLISH_ZONE = sooner(
    r"(?<=[\dmM.])\s?\(?(UTC|GMT|JST|E[SD]?T|P[SD]?T|CES?T|IST|C[SD]T|BST|KST|Eastern|Pacific)\b|\b(UTC|GMT|JST|Eastern|Pacific|Japan) (?:Standard |Daylight )?[Tt]ime"
)
_JAPANESE_ZONE = sooner(
    r"(?<![A-Za-z])(?:UTC|GMT|JST|E[SD]?T|P[SD]?T|CES?T|IST|C[SD]T|BST|KST)(?![A-Za-z])|(?:協定世界|グリニッジ標準|世界標準|日本|日本標準|米?(?:国)?東部|米?(?:国)?太平洋|中央ヨーロッパ|中央欧州|インド標準|中部|英国夏|韓国)(?:標準|夏)?時間?"
)


def _zones(source: str, ja: str, *, converted: set[str]) -> Iterator[Check]:
    """A time zone that takes the place of another; a translator who converts a time says both."""
    ours = [(found, zone) for found in _JAPANESE_ZONE.finditer(ja) if (zone := _zone(found[0]))]
    if not ours:
        return
    theirs = {zone for found in _ENGLISH_ZONE.finditer(source) if (zone := _zone(found[1] or found[2]))}
    for found, zone in ours if theirs else ():
        if zone not in theirs and zone not in converted:
            yield Check(
                kind=CheckKind.NUMBER_WITHOUT_SOURCE,
                severity=Severity.BLOCK,
                evidence=f"{', '.join(sorted(theirs))} → {found[0]}",
            )


def _zone(name: str) -> str:
    key = name.lower().removeprefix("米国").removeprefix("米")
    return ZONES.get(key, "") or ZONES.get(key.removesuffix("時間"), "") or {"japan": "jst", "日本": "jst"}.get(key, "")


def _foreign_currencies(stated: tuple[Fact, ...], claimed: tuple[Fact, ...]) -> list[Fact]:
    """Sums in a currency that the source does not name though it names others ("468 million" may leave it out)."""
    ours = {UNITS[fact.unit].dimension for fact in stated if fact.kind is FactKind.CURRENCY}
    if not ours:
        return []
    return [claim for claim in claimed if claim.kind is FactKind.CURRENCY and UNITS[claim.unit].dimension not in ours]


def _literally(fact: Fact, text: str) -> bool:
    """Identifiers with digits may stand in code on the other side (`fp16`)."""
    return (
        fact.kind is FactKind.VERSION
        and len(fact.text) > 2
        and re.search(rf"{re.escape(fact.text)}(?![A-Za-z0-9]|\.\d)", text) is not None
    )


def _origins(invented: list[Fact], lost: list[Fact]) -> dict[int, Fact]:
    """The numbers of the source that the translator most likely had before him, by the place of the claim in `invented`.

    The surest pairs first: the same digits in another magnitude, then the same kind and unit, then any number.
    """
    pairs: dict[int, Fact] = {}
    for likely in (_only_magnitude, _alike, _exchangeable):
        for at, claim in enumerate(invented):
            if at in pairs:
                continue
            free = (fact for fact in lost if not any(fact is taken for taken in pairs.values()))
            if (origin := next((fact for fact in free if likely(claim, fact)), None)) is not None:
                pairs[at] = origin
    return pairs


def _same_version_moved(claim: Fact, origin: Fact, source: str) -> bool:
    """Claude 3.5 Sonnet and Claude Sonnet 3.5 are one."""
    versions = claim.kind is FactKind.VERSION and origin.kind is FactKind.VERSION
    return versions and claim.value == origin.value and claim.unit in source.lower()


def _exchangeable(claim: Fact, origin: Fact) -> bool:
    return FactKind.ISSUE not in (claim.kind, origin.kind)


def _digits(fact: Fact) -> tuple[int, ...]:
    number = fact.number
    return number.normalize().as_tuple().digits if number is not None else ()


def _about_claim(
    claim: Fact, origin: Fact | None, known: tuple[Fact, ...], *, allow_drop: bool, alternatives: bool
) -> Check:
    if origin is not None and _only_magnitude(claim, origin):
        return Check(
            kind=CheckKind.MAGNITUDE_CHANGED, severity=Severity.BLOCK, evidence=f"{origin.text} → {claim.text}"
        )
    if allow_drop or origin is None:
        elsewhere = claim.kind in _MAY_BE_ADDED and any(
            (fact.kind, fact.value, fact.unit) == (claim.kind, claim.value, claim.unit) for fact in known
        )
        harmless = claim.weight is Weight.SOFT and (claim.vague or allow_drop or (claim.value == 2 and alternatives))
        severity = Severity.NOTE if elsewhere else Severity.WARN if harmless else Severity.BLOCK
        return Check(kind=CheckKind.NUMBER_WITHOUT_SOURCE, severity=severity, evidence=claim.text)
    return Check(
        kind=CheckKind.NUMBER_WITHOUT_SOURCE, severity=Severity.BLOCK, evidence=f"{origin.text} → {claim.text}"
    )


def _only_magnitude(claim: Fact, origin: Fact) -> bool:
    return (claim.scaled or origin.scaled) and claim.value != origin.value and _digits(claim) == _digits(origin)


def _about_lost(lost: list[Fact], found: Matched) -> Iterator[Check]:
    spare = [claim for claim in (*found.spare, *found.weak) if claim.weight is not Weight.IDLE]
    for fact in lost:
        instead = next((claim for claim in spare if _alike(fact, claim)), None)
        if instead is not None and fact.weight is not Weight.IDLE:
            spare.remove(instead)
            yield Check(
                kind=CheckKind.NUMBER_DROPPED, severity=Severity.BLOCK, evidence=f"{fact.text} → {instead.text}"
            )
        elif fact.weight is Weight.SOFT:
            yield Check(kind=CheckKind.NUMBER_DROPPED, severity=Severity.NOTE, evidence=fact.text)
        else:
            measured = fact.kind not in _UNITLESS or fact.scaled or not _is_whole(fact)
            yield Check(
                kind=CheckKind.NUMBER_DROPPED,
                severity=Severity.BLOCK if measured else Severity.WARN,
                evidence=fact.text,
            )


def _alike(fact: Fact, claim: Fact) -> bool:
    """Whether one may have been written for the other: the same kind of thing in the same unit, or two small counts."""
    return (fact.kind is claim.kind and fact.unit == claim.unit) or (_is_count(fact) and _is_count(claim))


def _is_count(fact: Fact) -> bool:
    number = fact.number
    return (
        fact.kind in _COUNTS
        and not fact.vague
        and number is not None
        and number < 100
        and number == number.to_integral_value()
    )


def _is_whole(fact: Fact) -> bool:
    number = fact.number
    return number is None or number == number.to_integral_value()
