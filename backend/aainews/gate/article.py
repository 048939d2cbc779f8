"""What is seen only over a whole article: paragraphs exchanged, said again or missing, sentences left out, registers mixed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from aainews.domain.checks import Check, CheckKind
from aainews.gate.affinity import Affinity
from aainews.gate.findings import block, warn
from aainews.gate.names_gone import names_gone
from aainews.gate.one_sided import added, unsaid
from aainews.gate.register import check_register

FOREIGN = 2.0
"""Log odds below which a line is looked at as perhaps not the translation of its source."""
BELONGS = 3.0
BETTER = 9.0
"""Log odds from which a line is the translation of another source, and by how many it must be more so."""
EXCHANGED = 6.0
"""Log odds by which two neighbours must fit better the other way round."""
NO_DOUBT = 16.0
"""Log odds of two neighbours together from which they are not tried the other way round."""
LONG_ENOUGH = 25
"""Japanese characters from which two lines that are the same are no coincidence."""
FITS, ALIKE = 6.0, 70
"""Log odds, or likeness of two sources in percent, from which one translation may serve both."""
SOURCE_LONG_ENOUGH = 50
FEW_LINES = 3

_ENGLISH_END = re.compile(r"[.!?][\"”’)*_\]]*$")
_JAPANESE_END = re.compile(r"(?:[。．！？!?.…]|・・)[」）)*_\"”』’\]]*$")
_BRACKET = re.compile(r"[)）\]」』】]$")
_CLOSED = re.compile(r"[)）\]」』】>`|:：*_\"”]$")
_STOP = re.compile(r"[。．！？]")
_UNFINISHED = re.compile(
    r"(?:[をはがや、]|(?<!も)の|(?<![こもひごあ])と|を[一-鿿ァ-ヺーA-Za-z]{2,}し|[しりきぎみびえけげせてねべめれ]ま|ませ|でしょ?)$"
)
"""What no sentence ends with: a particle that something follows (もの and こと are none), a verb or a polite form that
goes on."""
_GOES_ON = re.compile(r"[を、]$")
"""The same for what is no sentence, such as the item of a list."""
_LINK_LEFT_OPEN = re.compile(r"\]\([^)\s]*$")
_CODE_LEFT_OPEN = re.compile(r"`[^`ぁ-ヺ一-鿿]*$")
_BRACKET_LEFT_OPEN = re.compile(r"[（「『][^（「『）)」』]*$")
_COLON = re.compile(r"[:：][*_]*$")
_WHOLE = re.compile(r"(?:です|ます|ました|ません|でした|でしょう|ください|である)$")
"""A predicate that is whole: the full stop alone is missing."""
_OTHER_THAN_WORDS = re.compile(r"[\W_]+")


def check_article(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[Check, ...], ...]:
    """Findings for each line of an article, given as (source, translation) in reading order.

    Complements `check_translation`, which sees one line at a time. Articles of fewer than three lines are judged for
    repetition alone. Texts are plain or inline Markdown.
    """
    sources, japanese = [en for en, _ in pairs], [ja for _, ja in pairs]
    found: list[list[Check]] = [[] for _ in pairs]
    affinity = Affinity(sources, japanese)
    for at, check in _repeated(sources, japanese, affinity):
        found[at].append(check)
    if len(pairs) >= FEW_LINES:
        found_beside = (
            *_misplaced(sources, japanese, affinity),
            *_cut(sources, japanese, affinity),
            *names_gone(sources, japanese),
        )
        for at, check in found_beside:
            found[at].append(check)
    for at, checks in enumerate(check_register(japanese)):
        found[at] += checks
    return tuple(tuple(dict.fromkeys(checks)) for checks in found)


def _repeated(sources: Sequence[str], japanese: Sequence[str], affinity: Affinity) -> Iterator[tuple[int, Check]]:
    """A line that says what another has said, though their sources differ."""
    seen: dict[str, int] = {}
    for at, ja in enumerate(japanese):
        said = _words(ja)
        if len(said) < LONG_ENOUGH:
            continue
        first = seen.setdefault(said, at)
        if first == at or _same(sources[first], sources[at]):
            continue
        fits = affinity.of(at, at) >= FITS or fuzz.ratio(sources[first], sources[at]) >= ALIKE
        yield at, (warn if fits and sources[at].strip() else block)(CheckKind.REPEATED_SEGMENT, ja)


def _same(one: str, other: str) -> bool:
    return _words(one).lower() == _words(other).lower()


@lru_cache(maxsize=2048)
def _words(text: str) -> str:
    return _OTHER_THAN_WORDS.sub("", text)


def _misplaced(sources: Sequence[str], japanese: Sequence[str], affinity: Affinity) -> Iterator[tuple[int, Check]]:
    """Lines that translate the source of another line."""
    usable = [at for at, (en, ja) in enumerate(zip(sources, japanese, strict=True)) if _may_move(en, ja)]
    own = {at: affinity.of(at, at) for at in usable}
    for at, other in pairwise(usable):
        if own[at] + own[other] < NO_DOUBT and _crossed(at, other, own, affinity) >= EXCHANGED:
            yield at, _instead(sources[other])
            yield other, _instead(sources[at])
    for at in usable:
        if own[at] >= FOREIGN:
            continue
        others = [other for other in usable if other != at and not _same(sources[other], sources[at])]
        best = max(others, key=lambda other: affinity.of(other, at), default=None)
        if best is None:
            continue
        likely = affinity.of(best, at)
        if likely >= BELONGS and likely - own[at] >= BETTER and own[best] < likely:
            yield at, _instead(sources[best])
            if _crossed(at, best, own, affinity) >= BETTER:
                yield best, _instead(sources[at])


def _may_move(source: str, ja: str) -> bool:
    """Pictures are left out: their captions say little, and often are left as they are."""
    return bool(source.strip() and ja.strip()) and source != ja and not source.startswith("![")


def _crossed(one: int, other: int, own: dict[int, float], affinity: Affinity) -> float:
    """By how much two lines fit better the other way round."""
    return affinity.of(one, other) + affinity.of(other, one) - own[one] - own[other]


def _instead(source: str) -> Check:
    return block(CheckKind.MISSING_SEGMENT, f"translates instead: {source}")


def _cut(sources: Sequence[str], japanese: Sequence[str], affinity: Affinity) -> Iterator[tuple[int, Check]]:
    ended = [at for at, en in enumerate(sources) if _ENGLISH_END.search(en.rstrip()) and japanese[at].strip()]
    closing = sum(_is_ended(japanese[at]) for at in ended)
    open_ends = {at for at in ended if not _is_ended(japanese[at])}  # items of a list, which end without a full stop
    is_usual = len(ended) > 5 and closing >= 0.95 * len(ended)
    for at, (source, ja) in enumerate(zip(sources, japanese, strict=True)):
        if len(source) >= SOURCE_LONG_ENOUGH and ja.strip() and source != ja:
            if is_broken_off(source, ja, affinity.stretch(at), is_usual=is_usual):
                beside = [near for near in (at - 1, at + 1) if near in open_ends]
                is_item = bool(beside) and not _STOP.search(ja)  # who ends one sentence with a full stop ends the next
                yield at, (warn if is_item else block)(CheckKind.TRUNCATED, ja.rstrip()[-30:])
            elif (check := _without_end(at, source, ja, affinity)) is not None:
                yield at, check
            if (more := added(source, ja, affinity, at)) is not None and more.is_sure:
                yield at, block(CheckKind.NO_SOURCE_COUNTERPART, more.text)


def is_broken_off(source: str, ja: str, stretch: float, *, is_usual: bool) -> bool:
    """Whether a text stops within a sentence: its source ends with a full stop, it does not, and it has others before,
    or is shorter than usual (`stretch`, a logarithm), or all other lines of the article have one (`is_usual`). One that
    stops within code, an address, or where no sentence can end, is broken off however long it is."""
    end = ja.rstrip()
    if source.startswith("{") and source.rstrip().endswith("}"):
        return not end.endswith(("}", "｝"))
    if _is_ended(end):
        return _BRACKET_LEFT_OPEN.search(end) is not None
    if _LINK_LEFT_OPEN.search(end) or (end.count("`") % 2 and _CODE_LEFT_OPEN.search(end)):
        return True
    if _BRACKET.search(end) and _is_balanced(end) and stretch > SHORT:
        return False
    if stretch > DOUBTFUL and _WHOLE.search(end):
        return False
    if stretch > OPEN_AND_SHORT and _CLOSED.search(end):
        return False
    if source.rstrip().endswith(":"):
        return not _COLON.search(end) and stretch < (BEFORE_COLON if _STOP.search(end) else DOUBTFUL)
    if not _ENGLISH_END.search(source.rstrip()):
        return _GOES_ON.search(end) is not None and not source.rstrip().endswith(",")
    is_short = stretch < (A_LITTLE_SHORT if is_usual else OPEN_AND_SHORT)
    return is_short or bool(_STOP.search(end) or _UNFINISHED.search(end))


def _is_balanced(text: str) -> bool:
    return all(text.count(one) == text.count(other) for one, other in ("()", "（）", "[]", "「」", "『』", "【】"))


def _is_ended(ja: str) -> bool:
    return _JAPANESE_END.search(ja.rstrip()) is not None


A_LITTLE_SHORT, OPEN_AND_SHORT, BEFORE_COLON = -0.05, -0.12, -0.15
"""Logarithms of a length against the usual one, from which on an open end is broken off: where all lines close, where not
all do, and where the source ends with a colon, before which a translation may well stop in half a sentence."""


def _without_end(at: int, source: str, ja: str, affinity: Affinity) -> Check | None:
    """A text that ends well, and too soon: nothing in it answers to the end of the source."""
    end = unsaid(source, ja, affinity, at)
    if end is None or end.odds < 0:
        return None
    return (block if end.is_sure else warn)(CheckKind.TRUNCATED, f"nothing for: {end.text}")


DOUBTFUL, SHORT = -0.22, -0.4
"""Logarithms of a length against the usual one of the article: 0.8 and 0.67 of it."""
