from __future__ import annotations

import json
import socket
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import pytest
from pydantic import SecretStr

from aainews.domain.calls import LLMRequest, Message, ModelProfile
from aainews.errors import LLMAnswerError, LLMError, LLMLimited
from aainews.llm.client import ModelClient
from aainews.llm.endpoint import Endpoint
from tests.llm.recorded import RecordedServer
from tests.model_server import ModelServer

KEY = "sk-secret-of-the-operator"
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"ja": {"type": "string", "maxLength": 200}},
    "required": ["ja"],
    "additionalProperties": False,
}


def endpoint(base_url: str, name: str = "stand-in", concurrency: int = 4) -> Endpoint:
    profile = ModelProfile(
        name=name, label_ja=None, small=False, batch_tokens=2000, max_output_tokens=4000, concurrency=concurrency
    )
    return Endpoint(profile=profile, base_url=base_url, api_key=SecretStr(KEY))


def question(text: str = "A new model was released on June 5, 2024.", max_output_tokens: int = 400) -> LLMRequest:
    return LLMRequest(
        purpose="title",
        prompt="title.v1",
        messages=(Message(role="system", content="Translate."), Message(role="user", content=text)),
        schema_name="title",
        json_schema=SCHEMA,
        max_output_tokens=max_output_tokens,
    )


@contextmanager
def failing(kind: str, retry_after: float = 1.0) -> Generator[tuple[ModelServer, ModelClient]]:
    with (
        ModelServer(faults=1.0, fault_kinds=(kind,), retry_after=retry_after, hang=30) as server,
        ModelClient(endpoint(server.base_url), timeout=0.3) as client,
    ):
        yield server, client


def test_an_answer_is_of_the_schema_and_carries_its_tokens_and_time():
    with ModelServer(latency=0.05) as server, ModelClient(endpoint(server.base_url)) as client:
        answer = client.complete(question())
    assert "2024 年 6 月 5 日" in json.loads(answer.text)["ja"]
    assert (answer.finish_reason, answer.refusal, answer.model) == ("stop", None, "stand-in")
    assert answer.input_tokens == server.calls[0].input_tokens > 0
    assert answer.output_tokens == server.calls[0].output_tokens > 0
    assert answer.seconds >= 0.05


def test_tokens_that_the_provider_had_cached_are_told():
    long_rules = question().model_copy(
        update={"messages": (Message(role="system", content="Rule. " * 3000), Message(role="user", content="Hello."))}
    )
    with ModelServer() as server, ModelClient(endpoint(server.base_url)) as client:
        first, second = client.complete(long_rules), client.complete(long_rules)
    assert (first.cached_tokens, second.cached_tokens >= 1024) == (0, True)


def test_too_many_requests_says_how_long_to_wait():
    with failing("429", retry_after=7) as (_, client), pytest.raises(LLMLimited) as caught:
        client.complete(question())
    assert caught.value.retry_after == 7
    assert caught.value.retryable


@pytest.mark.parametrize(
    ("kind", "code"), [("500", "llm_server"), ("timeout", "llm_timeout"), ("reset", "llm_connect")]
)
def test_a_transient_failure_may_be_tried_again(kind: str, code: str):
    with failing(kind) as (server, client), pytest.raises(LLMError) as caught:
        client.complete(question())
    assert (caught.value.code, caught.value.retryable) == (code, True)
    assert len(server.calls) <= 1, "the SDK's own retries must be off"


def test_a_port_where_nobody_listens_is_a_failed_connection():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with ModelClient(endpoint(f"http://127.0.0.1:{port}/v1")) as client, pytest.raises(LLMError) as caught:
        client.complete(question())
    assert (caught.value.code, caught.value.retryable) == ("llm_connect", True)


def test_an_answer_cut_off_says_so():
    with failing("cutoff") as (_, client):
        assert client.complete(question()).finish_reason == "length"


def test_an_answer_longer_than_the_limit_is_cut_off_by_the_model():
    with ModelServer() as server, ModelClient(endpoint(server.base_url)) as client:
        answer = client.complete(question("A model was released by the company. " * 20, max_output_tokens=16))
    assert answer.finish_reason == "length"


def test_a_refusal_is_an_answer_and_is_not_hidden():
    with failing("refusal") as (_, client):
        answer = client.complete(question())
    assert answer.text == ""
    assert answer.refusal == "I'm sorry, but I can't help with that."


def test_broken_json_comes_through_as_it_was_said():
    with failing("invalid_json") as (_, client), pytest.raises(json.JSONDecodeError):
        json.loads(client.complete(question()).text)


def test_an_empty_answer_is_an_error_that_still_counts_its_tokens():
    with failing("empty") as (server, client), pytest.raises(LLMAnswerError) as caught:
        client.complete_with_retry(question())
    assert caught.value.input_tokens > 0
    assert len(server.calls) == 1


@pytest.mark.parametrize(
    ("status", "error", "code"),
    [
        (401, {"message": f"Incorrect API key provided: {KEY}", "code": "invalid_api_key"}, "llm_auth"),
        (400, {"message": "maximum context length is 8192", "code": "context_length_exceeded"}, "llm_too_long"),
        (400, {"message": "the request (9000 tokens) exceeds the available context size"}, "llm_too_long"),
        (400, {"message": "Invalid schema", "code": "invalid_value"}, "llm_request"),
        (404, {"message": "The model does not exist", "code": "model_not_found"}, "llm_request"),
    ],
)
def test_what_would_fail_again_is_not_tried_again_and_the_key_is_never_told(
    status: int, error: dict[str, str], code: str, capfd: pytest.CaptureFixture[str]
):
    with RecordedServer([(status, {}, {"error": error})]) as server, ModelClient(endpoint(server.base_url)) as client:
        with pytest.raises(LLMError) as caught:
            client.complete_with_retry(question())
        assert len(server.bodies) == 1
    assert (caught.value.code, caught.value.retryable) == (code, False)
    assert KEY not in str(caught.value) + "".join(capfd.readouterr())


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [({"retry-after": "3"}, 3), ({"retry-after-ms": "250"}, 0.25), ({"retry-after": "soon"}, None), ({}, None)],
)
def test_retry_after_is_read_in_every_form(headers: dict[str, str], seconds: float | None):
    with (
        RecordedServer([(429, headers, {"error": {"message": "slow down"}})]) as server,
        ModelClient(endpoint(server.base_url)) as client,
        pytest.raises(LLMLimited) as caught,
    ):
        client.complete(question())
    assert caught.value.retry_after == seconds


def test_an_empty_account_is_not_asked_again_within_minutes():
    reply = (429, {}, {"error": {"message": "You exceeded your current quota", "code": "insufficient_quota"}})
    with RecordedServer([reply]) as server, ModelClient(endpoint(server.base_url)) as client:
        with pytest.raises(LLMLimited) as caught:
            client.complete_with_retry(question())
        assert len(server.bodies) == 1
    assert caught.value.retry_after == 3600


def test_a_page_of_html_with_status_200_is_a_server_error():
    with (
        RecordedServer([(200, {"content-type": "text/html"}, "<html>maintenance</html>")]) as server,
        ModelClient(endpoint(server.base_url)) as client,
        pytest.raises(LLMError) as caught,
    ):
        client.complete(question())
    assert (caught.value.code, caught.value.retryable) == ("llm_server", True)


def test_an_answer_that_broke_its_schema_is_not_asked_for_again():
    message = "The model produced output that does not match the expected peg-native format"
    with (
        RecordedServer([(500, {}, {"error": {"code": 500, "message": message, "type": "server_error"}})]) as server,
        ModelClient(endpoint(server.base_url)) as client,
    ):
        with pytest.raises(LLMAnswerError):
            client.complete_with_retry(question())
        assert len(server.bodies) == 1


def test_a_transient_failure_is_waited_out():
    with (
        ModelServer(faults=0.6, fault_kinds=("500", "429"), retry_after=0.2, seed=3) as server,
        ModelClient(endpoint(server.base_url)) as client,
    ):
        texts = [client.complete_with_retry(question(f"Model {n} was released.")).text for n in range(4)]
    assert len(texts) == 4
    assert any(call.fault for call in server.calls)


def test_patience_ends_with_the_retryable_error():
    start = time.monotonic()
    with failing("500") as (server, client), pytest.raises(LLMError) as caught:
        client.complete_with_retry(question(), patience=1.0)
    assert caught.value.retryable
    assert time.monotonic() - start < 3
    assert len(server.calls) >= 2
