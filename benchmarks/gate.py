"""The gate on translations that people have looked at: `python -m benchmarks.gate DIR [--verbose]`.

DIR holds `golden/*.pairs.jsonl` (paragraphs with their known defects) and `corpus/parallel/*.en.md` with `*.ja.md`
(translations made by people, which a gate should let through). Prints a table of each and a last JSON line. The same
as `aainews evaluate gate DIR`.
"""

from __future__ import annotations

import typer

from aainews.cli.evaluate_gate import gate

if __name__ == "__main__":
    typer.run(gate)
