"""Pieces of HTML that many pages share, with the very classes that the site's components draw (`frontend/src/ui`,
`features/articles`): a reader sees the same page before the script has come, and without it.

All text is escaped here. Inline HTML of segments comes from the API, which lets through its allow-list only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from html import escape
from typing import Any
from urllib.parse import quote, urlencode

from lxml import html as lxml_html

from aainews.clock import JST
from aainews.pages.icons import icon

Json = Mapping[str, Any]
Addressed = Callable[[str], str]

CURRENT = ' aria-current="true"'
WEEKDAYS = "月火水木金土日"
WORDS = {5: "最重要", 4: "重要", 3: "注目", 2: "参考", 1: "軽微"}
RIGHTS = {"summary": "要約", "link": "リンク"}


def masthead(title: str, lead: str = "", aside: str = "") -> str:
    """The head of a page that is not an article. `aside` is HTML."""
    note = f'<p class="page-lead masthead-note">{escape(lead)}</p>' if lead else ""
    return f'<div class="masthead"><h1 class="masthead-title" tabindex="-1">{escape(title)}</h1>{aside}{note}</div>'


def section(title: str, body: str, name: str = "", aside: str = "") -> str:
    """A part of a page under a heading of level 2; `body` and `aside` are HTML. Empty where there is nothing in it."""
    if not body:
        return ""
    head = f'<div class="section-head"><h2 class="section-title">{escape(title)}</h2>{aside}</div>'
    return f'<section class="{f"section {name}".strip()}">{head}{body}</section>'


def notice(title: str, text: str = "") -> str:
    more = f"<p>{escape(text)}</p>" if text else ""
    return f'<div class="notice"><p class="notice-title">{escape(title)}</p>{more}</div>'


def link(url: str | None) -> str:
    """An address of the web, escaped; `#` for what is none (`javascript:` never passes)."""
    return escape(url) if url and url.startswith(("https://", "http://")) else "#"


def article_address(id_: str) -> str:
    return f"/articles/{quote(id_, safe='')}"


def list_address(**wanted: str) -> str:
    return f"/articles?{urlencode(wanted)}"


def pager(previous: tuple[str, str] | None, following: tuple[str, str] | None) -> str:
    """To the edition before and after: each an address and its name."""
    before = (
        f'<a class="button" rel="prev" href="{escape(previous[0])}">{escape(previous[1])}</a>'
        if previous
        else "<span></span>"
    )
    after = (
        f'<a class="button" rel="next" href="{escape(following[0])}">{escape(following[1])}</a>' if following else ""
    )
    return f'<nav class="pager" aria-label="前後のページ">{before}{after}</nav>'


def next_page(path: str, cursor: str | None, wanted: Mapping[str, str] | None = None) -> str:
    """On to what follows; nothing at the end."""
    if not cursor:
        return ""
    href = f"{path}?{urlencode(sorted({**(wanted or {}), 'cursor': cursor}.items()))}"
    return f'<p class="more"><a class="button button-wide" rel="next" href="{escape(href)}">つぎのページ</a></p>'


def segmented(label: str, choices: Sequence[tuple[str, str, bool]]) -> str:
    """A few choices of which one holds: each an address, its name, and whether it is the one."""
    links = "".join(
        f'<a class="segment" href="{escape(href)}"{CURRENT if current else ""}>{escape(name)}</a>'
        for href, name, current in choices
    )
    return f'<nav class="segmented" aria-label="{escape(label)}">{links}</nav>'


def strong_way(url: str) -> str:
    """To the source's own page, as the main thing to do."""
    return _outward("button button-strong", url, "元記事を読む")


def way(url: str) -> str:
    """To the source's own page, beside other ways."""
    return _outward("way", url, "元記事を開く")


def _outward(name: str, url: str, words: str) -> str:
    return (
        f'<a class="{name}" href="{link(url)}" rel="noopener noreferrer" target="_blank">{words}{icon("external")}</a>'
    )


def plain_text(inline: str) -> str:
    """Inline HTML of a segment without its markup. Not escaped."""
    return (
        str(lxml_html.fragment_fromstring(inline, create_parent="div").text_content())
        if "<" in inline or "&" in inline
        else inline
    )


# --- times ---------------------------------------------------------------------------------------


def day_text(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def moment(at: str | None, day: str | None) -> str:
    """`2026年5月5日（火）09:00` in a time element; the day alone where the source gave no more; nothing for nothing."""
    if at:
        local = datetime.fromisoformat(at).astimezone(JST)
        return f'<time datetime="{escape(at)}">{day_text(local)}{local:%H:%M}</time>'
    return f'<time datetime="{escape(day)}">{day_text(date.fromisoformat(day))}</time>' if day else ""


def short_moment(card: Json) -> str:
    """For lists: `11月26日 05:40`. Pages are kept for long, so nothing here says 今日 or 1時間前; the script does."""
    at, day = card["published_at"], card["published_date"]
    if not at and day:
        shown = date.fromisoformat(day)
        return f'<time datetime="{escape(day)}">{shown.month}月{shown.day}日</time>'
    known = at or card["first_published_at"]
    local = datetime.fromisoformat(known).astimezone(JST)
    said = "" if at else " 掲載"
    return f'<time datetime="{escape(known)}">{local.month}月{local.day}日 {local:%H:%M}{said}</time>'


# --- articles ------------------------------------------------------------------------------------


def importance(score: Json | None) -> str:
    return importance_of(score["importance"] if score else None)


def importance_of(known: int | None) -> str:
    level = known or 0
    said = f'<span class="sr-only">（5段階中{level}）</span>' if known else ""
    word = WORDS[level] if known else "未評価"
    return (
        f'<span class="importance" data-level="{level}">{bars(level)}'
        f'<span class="importance-word">{escape(word)}</span>{said}</span>'
    )


def bars(level: int) -> str:
    return (
        '<svg class="bars" viewBox="0 0 22 16" width="22" height="16" aria-hidden="true" focusable="false">'
        f'<path class="bar-on" d="{"".join(_BARS[:level])}"></path>'
        f'<path class="bar-off" d="{"".join(_BARS[level:])}"></path></svg>'
    )


_BARS = ("M.5 10.6h3v4.9h-3z", "M5 8.2h3v7.3h-3z", "M9.5 5.8h3v9.7h-3z", "M14 3.4h3v12.1h-3z", "M18.5 1h3v14.5h-3z")


def reading_time(minutes: int) -> str:
    """Nothing for a piece without a text to read."""
    return f'<span><span class="sr-only">読了時間 </span>約{minutes}分</span>' if minutes else ""


def standing(card: Json) -> str:
    """How much weight it carries: its importance, and how many media report the story."""
    story = card["story"]
    reported = f"<span>{story['sources']}媒体が報道</span>" if story and story["sources"] > 1 else ""
    return f'<div class="standing">{importance(card["score"])}{reported}</div>'


def byline(card: Json) -> str:
    return (
        f'<p class="byline"><span class="byline-source">{escape(card["source"]["name"])}</span>'
        f"{reading_time(card['reading_minutes'])}{short_moment(card)}</p>"
    )


def title_link(card: Json) -> str:
    kept = card["title_status"] in ("original", "pending") and card["language"] != "ja"
    language = f' lang="{escape(card["language"])}"' if kept else ""
    return f'<a href="{article_address(card["id"])}" class="card-link"{language}>{escape(card["title"])}</a>'


def tags(names: Sequence[str]) -> str:
    if not names:
        return ""
    items = "".join(
        f'<li><a class="tag" href="{escape(list_address(tag=name))}">{escape(name)}</a></li>' for name in names
    )
    return f'<ul class="tags" aria-label="タグ">{items}</ul>'


def badges(card: Json) -> str:
    shown = [
        ("原題", "care", card["title_status"] == "original"),
        ("一部原文", "care", card["state"] == "published_partly"),
        ("日本語記事", "quiet", card["language"] == "ja"),
        (RIGHTS.get(card["rights"], ""), "quiet", card["rights"] != "full"),
        (card["model_label"], "care", card["model_label"] is not None),
    ]
    items = "".join(f'<li class="badge" data-tone="{tone}">{escape(text)}</li>' for text, tone, holds in shown if holds)
    return f'<ul class="badges">{items}</ul>' if items else ""


def card(item: Json, heading: str = "h3") -> str:
    """One article of a list."""
    gist = f'<p class="card-gist">{escape(item["tldr"])}</p>' if item["tldr"] else ""
    return (
        f'<article class="card" data-article="{escape(item["id"])}">{standing(item)}<div class="card-text">'
        f'{byline(item)}<{heading} class="card-title">{title_link(item)}</{heading}>{gist}'
        f'<div class="card-foot">{tags(item["tags"][:4])}{badges(item)}</div></div></article>'
    )


def cards(items: Sequence[Json], heading: str = "h3") -> str:
    return f'<ol class="cards">{"".join(f"<li>{card(item, heading)}</li>" for item in items)}</ol>' if items else ""
