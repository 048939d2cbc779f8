"""The index follows what is shown, can be made again, and says when it is old."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlmodel import select
from typer.testing import CliRunner

from aainews.cli.main import app
from aainews.domain.search.query import parse_query
from aainews.domain.search.texts import unpack
from aainews.settings import settings
from aainews.store.database import reading, transaction
from aainews.store.listing import Wanted
from aainews.store.search_index import docid_of, index_article, is_of_an_older_version, not_indexed
from aainews.store.searched_text import searched_text
from aainews.store.searching import best_matches, newest_matches
from aainews.tables import PublicationRow, SearchEntryRow, SearchTextRow
from benchmarks.archive import open_archive
from tests.databases import scratch_postgres
from tests.search.conftest import hours
from tests.search.putting import put


def found(engine: Engine, q: str) -> list[str]:
    with reading(engine) as session:
        return [hit.card.id for hit in newest_matches(session, parse_query(q), Wanted(), 50).hits]


def test_what_is_not_published_in_the_end_is_not_found(database: Engine) -> None:
    put(database, "a", "見出し", body="前からある言葉")
    with pytest.raises(RuntimeError), transaction(database) as session:
        session.get_one(PublicationRow, "a").title = "取り消される見出し"
        session.flush()
        assert index_article(session, "a")
        raise RuntimeError

    assert found(database, "取り消される") == []
    assert found(database, "前からある") == ["a"]


def test_words_of_an_older_version_are_left_behind_and_found_by_nobody(database: Engine) -> None:
    put(database, "a", "古い見出し", body="消える言葉")
    with transaction(database) as session:
        session.connection().execute(text("UPDATE search_entry SET tokenizer = 0"))
        assert is_of_an_older_version(session)

    put(database, "a", "新しい見出し", body="別の言葉")

    assert found(database, "消える") == []
    assert found(database, "別の言葉") == ["a"]
    with reading(database) as session:
        assert not is_of_an_older_version(session)


def test_two_articles_of_one_second_with_one_number_are_both_found(database: Engine) -> None:
    wanted = docid_of(hours(0), "one")
    other = next(f"n{number}" for number in range(100_000) if docid_of(hours(0), f"n{number}") == wanted)
    for name in ("one", other):
        put(database, name, "推論", at=hours(0))

    assert sorted(found(database, "推論")) == sorted(["one", other])


def test_reindex_makes_it_again_and_goes_on_where_it_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AAINEWS_DATA_DIR", str(tmp_path))
    settings.cache_clear()
    engine = open_archive(tmp_path, 60, database=f"sqlite:///{tmp_path / 'aainews.db'}")
    before = found(engine, "推論")
    with transaction(engine) as session:
        for row in (SearchTextRow, SearchEntryRow):
            session.connection().execute(text(f"DELETE FROM {row.__tablename__} WHERE docid % 2 = 0"))
        assert not_indexed(session, 1)

    run = CliRunner().invoke(app, ["reindex", "--json"])
    assert 0 < json.loads(run.output)["indexed"] < 60
    assert found(engine, "推論") == before
    assert json.loads(CliRunner().invoke(app, ["reindex", "--json"]).output) == {"indexed": 0}
    assert json.loads(CliRunner().invoke(app, ["reindex", "--all", "--json"]).output) == {"indexed": 60}
    assert found(engine, "推論") == before
    settings.cache_clear()
    engine.dispose()


def test_the_archive_of_the_benchmarks_is_what_publishing_would_index(tmp_path: Path) -> None:
    engine = open_archive(tmp_path, 40)
    with reading(engine) as session:
        for row in session.exec(select(PublicationRow)).all():
            entry = session.exec(select(SearchEntryRow).where(SearchEntryRow.article_id == row.article_id)).one()
            assert unpack(session.get_one(SearchTextRow, entry.docid).packed) == searched_text(session, row)
    engine.dispose()


@pytest.mark.postgres
def test_both_databases_find_the_same(tmp_path: Path) -> None:
    with scratch_postgres() as url:
        engines = [open_archive(tmp_path, 150), open_archive(tmp_path, 150, database=url)]
        for q in ("推論", "規制 企業", "サーバー", "OpenAI", "生成AI -規制", '"推論の学習"', "ＧＰＵ", "2"):
            for find in (newest_matches, best_matches):
                answers: list[list[str]] = []
                for engine in engines:
                    with reading(engine) as session:
                        answers.append([hit.card.id for hit in find(session, parse_query(q), Wanted(), 100).hits])
                assert answers[0] == answers[1], (q, find)
        for engine in engines:
            engine.dispose()
