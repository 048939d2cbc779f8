"""The gate on human translations, untouched and with planted defects: `python -m benchmarks.gate_planted DIR`.

DIR holds `NAME.en.md` and `NAME.ja.md`. Prints every untouched segment that is blocked, then the recall of each way and
kind of planted defect (a case counts as found where a finding that blocks stands on one of its lines and was not there
before). The last line is JSON: `segments blocked blocked_share planted recall lowest_recall recall_by_kind ms_per_pair`.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from aainews.domain.checks import Check, Severity
from aainews.evaluation.planted.aligning import Aligned, Pair, pairs_of
from aainews.evaluation.planted.changed_facts import FACTS
from aainews.evaluation.planted.planting import Case, plant
from aainews.gate.facts import compare_facts
from aainews.settings import PACKAGE

Findings = tuple[tuple[Check, ...], ...]
Judge = Callable[[Sequence[Pair]], Findings]
"""The findings of an article, line by line."""

OWN = PACKAGE / "evaluation" / "planted" / "news_pairs.jsonl"


def facts_only(pairs: Sequence[Pair]) -> Findings:
    context = "\n".join(pair.en for pair in pairs)
    return tuple(compare_facts(pair.en, pair.ja, context=context) for pair in pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--each", type=int, default=60, help="cases of each way of a kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--facts", action="store_true", help="the fact guard alone, on wrong facts alone")
    parser.add_argument("--missed", action="store_true", help="print what was not found")
    options = parser.parse_args()
    articles = [*pairs_of(options.directory), _own()]
    judge = facts_only if options.facts else whole_gate()
    started = time.process_time()
    findings = {article.name: judge(article.pairs) for article in articles}
    seconds = time.process_time() - started
    blocked = _untouched(articles, findings)
    segments = sum(len(article.pairs) for article in articles)
    clean = {name: [at for at, found in enumerate(rows) if not _blocking(found)] for name, rows in findings.items()}
    cases = [c for c in plant(articles, clean, options.each, options.seed) if not options.facts or c.kind in FACTS]
    recall = _planted(cases, findings, judge, show_missed=options.missed)
    print(
        json.dumps(
            {
                "segments": segments,
                "blocked": blocked,
                "blocked_share": round(blocked / segments, 4),
                "planted": len(cases),
                "recall": round(sum(hit for hit, _ in recall.values()) / max(1, len(cases)), 4),
                "lowest_recall": round(min((hit / count for hit, count in recall.values()), default=0), 4),
                "recall_by_kind": {kind: round(hit / count, 4) for kind, (hit, count) in recall.items()},
                "blocked_share_by_half": _halves(articles, findings),
                "ms_per_pair": round(1000 * seconds / segments, 3),
            }
        )
    )


def whole_gate() -> Judge:
    """Every check of the gate, each article judged as one; lines that did not change are not judged again."""
    from aainews.enrich.prompt_files import own_words
    from aainews.gate.article import check_article
    from aainews.gate.translation import check_translation

    words = own_words()

    @cache
    def alone(en: str, ja: str, context: str) -> tuple[Check, ...]:
        return check_translation(en, ja, context=context, own_words=words)

    def judge(pairs: Sequence[Pair]) -> Findings:
        context = "\n".join(pair.en for pair in pairs)
        over_all = check_article([(pair.en, pair.ja) for pair in pairs])
        return tuple((*alone(pair.en, pair.ja, context), *found) for pair, found in zip(pairs, over_all, strict=True))

    return judge


def _halves(articles: list[Aligned], findings: dict[str, Findings]) -> list[float]:
    """The share of blocked lines in every other article, and in the rest."""
    shares: list[float] = []
    for half in (articles[0::2], articles[1::2]):
        rows = [found for article in half for found in findings[article.name]]
        shares.append(round(sum(bool(_blocking(found)) for found in rows) / max(1, len(rows)), 4))
    return shares


def _own() -> Aligned:
    rows = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]
    return Aligned("news_pairs", tuple(Pair("paragraph", row["en"], row["ja"]) for row in rows), 0)


def _blocking(found: Sequence[Check]) -> list[Check]:
    return [check for check in found if check.severity is Severity.BLOCK]


def _untouched(articles: list[Aligned], findings: dict[str, Findings]) -> int:
    blocked = 0
    for article in articles:
        for at, (pair, found) in enumerate(zip(article.pairs, findings[article.name], strict=True)):
            if rows := _blocking(found):
                blocked += 1
                print(f"{article.name}#{at} " + "; ".join(f"{row.kind}: {row.evidence}" for row in rows))
                print(f"    {pair.en[:200]!r}\n    {pair.ja[:120]!r}")
    return blocked


def _planted(
    cases: list[Case], before: dict[str, Findings], judge: Judge, *, show_missed: bool
) -> dict[str, tuple[int, int]]:
    hits: dict[str, Counter[str]] = defaultdict(Counter)
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        totals[case.kind][case.way] += 1
        if _found(case, before[case.article], judge):
            hits[case.kind][case.way] += 1
        elif show_missed:
            print(f"missed {case.kind}/{case.way} {case.article}#{case.at[0]} {_difference(case)}")
    for kind, ways in totals.items():
        for way, count in ways.items():
            print(f"{kind:20} {way:28} {hits[kind][way]:4}/{count:<4} {hits[kind][way] / count:.3f}")
    return {kind: (sum(hits[kind].values()), sum(ways.values())) for kind, ways in totals.items()}


def _difference(case: Case) -> str:
    """What was changed, with a few characters on both sides."""
    before, after = case.before.ja, case.pairs[case.at[0]].ja
    start = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    return f"{before[max(0, start - 25) : start + 25]!r} → {after[max(0, start - 25) : start + 25]!r} of {case.before.en[:240]!r}"


def _found(case: Case, before: Findings, judge: Judge) -> bool:
    """Whether a finding that blocks is new on one of the case's lines. A wrong fact needs its own line only."""
    if case.kind not in FACTS:
        after = judge(case.pairs)
        return any(_blocking(after[at]) and not (at < len(before) and _blocking(before[at])) for at in case.at)
    near = range(max(0, case.at[0] - 3), min(len(case.pairs), case.at[0] + 4))
    after = judge([case.pairs[at] for at in near])
    return bool(_blocking(after[case.at[0] - near.start]))


if __name__ == "__main__":
    main()
