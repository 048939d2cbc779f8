"""What every answer has in common: versions, encodings, fields, problems, and how long it is kept."""

from __future__ import annotations

import gzip
import time

import httpx
import pytest
import zstandard
from sqlalchemy import Engine

from aainews.api.negotiation import best_encoding
from aainews.store.database import transaction
from aainews.store.revision import raise_revision
from aainews.tables import PublicationRow
from tests.api.filling import article_id

LIST = "/api/v1/articles"
GETS = [LIST, f"{LIST}/{article_id(0)}", f"{LIST}/{article_id(0)}.md", "/api/v1/sources", "/api/v1/tags",
        "/api/v1/status", "/api/docs", "/api/openapi.yaml", "/api/openapi.json", "/healthz", "/metrics"]  # fmt: skip


@pytest.mark.parametrize("path", GETS)
def test_every_get_has_an_etag_and_answers_304(site: httpx.Client, path: str) -> None:
    first = site.get(path)
    assert first.status_code == 200 and first.headers["etag"] and first.headers["cache-control"]
    if path not in ("/metrics", "/api/v1/status"):  # their figures move
        again = site.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]


@pytest.mark.parametrize("form", ["{}", "*", '"other", {}', "W/{}", '"a",  {} ,"b"'])
def test_if_none_match_is_compared_weakly_and_as_a_list(site: httpx.Client, form: str) -> None:
    strong = site.get(LIST).headers["etag"].removeprefix("W/")
    assert site.get(LIST, headers={"If-None-Match": form.format(strong)}).status_code == 304


def test_another_version_is_sent_whole(site: httpx.Client) -> None:
    assert site.get(LIST, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", [*GETS, f"{LIST}/nothere"])
def test_head_is_get_without_the_body(site: httpx.Client, path: str) -> None:
    head = site.head(path, headers={"Accept-Encoding": "identity"})
    got = site.get(path, headers={"Accept-Encoding": "identity"})
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers["content-type"] == got.headers["content-type"]
    if path != "/metrics":
        assert head.headers["content-length"] == str(len(got.content))


def test_each_encoding_holds_the_same_answer(site: httpx.Client) -> None:
    bodies: dict[str, bytes] = {}
    for encoding in ("identity", "gzip", "zstd"):
        with site.stream("GET", LIST, headers={"Accept-Encoding": encoding}) as answer:
            assert answer.headers.get("content-encoding", "identity") == encoding
            assert answer.headers["vary"] == "accept-encoding"
            bodies[encoding] = b"".join(answer.iter_raw())
    unzstd = zstandard.ZstdDecompressor().decompressobj().decompress(bodies["zstd"])
    assert bodies["identity"] == gzip.decompress(bodies["gzip"]) == unzstd


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        (b"", "identity"),
        (b"gzip, deflate, br, zstd", "zstd"),
        (b"gzip", "gzip"),
        (b"GZIP;Q=0.5", "gzip"),
        (b"zstd;q=0.5, gzip;q=0.9", "gzip"),
        (b"zstd;q=0, gzip;q=0", "identity"),
        (b"*", "zstd"),
        (b"*;q=0", "identity"),
        (b"gzip;q=0.2, identity;q=0.8", "identity"),
        (b"br", "identity"),
        (b"gzip;q=nonsense", "identity"),
        (b",;,", "identity"),
    ],
)
def test_the_encoding_is_the_one_the_client_likes_best(accepted: bytes, sent: str) -> None:
    assert best_encoding(accepted) == sent


def test_publishing_is_seen_within_half_a_second(site: httpx.Client, filled: Engine) -> None:
    before = site.get(LIST)
    with transaction(filled) as session:
        session.get_one(PublicationRow, article_id(0)).title = "新しい見出し"
        raise_revision(session)
    time.sleep(0.5)
    after = site.get(LIST, headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.json()["items"][0]["title"] == "新しい見出し"


def test_nothing_is_asked_of_the_database_until_something_is_published(site: httpx.Client, filled: Engine) -> None:
    before = site.get(LIST)
    with transaction(filled) as session:
        session.get_one(PublicationRow, article_id(0)).title = "announced by nobody"
    assert site.get(LIST).content == before.content


def test_fields_of_the_house_do_not_leave_it(site: httpx.Client) -> None:
    for path in (LIST, "/healthz", f"{LIST}/nothere"):
        assert "x-keep" not in site.get(path).headers


@pytest.mark.parametrize("path", [LIST, f"{LIST}/nothere", f"{LIST}?x=1"])
def test_every_answer_has_the_security_fields(site: httpx.Client, path: str) -> None:
    headers = site.get(path).headers
    assert "script-src 'self';" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["access-control-allow-origin"] == "*"


def test_a_preflight_is_answered(site: httpx.Client) -> None:
    answer = site.options(LIST, headers={"Origin": "https://other.example", "Access-Control-Request-Method": "GET"})
    assert answer.status_code == 204
    assert "GET" in answer.headers["access-control-allow-methods"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code", "names"),
    [
        ("GET", f"{LIST}?page=2", 400, "unknown_parameter", "page"),
        ("GET", f"{LIST}/{article_id(0)}?x=1", 400, "unknown_parameter", "x"),
        ("GET", "/api/v1/sources?x=1", 400, "unknown_parameter", "x"),
        ("GET", f"{LIST}?limit=0", 400, "invalid_parameter", "limit"),
        ("GET", f"{LIST}?limit=101", 400, "invalid_parameter", "limit"),
        ("GET", f"{LIST}?limit=ten", 400, "invalid_parameter", "limit"),
        ("GET", f"{LIST}?kind=cats", 400, "invalid_parameter", "kind"),
        ("GET", f"{LIST}?tag=a%00b", 400, "invalid_parameter", "tag"),
        ("GET", f"{LIST}?since=yesterday", 400, "invalid_parameter", "since"),
        ("GET", f"{LIST}?since=0001-01-01T00:00:00%2B09:00", 400, "invalid_parameter", "since"),
        ("GET", f"{LIST}?weights=depth:0", 400, "invalid_parameter", "weights"),
        ("GET", f"{LIST}?weights=depth:1,depth:2", 400, "invalid_parameter", "depth"),
        ("GET", f"{LIST}?weights=beauty:1", 400, "invalid_parameter", "novelty"),
        ("GET", f"{LIST}?weights=depth:-1", 400, "invalid_parameter", "depth"),
        ("GET", f"{LIST}?cursor=nonsense", 400, "invalid_parameter", "cursor"),
        ("GET", f"{LIST}?cursor=%E3%81%82", 400, "invalid_parameter", "cursor"),
        ("GET", "/api/v1/nothing", 404, "not_found", ""),
        ("GET", "/api", 404, "not_found", ""),
        ("POST", LIST, 405, "method_not_allowed", ""),
        ("DELETE", f"{LIST}/{article_id(0)}", 405, "method_not_allowed", ""),
        ("GET", "/api/v1/contact", 405, "method_not_allowed", ""),
    ],
)
def test_an_error_is_a_problem_that_names_its_cause(
    site: httpx.Client, method: str, path: str, status: int, code: str, names: str
) -> None:
    answer = site.request(method, path)
    problem = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(problem) == {"type", "title", "status", "detail", "code"}
    assert (answer.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert names in problem["detail"]


def test_a_cursor_that_was_altered_is_refused(site: httpx.Client) -> None:
    cursor = site.get(LIST, params={"limit": 5}).json()["next_cursor"]
    for place in range(0, len(cursor), 5):
        other = "A" if cursor[place] != "A" else "B"
        altered = cursor[:place] + other + cursor[place + 1 :]
        assert site.get(LIST, params={"limit": 5, "cursor": altered}).status_code == 400


def test_a_cursor_of_another_list_is_refused(site: httpx.Client) -> None:
    cursor = site.get(LIST, params={"limit": 5}).json()["next_cursor"]
    assert site.get(LIST, params={"sort": "importance", "cursor": cursor}).status_code == 400
    assert site.get(LIST, params={"tag": "RAG", "cursor": cursor}).status_code == 400
    assert site.get(LIST, params={"limit": 9, "cursor": cursor}).status_code == 200


def test_a_broken_row_is_a_500_without_our_insides(site: httpx.Client, filled: Engine) -> None:
    with transaction(filled) as session:
        session.get_one(PublicationRow, article_id(0)).state = "published"
        session.get_one(PublicationRow, article_id(0)).title_status = "no such status"
    answer = site.get(f"{LIST}/{article_id(0)}")
    assert (answer.status_code, answer.json()["code"]) == (500, "error")
    assert "status" not in answer.json()["detail"] and "Traceback" not in answer.text


def test_readyz_says_whether_the_database_answers(site: httpx.Client) -> None:
    assert site.get("/readyz").json() == {"status": "ok"}


def test_status_tells_the_model_and_its_label(site: httpx.Client) -> None:
    status = site.get("/api/v1/status").json()
    assert (status["database"], status["articles"]) == ("sqlite", 60)
    spend = status["spend"]
    assert (spend["input_tokens_today"], spend["dollars_today"], spend["by_purpose"]) == (0, 0.0, [])
    assert (spend["depth"], spend["limits"]["daily_dollars"]) == ("full", None)


def test_docs_need_no_other_host_and_no_script(site: httpx.Client) -> None:
    page = site.get("/api/docs").text
    assert "listArticles" in page and "<script" not in page
    assert "src=" not in page and 'href="http' not in page
    assert site.get("/api/docs.css").headers["content-type"].startswith("text/css")
