"""The site in Debian's chromium against the real service; what is done stands in scenarios.mjs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.service import serving

HERE = Path(__file__).parent
FRONTEND = HERE.parent.parent / "frontend"
SCRIPT = HERE / "scenarios.mjs"
BROWSERS = (os.environ.get("AAINEWS_CHROMIUM", ""), "/usr/bin/chromium", "/usr/bin/chromium-browser")

pytestmark = pytest.mark.browser


def missing() -> str | None:
    """Why nothing here can run on this machine, if it cannot."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not (FRONTEND / "node_modules" / "playwright-core").is_dir():
        return "run `npm ci` in frontend/ for playwright-core"
    if not (FRONTEND / "dist" / "index.html").is_file():
        return "run `npm run build` in frontend/ for the built site"
    if not any(place and Path(place).exists() for place in BROWSERS):
        return "no chromium: apt-get install chromium fonts-noto-cjk, or set AAINEWS_CHROMIUM"
    return None


def _names() -> list[str]:
    """The scenarios, read from the script, so that each is a test of its own; those of PAGES come at both widths."""
    text = SCRIPT.read_text(encoding="utf-8")
    pages = (HERE / "pages.mjs").read_text(encoding="utf-8")
    keys = re.findall(r'^ +"?([a-z ]+)"?: (?:["`]/|DAILY)', pages, re.MULTILINE)
    assert keys
    of_pages = re.findall(r"scenario\(`\$\{name\} at \$\{size\} px (.+?)`", text)
    each = [f"{page} at {width} px {what}" for what in of_pages for page in keys for width in (390, 1280)]
    return each + re.findall(r'^scenario\("(.+?)"', text, re.MULTILINE)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str | None]:
    reason = missing()
    if reason:
        pytest.skip(reason)
    with serving(tmp_path_factory.mktemp("site")) as address:
        run = subprocess.run(
            ["node", str(SCRIPT), address], capture_output=True, text=True, timeout=1500, check=False, encoding="utf-8"
        )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout.splitlines()[-1])


@pytest.mark.parametrize("name", _names())
def test_site(name: str, found: dict[str, str | None]) -> None:
    assert found[name] is None, found[name]


def test_no_scenario_is_left_out(found: dict[str, str | None]) -> None:
    assert sorted(found) == sorted(_names())
