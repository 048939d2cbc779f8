"""運営: the key, the articles that need somebody, and the operator's own words on the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import Engine
from sqlmodel import col, select

from aainews.api.admin.key import WRONG_KEYS
from aainews.clock import utc_now
from aainews.settings import Settings
from aainews.store.database import reading, transaction
from aainews.tables import ArticleRow, CheckFindingRow, FeedRow, LLMCallRow, PublicationRow
from tests.api.conftest import settings_for

KEY = "a-long-secret"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_for(tmp_path, admin_key=SecretStr(KEY))


@pytest.fixture
def operator(site: httpx.Client) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=str(site.base_url), headers={"Authorization": f"Bearer {KEY}"}) as client:
        yield client


def first_with_body(engine: Engine) -> str:
    with reading(engine) as session:
        row = session.exec(select(ArticleRow).where(col(ArticleRow.content_hash).is_not(None))).first()
    assert row is not None
    return row.id


def test_nothing_is_told_without_the_key(site: httpx.Client) -> None:
    answer = site.get("/api/v1/admin/feeds")
    assert (answer.status_code, answer.json()["code"]) == (401, "key_refused")
    assert answer.headers["content-type"] == "application/problem+json"


def test_after_wrong_keys_there_is_a_pause_but_not_for_the_operator(site: httpx.Client, operator: httpx.Client) -> None:
    wrong = {"Authorization": "Bearer guess"}
    answers = [site.get("/api/v1/admin/feeds", headers=wrong).status_code for _ in range(WRONG_KEYS + 1)]
    assert answers == [401] * WRONG_KEYS + [429]
    assert operator.get("/api/v1/admin/feeds").status_code == 200


def test_what_the_operator_sees_is_kept_nowhere(operator: httpx.Client, site: httpx.Client) -> None:
    answer = operator.get("/api/v1/admin/articles")
    assert answer.headers["cache-control"] == "no-store"
    assert site.get("/api/v1/admin/articles").status_code == 401


def test_a_source_is_asked_now(operator: httpx.Client, filled: Engine) -> None:
    with reading(filled) as session:
        slug = session.exec(select(FeedRow.source_slug)).first()
    assert operator.post(f"/api/v1/admin/sources/{slug}/check").json()["asked"] >= 1
    with reading(filled) as session:
        assert session.exec(select(FeedRow).where(FeedRow.source_slug == slug)).first().asked_at is not None  # pyright: ignore[reportOptionalMemberAccess]
    assert operator.post("/api/v1/admin/sources/nobody/check").status_code == 404


def test_a_corrected_paragraph_is_on_the_page_at_once(operator: httpx.Client, filled: Engine) -> None:
    article_id = first_with_body(filled)
    work = operator.get(f"/api/v1/admin/articles/{article_id}").json()
    segment = work["segments"][0]["id"]
    said = {"ja": "運営者が<em>直した</em>文です。<script>alert(1)</script>"}
    assert operator.put(f"/api/v1/admin/articles/{article_id}/segments/{segment}", json=said).status_code == 200
    shown = operator.get(f"/api/v1/articles/{article_id}").json()
    assert {s["id"]: s.get("ja") for s in shown["segments"]}[segment] == "運営者が<em>直した</em>文です。"
    assert "operator" in shown["provenance"]["models"]


def test_a_corrected_title_is_in_the_list_at_once(operator: httpx.Client, filled: Engine) -> None:
    article_id = first_with_body(filled)
    operator.get("/api/v1/articles")
    operator.put(f"/api/v1/admin/articles/{article_id}/segments/title", json={"ja": "直した見出し"})
    with reading(filled) as session:
        assert session.get_one(PublicationRow, article_id).title == "直した見出し"
        assert session.get_one(ArticleRow, article_id).next_try_at is not None
    assert operator.get(f"/api/v1/articles/{article_id}").json()["title"] == "直した見出し"


def test_a_corrected_tldr_is_on_the_page_at_once(operator: httpx.Client, filled: Engine) -> None:
    article_id = first_with_body(filled)
    assert (
        operator.put(f"/api/v1/admin/articles/{article_id}/analysis/tldr", json={"ja": "短く直した。"}).status_code
        == 200
    )
    shown = operator.get(f"/api/v1/articles/{article_id}").json()
    assert (shown["tldr"], shown["analysis"]["tldr"]) == ("短く直した。", "短く直した。")


@pytest.mark.parametrize("ja", ["", "   ", "<b></b>"])
def test_words_are_not_replaced_by_nothing(operator: httpx.Client, filled: Engine, ja: str) -> None:
    article_id = first_with_body(filled)
    answer = operator.put(f"/api/v1/admin/articles/{article_id}/segments/title", json={"ja": ja})
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_parameter")


def test_an_unknown_segment_is_not_found(operator: httpx.Client, filled: Engine) -> None:
    article_id = first_with_body(filled)
    answer = operator.put(f"/api/v1/admin/articles/{article_id}/segments/nothere", json={"ja": "文"})
    assert answer.status_code == 404


def test_troubled_articles_are_listed_with_the_reason(operator: httpx.Client, filled: Engine) -> None:
    with transaction(filled) as session:
        row = session.exec(select(ArticleRow).where(col(ArticleRow.content_hash).is_(None)).limit(1)).one()
        row.failures, row.error_code, row.error_detail, row.next_try_at = 3, "http_404", "gone", utc_now()
        session.add(row)
        finding = CheckFindingRow(
            article_id=row.id, segment_id="s1", field="body", kind="wrong_number", severity="block", evidence="10 → 100",
            attempt=1, shown=False, created_at=utc_now(),
        )  # fmt: skip
        session.add(finding)
    page = operator.get("/api/v1/admin/articles", params={"state": "retrying"}).json()
    (found,) = page["items"]
    assert (found["failures"], found["detail"], found["blocked"]) == (3, "gone", 1)
    assert "404" in found["reason"]
    assert operator.post(f"/api/v1/admin/articles/{found['id']}/retry").status_code == 200


def test_troubled_articles_come_page_by_page(operator: httpx.Client, filled: Engine) -> None:
    with transaction(filled) as session:
        for row in session.exec(select(ArticleRow).limit(5)):
            row.failures, row.error_code, row.next_try_at = 1, "timeout", utc_now()
            session.add(row)
    seen: list[str] = []
    cursor: str | None = None
    while True:
        page = operator.get(
            "/api/v1/admin/articles", params={"state": "retrying", "limit": 2} | ({"cursor": cursor} if cursor else {})
        ).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 5


def test_spend_is_told_by_day_and_purpose(operator: httpx.Client, filled: Engine) -> None:
    with transaction(filled) as session:
        for code in (None, "llm_timeout"):
            session.add(
                LLMCallRow(
                    key="k",
                    purpose="translation",
                    prompt="p.v1",
                    model="m",
                    attempt=1,
                    answer=None,
                    error_code=code,
                    input_tokens=10,
                    output_tokens=5,
                    created_at=utc_now(),
                )
            )
    (day,) = operator.get("/api/v1/admin/spend").json()["items"]
    (purpose,) = [each for each in day["purposes"] if each["purpose"] == "translation"]
    assert (purpose["calls"], purpose["failed"], purpose["input_tokens"]) == (2, 1, 20)
    (call,) = operator.get("/api/v1/admin/calls").json()["items"]
    assert call["code"] == "llm_timeout"


def test_the_operator_merges_two_names(operator: httpx.Client, site: httpx.Client) -> None:
    merged = operator.post("/api/v1/admin/entities/merge", json={"kind": "company", "slug": "google", "into": "OpenAI"})
    assert merged.json() == {"moved": 20}
    companies = {company["slug"]: company["articles"] for company in site.get("/api/v1/companies").json()["items"]}
    assert companies == {"openai": 40, "anthropic": 20}
    unknown = operator.post(
        "/api/v1/admin/entities/merge", json={"kind": "company", "slug": "nobody", "into": "openai"}
    )
    assert unknown.status_code == 404
    assert operator.get("/api/v1/admin/entities", params={"kind": "company"}).json()["items"] == []
