"""The gate against people's work, where the corpus lies beside the project."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from aainews.cli.main import app
from aainews.evaluation.gate_data import Judged, golden, parallel

SHARED = Path(os.environ.get("AAINEWS_SHARED") or Path(__file__).resolve().parents[3] / "shared")
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


def test_the_command_names_every_known_defect_in_its_line() -> None:
    """As a stranger would look: the file in, findings out."""
    path = SHARED / "golden" / "example-page.pairs.jsonl"
    result = CliRunner().invoke(app, ["check", str(path)])
    told = [json.loads(line) for line in result.stdout.splitlines()]
    given = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [{k: v for k, v in row.items() if k != "findings"} for row in told] == given
    for row in told:
        kinds = {finding["kind"] for finding in row["findings"]}
        known = {defect["kind"] for defect in row["defects"]} - UNSEEN
        assert known <= kinds, row["id"]
        assert row["defects"] or all(finding["severity"] != "block" for finding in row["findings"]), row["id"]
