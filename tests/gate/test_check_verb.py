"""`aainews check` as it is called."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from aainews.cli.main import app

GOOD = {"article": "a", "id": 1, "en": "It works well.", "ja": "うまく動きます。", "mine": [1]}
BAD = {"article": "b", "id": 1, "en": "It costs $350 billion.", "ja": "費用は350億ドルです。"}


def run(folder: Path, *lines: str) -> Result:
    path = folder / "in.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return CliRunner().invoke(app, ["check", str(path)])


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_lines_come_back_with_their_fields_and_findings(tmp_path: Path) -> None:
    result = run(tmp_path, json.dumps(GOOD), json.dumps(BAD))
    assert result.exit_code == 0
    good, bad = rows(result)
    assert good == {**GOOD, "findings": []}
    assert {(f["kind"], f["severity"]) for f in bad["findings"]} == {("magnitude_changed", "block")}
    assert set(bad["findings"][0]) == {"kind", "severity", "evidence"}


def test_lines_that_cannot_be_read_are_named_and_the_rest_is_checked(tmp_path: Path) -> None:
    result = run(tmp_path, json.dumps(GOOD), "{oops", json.dumps({"en": "No translation."}), json.dumps(BAD))
    assert result.exit_code == 1
    assert len(rows(result)) == 2
    assert "line 2" in result.stderr
    assert "line 3" in result.stderr


def test_without_an_article_the_file_is_one(tmp_path: Path) -> None:
    pairs = [{key: value for key, value in GOOD.items() if key != "article"} | {"id": at} for at in (1, 2, 4)]
    first, second, third = rows(run(tmp_path, *(json.dumps(pair) for pair in pairs)))
    assert first["findings"] == third["findings"] == []
    assert [f["kind"] for f in second["findings"]] == ["missing_segment"]
