"""Counts by day as the API tells them: every day and every week, also those without an article."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from aainews.api.schemas.directories import DayCount, Share, WeekCount
from aainews.clock import JST, utc_now

DAYS, WEEKS = 90, 52


def today() -> date:
    """The day in Japan."""
    return utc_now().astimezone(JST).date()


def first_day(until: date) -> date:
    """The Monday with which the weeks begin."""
    return until - timedelta(days=until.weekday(), weeks=WEEKS - 1)


def by_day(counts: Mapping[date, int], until: date, days: int = DAYS) -> list[DayCount]:
    dates = (until - timedelta(days=days - 1 - n) for n in range(days))
    return [DayCount(day=day, articles=counts.get(day, 0)) for day in dates]


def by_week(counts: Mapping[date, int], until: date) -> list[WeekCount]:
    first = first_day(until)
    sums = [0] * WEEKS
    for day, number in counts.items():
        week = (day - first).days // 7
        if 0 <= week < WEEKS:
            sums[week] += number
    return [WeekCount(week=_name(first + timedelta(weeks=n)), articles=number) for n, number in enumerate(sums)]


def shares(counts: Mapping[date, int], everything: Mapping[date, int], until: date) -> list[Share]:
    """Share of voice of 7, 30 and 90 days."""
    return [_share(counts, everything, until, days) for days in (7, 30, 90)]


def _share(counts: Mapping[date, int], everything: Mapping[date, int], until: date, days: int) -> Share:
    since = until - timedelta(days=days - 1)
    articles, of = (sum(n for day, n in each.items() if since <= day <= until) for each in (counts, everything))
    return Share.model_validate({"days": days, "articles": articles, "of": of, "share": articles / of if of else None})


def _name(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
