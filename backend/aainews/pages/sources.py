"""情報源: what is followed, how fresh each is, and what it allows us to show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from html import escape

from aainews.clock import JST
from aainews.pages import parts
from aainews.pages.head import Head
from aainews.pages.list_filters import KIND_NAMES
from aainews.pages.page import SECONDS, Json, Made, Page, Visit

HEALTH = {"failing": "失敗が続いています", "waiting": "再取得待ち", "never": "未取得", "fresh": "正常"}
"""In the order in which they need attention."""
RIGHTS = {
    "full": ("全文", "全文を翻訳して掲載します。"),
    "summary": ("要約", "要約・評価と短い引用を掲載します。"),
    "link": ("リンク", "見出しとリンクだけを掲載します。"),
}
COLUMNS = ("媒体", "種類", "掲載範囲", "記事", "最終取得", "状態")


async def make(visit: Visit) -> Made:
    settings = visit.settings
    answer = await visit.ask("/sources")
    lead = f"{settings.site_name}が収集している媒体と、その取得状況です。"
    head = Head("情報源", lead, f"{settings.site_url}/sources")
    items: Sequence[Json] = answer.data["items"]
    shown = _catalogue(items) if items else parts.notice("情報源がまだ登録されていません。")
    return Made(head, f'<div class="page">{parts.masthead("情報源", lead)}{shown}</div>', (answer,), headers=SECONDS)


def _catalogue(sources: Sequence[Json]) -> str:
    order = list(HEALTH)
    ordered = sorted(sources, key=lambda source: order.index(source["health"]))
    counted = Counter(source["health"] for source in sources)
    counts = "".join(f"<li>{_mark(health)} {counted[health]}</li>" for health in order if counted[health])
    feeds = sum(len(source["feeds"]) for source in sources)
    head = "".join(f'<th scope="col">{column}</th>' for column in COLUMNS)
    legend = "".join(f'<div class="fact"><dt>{name}</dt><dd>{text}</dd></div>' for name, text in RIGHTS.values())
    return (
        f'<ul class="source-counts"><li>{len(sources)}媒体・{feeds}フィード</li>{counts}</ul>'
        f'<table class="sources"><thead><tr>{head}</tr></thead><tbody>{"".join(map(_row, ordered))}</tbody></table>'
        f'<section class="legend"><h2 class="section-title">掲載範囲の意味</h2><dl>{legend}</dl></section>'
    )


def _row(source: Json) -> str:
    name = escape(source["name"])
    site = parts.link(source["site_url"])
    shown = name if site == "#" else f'<a href="{site}" target="_blank" rel="noopener noreferrer">{name}</a>'
    note = f'<p class="quiet source-note">{escape(source["note"])}</p>' if source["note"] else ""
    count = f"{source['articles']}件"
    articles = escape(parts.list_address(source=source["slug"]))
    cells = (
        ("種類", "", escape(KIND_NAMES.get(source["kind"]) or source["kind"])),
        ("掲載範囲", "", RIGHTS[source["rights"]][0]),
        ("記事", ' class="figure"', f'<a href="{articles}">{count}</a>' if source["articles"] else count),
        ("最終取得", "", _time(source["last_success_at"]) or '<span class="quiet">まだありません</span>'),
        ("状態", "", _mark(source["health"]) + _trouble(source)),
    )
    row = "".join(f'<td data-label="{label}"{kind}>{html}</td>' for label, kind, html in cells)
    return f'<tr><th scope="row" class="source-name">{shown}{note}</th>{row}</tr>'


def _mark(health: str) -> str:
    return (
        f'<span class="health" data-health="{health}"><span class="health-sign" aria-hidden="true"></span>'
        f"{HEALTH[health]}</span>"
    )


def _trouble(source: Json) -> str:
    """Of the feed that has failed most."""
    failed = [feed for feed in source["feeds"] if feed["error"]]
    if not failed:
        return ""
    feed = max(failed, key=lambda each: each["failures"])
    count = feed["failures"]
    often = f"（{'1回失敗' if count == 1 else f'{count}回続けて失敗'}）" if count else ""
    return (
        f'<p class="quiet trouble">{escape(feed["error"]["text"])}{often}<br>'
        f"{_time(feed['next_check_at'], '次回 ')}</p>"
    )


def _time(at: str | None, before: str = "") -> str:
    if not at:
        return ""
    local = datetime.fromisoformat(at).astimezone(JST)
    return f'<time datetime="{escape(at)}">{before}{local.month}月{local.day}日 {local:%H:%M}</time>'


PAGE = Page("/sources", "src/pages/SourcesPage.tsx", make)
