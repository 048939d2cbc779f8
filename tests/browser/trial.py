"""A day with the site, step by step: `python -m tests.browser.trial [FOLDER]`; with a folder, pictures of each step."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.service import serving

SCRIPT = Path(__file__).with_name("trial.mjs")
KEY = "trial-operator-key"


def tried(*folder: str) -> subprocess.CompletedProcess[str]:
    """What the script printed; its return code is 0 where every step came to what it was for."""
    with tempfile.TemporaryDirectory() as data, serving(Path(data), admin_key=KEY) as base:
        command = ["node", str(SCRIPT), base, KEY, *folder]
        return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


if __name__ == "__main__":
    done = tried(*sys.argv[1:])
    sys.stdout.write(done.stdout + done.stderr)
    sys.exit(done.returncode)
