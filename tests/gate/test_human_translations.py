"""The gate against people's work, where the corpus lies beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.gate import Judged, golden, parallel

SHARED = Path(__file__).resolve().parents[3] / "shared"
UNSEEN = {"word_corrupted"}
"""Needs a model to see."""

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not (SHARED / "golden").is_dir(), reason="the corpus does not lie beside the project"),
]


@pytest.fixture(scope="module")
def page() -> list[Judged]:
    return golden(SHARED / "golden")


def test_every_known_defect_of_the_example_page_is_found_in_its_paragraph(page: list[Judged]) -> None:
    missed = [(one.place, one.defects - {c.kind.value for c in one.checks} - UNSEEN) for one in page]
    assert [one for one in missed if one[1]] == []


def test_no_paragraph_without_a_known_defect_is_blocked(page: list[Judged]) -> None:
    assert [(one.place, one.blocking) for one in page if not one.defects and one.blocking] == []


def test_hardly_any_human_translation_is_blocked() -> None:
    judged = parallel(SHARED / "corpus" / "parallel")
    assert sum(1 for one in judged if one.blocking) <= 0.01 * len(judged)
