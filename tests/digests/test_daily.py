"""AI日報: one a day, whatever happens, and nothing in it that does not stand in its articles."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from aainews.domain.digests import Digest, DigestKind, Origin
from aainews.settings import PROJECT
from aainews.store.database import reading
from aainews.store.digests import outdated_digests
from tests.digests.desk import DAY, ENDS_AT, STARTS_AT, Desk

NEXT = "2026-11-21"


def fill(desk: Desk, count: int = 6) -> list[str]:
    return [desk.write(f"研究所が装置{name}を公開", importance=4, overall=4.0) for name in "甲乙丙丁戊己庚辛"[:count]]


def test_made_twice_it_is_one_edition_and_the_model_is_asked_once(either: Desk) -> None:
    fill(either)
    first = either.make()
    asked = len(either.model.calls)

    again = either.make()

    assert again == first
    assert asked == len(either.model.calls) == 1
    assert [row.key for row in either.rows()] == [DAY]


def test_two_workers_at_once_make_one_edition(either: Desk) -> None:
    fill(either)
    pipelines = [either.pipeline() for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda pipeline: pipeline.digest(DigestKind.DAILY, DAY), pipelines))

    assert [row.key for row in either.rows()] == [DAY]
    assert len(either.edition().digest.items) == 6


def test_killed_in_the_middle_it_is_made_whole_the_next_time(either: Desk) -> None:
    fill(either)
    either.speech.waits = True
    environment = {
        "PYTHONPATH": f"backend{os.pathsep}.",
        "AAINEWS_DATA_DIR": str(either.settings.data_dir),
        "DATABASE_URL": either.settings.database_url,
        "OPENAI_BASE_URL": either.model.base_url,
        "OPENAI_API_KEY": "test",
    }
    command = [sys.executable, "-m", "aainews", "digest", "daily", "--date", DAY]
    worker = subprocess.Popen(command, cwd=PROJECT, env=os.environ | environment, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not either.model.health()["running"] and time.monotonic() < deadline:
        time.sleep(0.05)
    worker.kill()
    worker.wait()
    assert either.rows() == []

    either.speech.waits = False
    assert len(either.make().items) == 6
    assert [row.key for row in either.rows()] == [DAY]


def test_every_sentence_names_articles_that_are_in_it(desk: Desk) -> None:
    shown = set(fill(desk))
    digest = desk.make()

    assert {s.origin for s in digest.lead} == {Origin.MODEL}
    assert digest.sentences
    for sentence in digest.sentences:
        cited = {r.article_id for r in sentence.references}
        assert cited and cited <= shown


@pytest.mark.parametrize(
    "said",
    [
        {"text": "研究所が装置甲を 900 台公開した。", "stories": [1]},
        {"text": "Zeta Corp が装置を公開した。", "stories": [1]},
        {"text": "研究所が装置を公開した。", "stories": [40]},
        {"text": "研究所が装置を公開した。", "stories": []},
        {"text": "The laboratory opened its machine to everyone today.", "stories": [1]},
    ],
)
def test_a_sentence_without_ground_is_dropped_and_code_writes_instead(desk: Desk, said: dict[str, Any]) -> None:
    fill(desk)
    desk.speech.parts = {"lead": [said]}
    digest = desk.make()

    assert said["text"] not in [sentence.text for sentence in digest.lead]
    assert digest.lead and {sentence.origin for sentence in digest.lead} == {Origin.CODE}


def test_without_a_model_the_edition_is_whole_and_the_model_is_asked_later(desk: Desk) -> None:
    fill(desk)
    desk.model.stop()
    digest = desk.make()

    assert len(digest.items) == 6 and digest.lead
    with reading(desk.database) as session:
        due = outdated_digests(session, STARTS_AT, "!", ENDS_AT + timedelta(days=9999))
    assert due == [(DigestKind.DAILY, DAY)]


def test_a_corrected_article_makes_the_edition_again(desk: Desk) -> None:
    first, *_ = fill(desk)
    before = desk.edition_after_make()
    desk.correct(first, title="研究所が装置甲の公開を撤回")
    with reading(desk.database) as session:
        due = outdated_digests(session, STARTS_AT, "!", STARTS_AT)
    again = desk.edition_after_make()

    assert due == [(DigestKind.DAILY, DAY)]
    assert "研究所が装置甲の公開を撤回" in [item.headline for item in again.digest.items]
    assert (again.published_at, again.updated_at > before.updated_at) == (before.published_at, True)
    with reading(desk.database) as session:
        assert outdated_digests(session, STARTS_AT, "!", STARTS_AT) == []


def test_a_quiet_day_is_short_says_so_and_is_not_filled_up(desk: Desk) -> None:
    desk.write("研究所が装置甲を公開", importance=3, overall=3.0)
    desk.write("店の割引のお知らせ", importance=1, overall=1.0)
    digest = desk.make()

    assert len(digest.items) == 1
    assert digest.note == "新しい話題が少なかったため、短い版です。"


def test_a_day_without_news_after_a_day_with_some_says_that_there_was_none(desk: Desk) -> None:
    desk.write("前日の発表", at=STARTS_AT - timedelta(hours=3))
    digest = desk.make()

    assert (digest.items, digest.lead, digest.changes) == ((), (), ())
    assert digest.note == "この24時間に新しく公開された記事はありませんでした。"


def test_before_there_is_any_news_there_is_no_edition(desk: Desk) -> None:
    desk.pipeline().digest(DigestKind.DAILY, DAY)

    assert desk.rows() == []


def test_an_article_that_came_too_late_for_its_edition_is_in_the_next(desk: Desk) -> None:
    fill(desk, 3)
    first = desk.edition_after_make()
    desk.write("遅れて届いた発表", at=ENDS_AT - timedelta(minutes=1),
               first_published_at=first.published_at + timedelta(minutes=5))  # fmt: skip
    again = desk.make()
    following = desk.make(NEXT)

    assert headlines(again) == headlines(first.digest)
    assert headlines(following) == ["遅れて届いた発表"]


def headlines(digest: Digest) -> list[str]:
    return [item.headline for item in digest.items]
