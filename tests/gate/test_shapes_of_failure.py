"""Failures that show only in an article, and near misses that are none."""

from __future__ import annotations

import time

from aainews.domain.checks import CheckKind, Severity
from aainews.gate.translation import check_statement, check_translation
from aainews.gate.whole import check_whole

POLITE = [
    (
        f"The team shipped part {n} of the plan and wrote about it.",
        f"チームは計画の第{n}部を出荷し、それについて書きました。",
    )
    for n in range(1, 26)
]


def blocking(pairs: list[tuple[str, str]]) -> list[set[CheckKind]]:
    return [{c.kind for c in found if c.severity is Severity.BLOCK} for found in check_whole(pairs)]


def test_one_plain_sentence_in_a_polite_article_is_found() -> None:
    pairs = list(POLITE)
    assert set().union(*blocking(pairs)) == set()
    pairs[9] = (pairs[9][0], "チームは計画の第10部を出荷し、それについて書いたのである。")
    assert blocking(pairs)[9] == {CheckKind.REGISTER_CHANGE}


def test_a_quotation_may_be_plain() -> None:
    pairs = list(POLITE)
    pairs[9] = (pairs[9][0], "チームは計画の第10部を出荷し、「よくやった。これは勝利だ。」と書きました。")
    assert blocking(pairs)[9] == set()


def test_a_converted_time_is_right_only_when_it_is_right() -> None:
    source = "The outage began at 04:30 UTC and hit every region."
    right = "障害は協定世界時4時30分（日本時間13時30分）に始まり、全地域に及びました。"
    wrong = "障害は協定世界時4時30分（日本時間14時30分）に始まり、全地域に及びました。"
    kinds = [{c.kind for c in check_translation(source, ja) if c.severity is Severity.BLOCK} for ja in (right, wrong)]
    assert kinds == [set(), {CheckKind.NUMBER_WITHOUT_SOURCE}]


def test_a_long_hostile_line_takes_no_time() -> None:
    started = time.process_time()
    for ja in ("あ" * 20_000, "A" * 20_000, "`" * 5_000, "**" * 5_000, "「（" * 5_000, "1" * 20_000, "、" * 20_000):
        check_translation("A" * 1000, ja)
    assert time.process_time() - started < 20


def test_a_statement_is_judged_on_the_whole_article() -> None:
    article = "\n".join(en for en, _ in POLITE) + " It raised $350 billion in 2024."
    fine = check_statement("2024年に3500億ドルを調達しました。", article)
    wrong = check_statement("2024年に350億ドルを調達しました。", article)
    assert [c for c in fine if c.severity is Severity.BLOCK] == []
    assert {c.kind for c in wrong if c.severity is Severity.BLOCK} == {CheckKind.MAGNITUDE_CHANGED}
