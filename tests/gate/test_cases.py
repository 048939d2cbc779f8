"""What other sites have published, and near-identical sentences that are right (`cases/*.jsonl`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aainews.domain.checks import Severity
from aainews.enrich.own_words import own_words
from aainews.gate.translation import check_translation
from aainews.settings import PACKAGE

OWN = PACKAGE / "evaluation" / "planted" / "news_pairs.jsonl"
CASES = Path(__file__).parent / "cases"


def read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / name).read_text("utf-8").splitlines()]


def blocking(en: str, ja: str) -> set[str]:
    found = check_translation(en, ja, own_words=own_words())
    return {check.kind.value for check in found if check.severity is Severity.BLOCK}


STRANGERS = read("strangers.jsonl")


@pytest.mark.parametrize("group", sorted({case["group"] for case in STRANGERS}))
def test_a_failure_is_blocked_and_named(group: str) -> None:
    missed = [
        (case["bad"], case["kinds"][0])
        for case in STRANGERS
        if case["group"] == group and not blocking(case["en"], case["bad"]) & set(case["kinds"])
    ]
    assert missed == []


@pytest.mark.parametrize("group", sorted({case["group"] for case in STRANGERS}))
def test_its_twin_that_is_right_passes(group: str) -> None:
    twins = {(case["en"], case["good"]) for case in STRANGERS if case["group"] == group}
    assert [(ja, kinds) for en, ja in twins if (kinds := blocking(en, ja))] == []


def test_careful_news_prose_passes() -> None:
    fine = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]
    assert len(fine) >= 120
    assert [(case["ja"], kinds) for case in fine if (kinds := blocking(case["en"], case["ja"]))] == []


def test_there_are_enough_of_them() -> None:
    assert len({case["bad"] for case in STRANGERS}) >= 200
