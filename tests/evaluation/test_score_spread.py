"""Scores that crowd are told of; scores that tell articles apart are not."""

from __future__ import annotations

import json
from pathlib import Path

from aainews.domain.analysis import Analysis, AxisScore
from aainews.domain.scores import AXES
from aainews.evaluation.score_spread import spread_of
from tests.api.filling import fill
from tests.cli.test_commands import aainews
from tests.databases import migrated


def analysis(*scores: int) -> Analysis:
    given = tuple(
        AxisScore(axis=d.axis, score=score, reason="理由。", evidence=None)
        for d, score in zip(AXES, scores, strict=False)
    )
    return Analysis(tldr="要約。", key_points=(), impact="", comment="", tags=(), entities=(), scores=given)


def test_five_on_every_axis_is_warned_of() -> None:
    spread = spread_of([analysis(5, 5, 5, 5)] * 25 + [analysis(3, 4, 2, 1)] * 5)

    told = " ".join(spread.warnings)
    assert all(each.crowded for each in spread.axes)
    assert "depth: 25 of 30 articles have 5" in told and "5/5/5/5 was given to 83%" in told
    assert "same number on all four" in told


def test_scores_that_differ_are_not_warned_of() -> None:
    spread = spread_of([analysis(*(1 + (n * step + step) % 5 for step in (1, 2, 3, 4))) for n in range(50)])

    assert spread.warnings == ()
    assert [sum(each.counts) for each in spread.axes] == [50] * 4


def test_unscored_articles_are_counted_apart() -> None:
    spread = spread_of([analysis(), analysis(1, 2, 3, 4)])
    assert (spread.articles, spread.unscored) == (1, 1)
    assert "only 1 scored" in spread.warnings[0]


def test_the_verb_prints_the_axes_and_writes_json_and_a_plot(tmp_path: Path) -> None:
    with migrated(tmp_path / "data") as database:
        fill(database, 30, whole=True)
    files = (tmp_path / "scores.json", tmp_path / "scores.svg")

    ended = aainews(
        "evaluate", "scores", "--json", str(files[0]), "--plot", str(files[1]),
        env={"AAINEWS_DATA_DIR": str(tmp_path / "data")},
    )  # fmt: skip

    assert ended.returncode == 0, ended.stderr.decode()
    assert "depth" in ended.stdout.decode()
    assert json.loads(files[0].read_text())["articles"] > 0
    assert files[1].read_text().startswith("<svg")
