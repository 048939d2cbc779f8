"""The operator's own pages, from Markdown: what this site is, who runs it, how to write to him."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import nh3
from fastapi import APIRouter, Depends, Query
from markdown_it import MarkdownIt
from pydantic import Field

from aainews.api.contract import INVALID, MISSING
from aainews.api.parameters import NoParameters
from aainews.api.schemas.common import Out
from aainews.api.service import ServiceSettings, for_seconds
from aainews.errors import NotFound
from aainews.settings import PACKAGE

router = APIRouter(prefix="/pages", tags=["このサイト"], dependencies=[Depends(for_seconds)])

TEMPLATES = PACKAGE / "pages" / "templates"
TITLES = {
    "about": "このサイトについて",
    "contact": "お問い合わせ",
    "tokushoho": "特定商取引法に基づく表記",
    "privacy": "プライバシー",
    "rss": "RSS",
    "developers": "API",
}
"""The pages, with the titles of those whose text begins with no heading of level 1."""
UNFILLED = re.compile("ここに[^\n]{0,80}?書いてください")

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_BLOCKS = {
    "p",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_CLEANER = nh3.Cleaner(
    tags=_BLOCKS | {"a", "em", "strong", "code", "br"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
    # A box that scrolls sideways has to be reached by the keyboard too.
    set_tag_attribute_values={"pre": {"tabindex": "0"}},
)


class OperatorPage(Out):
    """運営者のページ。"""

    name: str
    title: str
    html: str = Field(description="本文。見出しは h2 から。決まった要素だけを含みます。")
    complete: bool = Field(description="運営者が書くべき所が残っていれば false。")


@router.get("/{name}", operation_id="getPage", summary="運営者のページ", responses=INVALID | MISSING)
def get_page(name: str, _: Annotated[NoParameters, Query()], settings: ServiceSettings) -> OperatorPage:
    """`about` `contact` `tokushoho` `privacy` `rss` `developers`。"""
    if name not in TITLES:
        raise NotFound(name[:80])
    text = _source(settings.pages_dir, name)
    for mark, value in (("{{site_name}}", settings.site_name), ("{{site_url}}", settings.site_url)):
        text = text.replace(mark, value)
    title, html = rendered(text)
    return OperatorPage(name=name, title=title or TITLES[name], html=html, complete=UNFILLED.search(text) is None)


def _source(folder: Path | None, name: str) -> str:
    """The operator's file, else the template. Bytes that are no UTF-8 show as U+FFFD: he sees it and mends it."""
    try:
        if folder is not None:
            return (folder / f"{name}.md").read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        pass
    return (TEMPLATES / f"{name}.md").read_text(encoding="utf-8")


def rendered(text: str) -> tuple[str | None, str]:
    """The title (a heading of level 1 at the very beginning) and the rest as HTML. HTML in the text stays text."""
    tokens = _MARKDOWN.parse(text)
    title = None
    if len(tokens) > 2 and tokens[0].tag == "h1":
        title = "".join(child.content for child in tokens[1].children or ()).strip() or None
        tokens = tokens[3:]
    for token in tokens:
        if token.tag == "h1":  # the page has its own
            token.tag = "h2"
    return title, _CLEANER.clean(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))
