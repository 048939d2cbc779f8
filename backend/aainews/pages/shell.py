"""index.html of the built SPA with our parts put in at its markers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from aainews.pages.asking import Answer

HEAD, CONTENT = "<!--head-->", "<!--content-->"

UNBUILT = f"""<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
{HEAD}
</head>
<body>
<p>画面がまだ組み立てられていません。<code>make setup</code> を実行すると、いつもの画面になります。記事はこのまま読めます。</p>
<div id="app">{CONTENT}</div>
</body>
</html>
"""
"""Where the SPA was not built: the same page, plain."""


def shell(spa_dir: Path, head: str, content: str, path: str, answers: Sequence[Answer]) -> str:
    """The whole page. `answers` are those of status 200 that the site's script would ask for first."""
    data = page_data(path, answers)
    # One pass, so that a marker inside an article's text stays text.
    before, _, rest = _template(spa_dir).partition(HEAD)
    middle, _, after = rest.partition(CONTENT)
    return f"{before}{head}\n{data}{middle}{content}{after}"


def page_data(path: str, answers: Sequence[Answer]) -> str:
    queries = {answer.request: answer.data for answer in answers}
    text = script_json({"path": path, "queries": queries})
    return f'<script type="application/json" id="page-data">{text}</script>'


def script_json(value: object) -> str:
    """JSON that can stand in a script element: nothing in it ends the element or opens a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _template(spa_dir: Path) -> str:
    index = spa_dir / "index.html"
    try:
        return _read(index, index.stat().st_mtime_ns)
    except FileNotFoundError:
        return UNBUILT


@lru_cache(maxsize=4)
def _read(index: Path, _changed: int) -> str:
    return index.read_text(encoding="utf-8")
