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
    assert [row.get("error") for row in rows(result)] == [None, "`ja` is missing or no text", None]
    assert "line 2" in result.stderr
    assert "line 3" in result.stderr


def test_without_an_article_the_file_is_one(tmp_path: Path) -> None:
    pairs = [{key: value for key, value in GOOD.items() if key != "article"} | {"id": at} for at in (1, 2, 4)]
    first, second, third = rows(run(tmp_path, *(json.dumps(pair) for pair in pairs)))
    assert first["findings"] == third["findings"] == []
    assert [f["kind"] for f in second["findings"]] == ["missing_segment"]


def test_a_dash_reads_standard_input() -> None:
    result = CliRunner().invoke(app, ["check", "-"], input=json.dumps(BAD) + "\n")
    assert result.exit_code == 0
    assert [f["kind"] for f in rows(result)[0]["findings"]] == ["magnitude_changed"]


def test_a_line_without_a_translation_is_a_finding_and_no_error(tmp_path: Path) -> None:
    (row,) = rows(run(tmp_path, json.dumps({"en": "It works well enough for us.", "ja": None, "n": 1.5})))
    assert row["ja"] is None
    assert [f["kind"] for f in row["findings"]] == ["missing_segment"]


def test_an_object_that_is_no_pair_comes_back_in_its_place(tmp_path: Path) -> None:
    result = run(tmp_path, json.dumps(GOOD), json.dumps({"en": "x", "ja": 5, "id": "q"}), json.dumps(GOOD))
    assert result.exit_code == 1
    assert [row.get("id") for row in rows(result)] == [1, "q", 1]
    assert rows(result)[1]["error"] == "`ja` is missing or no text"


def test_the_line_before_a_dropped_paragraph_carries_the_finding(tmp_path: Path) -> None:
    texts = [
        ("The mayor opened the new bridge on Monday.", "市長は月曜日に新しい橋を開通させました。"),
        ("Farmers complained about the price of wheat.", "農家は小麦の価格に不満を述べました。"),
        ("A storm closed the northern harbour.", "嵐のため北部の港は閉鎖されました。"),
        ("Schools will reopen after the holidays.", "学校は休暇の後に再開されます。"),
    ]
    lines = [{"article": "a", "id": at, "en": en, "ja": ja} for at, (en, ja) in enumerate(texts)]
    gone = [line for line in lines if line["id"] != 2]
    found = rows(run(tmp_path, *(json.dumps(line) for line in gone)))
    assert [[f["kind"] for f in row["findings"] if f["severity"] == "block"] for row in found] == [
        [],
        ["missing_segment"],
        [],
    ]


def test_hostile_lines_lose_nothing(tmp_path: Path) -> None:
    lines = [
        "\ufeff" + json.dumps(GOOD),
        "",
        json.dumps({"en": "a\u2028b works well", "ja": "a\u2028b はうまく動きます。"}, ensure_ascii=False),
        '{"en": "Lone \\ud800 surrogate works.", "ja": "壊れた \\ud800 文字でも動きます。", "x": NaN}',
        "[" * 5000,
        json.dumps({"article": ["x"], "en": "It works well.", "ja": "うまく動きます。"}),
        "null",
        json.dumps({"en": "", "ja": ""}),
        json.dumps({"en": "A" * 50_000, "ja": "あ" * 50_000}),
        "{}",
        '{"en": "It works well.", "ja": "うまく動きます。", "n": ' + "9" * 6000 + "}",
    ]
    result = run(tmp_path, *lines)
    assert result.exit_code == 1
    assert len(rows(result)) == 7
    assert "line 5" in result.stderr
    assert "line 7" in result.stderr
    assert "line 11" in result.stderr


def test_an_empty_file_is_no_error(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert (result.exit_code, result.stdout) == (0, "")


def test_two_dropped_paragraphs_are_told_and_a_selection_is_not(tmp_path: Path) -> None:
    lines = [
        json.dumps({**GOOD, "id": at, "en": f"It works well, number {at}.", "ja": f"{at}番もうまく動きます。"})
        for at in range(1, 31)
    ]
    dropped = rows(run(tmp_path, *(line for at, line in enumerate(lines, 1) if at not in (9, 20))))
    told = [row["id"] for row in dropped if any(f["kind"] == "missing_segment" for f in row["findings"])]
    assert told == [8, 19]
    some = rows(run(tmp_path, *lines[::3]))
    assert [row["id"] for row in some if any(f["kind"] == "missing_segment" for f in row["findings"])] == []
