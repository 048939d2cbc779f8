"""Findings about names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from aainews.domain.checks import Check, CheckKind, Severity
from aainews.gate.facts.names import (
    AMBIGUOUS,
    BY_WORD,
    CHINESE,
    LOANWORDS,
    Known,
    Words,
    chinese_forms,
    even,
    folded,
    is_sounded,
    kana_skeleton,
    kana_words,
    known_forms,
    latin_skeleton,
    words_of,
)
from aainews.gate.facts.units import ENGLISH

_INFLECTIONS = frozenset(
    pair
    for one, other in (("", "s"), ("", "es"), ("", "ed"), ("", "ing"), ("", "er"), ("", "ers"), ("", "ly"), ("", "al"), ("", "ion"),
                       ("", "able"), ("", "ize"), ("e", "ing"), ("e", "ion"), ("e", "ions"), ("e", "ed"), ("e", "er"), ("e", "able"), ("y", "ies"), ("y", "ied"), ("ing", "ed"),
                       ("ing", "er"), ("ing", "ers"), ("ing", "s"), ("ing", "es"), ("ed", "er"), ("ed", "s"), ("ed", "es"), ("ing", "ion"), ("er", "ers"), ("er", "ion"))
    for pair in ((one, other), (other, one))
)  # fmt: skip
"""Endings that change places when a common word is inflected."""

_UNIT_WORDS = frozenset(folded(word) for word in ENGLISH if word.isalpha())


def name_checks(source: str, ja: str, context: str = "", *, allow_drop: bool = False) -> Iterator[Check]:
    """Names of `ja` that its source does not have: misspelt, exchanged, put in, or in their Chinese form."""
    theirs, ours = words_of(source), words_of(ja)
    missing = frozenset() if allow_drop else _missing(theirs, ours, ja)
    elsewhere = words_of(context).all if context else frozenset[str]()
    for form in chinese_forms(ja):
        if CHINESE[form].lower() in source.lower():
            yield _check(Severity.BLOCK, f"{CHINESE[form]} → {form}")
    for word in ours.counts:
        if not _has(theirs, word):
            yield from _about(word, theirs, ours, missing, elsewhere)
    yield from _exchanged(theirs, ours, missing)
    yield from _kana(source, theirs, ja, missing)


def _check(severity: Severity, evidence: str) -> Check:
    return Check(kind=CheckKind.NAME_CORRUPTED, severity=severity, evidence=evidence)


def _has(source: Words, word: str) -> bool:
    """Whether the source has the word as it stands, joined or taken apart; or Japanese has it as its own."""
    if len(word) < 2 or word in source.all or word in LOANWORDS or word in _UNIT_WORDS:
        return True
    plural = source.spelled.get(f"{word}s", "")
    return plural.endswith("s") or word in source.joined


def _derived(source: Words, word: str, spelled: str) -> bool:
    """Whether the word is an inflection of a common word of the source, or an abbreviation of some of its words."""
    return _is_inflected(source, word) or (sum(c.isupper() for c in spelled) > 1 and _is_abbreviation(source, word))


def _is_inflected(source: Words, word: str) -> bool:
    """Another form of a word of the source. Names are not inflected in Japanese, except for a plural."""
    for other in source.all:
        stem = _common_prefix(word, other)
        if (
            stem >= 2
            and (word[stem:], other[stem:]) in _INFLECTIONS
            and (other not in source.names or len(other) - len(word) == 3)
        ):
            return True
    return False


def _common_prefix(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _is_abbreviation(source: Words, word: str) -> bool:
    """Initials of words that follow each other (LLM of "large language models"), or the spelled-out form of one."""
    if len(word) > 6:
        return False
    initials = "".join(other[0] for other in source.ordered)
    return word in initials or (word.endswith("s") and word[:-1] in initials)


def _missing(source: Words, ours: Words, ja: str) -> frozenset[str]:
    """Names of the source that `ja` has neither in Latin letters nor, as far as can be told, in kana or kanji."""
    lost = [
        word
        for word in source.names
        if word not in ours.all
        and len(word) > 2
        and not any(f"{word}{end}" in ours.all or word.removesuffix(end) in ours.all for end in ("s", "ing", "ed"))
    ]
    if not lost:
        return frozenset()
    forms = {known.name for _, knowns in known_forms(ja) for known in knowns}
    skeletons = {kana_skeleton(word) for word in kana_words(ja)}
    return frozenset(word for word in lost if not _transliterated(word, forms, skeletons))


def _transliterated(word: str, forms: set[str], skeletons: set[str]) -> bool:
    """A name of the table by its forms; any other by its consonants."""
    known = BY_WORD.get(word, ())
    return any(k.name in forms for k in known) if known else is_sounded(word, skeletons)


def _about(
    word: str, source: Words, ours: Words, missing: frozenset[str], elsewhere: frozenset[str]
) -> Iterator[Check]:
    spelled = ours.spelled[word]
    if _derived(source, word, spelled):
        return
    like = _nearest(word, source, ours)
    if like is not None and word == f"{like}s" and spelled.endswith("s"):
        yield _check(Severity.NOTE, f"{source.spelled.get(like, like)} → {spelled}")
    elif like is not None:
        name_like = like in source.names or not spelled.islower()
        yield _check(Severity.BLOCK if name_like else Severity.WARN, f"{source.spelled.get(like, like)} → {spelled}")
    elif word in elsewhere and (spelled.islower() or not missing):
        yield _check(Severity.NOTE, spelled)
    elif not spelled.islower():
        known = any(len(k.words) == 1 and not k.place for k in BY_WORD.get(word, ()))
        exchanged = known or (missing and len(word) > 2)
        origin = f"{source.spelled[sorted(missing)[0]]} → " if missing and not known else ""
        yield _check(Severity.BLOCK if exchanged else Severity.WARN, f"{origin}{spelled}")
    else:
        yield _check(Severity.NOTE, spelled)


def _nearest(word: str, source: Words, ours: Words) -> str | None:
    """A word of the source that `word` may be a slip for: nearly the same letters, and said less often in `ja`; a name
    may be said as often."""
    if len(word) < 3:
        return None
    best: tuple[float, str] | None = None
    spelled = ours.spelled[word]
    for other in source.all if spelled.islower() else source.capital:
        if abs(len(other) - len(word)) > 2 or len(other) < 4:
            continue
        if spelled.islower() and ours.counts[other] >= max(1, source.counts[other]):
            continue
        limit = 1 if max(len(word), len(other)) <= 5 else 2
        distance = OSA.distance(word, other, score_cutoff=limit)
        if distance <= limit and (best is None or distance < best[0]):
            best = (distance, other)
    return best[1] if best else None


def _exchanged(source: Words, ours: Words, missing: frozenset[str]) -> Iterator[Check]:
    """A name that is gone while another of the same text is said more often than before."""
    gone = [word for word in missing if word in BY_WORD or any(c.isupper() for c in source.spelled[word][1:])]
    if not gone:
        return
    more = [word for word in source.names if ours.counts[word] > source.counts[word] > 0]
    if more:
        yield _check(Severity.BLOCK, f"{source.spelled[gone[0]]} → {source.spelled[more[0]]}")


def _kana(source: str, theirs: Words, ja: str, missing: frozenset[str]) -> Iterator[Check]:
    lowered = source.lower()
    for form, knowns in known_forms(ja):
        if form in AMBIGUOUS or any(_stands(known, theirs, lowered) for known in knowns) or form in source:
            continue
        place = all(known.place for known in knowns)
        sounds = _sounds_of(source)
        if len(kana_skeleton(form)) > 3 and kana_skeleton(form) in sounds:
            continue
        yield _check(Severity.WARN if place and not missing else Severity.BLOCK, form)
    gone = [known for word in missing for known in BY_WORD.get(word, ())]
    if gone:
        yield from _misspelt_kana(gone, ja)


@lru_cache(maxsize=256)
def _sounds_of(source: str) -> frozenset[str]:
    theirs = words_of(source)
    return frozenset(latin_skeleton(word) for word in theirs.counts if word in theirs.names or len(word) > 6)


def _stands(known: Known, theirs: Words, lowered: str) -> bool:
    if all(word in theirs.all for word in known.words) or known.akin & theirs.all:
        return True
    name = known.name.lower()
    return name in lowered or (known.place and name[:4] in lowered)


def _misspelt_kana(gone: list[Known], ja: str) -> Iterator[Check]:
    for word in kana_words(ja):
        for known in gone:
            for form in known.forms:
                if len(form) > 3 and 0 < OSA.distance(even(word), even(form), score_cutoff=1) <= 1:
                    yield _check(Severity.BLOCK, f"{known.name} → {word}")
