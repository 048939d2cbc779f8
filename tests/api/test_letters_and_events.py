"""What readers send, what the operator sees of it, and the line that tells what is published."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import Engine
from sqlmodel import Session, select

from aainews.settings import Settings
from aainews.store.database import transaction
from aainews.store.revision import raise_revision
from aainews.tables import ContactRow, CorrectionRow
from tests.api.conftest import settings_for
from tests.api.filling import article_id

REPORTS = f"/api/v1/articles/{article_id(0)}/corrections"
REPORT = {"segment": "title", "problem": "社名が違います。", "suggestion": ""}
MESSAGE = {
    "name": "山田",
    "email": "yamada@example.com",
    "subject": "掲載について",
    "message": "はじめまして。",
    "website": "",
}
KEY = {"Authorization": "Bearer operator-key-for-tests"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_for(tmp_path, admin_key=SecretStr("operator-key-for-tests"))


def test_a_report_reaches_the_operator_and_is_settled_once(site: httpx.Client) -> None:
    assert site.post(REPORTS, json=REPORT).json() == {"received": True}
    found = site.get("/api/v1/admin/letters", headers=KEY).json()["corrections"]
    assert [(one["article_id"], one["segment_id"], one["problem"]) for one in found] == [
        (article_id(0), "title", "社名が違います。")
    ]
    settled = site.post(f"/api/v1/admin/letters/corrections/{found[0]['id']}/settle", headers=KEY)
    assert settled.json() == {"id": found[0]["id"]}
    assert site.get("/api/v1/admin/letters", headers=KEY).json() == {"corrections": [], "contact": []}


def test_the_same_report_twice_is_one(site: httpx.Client, filled: Engine) -> None:
    for _ in range(2):
        assert site.post(REPORTS, json=REPORT).status_code == 200
    with Session(filled) as session:
        assert len(session.exec(select(CorrectionRow)).all()) == 1


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        (REPORTS, REPORT | {"segment": "nothere"}, 404),
        ("/api/v1/articles/nothere/corrections", REPORT, 404),
        ("/api/v1/articles/a%00b/corrections", REPORT, 404),
        (REPORTS, REPORT | {"problem": "   "}, 400),
        (REPORTS, REPORT | {"problem": "a\x00b"}, 400),
        (REPORTS, REPORT | {"problem": "長" * 2001}, 400),
        ("/api/v1/contact", MESSAGE | {"email": "nobody"}, 400),
        ("/api/v1/contact", MESSAGE | {"message": ""}, 400),
        ("/api/v1/contact", MESSAGE | {"more": "x"}, 400),
    ],
)
def test_what_cannot_be_used_is_refused(site: httpx.Client, path: str, body: dict[str, str], status: int) -> None:
    answer = site.post(path, json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_message_is_kept_and_a_program_that_fills_every_field_is_not(site: httpx.Client, filled: Engine) -> None:
    for website in ("", "https://spam.example"):
        assert site.post("/api/v1/contact", json=MESSAGE | {"website": website}).json() == {"received": True}
    with Session(filled) as session:
        assert [row.name for row in session.exec(select(ContactRow)).all()] == ["山田"]


def test_one_address_cannot_write_without_end(site: httpx.Client) -> None:
    answers = [site.post("/api/v1/contact", json=MESSAGE | {"subject": str(n)}).status_code for n in range(11)]
    assert answers == [200] * 10 + [429]


def test_letters_are_for_the_operator_alone(site: httpx.Client) -> None:
    assert site.get("/api/v1/admin/letters").status_code == 401


def test_what_is_published_is_told_at_once(site: httpx.Client, filled: Engine) -> None:
    def publish() -> None:
        with transaction(filled) as session:
            raise_revision(session)

    with site.stream("GET", "/api/v1/events", timeout=10) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        events = _events(answer.iter_lines())
        first = next(events)
        threading.Timer(0.2, publish).start()
        second = next(events)
    assert first.startswith("hello") and second.startswith("published")
    assert first.split(maxsplit=1)[1] != second.split(maxsplit=1)[1]


def _events(lines: Iterator[str]) -> Iterator[str]:
    """`name {"revision": 3}` of each event."""
    name = ""
    for line in lines:
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield f"{name} {line.removeprefix('data: ')}"
