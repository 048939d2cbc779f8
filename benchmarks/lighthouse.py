"""Lighthouse 12, phone profile, on list, article, 日報 and search.

    python -m benchmarks.lighthouse [--base http://127.0.0.1:8000] [--runs 3]

Without --base the service runs on the invented newsroom of the browser tests. Installs Lighthouse from its own lock on
first use; it is no part of `make setup`. Prints a table of medians and, last, the lowest of each kind as JSON with the
keys `performance accessibility best_practices seo` (0 to 100).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.service import serving

FOLDER = Path(__file__).parents[1] / "frontend" / "lighthouse"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", help="address of a running service")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    if not (FOLDER / "node_modules" / "lighthouse").is_dir():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=FOLDER, check=True)
    if given.base:
        return _judged(given.base, given.runs)
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as base:
        return _judged(base, given.runs)


def _judged(base: str, runs: int) -> int:
    return subprocess.run(["node", "run.mjs", base, str(runs)], cwd=FOLDER, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
