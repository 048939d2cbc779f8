"""What the gate finds of planted defects, and what it blocks of the untouched text."""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aainews.domain.checks import Check, Severity
from aainews.domain.value import Value
from aainews.enrich.own_words import own_words
from aainews.evaluation.planted.aligning import Aligned, Pair, pairs_of
from aainews.evaluation.planted.changed_facts import FACTS
from aainews.evaluation.planted.planting import Case, plant
from aainews.gate.article import check_article
from aainews.gate.facts import compare_facts
from aainews.gate.translation import check_translation
from aainews.settings import PACKAGE

Findings = tuple[tuple[Check, ...], ...]
Judge = Callable[[Sequence[Pair]], Findings]
"""The findings of an article, line by line."""

BY_LINE = frozenset({"chinese_phrase", "english_left", "prompt_sentence", "placeholder_left", "placeholder_lost", "code_altered", "url_altered", "unpaired_markup"})  # fmt: skip
"""Kinds beside the facts that are seen in their own line."""
OWN = PACKAGE / "evaluation" / "planted" / "news_pairs.jsonl"


class PlantedFigures(Value):
    """Shares are of 1. `by_half` is every other article and the rest: rules were made on what the first half missed."""

    segments: int
    blocked: int
    blocked_share: float
    planted: int
    recall: float
    lowest_recall: float
    recall_by_kind: dict[str, float]
    recall_by_half: tuple[float, float]
    blocked_share_by_half: tuple[float, float]
    ms_per_pair: float


@dataclass(frozen=True)
class Measured:
    """The figures; untouched lines that are blocked; for each kind and way how many were planted and found; misses."""

    figures: PlantedFigures
    blocked: tuple[tuple[str, Pair, tuple[Check, ...]], ...]
    ways: tuple[tuple[str, str, int, int], ...]
    missed: tuple[Case, ...]


def facts_only(pairs: Sequence[Pair]) -> Findings:
    context = "\n".join(pair.en for pair in pairs)
    return tuple(compare_facts(pair.en, pair.ja, context=context) for pair in pairs)


def whole_gate() -> Judge:
    """Every check of the gate, each article judged as one; lines that did not change are not judged again."""
    words = own_words()

    @cache
    def alone(en: str, ja: str, context: str) -> tuple[Check, ...]:
        return check_translation(en, ja, context=context, own_words=words)

    def judge(pairs: Sequence[Pair]) -> Findings:
        context = "\n".join(pair.en for pair in pairs)
        over_all = check_article([(pair.en, pair.ja) for pair in pairs])
        return tuple((*alone(pair.en, pair.ja, context), *found) for pair, found in zip(pairs, over_all, strict=True))

    return judge


def measure(folder: Path, each: int, seed: int, *, facts: bool = False) -> Measured:
    """The gate (or with `facts` the fact guard alone, on wrong facts alone) on the translations of a folder and on our
    own news sentences. A case counts as found where a finding that blocks stands on one of its lines and was not there
    before."""
    articles = [*pairs_of(folder), _own()]
    judge = facts_only if facts else whole_gate()
    started = time.process_time()
    before = {article.name: judge(article.pairs) for article in articles}
    seconds = time.process_time() - started
    clean = {name: [at for at, found in enumerate(rows) if not blocking(found)] for name, rows in before.items()}
    cases = [c for c in plant(articles, clean, each, seed) if not facts or c.kind in FACTS]
    found = [is_found(case, before[case.article], judge) for case in cases]
    blocked = [
        (f"{article.name}#{at}", article.pairs[at], tuple(blocking(rows)))
        for article in articles
        for at, rows in enumerate(before[article.name])
        if blocking(rows)
    ]
    return Measured(
        _figures(articles, before, cases, found, seconds),
        tuple(blocked),
        _by_way(cases, found),
        tuple(case for case, hit in zip(cases, found, strict=True) if not hit),
    )


def _figures(
    articles: list[Aligned], before: dict[str, Findings], cases: list[Case], found: list[bool], seconds: float
) -> PlantedFigures:
    halves = [{article.name for article in articles[start::2]} for start in (0, 1)]
    lines = [(name, bool(blocking(rows))) for name, found_in in before.items() for rows in found_in]
    hits = [(case.article, hit) for case, hit in zip(cases, found, strict=True)]
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for case, hit in zip(cases, found, strict=True):
        by_kind[case.kind].append(hit)
    recall = {kind: _share(all_of) for kind, all_of in by_kind.items()}
    return PlantedFigures(
        segments=len(lines),
        blocked=sum(is_blocked for _, is_blocked in lines),
        blocked_share=_share([is_blocked for _, is_blocked in lines]),
        planted=len(cases),
        recall=_share(found),
        lowest_recall=min(recall.values(), default=0.0),
        recall_by_kind=recall,
        recall_by_half=(_share([h for n, h in hits if n in halves[0]]), _share([h for n, h in hits if n in halves[1]])),
        blocked_share_by_half=(
            _share([b for n, b in lines if n in halves[0]]),
            _share([b for n, b in lines if n in halves[1]]),
        ),
        ms_per_pair=round(1000 * seconds / max(1, len(lines)), 3),
    )


def _share(all_of: Sequence[bool]) -> float:
    return round(sum(all_of) / max(1, len(all_of)), 4)


def _by_way(cases: list[Case], found: list[bool]) -> tuple[tuple[str, str, int, int], ...]:
    planted = Counter((case.kind, case.way) for case in cases)
    hits = Counter((case.kind, case.way) for case, hit in zip(cases, found, strict=True) if hit)
    return tuple((kind, way, count, hits[kind, way]) for (kind, way), count in planted.items())


def _own() -> Aligned:
    rows = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]
    return Aligned("news_pairs", tuple(Pair("paragraph", row["en"], row["ja"]) for row in rows), 0)


def blocking(found: Sequence[Check]) -> list[Check]:
    return [check for check in found if check.severity is Severity.BLOCK]


def difference(case: Case) -> str:
    """What was changed, with a few characters on both sides."""
    before, after = case.before.ja, case.pairs[case.at[0]].ja
    start = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    return f"{before[max(0, start - 25) : start + 25]!r} → {after[max(0, start - 25) : start + 25]!r} of {case.before.en[:240]!r}"


def is_found(case: Case, before: Findings, judge: Judge) -> bool:
    """Whether a finding that blocks is new on one of the case's lines. What its own line shows is
    looked for there alone, with three lines on both sides."""
    if case.kind not in FACTS and case.kind not in BY_LINE:
        after = judge(case.pairs)
        return any(blocking(after[at]) and not (at < len(before) and blocking(before[at])) for at in case.at)
    near = range(max(0, case.at[0] - 3), min(len(case.pairs), case.at[0] + 4))
    after = judge([case.pairs[at] for at in near])
    return bool(blocking(after[case.at[0] - near.start]))
