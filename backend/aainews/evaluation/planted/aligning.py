"""Lays the blocks of an article beside those of its translation.

Headings, code blocks and formulas are anchors; between them, dynamic programming over kind, length and what both sides
share letter by letter (URLs, inline code, Latin words). Numbers are not looked at: they are what is tested later.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from aainews.evaluation.planted.blocks import Block, blocks_of

_URL = re.compile(r"https?://[^\s)\"'>]+")
_CODE = re.compile(r"`[^`]+`")
_LATIN = re.compile(r"[A-Za-z][A-Za-z-]{2,}")
_WIDTH = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")

_SKIP = 1.3
"""Cost of a block without a counterpart."""
_MERGE = 0.6
"""What a merge of two blocks into one costs on top of its match."""
_STEPS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))


@dataclass(frozen=True)
class Pair:
    """One aligned segment: Markdown text of both sides; `kind` is the block kind of the source."""

    kind: str
    en: str
    ja: str


@dataclass(frozen=True)
class Aligned:
    """The pairs of one article, and how many blocks of either side found no counterpart."""

    name: str
    pairs: tuple[Pair, ...]
    alone: int


@dataclass(frozen=True)
class _Side:
    block: Block

    @cached_property
    def length(self) -> float:
        """Characters as wide as in Japanese: there, about 1 character to 2.1 of English."""
        text = _URL.sub("", self.block.text)
        wide = len(_WIDTH.findall(text))
        return wide * 2.1 + (len(text) - wide) + 1

    @cached_property
    def tails(self) -> frozenset[str]:
        """The last parts of its URLs: hosts and languages of a link change in translation, these seldom do."""
        return frozenset(url.rstrip("/").rsplit("/", 1)[-1].lower() for url in _URL.findall(self.block.text))

    @cached_property
    def codes(self) -> frozenset[str]:
        return frozenset(_CODE.findall(self.block.text))

    @cached_property
    def anchors(self) -> frozenset[str]:
        found = {*_URL.findall(self.block.text), *self.codes}
        return frozenset(found | {word.lower() for word in _LATIN.findall(_URL.sub("", self.block.text))})


def pairs_of(directory: Path) -> Iterator[Aligned]:
    """Every `NAME.en.md` of the directory that has a `NAME.ja.md`, aligned, in the order of the names."""
    for english in sorted(directory.glob("*.en.md")):
        name = english.name.removesuffix(".en.md")
        japanese = english.with_name(f"{name}.ja.md")
        if japanese.exists():
            yield align(name, english.read_text("utf-8"), japanese.read_text("utf-8"))


def align(name: str, english: str, japanese: str) -> Aligned:
    """Aligns two Markdown texts. Blocks without words (code, formulas) are anchors and not among the pairs; nor are
    blocks whose alignment is a guess, because a block beside them stands on one side alone."""
    sources = [_Side(block) for block in blocks_of(english)]
    targets = [_Side(block) for block in blocks_of(japanese)]
    steps = [(ens, jas) for ens, jas in _path(sources, targets)]
    loose = {at for at, (ens, jas) in enumerate(steps) if len(ens) != 1 or len(jas) != 1}
    pairs: list[Pair] = []
    for at, (ens, jas) in enumerate(steps):
        if at in loose or not _is_sure(steps, loose, at):
            continue
        if ens[0].block.kind not in ("code", "math"):
            pairs.append(Pair(ens[0].block.kind, _joined(ens), _joined(jas)))
    return Aligned(name, tuple(pairs), len(loose))


def _is_sure(steps: list[tuple[list[_Side], list[_Side]]], loose: set[int], at: int) -> bool:
    """Beside a block that one version alone has, or that was taken apart, which blocks belong together is a guess; up
    to the next heading or code block, which are anchors."""
    for direction in (-1, 1):
        near = at + direction
        if near in loose and not {side.block.kind for side in steps[at][0]} & {"heading", "code", "math"}:
            return False
    return True


def _joined(sides: list[_Side]) -> str:
    return "\n".join(side.block.text for side in sides)


def _path(sources: list[_Side], targets: list[_Side]) -> Iterator[tuple[list[_Side], list[_Side]]]:
    rows, columns = len(sources), len(targets)
    best = [[math.inf] * (columns + 1) for _ in range(rows + 1)]
    came: list[list[tuple[int, int]]] = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0.0
    band = 25 + 2 * abs(rows - columns)  # translators keep the order: far from the diagonal there is nothing
    for i in range(rows + 1):
        middle = i * columns // max(1, rows)
        for j in range(max(0, middle - band), min(columns, middle + band) + 1):
            for step in _STEPS:
                a, b = i - step[0], j - step[1]
                if a < 0 or b < 0 or best[a][b] == math.inf:
                    continue
                cost = best[a][b] + _cost(sources[a:i], targets[b:j])
                if cost < best[i][j]:
                    best[i][j], came[i][j] = cost, step
    steps: list[tuple[int, int]] = []
    i, j = rows, columns
    while i or j:
        steps.append(came[i][j])
        i, j = i - came[i][j][0], j - came[i][j][1]
    i = j = 0
    for down, right in reversed(steps):
        yield sources[i : i + down], targets[j : j + right]
        i, j = i + down, j + right


def _cost(sources: list[_Side], targets: list[_Side]) -> float:
    if not sources or not targets:
        only = (sources or targets)[0].block
        return _SKIP * (2.0 if only.kind in ("heading", "code", "math") else 1.0)
    if len(sources) + len(targets) == 2:
        return _match(sources[0], targets[0])
    if {side.block.kind for side in (*sources, *targets)} - {"paragraph", "quote", "list_item"}:
        return math.inf
    merged = sources if len(sources) > 1 else targets
    if len({side.block.kind for side in merged}) > 1:
        return math.inf
    return _MERGE + _match(_Side(_merged(sources)), _Side(_merged(targets)))


def _merged(sides: list[_Side]) -> Block:
    return Block(sides[0].block.kind, _joined(sides), sides[0].block.level)


def _match(source: _Side, target: _Side) -> float:
    one, other = source.block, target.block
    fixed = ("code", "math", "heading", "row")
    if one.kind != other.kind and (one.kind in fixed or other.kind in fixed):
        return math.inf
    if one.kind in ("code", "math"):
        return 0.0 if one.text == other.text else 0.3 + 0.5 * _gap(source, target)
    kinds = 0.0 if one.kind == other.kind else 0.6
    levels = 0.8 if one.kind == "heading" and one.level != other.level else 0.0
    apart = _other_links(source, target) + _foreign_code(source, target)
    return kinds + levels + apart + 0.9 * _gap(source, target) + 0.9 * _unshared(source, target)


def _other_links(source: _Side, target: _Side) -> float:
    """Two blocks that both link, to nothing in common, are about different things."""
    return 0.9 if source.tails and target.tails and not source.tails & target.tails else 0.0


def _foreign_code(source: _Side, target: _Side) -> float:
    """A translator invents no code: a block that names some, and none of the source's, is about something else."""
    return 0.9 if target.codes and not target.codes & source.codes else 0.0


def _gap(source: _Side, target: _Side) -> float:
    """How far the lengths are apart: 0 where equal, 1 at a factor of e."""
    return min(2.0, abs(math.log(source.length / target.length)))


def _unshared(source: _Side, target: _Side) -> float:
    """The share of the translation's anchors that the source has not; a text without any is neutral."""
    if not target.anchors:
        return 0.35
    return 1.0 - len(source.anchors & target.anchors) / len(target.anchors)
