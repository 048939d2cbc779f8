"""AAINEWS_LLM_FALLBACK: what the first model does not bring through the gate, the second one does."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import Session, select

from aainews.domain.publication import ArticleState
from aainews.errors import ConfigError
from aainews.llm.endpoint import fallback_endpoint_for
from aainews.settings import Settings
from aainews.tables import AnalysisRow, LLMCallRow
from tests.databases import migrated
from tests.model_server import ModelServer, Question
from tests.pipeline.newsroom import Item, Newsroom, settings_for
from tests.webserver import WebServer

ENGLISH = "This answer was never translated by anybody at all, and it should not be shown."


def only_the_second_knows_japanese(question: Question) -> Any:
    if question.model == "second":
        return None
    if question.segments:
        return {"lines": [f"{number}:{ENGLISH}" for number in question.segments]}
    return "no JSON"


def test_the_second_model_brings_a_whole_article_through(tmp_path: Any, web: WebServer) -> None:
    with ModelServer(reply=only_the_second_knows_japanese) as model, migrated(tmp_path) as database:
        settings = settings_for(web, model, data_dir=tmp_path, llm_model="first", llm_fallback="second")
        newsroom = Newsroom(settings, database, web, model)
        newsroom.publish_page("one", "A compiler for every school")
        newsroom.follow("daily", [Item("one", "A compiler for every school")])

        newsroom.ingest()

        assert newsroom.publications()["one"].state == ArticleState.PUBLISHED
        assert {row.model for row in newsroom.translations("one").values()} == {"second"}
        with Session(database) as session:
            calls = session.exec(select(LLMCallRow)).all()
            assert session.exec(select(AnalysisRow.model)).all() == ["second"]
        assert {call.model for call in calls if call.rung == "fallback"} == {"second"}
        assert {call.model for call in calls if call.rung != "fallback"} == {"first"}
        assert {call.rung for call in calls} >= {"whole", "again", "split", "fallback"}


def test_it_may_stand_at_another_endpoint() -> None:
    named = {"openai_base_url": "http://one/v1", "llm_fallback": "b", "llm_fallback_base_url": "http://two/v1"}
    other = fallback_endpoint_for(Settings.model_validate(named))
    assert other is not None and (other.base_url, other.profile.name) == ("http://two/v1", "b")
    assert fallback_endpoint_for(Settings.model_validate(named | {"llm_fallback": ""})) is None


def test_the_embedded_model_has_no_second_one_at_its_own_endpoint() -> None:
    nowhere = {"openai_api_key": None, "openai_base_url": None, "llm_fallback": "b"}
    with pytest.raises(ConfigError, match="AAINEWS_LLM_FALLBACK_BASE_URL"):
        fallback_endpoint_for(Settings.model_validate(nowhere))
