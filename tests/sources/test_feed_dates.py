"""Dates as feeds write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from aainews.clock import JST
from aainews.domain.entries import Published
from aainews.sources import parse_feed
from aainews.sources.dates import read_date

MORNING = datetime(2026, 10, 1, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Thu, 01 Oct 2026 09:30:00 +0900",
        "Thu, 1 Oct 2026 09:30:00 JST",
        "1 Oct 2026 0:30 GMT",
        "01 Oct 26 00:30:00 Z",
        "Wed, 30 Sep 2026 20:30:00 EDT",
        "Thursday, 01-Oct-26 00:30:00 GMT",
        "Thu Oct  1 00:30:00 2026",
        "Thu Oct 1 09:30:00 JST 2026",
        "Thu, 01 Oct 2026 09:30:00 +09:00 (JST)",
        "Thu, 01 Oct 2026 09:30:00 GMT+9",
        "2026-10-01T09:30:00+09:00",
        "2026-10-01T00:30:00.123456Z",
        "2026-10-01T00:30Z",
        "2026-10-01 00:30:00",
        "2026/10/01 9:30:00 +0900",
        "20261001T003000Z",
        "20261001003000",
        "October 1, 2026 at 12:30 am",
        "Oct 1, 2026, 12:30 AM UTC",
        "2026年10月1日(木) 0時30分",
        "２０２６年１０月１日 ０：３０",
        "令和8年10月1日 0時30分",
        "Thu, 30 Sep 2026 24:30:00 GMT",
    ],
)
def test_a_time_is_read_into_utc(text: str) -> None:
    assert read_date(text) == Published(at=MORNING, day=None)


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-01", "20261001", "2026/10/1", "2026.10.01", "Thu, 01 Oct 2026", "1 October 2026", "October 1st, 2026",
        "2026年10月1日", "令和8年10月1日", "Oct. 1, 2026",
    ],
)  # fmt: skip
def test_a_day_stays_a_day(text: str) -> None:
    assert read_date(text) == Published(at=None, day=date(2026, 10, 1))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "03/04/2026",
        "2026",
        "2026-10",
        "2026-13-01",
        "2026-02-30",
        "99:99",
        "Thu, 01 Foo 2026",
        "2026-10-01T25:00Z",
        "1" * 500,
    ],
)
def test_what_cannot_be_read_is_not_guessed(text: str) -> None:
    assert read_date(text) is None


def test_a_time_without_zone_is_taken_in_the_given_zone() -> None:
    assert read_date("2026-10-01 09:30", default_zone=JST) == Published(at=MORNING, day=None)


NOW = datetime(2026, 10, 2, 12, 0, tzinfo=UTC)


def published(*dates: str, language: str = "en") -> tuple[list[Published | None], tuple[str, ...]]:
    items = "".join(f"<item><title>{n}</title><pubDate>{text}</pubDate></item>" for n, text in enumerate(dates))
    body = f"<rss version='2.0'><channel><language>{language}</language>{items}</channel></rss>"
    feed = parse_feed(body.encode(), None, "https://a.example/", now=NOW)
    return [entry.published for entry in feed.entries], feed.notes


def test_a_feed_whose_every_time_is_midnight_knows_only_days() -> None:
    days, notes = published("Thu, 01 Oct 2026 00:00:00 -0400", "Wed, 30 Sep 2026 00:00:00 -0400")
    assert days == [Published(at=None, day=date(2026, 10, 1)), Published(at=None, day=date(2026, 9, 30))]
    assert notes == ("midnight_taken_as_day",)


def test_one_other_time_shows_that_a_feed_knows_times() -> None:
    times, notes = published("Thu, 01 Oct 2026 00:00:00 GMT", "Wed, 30 Sep 2026 10:00:00 GMT")
    assert times[0] == Published(at=datetime(2026, 10, 1, tzinfo=UTC), day=None)
    assert notes == ()


def test_a_time_of_midnight_in_the_middle_of_another_is_none() -> None:
    times, _ = published("Thu, 01 Oct 2026 10:00:00 GMT", "Wed, 30 Sep 2026 20:00:00 GMT")
    assert all(one is not None and one.at is not None for one in times)


def test_a_date_far_in_the_future_is_ignored() -> None:
    assert published("Thu, 08 Oct 2026 10:00:00 GMT") == ([None], ("future_date_ignored",))


def test_a_date_a_few_hours_ahead_is_a_clock_that_runs_fast() -> None:
    assert published("Fri, 02 Oct 2026 20:00:00 GMT")[1] == ()


def test_the_epoch_is_an_unset_field() -> None:
    assert published("Thu, 01 Jan 1970 00:00:00 GMT") == ([None], ("implausible_date_ignored",))


def test_a_japanese_feed_without_zones_means_japanese_time() -> None:
    assert published("2026-10-01 09:30:00", language="ja")[0] == [Published(at=MORNING, day=None)]


def test_a_date_that_cannot_be_read_is_noted() -> None:
    assert published("next week") == ([None], ("unreadable_date",))
