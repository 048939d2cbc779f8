"""について."""

from __future__ import annotations

from html import escape

from aainews.pages.head import TAGLINE, Head
from aainews.pages.page import Made, Page, Visit


async def make(visit: Visit) -> Made:
    settings = visit.settings
    body = (
        f'<div class="page page-text"><h1 class="page-title" tabindex="-1">このサイトについて</h1><p>{escape(settings.site_name)}は、'
        "世界の AI に関するニュースを毎時集め、日本語に翻訳・要約し、重要度を付けて並べています。</p></div>"
    )
    return Made(Head("このサイトについて", TAGLINE, f"{settings.site_url}/about"), body)


PAGE = Page("/about", "src/pages/AboutPage.tsx", make)
