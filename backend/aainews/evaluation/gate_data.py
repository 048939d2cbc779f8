"""The gate on texts that people have looked at: paragraphs with known defects, and translations made by people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aainews.domain.checks import Check, Severity
from aainews.domain.value import Value
from aainews.enrich.own_words import own_words
from aainews.evaluation.planted.aligning import pairs_of
from aainews.gate.whole import check_whole


@dataclass(frozen=True)
class Judged:
    """One paragraph, what is known to be wrong with it, and what the gate found."""

    place: str
    source: str
    ja: str
    defects: frozenset[str]
    checks: tuple[Check, ...]

    @property
    def blocking(self) -> list[Check]:
        return [check for check in self.checks if check.severity is Severity.BLOCK]


class GateFigures(Value):
    """`golden` counts known defects, `parallel` segments of human translations; kinds with how many were there and
    how many found, or how many segments each blocked."""

    golden: int
    golden_found: int
    golden_clean_blocked: int
    found_by_kind: dict[str, tuple[int, int]]
    missed: tuple[str, ...]
    parallel: int
    parallel_blocked: int
    parallel_share: float
    blocked_by_kind: dict[str, int]
    warned_by_kind: dict[str, int]


def judge(name: str, pairs: Sequence[tuple[str, str]], defects: Sequence[frozenset[str]]) -> list[Judged]:
    """The lines of one article."""
    found = check_whole(pairs, own_words=own_words())
    rows = zip(pairs, defects, found, strict=True)
    return [Judged(f"{name}:{at}", *pair, known, checks) for at, (pair, known, checks) in enumerate(rows)]


def golden(folder: Path) -> list[Judged]:
    """All `*.pairs.jsonl` of a folder: lines of `en`, `ja` and `defects`."""
    judged: list[Judged] = []
    for path in sorted(folder.glob("*.pairs.jsonl")):
        lines: list[dict[str, Any]] = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        defects = [frozenset[str](defect["kind"] for defect in line["defects"]) for line in lines]
        judged += judge(path.stem, [(line["en"], line["ja"]) for line in lines], defects)
    return judged


def parallel(folder: Path) -> list[Judged]:
    """All `NAME.en.md` with `NAME.ja.md` of a folder."""
    judged: list[Judged] = []
    for article in pairs_of(folder):
        pairs = [(pair.en, pair.ja) for pair in article.pairs]
        judged += judge(article.name, pairs, [frozenset[str]()] * len(pairs))
    return judged


def figures(known: list[Judged], human: list[Judged]) -> GateFigures:
    there, found, missed = Counter[str](), Counter[str](), list[str]()
    for one in known:
        kinds = {check.kind.value for check in one.checks}
        there.update(one.defects)
        found.update(one.defects & kinds)
        missed += [f"{one.place} {kind}" for kind in sorted(one.defects - kinds)]
    blocked = [one for one in human if one.blocking]
    warned = Counter(c.kind.value for one in human for c in one.checks if c.severity is Severity.WARN)
    return GateFigures(
        golden=sum(there.values()),
        golden_found=sum(found.values()),
        golden_clean_blocked=sum(1 for one in known if not one.defects and one.blocking),
        found_by_kind={kind: (count, found[kind]) for kind, count in sorted(there.items())},
        missed=tuple(missed),
        parallel=len(human),
        parallel_blocked=len(blocked),
        parallel_share=round(len(blocked) / len(human), 4) if human else 0.0,
        blocked_by_kind=dict(Counter(c.kind.value for one in blocked for c in one.blocking).most_common()),
        warned_by_kind=dict(warned.most_common()),
    )


def places(folder: Path) -> tuple[Path, Path]:
    """Where the known paragraphs and the human translations lie in a folder: side by side, or below it."""
    nested = (folder / "corpus" / "parallel", folder / "parallel")
    return (
        folder / "golden" if (folder / "golden").is_dir() else folder,
        next((path for path in nested if path.is_dir()), folder),
    )
