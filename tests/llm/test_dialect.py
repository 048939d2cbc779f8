from __future__ import annotations

import pytest

from aainews.errors import LLMError
from aainews.llm.client import ModelClient
from tests.llm.recorded import RecordedServer, Reply, completion
from tests.llm.test_client import endpoint, question


def refused(message: str, param: str | None = None) -> Reply:
    return 400, {}, {"error": {"message": message, "param": param, "code": "unsupported_parameter"}}


def test_a_reasoning_model_gets_room_to_think_and_no_temperature():
    with RecordedServer([completion("{}")]) as server, ModelClient(endpoint(server.base_url, "gpt-5-mini")) as client:
        client.complete(question(max_output_tokens=100))
    body = server.bodies[0]
    assert body["max_completion_tokens"] > 100
    assert "temperature" not in body
    assert "max_tokens" not in body


def test_a_plain_model_gets_temperature_and_the_schema_by_its_name():
    with RecordedServer([completion("{}")]) as server, ModelClient(endpoint(server.base_url, "llama")) as client:
        client.complete(question(max_output_tokens=100))
    body = server.bodies[0]
    assert (body["max_tokens"], body["temperature"]) == (100, 0.0)
    assert body["response_format"]["json_schema"]["name"] == "title"
    assert body["response_format"]["json_schema"]["strict"] is True


def test_a_field_that_the_server_refuses_is_left_out_and_stays_out():
    message = (
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
    )
    replies = [
        refused(message, "max_tokens"),
        refused("Unsupported value: 'temperature'", "temperature"),
        completion("{}"),
    ]
    with RecordedServer(replies) as server, ModelClient(endpoint(server.base_url, "new-model")) as client:
        client.complete(question())
        client.complete(question())
    assert len(server.bodies) == 4
    assert "max_completion_tokens" in server.bodies[3]
    assert not {"max_tokens", "temperature"} & server.bodies[3].keys()


def test_a_server_without_json_schema_is_asked_for_a_json_object_in_words():
    replies = [refused("This response_format type is unavailable now"), completion("{}")]
    with RecordedServer(replies) as server, ModelClient(endpoint(server.base_url, "deepseek-chat")) as client:
        client.complete(question())
    assert server.bodies[1]["response_format"] == {"type": "json_object"}
    assert '"maxLength": 200' in server.bodies[1]["messages"][-1]["content"]


def test_a_refusal_that_nothing_cures_ends():
    with RecordedServer(
        [refused("max_tokens and max_completion_tokens and temperature and response_format")]
    ) as server:
        with ModelClient(endpoint(server.base_url, "odd")) as client, pytest.raises(LLMError) as caught:
            client.complete(question())
        assert len(server.bodies) < 8
    assert caught.value.code == "llm_request"
