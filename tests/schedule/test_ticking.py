"""The clock only enqueues, under names made from the job and its slot."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from aainews.clock import JST
from aainews.domain.digests import DigestKind
from aainews.publish.editions.calendar import newest_key
from aainews.schedule import Schedule
from aainews.schedule.ticking import digest_trigger, ingest_trigger, slot_of
from aainews.settings import Settings

MORNING = datetime(2026, 11, 20, 9, 37, tzinfo=JST)


@pytest.mark.parametrize(("minutes", "slot"), [(60, "T09:00"), (15, "T09:30"), (1, "T09:37"), (1440, "T00:00")])
def test_a_moment_falls_into_the_slot_that_names_the_work(minutes: int, slot: str) -> None:
    assert slot_of(MORNING, minutes) == f"2026-11-20{slot}"


@pytest.mark.parametrize(("minutes", "wait"), [(60, 23), (30, 23), (10, 3), (120, 23)])
def test_ingestion_ticks_on_the_clock_of_japan(minutes: int, wait: int) -> None:
    assert ingest_trigger(minutes).get_next_fire_time(None, MORNING) == MORNING + timedelta(minutes=wait)


def test_opening_the_schedule_asks_for_an_ingestion_at_once() -> None:
    asked: list[tuple[str, str]] = []

    def enqueue(job: str, key: str, *_args: str, priority: int = 1) -> bool:
        asked.append((job, key))
        return priority == 1

    with Schedule(Settings(), enqueue):
        pass

    assert [job for job, _ in asked][:2] == ["ingest", "retry"]
    assert asked[0][1] == slot_of(datetime.now(JST), 60)


@pytest.mark.parametrize(
    ("kind", "at", "due"),
    [
        (DigestKind.DAILY, time(7), datetime(2026, 11, 21, 7, 0, tzinfo=JST)),
        (DigestKind.WEEKLY, time(7, 30), datetime(2026, 11, 23, 7, 30, tzinfo=JST)),
    ],
)
def test_editions_come_out_by_the_clock_of_japan(kind: DigestKind, at: time, due: datetime) -> None:
    assert digest_trigger(kind, at).get_next_fire_time(None, MORNING) == due


def test_opening_the_schedule_asks_for_editions_that_it_was_not_there_for() -> None:
    asked: list[tuple[str, str]] = []

    def enqueue(job: str, key: str, *_args: str, priority: int = 1) -> bool:
        asked.append((job, key))
        return priority == 1

    with Schedule(Settings(), enqueue):
        pass

    now = datetime.now(JST)
    assert ("digest_daily", newest_key(DigestKind.DAILY, now)) in asked
    assert ("digest_weekly", newest_key(DigestKind.WEEKLY, now)) in asked
    assert "digest_hacker" not in [job for job, _ in asked]
