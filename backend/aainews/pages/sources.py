"""情報源: what is followed."""

from __future__ import annotations

from html import escape

from aainews.pages import parts
from aainews.pages.head import Head
from aainews.pages.page import SECONDS, Json, Made, Page, Visit


async def make(visit: Visit) -> Made:
    settings = visit.settings
    answer = await visit.ask("/sources")
    lead = f"{settings.site_name}が収集している媒体と、その取得状況です。"
    head = Head("情報源", lead, f"{settings.site_url}/sources")
    lines = "".join(map(_line, answer.data["items"]))
    return Made(
        head, f'<div class="page">{parts.masthead("情報源", lead)}<ul>{lines}</ul></div>', (answer,), headers=SECONDS
    )


def _line(source: Json) -> str:
    articles = escape(parts.list_address(source=source["slug"]))
    return (
        f'<li><a href="{parts.link(source["site_url"])}" rel="noopener">{escape(source["name"])}</a>'
        f'（<a href="{articles}">{source["articles"]}件</a>）</li>'
    )


PAGE = Page("/sources", "src/pages/SourcesPage.tsx", make)
