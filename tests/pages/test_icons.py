"""Icons are drawn twice: by the service for the first view, by the site's script after."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aainews.pages.icons import SHAPES

DRAWN = Path(__file__).parents[2] / "frontend" / "src" / "ui" / "Icon.tsx"


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_an_icon_looks_the_same_before_and_after_the_script(name: str) -> None:
    shapes = dict(re.findall(r'^  (\w+): "([^"]+)"', DRAWN.read_text(encoding="utf-8"), re.MULTILINE))
    assert shapes[name] == SHAPES[name]
