"""What is written once, found again, and handed to exactly one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from aainews.domain.calls import LLMAnswer, LLMRequest, Message
from aainews.domain.entries import Entry
from aainews.errors import LLMLimited
from aainews.pipeline.ledger import Ledger
from aainews.store.database import reading, transaction
from aainews.store.entries import store_entries
from aainews.store.ledger import spend_since
from aainews.store.revision import raise_revision
from aainews.store.workers import beat, claim_worker, silent_workers
from aainews.tables import FeedRow, RevisionRow, SourceRow
from tests.databases import migrated, scratch_postgres

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        with migrated(tmp_path) as engine:
            yield engine
        return
    with scratch_postgres() as url, migrated(tmp_path, url) as engine:
        yield engine


def request(attempt: int = 1) -> LLMRequest:
    return LLMRequest(
        purpose="title",
        prompt="title.v1",
        messages=(Message(role="user", content="Hello"),),
        schema_name="t",
        json_schema=None,
        max_output_tokens=10,
        attempt=attempt,
    )


def answer(_: LLMRequest) -> LLMAnswer:
    return LLMAnswer(
        text="こんにちは",
        finish_reason="stop",
        refusal=None,
        model="m",
        input_tokens=3,
        cached_tokens=0,
        output_tokens=2,
        seconds=0.1,
    )


def never(_: LLMRequest) -> LLMAnswer:
    raise AssertionError("asked again")


def test_an_answer_that_is_stored_is_given_again_instead_of_asking(database: Engine) -> None:
    first = Ledger(database, "m").recorded(answer, None)(request())

    again = Ledger(database, "m").recorded(never, None)(request())

    assert again == first


def test_the_same_words_asked_again_on_purpose_are_asked(database: Engine) -> None:
    Ledger(database, "m").recorded(answer, None)(request())

    with pytest.raises(AssertionError, match="asked again"):
        Ledger(database, "m").recorded(never, None)(request(attempt=2))


def test_a_failed_call_is_recorded_and_may_be_asked_again(database: Engine) -> None:
    def limited(_: LLMRequest) -> LLMAnswer:
        raise LLMLimited("429")

    with pytest.raises(LLMLimited):
        Ledger(database, "m").recorded(limited, None)(request())

    assert Ledger(database, "m").recorded(answer, None)(request()).text == "こんにちは"
    with reading(database) as session:
        assert spend_since(session, NOW - timedelta(days=9999)).calls == 2


def test_an_entry_arrives_when_it_is_new_and_when_its_words_change(database: Engine) -> None:
    with transaction(database) as session:
        session.add(SourceRow(slug="s", name="s", kind="news", language="en", rights="full"))
        session.flush()
        session.add(FeedRow(id=1, source_slug="s", url="http://x/", next_check_at=NOW))
    given = Entry(
        guid="1", url="http://x/1", title="One", published=None, updated_at=None, authors=(), summary_html=None,
        content_html=None, language=None, comments_url=None, tags=(), media=(),
    )  # fmt: skip
    arrivals: list[int] = []
    for entry in (given, given, given.model_copy(update={"tags": ("new",)}), given.model_copy(update={"title": "Two"})):
        with transaction(database) as session:
            arrivals.append(len(store_entries(session, 1, [entry], NOW)))

    assert arrivals == [1, 0, 0, 1]


def test_one_survivor_takes_over_from_a_dead_worker(database: Engine) -> None:
    with transaction(database) as session:
        beat(session, "dead", NOW)
    with reading(database) as session:
        silent = silent_workers(session, NOW + timedelta(minutes=1), besides="me")
    claims: list[bool] = []
    for _ in range(2):
        with transaction(database) as session:
            claims.append(claim_worker(session, silent[0], NOW + timedelta(minutes=1)))

    assert claims == [True, False]


def test_the_revision_counts_every_publication(database: Engine) -> None:
    for _ in range(3):
        with transaction(database) as session:
            raise_revision(session)

    with reading(database) as session:
        assert session.get_one(RevisionRow, "publication").value == 3
