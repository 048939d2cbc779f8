"""When a feed is looked at again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from aainews.domain.cadence import CheckOutcome, CheckResult, FeedSchedule
from aainews.sources import first_check, next_check

NOW = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
ADDRESS = "https://a.example/feed"


def waits(previous: FeedSchedule | None = None, **outcome: object) -> list[timedelta]:
    """What two hundred throws of the dice give."""
    told = CheckOutcome.model_validate(outcome)
    return [
        next_check(told, previous or first_check(ADDRESS, NOW), NOW, Random(n)).next_check_at - NOW for n in range(200)
    ]


def after(failures: int = 0, quiet: int = 0) -> FeedSchedule:
    return FeedSchedule(next_check_at=NOW, failures=failures, quiet=quiet, address=ADDRESS)


def test_a_feed_never_asked_is_due_at_once() -> None:
    assert first_check(ADDRESS, NOW).next_check_at == NOW


def test_a_healthy_feed_is_due_again_before_the_clock_ticks_the_next_hour() -> None:
    found = waits(result="changed")
    assert 0.85 * HOUR <= min(found) < max(found) <= 0.95 * HOUR


def test_a_feed_that_asks_for_more_time_gets_it() -> None:
    assert min(waits(result="changed", ttl_minutes=240)) >= 0.85 * 4 * HOUR
    assert min(waits(result="unchanged", fresh_until=NOW + 6 * HOUR)) >= 0.85 * 6 * HOUR


def test_a_ttl_of_a_year_is_a_day() -> None:
    assert max(waits(result="changed", ttl_minutes=525_600)) <= DAY


def test_a_quiet_feed_is_asked_less_often_and_a_new_entry_ends_that() -> None:
    assert max(waits(after(quiet=0), result="unchanged")) < HOUR
    assert min(waits(after(quiet=30), result="unchanged")) > HOUR
    assert max(waits(after(quiet=1000), result="unchanged")) <= 4 * HOUR
    assert next_check(CheckOutcome(result=CheckResult.CHANGED), after(quiet=1000), NOW, Random(1)).quiet == 0


@pytest.mark.parametrize(("failures", "hours"), [(0, 1), (1, 2), (2, 4), (3, 8)])
def test_each_failure_doubles_the_wait(failures: int, hours: int) -> None:
    found = waits(after(failures=failures), result="failed")
    assert 0.75 * hours * HOUR <= min(found) < hours * HOUR < max(found) <= 1.25 * hours * HOUR


def test_a_feed_is_never_given_up() -> None:
    found = waits(after(failures=100_000), result="failed")
    assert 0.75 * DAY <= min(found) <= max(found) == DAY


def test_a_success_forgets_the_failures() -> None:
    schedule = next_check(CheckOutcome(result=CheckResult.UNCHANGED), after(failures=9), NOW, Random(1))
    assert (schedule.failures, schedule.next_check_at - NOW < HOUR) == (0, True)


def test_retry_after_is_a_floor_and_has_a_ceiling() -> None:
    assert min(waits(result="failed", retry_after=5 * 3600)) == 5 * HOUR
    assert min(waits(result="changed", retry_after=5 * 3600)) == 5 * HOUR
    assert max(waits(result="failed", retry_after=1e9)) == DAY


def test_a_feed_that_is_gone_is_asked_about_once_a_day() -> None:
    assert 0.75 * DAY <= min(waits(result="gone")) <= max(waits(result="gone")) == DAY


def test_a_permanent_redirect_changes_the_address_once_it_led_to_a_feed() -> None:
    moved = CheckOutcome(result=CheckResult.CHANGED, permanent_redirect="https://b.example/feed")
    assert next_check(moved, after(), NOW, Random(1)).address == "https://b.example/feed"
    broken = moved.model_copy(update={"result": CheckResult.FAILED})
    assert next_check(broken, after(), NOW, Random(1)).address == ADDRESS


def test_two_feeds_that_fail_together_are_not_tried_again_together() -> None:
    assert len(set(waits(result="failed"))) > 190
