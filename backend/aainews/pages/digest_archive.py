"""The archives of AI日報, Hacker日報 and 週報: the newest edition large, those before it as calendars and as a list."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Sequence
from functools import partial
from html import escape

from aainews.pages import linked_data, parts
from aainews.pages.digest import LEADS, NAMES, address, key_text
from aainews.pages.head import Head
from aainews.pages.page import Json, Made, Page, Visit
from aainews.settings import Settings

SHOWN = "62"
"""What the site's script asks for: the calendar of two months."""
MONTHS = 2
SUNDAY = 6
WEEKDAYS = "日月火水木金土"


async def make_archive(kind: str, visit: Visit) -> Made:
    answer = await visit.ask(f"/digests/{kind}", {"limit": SHOWN})
    items: Sequence[Json] = answer.data["items"]
    name, settings = NAMES[kind], visit.settings
    head = Head(name, LEADS[kind], f"{settings.site_url}{address(kind)}", data=_list_data(kind, items, settings))
    shown = (
        _archive(kind, items) if items else parts.notice("まだ版がありません", "最初の版ができると、ここに並びます。")
    )
    return Made(head, f'<div class="page">{parts.masthead(name, LEADS[kind])}{shown}</div>', (answer,))


def _archive(kind: str, items: Sequence[Json]) -> str:
    latest, *earlier = items
    headlines = "".join(f"<li>{escape(line)}</li>" for line in latest["headlines"])
    first = (
        f'<article class="archive-latest"><p class="quiet">最新の版</p><h2 class="archive-title">'
        f'<a class="card-link" href="{address(kind, latest["key"])}">{key_text(kind, latest["key"])}</a></h2>'
        f'<p class="archive-lead">{escape(latest["lead"])}</p><ol class="archive-headlines">{headlines}</ol></article>'
    )
    rows = "".join(
        f'<li><a href="{address(kind, each["key"])}">{key_text(kind, each["key"])}</a>'
        f'<span class="quiet">{each["items"]}本の話題</span>'
        f'<p class="archive-gist">{escape(" / ".join(each["headlines"][:2]))}</p></li>'
        for each in earlier
    )
    rest = parts.section("バックナンバー", f"<ul>{rows}</ul>", "archive-list") if rows else ""
    return f'<div class="archive">{first}{_months(kind, [each["key"] for each in items])}{rest}</div>'


def _list_data(kind: str, items: Sequence[Json], settings: Settings) -> Json | None:
    places = [(item["title"], address(kind, item["key"])) for item in items]
    return linked_data.graph(linked_data.item_list(places, settings)) if places else None


def _months(kind: str, keys: Sequence[str]) -> str:
    if kind == "weekly":
        return ""
    months = sorted({key[:7] for key in keys}, reverse=True)[:MONTHS]
    return f'<div class="archive-months">{"".join(_month(kind, month, keys) for month in months)}</div>'


def _month(kind: str, month: str, keys: Sequence[str]) -> str:
    """`month` as `2026-11`, in weeks that begin on Sunday; a day with an edition leads to it."""
    year, number = map(int, month.split("-"))
    head = "".join(f'<th scope="col">{day}</th>' for day in WEEKDAYS)
    weeks = "".join(
        f"<tr>{''.join(f'<td>{_day(kind, month, day, keys)}</td>' for day in week)}</tr>"
        for week in Calendar(SUNDAY).monthdayscalendar(year, number)
    )
    return (
        f'<table class="month"><caption>{year}年{number}月</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{weeks}</tbody></table>"
    )


def _day(kind: str, month: str, day: int, keys: Sequence[str]) -> str:
    if not day:
        return ""
    key = f"{month}-{day:02}"
    if key not in keys:
        return f"<span>{day}</span>"
    return f'<a href="{address(kind, key)}" aria-label="{key_text(kind, key)}">{day}</a>'


ARCHIVES = tuple(Page(address(kind), "src/pages/DigestsPage.tsx", partial(make_archive, kind)) for kind in NAMES)
