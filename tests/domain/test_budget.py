from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from aainews.domain.budget import Depth, Limits, Spending, budget_day, depth_of, next_budget_day, used_share


@pytest.mark.parametrize(
    ("spent", "depth"),
    [
        (0.0, Depth.FULL),
        (7.99, Depth.FULL),
        (8.0, Depth.SUMMARY),
        (9.49, Depth.SUMMARY),
        (9.5, Depth.TITLE),
        (10.0, Depth.NOTHING),
        (11.0, Depth.NOTHING),
    ],
)
def test_work_gets_shallower_as_the_money_goes(spent: float, depth: Depth) -> None:
    assert depth_of(Spending(dollars_today=spent), Limits(daily_dollars=10)) is depth


def test_the_limit_that_is_used_the_most_counts() -> None:
    limits = Limits(daily_dollars=10, monthly_dollars=100, daily_tokens=1000)
    assert depth_of(Spending(dollars_today=1, dollars_month=99, tokens_today=1), limits) is Depth.TITLE
    assert depth_of(Spending(dollars_today=1, dollars_month=2, tokens_today=850), limits) is Depth.SUMMARY
    assert used_share(Spending(dollars_today=5, dollars_month=5, tokens_today=100), limits) == 0.5


def test_without_a_limit_nothing_is_held_back_and_a_limit_of_nothing_stops_all() -> None:
    assert depth_of(Spending(dollars_today=10**6), Limits()) is Depth.FULL
    assert depth_of(Spending(), Limits(daily_tokens=0)) is Depth.NOTHING


def test_days_are_japans() -> None:
    late = datetime(2026, 1, 31, 15, 30, tzinfo=UTC)  # half past midnight in Japan
    assert budget_day(late) == date(2026, 2, 1)
    assert next_budget_day(late).astimezone(UTC) == datetime(2026, 2, 1, 15, 0, tzinfo=UTC)
