"""The gate on human translations, untouched and with planted defects: `python -m benchmarks.gate_planted DIR`.

DIR holds `NAME.en.md` and `NAME.ja.md`. Prints every untouched segment that is blocked, then the recall of each way and
kind of planted defect. The last line is JSON: `segments blocked blocked_share planted recall lowest_recall
recall_by_kind recall_by_half blocked_share_by_half ms_per_pair`. The same as `aainews evaluate planted DIR`.
"""

from __future__ import annotations

import typer

from aainews.cli.evaluate_gate import planted

if __name__ == "__main__":
    typer.run(planted)
