"""Work that another process does: what comes back, what goes wrong, and what happens when that process dies."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread
from typing import ParamSpec, TypeVar

import pytest

from aainews.domain.fetched import Fetched, Validators
from aainews.errors import (
    AAINewsError,
    BudgetSpent,
    ComputingError,
    ExtractError,
    FetchError,
    LLMAnswerError,
    LLMLimited,
)
from aainews.llm.child import child_environment
from aainews.pipeline.apart import Apart
from aainews.pipeline.computing import here
from aainews.pipeline.reading_pages import read_page
from tests.enrich.test_ladder_stories import Kept, asking, enriched
from tests.model_server.faults import IN_THE_WORDS

P = ParamSpec("P")
T = TypeVar("T")


@pytest.fixture(autouse=True, scope="module")
def has_threads() -> Iterator[None]:
    """A process of several threads, as it is among other tests, starts another from nothing."""
    over = Event()
    thread = Thread(target=over.wait)
    thread.start()
    yield
    over.set()
    thread.join()


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    """For those that leave it alive; it takes a second to start."""
    it = Apart(first=(os.getppid,))
    it.start()
    yield it
    it.close()


@pytest.fixture
def another() -> Iterator[Apart]:
    it = Apart()
    it.start()
    yield it
    it.close()


def is_there(apart: Apart) -> int:
    """Waits for the other process; its number."""
    for _ in range(400):
        if (number := apart(os.getpid)) != os.getpid():
            return number
        time.sleep(0.05)
    raise AssertionError("it does not get ready")


def page(body: bytes) -> Fetched:
    return Fetched(url="https://example.com/a", status=200, not_modified=False, body=body, content_type="text/html",
                   validators=Validators(etag=None, last_modified=None), fresh_until=None, permanent_redirect=None)  # fmt: skip


def test_work_is_done_here_until_the_other_process_is_ready_and_there_from_then_on(another: Apart):
    assert another(os.getpid) == os.getpid()  # it takes a second to start

    there = is_there(another)

    assert {another(os.getpid) for _ in range(5)} == {there}
    assert another(divmod, 17, 5) == (3, 2)
    assert another(sorted, [2, 1], reverse=True) == [2, 1]


def test_an_error_comes_back_as_it_was(apart: Apart):
    is_there(apart)

    with pytest.raises(ExtractError) as caught:
        apart(read_page, page(b"<html><body><p>Hi</p></body></html>"), "en")

    assert (caught.value.code, caught.value.status) == ("no_article", 502)
    assert str(caught.value).startswith("no_article: ")
    with pytest.raises(ZeroDivisionError):
        apart(divmod, 1, 0)
    assert apart(divmod, 17, 5) == (3, 2)


@pytest.mark.parametrize(
    "error",
    [
        AAINewsError("cause", code="x", retryable=True),
        FetchError("gone", code="http_404", http_status=404, retry_after=3.0),
        LLMLimited("slow", retry_after=2.0),
        BudgetSpent("title", retry_after=60.0),
        LLMAnswerError("cut off", input_tokens=5, output_tokens=7),
    ],
)
def test_every_kind_of_error_can_be_carried_over(apart: Apart, error: AAINewsError):
    is_there(apart)

    carried = apart(max, [error], key=str)

    assert type(carried) is type(error)
    assert (vars(carried), str(carried), carried.code) == (vars(error), str(error), error.code)


def test_work_of_a_process_that_dies_is_done_here_and_another_is_started(another: Apart):
    there = is_there(another)
    os.kill(there, 9)

    assert another(os.getpid) == os.getpid()

    assert is_there(another) != there


def test_a_process_that_cannot_be_started_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONHOME", "/nowhere")  # an interpreter that dies at once
    apart = Apart()
    apart.start()

    for _ in range(40):
        assert apart(os.getpid) == os.getpid()
        time.sleep(0.025)
    monkeypatch.undo()
    time.sleep(0.1)

    assert apart(os.getpid) == os.getpid()
    apart.close()


def test_a_process_started_from_nothing_is_told_no_keys(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    monkeypatch.setenv("AAINEWS_ADMIN_KEY", "secret")
    monkeypatch.setenv("DATABASE_URL", "")
    apart = Apart()
    apart.start()
    is_there(apart)

    names = apart(subprocess.getoutput, "env").split()

    assert f"PATH={os.environ['PATH']}" in names
    assert not [name for name in names if name.startswith(("OPENAI", "AAINEWS", "DATABASE"))]
    apart.close()


def test_work_that_does_not_end_is_given_up_with_its_process():
    apart = Apart(longest=0.5)
    apart.start()
    there = is_there(apart)

    with pytest.raises(ComputingError) as caught:
        apart(time.sleep, 60)

    assert (caught.value.code, caught.value.retryable) == ("computing_timeout", True)
    assert is_there(apart) != there
    apart.close()


def test_as_many_pieces_are_under_way_as_there_are_processes():
    apart = Apart(2)
    apart.start()
    found: set[str] = set()
    for _ in range(100):  # until both are ready
        with ThreadPoolExecutor() as pool:
            found = set(pool.map(lambda _: apart(subprocess.getoutput, "sleep 0.1; echo $PPID"), range(2)))
        if str(os.getpid()) not in found:
            break

    assert len(found) == 2
    apart.close()


FORKED = """
import os, signal, sys, threading, time
import aainews.pipeline.service
from aainews.logs import configure_logs
configure_logs("ERROR")
from aainews.pipeline.apart import Apart
apart = Apart(2)
apart.start()
began = time.monotonic()
while apart(os.getpid) == os.getpid() and time.monotonic() - began < 5:
    time.sleep(0.01)
print(time.monotonic() - began < 5, os.getpid() in {apart(os.getpid) for _ in range(5)}, apart(threading.active_count))
there = apart(os.getpid)
if sys.argv[1] == "close":
    began = time.monotonic()
    apart.close()
    print(there, time.monotonic() - began < 1)
elif sys.argv[1] == "kill":
    os.kill(there, signal.SIGKILL)
    print(there, apart(os.getpid) == os.getpid() or apart(os.getpid) != there)
else:
    print(there, True, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux tells how many threads there are")
@pytest.mark.parametrize("end", ["close", "kill", "be killed"])
def test_a_process_without_threads_forks_it_and_it_ends_with_its_pipe(end: str):
    said = subprocess.run(
        [sys.executable, "-c", FORKED, end],
        check=False,
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
        env=child_environment(),
    )
    first, second = said.stdout.splitlines()

    assert first == "True False 1"  # it was ready soon, has no threads, and none of the work was done here any more
    there, went_well = second.split()
    assert went_well == "True"
    for _ in range(200):
        if not Path(f"/proc/{there}").exists():
            break
        time.sleep(0.05)
    assert not Path(f"/proc/{there}").exists()


def test_after_it_was_closed_work_is_done_here(another: Apart):
    there = is_there(another)

    another.close()

    assert another(os.getpid) == os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(there, 0)


def test_what_goes_first_does_not_wait_for_what_came_before(apart: Apart):
    is_there(apart)
    ended: list[str] = []

    def does(name: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> None:
        apart(work, *args, **kwargs)
        ended.append(name)

    with ThreadPoolExecutor() as pool:
        pool.submit(does, "running", time.sleep, 0.4)
        time.sleep(0.1)
        pool.submit(does, "waiting", time.sleep, 0.1)
        time.sleep(0.1)
        pool.submit(does, "first", os.getppid)

    assert ended == ["running", "first", "waiting"]


@pytest.mark.parametrize("seed", range(4))
def test_an_article_comes_out_the_same_when_it_is_judged_there(apart: Apart, seed: int):
    is_there(apart)
    came: list[Kept] = []
    for run in (here, apart):
        with asking(faults=0.7, fault_kinds=IN_THE_WORDS, seed=seed) as (_, ask):
            came.append(enriched(ask, run=run))

    assert came[0] == came[1]
