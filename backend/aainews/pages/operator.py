"""Pages that are the operator's text alone: について, 特定商取引法に基づく表記, プライバシー, API."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aainews.pages import parts
from aainews.pages.asking import Answer
from aainews.pages.head import TAGLINE, Head
from aainews.pages.page import SECONDS, Made, Page, Visit

NAMES = ("about", "tokushoho", "privacy", "developers")


async def text_of(visit: Visit, name: str) -> tuple[Answer, Head, str]:
    """A page's text: the API's answer, the head that names it, and its HTML under the heading."""
    answer = await visit.ask(f"/pages/{name}")
    text = answer.data
    # What still says what to write is nothing to be found by.
    wanting = name in ("tokushoho", "privacy") and not text["complete"]
    head = Head(text["title"], TAGLINE, f"{visit.settings.site_url}/{name}", indexed=not wanting)
    return answer, head, f'{parts.masthead(text["title"])}<div class="prose">{text["html"]}</div>'


def _make(name: str) -> Callable[[Visit], Awaitable[Made]]:
    async def make(visit: Visit) -> Made:
        answer, head, body = await text_of(visit, name)
        return Made(head, f'<div class="page page-text">{body}</div>', (answer,), headers=SECONDS)

    return make


PAGES = tuple(Page(f"/{name}", "src/pages/TextPage.tsx", _make(name)) for name in NAMES)
