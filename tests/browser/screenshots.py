"""Pictures of every page: `python -m tests.browser.screenshots FOLDER [BASE]`; without BASE of the invented newsroom."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.service import serving

SCRIPT = Path(__file__).parents[2] / "frontend" / "scripts" / "screenshots.mjs"


def main(folder: str, base: str | None = None) -> int:
    if base:
        return subprocess.run(["node", SCRIPT, base, folder], check=False).returncode
    with tempfile.TemporaryDirectory() as data, serving(Path(data)) as newsroom:
        return main(folder, newsroom)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
