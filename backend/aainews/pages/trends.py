"""トレンド: what rises, and what is often written about."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from aainews.pages import parts
from aainews.pages.charts import columns, table
from aainews.pages.head import Head
from aainews.pages.page import Json, Made, Page, Visit

LEAD = (
    "これまでの記事数から見込まれる数より、目立って多いものを「急上昇」としています。"
    "1件が3件になっただけでは急上昇としません。"
)
KINDS = {"tag": "タグ", "company": "企業", "model": "モデル"}
WINDOWS = {"7d": "7日", "30d": "30日", "90d": "90日"}


async def make(visit: Visit) -> Made:
    kind = visit.query.get("kind", "tag")
    window = visit.query.get("window", "7d")
    kind, window = kind if kind in KINDS else "tag", window if window in WINDOWS else "7d"
    answer = await visit.ask("/trends", _wanted(kind, window))
    items: Sequence[Json] = answer.data["items"] if answer.status == 200 else []
    rising, rest = ([item for item in items if item["rising"] is wanted] for wanted in (True, False))
    choices = parts.segmented("対象", [(_address(each, window), name, each == kind) for each, name in KINDS.items()])
    choices += parts.segmented("期間", [(_address(kind, each), name, each == window) for each, name in WINDOWS.items()])
    shown = parts.section("急上昇", _rows(kind, rising)) + parts.section("よく出るもの", _rows(kind, rest))
    shown += _figures(items)
    empty = parts.notice("この期間の記事がまだありません")
    head = Head("トレンド", LEAD, f"{visit.settings.site_url}{_address(kind, window)}")
    body = f'<div class="page">{parts.masthead("トレンド", LEAD)}<div class="choices">{choices}</div>{shown or empty}</div>'
    return Made(head, body, (answer,) if answer.status == 200 else ())


def _wanted(kind: str, window: str) -> dict[str, str]:
    """Without what is the default, as the site's script asks."""
    return {name: value for name, value, plain in (("kind", kind, "tag"), ("window", window, "7d")) if value != plain}


def _address(kind: str, window: str) -> str:
    wanted = _wanted(kind, window)
    return f"/trends?{urlencode(wanted)}" if wanted else "/trends"


def _rows(kind: str, items: Sequence[Json]) -> str:
    rows = "".join(
        f'<li class="trend" data-rising="{str(item["rising"]).lower()}">'
        f'<a class="trend-name card-link" href="{escape(parts.list_address(**{kind: item["slug"]}))}">{escape(item["name"])}</a>'
        f'<span class="quiet trend-count">{item["articles"]}件（前の期間 {item["before"]}件）{_expected(item)}</span>'
        f'<span class="trend-days">{columns([day["articles"] for day in item["days"]])}</span></li>'
        for item in items
    )
    return f'<ol class="trends">{rows}</ol>' if rows else ""


def _expected(item: Json) -> str:
    return f" 見込み\u00a0{item['expected']:,}件" if item["rising"] else ""


def _figures(items: Sequence[Json]) -> str:
    if not items:
        return ""
    rows = [
        (item["name"], item["articles"], item["before"], item["expected"], "はい" if item["rising"] else "")
        for item in items
    ]
    heads = ("名前", "記事", "前の期間", "見込み", "急上昇")
    return (
        '<details class="chart-table trend-table"><summary>数値の一覧</summary>'
        f"{table('数値の一覧', heads, rows)}</details>"
    )


PAGE = Page("/trends", "src/pages/TrendsPage.tsx", make)
