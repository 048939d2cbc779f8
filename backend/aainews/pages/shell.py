"""index.html of the built SPA with our parts put in at its markers."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from aainews.domain.policy import content_security_policy
from aainews.pages.asking import Answer
from aainews.settings import Settings

HEAD, CONTENT = "<!--head-->", "<!--content-->"
FIRST = "src/first.ts"
"""The script inside every page's head."""
REST = "src/styles/rest.css"
"""The style of everything that the main one leaves out; the build makes a file of it."""
WITHOUT_REST = frozenset({"src/pages/ArticlePage.tsx"})
"""Pages that are whole without it. They get it after their text, for what is opened on them and for the next page."""
SITE_NAME = "%SITE_NAME%"
"""Where the frame that `frontend/scripts/frame.ts` draws names the site."""

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
<div id="app"><nav><a href="/">{SITE_NAME}</a> <a href="/sources">情報源</a> <a href="/about">について</a> <a href="/api/docs">API</a></nav><main>{CONTENT}</main></div>
</body>
</html>
"""
"""Where the SPA was not built: the same page, plain."""


def shell(
    settings: Settings, path: str, head: str, content: str, *, answers: Sequence[Answer] = (), module: str | None = None
) -> str:
    """The whole page. `content` is the inside of <main>; `answers` are those of status 200 that the site's script would
    ask for first; `module` is the page's file of the SPA, which the browser then fetches beside the main one."""
    preloads = "".join(
        f'<link rel="modulepreload" href="/{escape(file)}">\n' for file in module_files(settings.spa_dir, module)
    )
    # One pass, so that a marker inside an article's text stays text.
    built = _built(settings.spa_dir)
    later = module in WITHOUT_REST
    before, _, below = (built.light if later else built.text).partition(HEAD)
    middle, _, after = below.partition(CONTENT)
    middle, after = (_framed(part, settings.site_name, path) for part in (middle, after))
    # The data say once more what the content says, and the script draws it once more: both come after it, so that the
    # text is not kept waiting. What stands in a template is not asked for before `first.ts` takes it out, after the
    # first paint; named in the page itself it cost the processor of a phone as much as parsing it.
    frame, _, end = after.rpartition("</body>")
    late = built.rest if later else ""
    waiting = f'<template id="later">{late}{built.script}{preloads}</template>'
    unscripted = f"<noscript>{late}</noscript>\n" if late else ""
    return f"{before}{head}\n{middle}{content}{frame}{unscripted}{page_data(path, answers)}\n{waiting}</body>{end}"


def _framed(part: str, site_name: str, path: str) -> str:
    """The site's frame with the operator's name, and with the place in the menus where the reader is."""
    here = re.compile(f'(<a href="{re.escape(escape(_place(path)))}" class="(?:header-link|tab)")')
    return here.sub(r'\1 aria-current="page"', part).replace(SITE_NAME, escape(site_name))


def _place(path: str) -> str:
    if path in ("/", "/articles"):
        return "/"
    return "/".join(path.split("/")[: 3 if path.startswith("/digests/") else 2])


def module_files(spa_dir: Path, module: str | None) -> list[str]:
    """The files that a page's module needs beside the main one, itself first. Empty where the SPA was not built."""
    manifest = spa_dir / ".vite" / "manifest.json"
    if module is None or not manifest.is_file():
        return []
    made = _manifest(manifest, manifest.stat().st_mtime_ns)
    if module not in made:
        return []
    files = [made[name]["file"] for name in (module, *made[module].get("imports", ()))]
    always = _built(spa_dir).script
    return [file for file in files if file not in always]


@lru_cache(maxsize=4)
def _manifest(file: Path, _changed: int) -> Mapping[str, Any]:
    return json.loads(file.read_text(encoding="utf-8"))


def page_data(path: str, answers: Sequence[Answer]) -> str:
    queries = {answer.request: answer.data for answer in answers}
    text = script_json({"path": path, "queries": queries})
    return f'<script type="application/json" id="page-data">{text}</script>'


def script_json(value: object) -> str:
    """JSON that can stand in a script element: nothing in it ends the element or opens a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def policy(spa_dir: Path) -> str:
    """The content security policy of a page: its own style and its first script are known by their hashes."""
    return _built(spa_dir).policy


@dataclass(frozen=True, slots=True)
class _Built:
    text: str
    light: str
    """Without the style of `rest`, which an element of its own loads."""
    policy: str
    rest: str = ""
    script: str = ""
    """The element that loads the site's own script."""


def _built(spa_dir: Path) -> _Built:
    index = spa_dir / "index.html"
    try:
        return _read(index, index.stat().st_mtime_ns)
    except FileNotFoundError:
        return _Built(UNBUILT, UNBUILT, content_security_policy())


@lru_cache(maxsize=4)
def _read(index: Path, _changed: int) -> _Built:
    """index.html with the style and the script that the first paint waits for put in: with them in files of their own
    the text was painted a whole way to the service and back later (`benchmarks/lcp.py`)."""
    text = index.read_text(encoding="utf-8")
    scripts = styles = ""
    module = _MODULE.search(text)
    text = _MODULE.sub("", text)
    if first := _made(index.parent, FIRST):
        script = _contents(index.parent, first)
        text = text.replace(HEAD, f"<script>{script}</script>\n    {HEAD}")
        scripts = _source(script)
    light = text
    rest = _made(index.parent, REST)
    for match in _STYLE.finditer(text):
        style, more = (_contents(index.parent, file) if file else "" for file in (match["file"], rest))
        light = light.replace(match[0], f"<style>{style}</style>")
        text = text.replace(match[0], f"<style>{style}{more}</style>")
        styles += _source(style) + (_source(style + more) if more else "")
    link = f'<link rel="stylesheet" href="/{rest}">\n' if rest else ""
    return _Built(text, light, content_security_policy(scripts, styles), link, module[0] if module else "")


def _made(spa_dir: Path, source: str) -> str | None:
    """The file that the build made of one of ours."""
    manifest = spa_dir / ".vite" / "manifest.json"
    if not manifest.is_file():
        return None
    return _manifest(manifest, manifest.stat().st_mtime_ns).get(source, {}).get("file")


_STYLE = re.compile(r'<link rel="stylesheet"[^>]*? href="/(?P<file>assets/[\w.-]+\.css)">')
_MODULE = re.compile(r'<script type="module"[^>]*></script>\s*')


def _contents(spa_dir: Path, file: str) -> str:
    text = (spa_dir / file).read_text(encoding="utf-8").strip()
    if "</" in text:
        raise ValueError(f"{file} would end the element that it stands in")
    return text


def _source(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f" 'sha256-{base64.b64encode(digest).decode()}'"
