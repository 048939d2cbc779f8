from __future__ import annotations

import threading
import time

from aainews.errors import LLMLimited
from aainews.llm.client import ModelClient
from aainews.llm.limiter import Limiter, backoff
from tests.llm.test_client import endpoint, question
from tests.model_server import ModelServer


def waiting_threads(limiter: Limiter, priorities: list[int], order: list[int]) -> list[threading.Thread]:
    """Threads that stand in line in the order of the list."""

    def take_a_turn(priority: int) -> None:
        with limiter.turn(priority):
            order.append(priority)

    threads: list[threading.Thread] = []
    for count, priority in enumerate(priorities, 1):
        thread = threading.Thread(target=take_a_turn, args=(priority,), daemon=True)
        thread.start()
        threads.append(thread)
        give_up = time.monotonic() + 5
        while limiter.waiting < count and time.monotonic() < give_up:
            time.sleep(0.001)
    return threads


def test_the_more_important_goes_first_and_equals_in_the_order_they_came():
    limiter, order = Limiter(1), list[int]()
    with limiter.turn(0):
        threads = waiting_threads(limiter, [20, 10, 20, 0, 10], order)
    for thread in threads:
        thread.join(5)
    assert order == [0, 10, 10, 20, 20]


def test_headlines_pass_the_bodies_that_wait_for_the_model():
    with ModelServer(latency=0.1) as server, ModelClient(endpoint(server.base_url, concurrency=1)) as client:
        threads = [threading.Thread(target=client.complete, args=(question(f"Body {n}."), 9)) for n in range(4)]
        for thread in threads:
            thread.start()
        give_up = time.monotonic() + 5
        while client.limiter.waiting < 3 and time.monotonic() < give_up:
            time.sleep(0.001)
        client.complete(question("A headline."), 0)
        assert len(server.calls) <= 3
        for thread in threads:
            thread.join(5)
        assert len(server.calls) == 5


def test_no_more_at_once_than_allowed():
    with ModelServer(latency=0.05) as server, ModelClient(endpoint(server.base_url, concurrency=3)) as client:
        threads = [threading.Thread(target=client.complete, args=(question(f"Body {n}."),)) for n in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
        assert len(server.calls) == 12
        assert server.most_at_once == 3


def test_one_refusal_makes_everybody_wait():
    limiter = Limiter(4)
    with limiter.turn() as turn:
        limiter.limited(turn, retry_after=0.3)
    start = time.monotonic()
    with limiter.turn():
        pass
    assert 0.25 <= time.monotonic() - start < 1.0


def test_refusals_of_one_moment_count_once():
    limiter = Limiter(8)
    with limiter.turn() as first, limiter.turn() as second, limiter.turn() as third:
        for turn in (first, second, third):
            limiter.limited(turn, retry_after=0.0)
    assert limiter.allowed == 4


def test_successes_bring_the_width_back():
    limiter = Limiter(4)
    with limiter.turn() as turn:
        limiter.limited(turn, retry_after=0.0)
    assert limiter.allowed == 2
    for _ in range(2 + 3):
        limiter.answered(turn, 0, {})
    assert limiter.allowed == 4


def test_a_rate_window_is_waited_out_by_many_threads_without_a_storm():
    with (
        ModelServer(faults=0.3, fault_kinds=("429",), retry_after=0.1, seed=5) as server,
        ModelClient(endpoint(server.base_url, concurrency=8)) as client,
    ):
        failed: list[LLMLimited] = []

        def ask(number: int) -> None:
            try:
                client.complete_with_retry(question(f"Body {number}."), patience=30)
            except LLMLimited as error:
                failed.append(error)

        threads = [threading.Thread(target=ask, args=(n,)) for n in range(24)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(40)
    refused = sum(call.status == 429 for call in server.calls)
    assert not failed
    assert refused > 0
    assert len(server.calls) == 24 + refused


def test_the_pause_doubles_up_to_its_ceiling_and_is_never_the_same_for_all():
    assert 0.5 <= backoff(1) <= 1.0
    assert 2.0 <= backoff(3) <= 4.0
    assert 30.0 <= backoff(30) <= 60.0
    assert len({backoff(3) for _ in range(5)}) > 1
