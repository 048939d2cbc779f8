"""What rises and what only seems to."""

from __future__ import annotations

import pytest

from aainews.stories.bursts import Burst, Series, burst, bursts

QUIET = (400,) * 8
"""Articles of each of eight weeks before."""


def judged(count: int, history: tuple[int, ...], loudest: int = 2, total: int = 400) -> Burst:
    return burst(Series("x", count, loudest, history), total, QUIET)


def test_one_to_three_does_not_cry() -> None:
    assert not judged(3, (1, 0, 1, 0, 2, 1, 0, 1)).rising


def test_a_dozen_articles_on_a_new_name_do() -> None:
    assert judged(12, (0,) * 8).rising


def test_what_always_is_frequent_does_not_rise() -> None:
    assert not judged(60, (55, 62, 58, 60, 61, 57, 63, 59), loudest=12).rising


def test_what_comes_in_waves_has_to_be_louder_than_what_is_steady() -> None:
    steady, waves = judged(14, (4, 5, 4, 5, 4, 5, 4, 5)), judged(14, (12, 0, 0, 11, 0, 13, 0, 0))
    assert steady.rising
    assert not waves.rising


def test_a_week_with_twice_the_news_lifts_nothing() -> None:
    assert not judged(20, (10,) * 8, total=800).rising


@pytest.mark.parametrize(("count", "loudest", "rises"), [(7, 7, False), (9, 3, True), (40, 40, True)])
def test_what_everybody_copied_on_one_day_is_one_thing(count: int, loudest: int, rises: bool) -> None:
    assert judged(count, (0, 1, 0, 0, 0, 0, 1, 0), loudest).rising is rises


def test_without_a_history_nothing_rises() -> None:
    assert not burst(Series("x", 30, 5, (0,) * 8), 400, (0,) * 8).rising


def test_rising_terms_come_first_and_the_others_by_count() -> None:
    ranked = bursts(
        [Series("big", 80, 12, (80,) * 8), Series("small", 6, 1, (6,) * 8), Series("new", 12, 3, (0,) * 8)], 400, QUIET
    )
    assert [b.term for b in ranked] == ["new", "big", "small"]
