from __future__ import annotations

import threading
import time
from contextlib import suppress

import pytest

from aainews.errors import LLMError
from aainews.llm.client import ModelClient
from aainews.llm.endpoint import endpoint_for
from aainews.llm.rates import LONGEST_HOLD, Rates, left_of, seconds_of
from aainews.settings import Settings
from tests.llm.test_client import endpoint, question
from tests.model_server import ModelServer


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1s", 1.0), ("6m0s", 360.0), ("20ms", 0.02), ("1h2m3.5s", 3723.5), ("7", 7.0), ("soon", None), ("", None)],
)
def test_durations_as_endpoints_write_them(text: str, seconds: float | None) -> None:
    assert seconds_of(text) == seconds


def test_headers_that_say_only_half_say_nothing() -> None:
    assert left_of({"x-ratelimit-remaining-tokens": "3"}, "tokens") is None
    assert left_of({"x-ratelimit-remaining-tokens": "-1", "x-ratelimit-reset-tokens": "1s"}, "tokens") is None


def test_no_minute_holds_more_requests_than_are_allowed() -> None:
    rates, now, went = Rates(requests=10), 1000.0, list[float]()
    for _ in range(45):
        now += rates.wait(now, 0)
        rates.close(rates.book(now, 0), 0)
        went.append(now)
        now += 0.5
    assert all(later - earlier >= 60 for earlier, later in zip(went, went[10:], strict=False))
    assert went[-1] - went[0] < 4 * 60 + 10


def test_no_minute_holds_more_tokens_than_are_allowed_and_an_estimate_that_was_too_high_is_given_back() -> None:
    rates, now, went = Rates(tokens=1000), 0.0, list[float]()
    for _ in range(30):
        now += rates.wait(now, 400)
        rates.close(rates.book(now, 400), 100)
        went.append(now)
    in_a_minute = [sum(100 for at in went if start <= at < start + 60) for start in went]
    assert max(in_a_minute) <= 1000
    assert max(in_a_minute) >= 700


def test_a_request_that_fits_into_no_minute_goes_alone() -> None:
    rates = Rates(tokens=100)
    rates.close(rates.book(0.0, 50), 50)
    assert rates.wait(1.0, 500) == pytest.approx(59.0)
    assert rates.wait(60.5, 500) == 0


def test_what_the_endpoint_says_is_left_is_waited_for_and_never_longer_than_a_minute() -> None:
    rates = Rates()
    first, _unseen = rates.book(0.0, 10), rates.book(0.1, 10)
    rates.close(first, 10)
    rates.told(0.2, 0.0, {"x-ratelimit-remaining-requests": "2", "x-ratelimit-reset-requests": "5s"})
    assert rates.wait(0.2, 10) == 0  # one of the two is left: the other went before the answer came
    rates.book(0.3, 10)
    assert rates.wait(0.4, 10) == pytest.approx(4.8)
    assert rates.wait(5.3, 10) == 0
    rates.told(6.0, 5.0, {"x-ratelimit-remaining-tokens": "500", "x-ratelimit-reset-tokens": "6h"})
    assert rates.wait(6.0, 400) == 0
    assert rates.wait(6.0, 600) == LONGEST_HOLD


def test_the_endpoints_headers_are_heeded_before_it_has_to_refuse() -> None:
    with (
        ModelServer(requests_per_minute=5, window=0.8) as server,
        ModelClient(endpoint(server.base_url, concurrency=1)) as client,
    ):
        threads = [threading.Thread(target=client.complete, args=(question(f"Body {n}."),)) for n in range(14)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
    assert [call.status for call in server.calls] == [200] * 14


def test_a_refusal_without_retry_after_is_waited_out_as_its_rate_headers_say() -> None:
    with (
        ModelServer(requests_per_minute=1, window=1.0, retry_after=None) as server,
        ModelClient(endpoint(server.base_url, concurrency=2)) as client,
    ):
        start = time.monotonic()
        threads = [
            threading.Thread(target=client.complete_with_retry, args=(question(f"Body {n}."), 0, 20)) for n in range(2)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        assert time.monotonic() - start >= 0.9
    assert sorted(call.status for call in server.calls) in ([200, 200], [200, 200, 429])


def test_the_settings_limits_reach_the_client() -> None:
    named = {"openai_base_url": "http://one/v1", "llm_rpm": 30, "llm_tpm": 90_000}
    made = endpoint_for(Settings.model_validate(named))
    assert (made.requests_per_minute, made.tokens_per_minute) == (30, 90_000)


def asked_in_vain(client: ModelClient, text: str) -> None:
    """Its turn comes when the server of the test is gone."""
    with suppress(LLMError):
        client.complete(question(text))


def test_requests_of_this_process_keep_to_the_operators_limit() -> None:
    with ModelServer() as server:
        limited = endpoint(server.base_url).model_copy(update={"requests_per_minute": 3})
        with ModelClient(limited) as client:
            for number in range(3):
                client.complete(question(f"Body {number}."))
            late = threading.Thread(target=asked_in_vain, args=(client, "One too many."), daemon=True)
            late.start()
            late.join(0.5)
            assert late.is_alive()
            assert len(server.calls) == 3
