"""週報: the news of an ISO week, Monday 07:00 to Monday 07:00 in Japan."""

from __future__ import annotations

from datetime import date, timedelta

from aainews.domain.digests import DigestKind, first_day
from aainews.publish.editions.choosing import WEEKLY
from aainews.publish.editions.news_edition import Form


def _days(monday: date) -> str:
    sunday = monday + timedelta(days=6)
    last = f"{sunday.day}日" if sunday.month == monday.month else f"{sunday.month}月{sunday.day}日"
    return f"{monday.year}年{monday.month}月{monday.day}日–{last}"


AI_WEEKLY = Form(
    kind=DigestKind.WEEKLY,
    caps=WEEKLY,
    titled=lambda key: f"AI週報 {_days(first_day(key))}",
    now="今週",
    before="前週",
    english="the week",
    top=5,
    quiet=6,
    nothing="この週に新しく公開された記事はありませんでした。",
    moves=True,
)
