"""When an article's text is painted, against a plain static page with the same text, in the same run.

    python -m benchmarks.lcp [--base http://127.0.0.1:8000] [--runs 9]

Without --base the service runs on the invented newsroom of the browser tests. Chromium as a middling phone (CPU slowed
4 times) on a mobile line (150 ms, 1.6 Mbit/s), the two pages in turns. Prints each pair and, last, the medians as JSON
with the keys `article_ms plain_ms ratio asked_first` (requests to the API before the paint).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.service import serving

SCRIPT = Path(__file__).parents[1] / "frontend" / "scripts" / "lcp.mjs"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", help="address of a running service")
    parser.add_argument("--runs", type=int, default=9)
    given = parser.parse_args()
    if given.base:
        return _measured(given.base, given.runs)
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as base:
        return _measured(base, given.runs)


def _measured(base: str, runs: int) -> int:
    return subprocess.run(["node", SCRIPT, base, str(runs)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
