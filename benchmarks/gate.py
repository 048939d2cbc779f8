"""The gate on translations that people have looked at: `python -m benchmarks.gate DIR`.

DIR holds `golden/*.pairs.jsonl` (paragraphs with their known defects) and `corpus/parallel/*.en.md` with `*.ja.md`
(translations made by people, which a gate should let through). Prints a table of each and a last JSON line.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aainews.domain.checks import Check, Severity
from aainews.enrich.prompt_files import own_words
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


def judge(name: str, pairs: Sequence[tuple[str, str]], defects: Sequence[frozenset[str]]) -> list[Judged]:
    """The lines of one article."""
    found = check_whole(pairs, own_words=own_words())
    rows = zip(pairs, defects, found, strict=True)
    return [Judged(f"{name}:{at}", *pair, known, checks) for at, (pair, known, checks) in enumerate(rows)]


def golden(folder: Path) -> list[Judged]:
    judged: list[Judged] = []
    for path in sorted(folder.glob("*.pairs.jsonl")):
        lines: list[dict[str, Any]] = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        defects = [frozenset[str](defect["kind"] for defect in line["defects"]) for line in lines]
        judged += judge(path.stem, [(line["en"], line["ja"]) for line in lines], defects)
    return judged


def parallel(folder: Path) -> list[Judged]:
    judged: list[Judged] = []
    for article in pairs_of(folder):
        pairs = [(pair.en, pair.ja) for pair in article.pairs]
        judged += judge(article.name, pairs, [frozenset[str]()] * len(pairs))
    return judged


def report_golden(judged: list[Judged]) -> dict[str, Any]:
    known, found, missed, clean_blocked = Counter[str](), Counter[str](), list[str](), 0
    for one in judged:
        kinds = {check.kind.value for check in one.checks}
        known.update(one.defects)
        found.update(one.defects & kinds)
        missed += [f"{one.place} {kind}" for kind in sorted(one.defects - kinds)]
        if not one.defects and one.blocking:
            clean_blocked += 1
            show(one)
    for kind, count in sorted(known.items()):
        print(f"{kind:26}{found[kind]:4} of {count}")
    print("missed:", ", ".join(missed) or "none")
    return {"golden": sum(known.values()), "golden_found": sum(found.values()), "golden_clean_blocked": clean_blocked}


def report_parallel(judged: list[Judged], verbose: bool) -> dict[str, Any]:
    blocked = [one for one in judged if one.blocking]
    kinds = Counter(check.kind.value for one in blocked for check in one.blocking)
    warned = Counter(c.kind.value for one in judged for c in one.checks if c.severity is Severity.WARN)
    for kind, count in kinds.most_common():
        print(f"blocked by {kind:26}{count:4}")
    print("warnings:", dict(warned.most_common()))
    for one in blocked if verbose else []:
        show(one)
    share = len(blocked) / len(judged) if judged else 0.0
    print(f"{len(blocked)} of {len(judged)} human segments blocked ({share:.2%})")
    return {"parallel": len(judged), "parallel_blocked": len(blocked), "parallel_share": round(share, 4)}


def show(one: Judged) -> None:
    evidence = "; ".join(f"{check.kind.value}: {check.evidence}" for check in one.blocking)
    print(f"  {one.place} [{evidence}]\n    EN {one.source[:400]}\n    JA {one.ja[:400]}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, metavar="DIR")
    arguments.add_argument("--verbose", action="store_true", help="print every human segment that was blocked")
    given = arguments.parse_args()
    line = report_golden(golden(given.folder / "golden"))
    line |= report_parallel(parallel(given.folder / "corpus" / "parallel"), given.verbose)
    print(json.dumps(line))


if __name__ == "__main__":
    main()
