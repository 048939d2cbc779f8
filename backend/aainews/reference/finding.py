"""All known names in a text, in one pass over a tree of their letters.

A name stands as a word of its own: between letters of its own script nothing is found (`Metadata`, `グーグルプレックス`).
Between its words a space, a hyphen or nothing may stand (`Open AI`, `hugging-face`). The longest name wins.

Names that are also words (`guards`) have to be spelt as listed; the commonest of them also have to stand where a word would
not be capitalised, or beside Japanese, or with their maker or a hint somewhere in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aainews.domain.analysis import EntityKind
from aainews.once import once
from aainews.reference.folding import LONG_VOWEL, SEPARATORS, fold, width_folded
from aainews.reference.guards import Guard, guard_of, is_doubtful, is_hinted, passes
from aainews.reference.rows import Entity, ambiguous, rows
from aainews.reference.versions import versions_in

_START = re.compile(r"[a-z0-9À-ɏ]+|(?<![ァ-ヺー])[ァ-ヺ]|(?<![ぁ-ん])[ぁ-ん]|[一-龥]")
_LATIN = re.compile(r"[a-z0-9À-ɏ]")
_KATAKANA = re.compile(r"[ァ-ヺー]")
_PIECES = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*|\d+|[^\W\da-zA-Z]+|.")
_ADDRESS = re.compile(r"https?://[!-~]+")
"""A page on github.io says nothing about GitHub."""
_END, _BREAK = "end", "break"
_MOST_SEPARATORS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text: `text[start:end]` as it stands there. `others` are products or makers of the same name."""

    entity: Entity
    start: int
    end: int
    others: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class _Spelling:
    entity: Entity
    name: str
    guard: Guard | None


def find(text: str) -> tuple[Found, ...]:
    """Names in the order of the text, none overlapping."""
    shown, places = _shown(text)
    if "://" in shown:
        shown = _ADDRESS.sub(lambda match: " " * len(match[0]), shown)
    hits = _without_overlaps((*_listed(shown), *_versions(shown)))
    sure = {id(hit.entity) for hit in hits if not is_doubtful(shown, hit.start, hit.end)}
    makers = {hit.entity.slug for hit in hits if id(hit.entity) in sure and hit.entity.kind is EntityKind.COMPANY}
    kept = [
        hit
        for hit in hits
        if id(hit.entity) in sure or hit.entity.maker in makers or is_hinted(shown, hit.start, hit.end)
    ]
    if places is None:
        return tuple(kept)
    return tuple(Found(hit.entity, places[hit.start], places[hit.end], hit.others) for hit in kept)


def _shown(text: str) -> tuple[str, list[int] | None]:
    """The text in normal width with, where that moves anything, the place in `text` of each character."""
    if text.isascii() or unicodedata.is_normalized("NFKC", text):
        return text, None
    parts: list[str] = []
    places: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        # Half-width voicing marks belong to the letter before.
        if end < len(text) and text[end] in "ﾞﾟ\u3099\u309a":
            continue
        normal = unicodedata.normalize("NFKC", text[start:end])
        parts.append(normal)
        places += [start] * len(normal)
        start = end
    return "".join(parts), [*places, len(text)]


def _listed(shown: str) -> Iterator[Found]:
    small = shown.lower()
    if len(small) != len(shown):
        small = "".join(char.lower() if len(char.lower()) == 1 else char for char in shown)
    tree, openings, done = _tree(), _openings(), 0
    for match in _START.finditer(small):
        if match[0] in openings and match.start() >= done:
            hit = _longest(tree, shown, small, match.start())
            if hit is not None:
                done = hit.end
                yield hit


@once
def _openings() -> frozenset[str]:
    """Words with which a Latin name can begin, and first letters of Japanese ones: most words of a text are done with
    here. OpenAI begins with `open` or is the word `openai`."""
    openings: set[str] = set()
    for name in _found_names():
        pieces = [width_folded(piece) for piece in _pieces(name)]
        if _LATIN.match(pieces[0]):
            openings |= {"".join(pieces[:number]) for number in range(1, len(pieces) + 1)}
        else:
            openings.add(pieces[0][0])
    return frozenset(openings)


def _longest(tree: dict[str, Any], shown: str, small: str, start: int) -> Found | None:
    node, at, skipped, best = tree, start, 0, None
    while at < len(small):
        char = small[at]
        below = node.get(char)
        if below is None:
            if char != LONG_VOWEL and not (char in SEPARATORS and _BREAK in node and _joins(small, at)):
                break
            skipped += 1
            if skipped > _MOST_SEPARATORS:
                break
        else:
            node, skipped = below, 0
        at += 1
        if skipped and char != LONG_VOWEL:
            continue
        if _END in node and _ends(small, at):
            best = _allowed(node[_END], shown, start, at) or best
    return best


def _joins(small: str, at: int) -> bool:
    """A full stop joins only what follows at once: `Scale. AI` is two sentences."""
    return small[at] != "." or (at + 1 < len(small) and small[at + 1] not in SEPARATORS)


def _ends(small: str, at: int) -> bool:
    if at == len(small):
        return True
    last, char = small[at - 1], small[at]
    if _LATIN.match(last):
        follows = small[at + 1] if at + 1 < len(small) else ""
        return not _LATIN.match(char) and not (char == "." and last.isdigit() and follows.isdigit()) and char != "+"
    return not (_KATAKANA.match(last) and _KATAKANA.match(char))


def _allowed(named: list[_Spelling], shown: str, start: int, end: int) -> Found | None:
    """The first of the rows of a name that its guard lets stand here."""
    written = shown[start:end]
    if " " in written and any(piece[0].islower() for piece in written.split()):
        # `open AI models` is no OpenAI; a name that is written with a space itself may be in lower case.
        named = [spelling for spelling in named if " " in spelling.name]
    kept = tuple(spelling.entity for spelling in named if passes(spelling.guard, shown, start, end))
    return Found(kept[0], start, end, kept[1:]) if kept else None


def _without_overlaps(hits: tuple[Found, ...]) -> list[Found]:
    kept: list[Found] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.start == kept[-1].start and hit.end == kept[-1].end and hit.entity.kind is not kept[-1].entity.kind:
            continue
    return kept


def _versions(shown: str) -> Iterator[Found]:
    for entity, start, end in versions_in(shown):
        yield Found(entity, start, end)


def _found_names() -> list[str]:
    """Every spelling that is looked for in texts."""
    never = {fold(name) for name in ambiguous()["never"]}
    return [name for kind in EntityKind for row in rows(kind) for name in row.names if fold(name) not in never]


def _pieces(name: str) -> list[str]:
    """The words of a name, between which a separator may stand; a point stays only between digits."""
    pieces = _PIECES.findall(unicodedata.normalize("NFKC", name))
    points = re.search(r"\d\.\d", name)
    return [piece for piece in pieces if fold(piece) or (piece == "." and points)]


@once
def _tree() -> dict[str, Any]:
    """Letters to letters; at `end` the rows whose name ends there, at `break` that a new word of some name may begin."""
    tree: dict[str, Any] = {}
    wanted = set(_found_names())
    for kind in EntityKind:
        for row in rows(kind):
            for name in row.names:
                if name in wanted:
                    _plant(tree, row, name)
    return tree


def _plant(tree: dict[str, Any], row: Entity, name: str) -> None:
    node = tree
    for number, piece in enumerate(_pieces(name)):
        if number:
            node[_BREAK] = True
        for char in width_folded(piece).replace(LONG_VOWEL, ""):
            node = node.setdefault(char, {})
    node.setdefault(_END, []).append(_Spelling(row, name, guard_of(name)))
