"""`aainews evaluate gate` and `planted` as they are called, on a small folder of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from aainews.cli.main import app

EN = """# Robots at work

The robot lifts boxes of up to 40 pounds and never gets tired of it.

It was built by `robot_lab` in 2021, and [the plans](https://robots.example/plans) are open to everybody.

Critics say that it needs too much power. Its makers promise a smaller one.
"""
JA = """# 働くロボット

このロボットは最大40ポンドの箱を持ち上げ、疲れることがありません。

2021年に `robot_lab` が作ったもので、[設計図](https://robots.example/plans)は誰にでも公開されています。

批評家は電力を使いすぎると言います。開発者はもっと小さなものを約束しています。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "golden").mkdir()
    rows = [
        {"id": 1, "en": "It costs $350 billion.", "ja": "費用は350億ドルです。", "defects": [{"kind": "magnitude_changed", "evidence": ""}]},
        {"id": 2, "en": "It works well.", "ja": "うまく動きます。", "defects": []},
    ]  # fmt: skip
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (tmp_path / "golden" / "own.pairs.jsonl").write_text(lines + "\n", "utf-8")
    (tmp_path / "corpus" / "parallel").mkdir(parents=True)
    (tmp_path / "corpus" / "parallel" / "robots.en.md").write_text(EN, "utf-8")
    (tmp_path / "corpus" / "parallel" / "robots.ja.md").write_text(JA, "utf-8")
    return tmp_path


def test_known_defects_and_human_segments_are_counted(folder: Path) -> None:
    plot, figures = folder / "gate.svg", folder / "gate.json"
    given = ["evaluate", "gate", str(folder), "--plot", str(plot), "--json", str(figures)]
    result = CliRunner().invoke(app, given)
    assert result.exit_code == 0, result.output
    last = json.loads(result.stdout.splitlines()[-1])
    assert (last["golden"], last["golden_found"], last["golden_clean_blocked"]) == (1, 1, 0)
    assert (last["parallel"], last["parallel_blocked"]) == (4, 0)
    assert json.loads(figures.read_text("utf-8")) == last
    assert plot.read_text("utf-8").startswith("<svg")


def test_planted_defects_are_found(folder: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", "planted", str(folder), "--each", "1", "--seed", "3"])
    assert result.exit_code == 0, result.output
    last = json.loads(result.stdout.splitlines()[-1])
    assert last["planted"] > 40
    assert last["recall"] >= 0.9
    assert last["blocked_share"] == 0.0
