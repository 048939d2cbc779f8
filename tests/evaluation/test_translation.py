"""`aainews evaluate translation` beside a human translation that the model server knows."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.test_commands import aainews
from tests.model_server import ModelServer

ENGLISH = "# Ferries\n\nThe harbour opened again on Monday after two years of repairs by local workers.\n\nThe first ferry left with 300 people and a choir on board, and it was on time.\n"
JAPANESE = "# 渡し船\n\n港は、地元の作業員による二年間の修理を経て、月曜日に再び開かれました。\n\n最初の渡し船は、300 人と合唱団を乗せて定刻に出発しました。\n"


def test_it_tells_chrf_gate_and_tokens(tmp_path: Path) -> None:
    (tmp_path / "ferry.en.md").write_text(ENGLISH)
    (tmp_path / "ferry.ja.md").write_text(JAPANESE)
    file, drawing = tmp_path / "figures.json", tmp_path / "chrf.svg"

    with ModelServer(reference=tmp_path) as model:
        ended = aainews(
            "evaluate", "translation", str(tmp_path), "--json", str(file), "--plot", str(drawing),
            env={"OPENAI_BASE_URL": model.base_url, "AAINEWS_DATA_DIR": str(tmp_path / "data")},
        )  # fmt: skip

    assert ended.returncode == 0, ended.stderr.decode()
    (figures,) = json.loads(file.read_text())["articles"]
    assert figures["passed"] == figures["segments"] > 0
    assert figures["chrf"] > 60 and figures["input_tokens"] > 0
    assert "ferry" in drawing.read_text()
