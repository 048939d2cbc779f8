"""検索: a plain form, and what it found with the words marked."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from aainews.pages import parts
from aainews.pages.head import Head
from aainews.pages.page import KEPT, NEVER, Json, Made, Page, Visit

HINT = (
    '空白で区切るとすべてを含む記事、"…" でその並びのまま、-語 でその語を除きます。'
    "全角と半角、大文字と小文字、語末の長音は区別しません。"
)
PLACEHOLDER = '推論、Claude、"自動運転" -株価'
EXAMPLES = ("推論", "エージェント", "オープンウェイト", "規制", "GPU")
NEAR = "意味の近い記事"
NEAR_NOTE = "言葉は一致しませんが、内容が近い記事です。"
SORTS = {"relevance": "関連の深い順", "newest": "新しい順"}


async def make(visit: Visit) -> Made:
    q = visit.query.get("q", "").strip()[:200]
    sort = "newest" if visit.query.get("sort") == "newest" else "relevance"
    head = Head(
        f"「{q}」の検索結果" if q else "検索",
        "見出し・要点・本文から、日本語で探せます。",
        # All results are one page to a search engine: the canonical address says so, and nothing forbids reading them.
        f"{visit.settings.site_url}/search",
    )
    form = (
        f'{parts.masthead("検索")}<search><form class="search-form" action="/search">'
        f'<label class="sr-only" for="q">探す言葉</label><input id="q" name="q" type="search" class="search-field"'
        f' value="{escape(q)}" placeholder="{escape(PLACEHOLDER)}" maxlength="200">'
        '<button type="submit" class="button button-strong">検索</button></form></search>'
        f'<p class="quiet search-hint">{escape(HINT)}</p>'
    )
    if not q:
        return Made(head, f'<div class="page">{form}{_examples()}</div>')
    wanted = _wanted(q, sort, visit.query.get("cursor"))
    answer = await visit.ask("/search", wanted)
    if answer.status != 200:
        detail = answer.data.get("detail") or "言葉を変えてもう一度お試しください。"
        return Made(
            head, f'<div class="page">{form}{parts.notice("検索できませんでした", detail)}</div>', headers=NEVER
        )
    choices = parts.segmented("並び順", [(_address(q, each), name, each == sort) for each, name in SORTS.items()])
    page: Json = answer.data
    shown = _hits(page["items"]) or parts.notice(
        f"「{q}」に合う記事は見つかりませんでした", "言葉を減らすか、別の書き方（カタカナ・英語）を試してください。"
    )
    more = parts.next_page("/search", page["next_cursor"], _wanted(q, sort, None))
    body = f'<div class="page">{form}<div class="choices">{choices}</div>{shown}{more}{_near(page["near"])}</div>'
    return Made(head, body, (answer,), headers=NEVER if answer.passing else KEPT)


def _wanted(q: str, sort: str, cursor: str | None) -> dict[str, str]:
    given = {"cursor": cursor or "", "q": q, "sort": sort if sort != "relevance" else ""}
    return {name: value for name, value in given.items() if value}


def _address(q: str, sort: str) -> str:
    return f"/search?{urlencode(_wanted(q, sort, None))}"


def _examples() -> str:
    links = "".join(f'<a class="chip" href="{escape(_address(word, "relevance"))}">{word}</a>' for word in EXAMPLES)
    return f'<p class="chips search-examples"><span class="quiet">たとえば</span>{links}</p>'


def _hits(hits: Sequence[Json]) -> str:
    rows = "".join(_found(hit["article"], "h2", _marked(hit["title"]), _marked(hit["extract"])) for hit in hits)
    return f'<ol class="cards">{rows}</ol>' if rows else ""


def _near(articles: Sequence[Json]) -> str:
    rows = "".join(_found(card, "h3", escape(card["title"]), escape(card["tldr"] or "")) for card in articles)
    body = f'<p class="quiet">{NEAR_NOTE}</p><ol class="cards">{rows}</ol>' if rows else ""
    return parts.section(NEAR, body)


def _found(card: Json, heading: str, title: str, gist: str) -> str:
    """One article; `title` and `gist` are HTML."""
    shown = f'<p class="card-gist">{gist}</p>' if gist else ""
    return (
        f'<li><article class="card" data-article="{escape(card["id"])}">{parts.standing(card)}'
        f'<div class="card-text"><p class="byline"><span class="byline-source">{escape(card["source"]["name"])}</span>'
        f'{parts.short_moment(card)}</p><{heading} class="card-title">'
        f'<a class="card-link" href="{parts.article_address(card["id"])}">{title}</a></{heading}>'
        f"{shown}</div></article></li>"
    )


def _marked(texts: object) -> str:
    assert isinstance(texts, list)
    return "".join(f"<mark>{escape(part['text'])}</mark>" if part["hit"] else escape(part["text"]) for part in texts)


PAGE = Page("/search", "src/pages/SearchPage.tsx", make)
