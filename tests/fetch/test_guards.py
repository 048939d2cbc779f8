"""The small parts behind the fetcher, where loopback cannot show what they do."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import httpx
import pytest

from aainews.errors import FetchError, RefusedError
from aainews.fetch.addresses import AllowedHosts, is_public
from aainews.fetch.deadline import deadline, remaining
from aainews.fetch.headers import fresh_until, is_html
from aainews.fetch.politeness import HostTurns
from aainews.fetch.resolver import resolve
from aainews.fetch.robots import Robots

NOW = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_the_public_internet_may_be_asked(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3",
        "::ffff:10.1.2.3",
        "2002:a01:203::",
        "64:ff9b::a01:203",
        "2001:0:4136:e378:8000:63bf:f5fe:fdfc",
        "fe80::1%eth0",
        "::",
        "2001:db8::1",
        "203.0.113.1",
    ],
)
def test_everything_else_may_not(address: str) -> None:
    assert not is_public(ip_address(address))


def test_an_allowed_host_is_one_name_and_one_port() -> None:
    allowed = AllowedHosts(("127.0.0.1:80", "[::1]:8080", "Intranet:9000"))
    assert ("127.0.0.1", 80) in allowed
    assert ("::1", 8080) in allowed
    assert ("intranet", 9000) in allowed
    assert ("127.0.0.1", 81) not in allowed
    assert ("localhost", 80) not in allowed


@pytest.mark.parametrize("entry", ["127.0.0.1", "localhost:", ":80", "a:b"])
def test_an_allowed_host_without_port_is_a_mistake(entry: str) -> None:
    with pytest.raises(ValueError, match="host:port"):
        AllowedHosts((entry,))


def test_a_deadline_inside_another_cannot_lengthen_it() -> None:
    with deadline(1.0), deadline(60.0):
        left = remaining(30.0)
        assert left is not None
        assert left <= 1.0
    assert remaining(30.0) == 30.0


def test_a_resolver_that_does_not_answer_in_time_is_not_waited_for() -> None:
    answered = threading.Event()

    def patient(_: str, __: int) -> tuple[str, ...]:
        answered.wait(10)
        return ("8.8.8.8",)

    with pytest.raises(FetchError) as caught:
        resolve("slow.invalid", 80, 0.05, patient)
    answered.set()
    assert caught.value.code == "timeout"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Cache-Control": "max-age=60"}, 60),
        ({"Cache-Control": "s-maxage=600, max-age=60", "Age": "50"}, 10),
        ({"Cache-Control": "max-age=60", "Age": "70"}, None),
        ({"Cache-Control": "no-cache, max-age=60"}, None),
        ({"Cache-Control": "no-store"}, None),
        ({"Expires": "Thu, 01 Oct 2026 13:00:00 GMT"}, 3600),
        ({"Expires": "0"}, None),
        ({"Expires": "Thu, 01 Oct 2020 13:00:00 GMT"}, None),
        ({"Cache-Control": "max-age=99999999999999999999"}, 366 * 24 * 3600),
        ({}, None),
    ],
)
def test_how_long_an_answer_stays_fresh(headers: dict[str, str], seconds: int | None) -> None:
    expected = None if seconds is None else NOW + timedelta(seconds=seconds)
    assert fresh_until(httpx.Headers(headers), NOW) == expected


def test_xhtml_is_html_and_a_feed_is_not() -> None:
    assert is_html("application/xhtml+xml", b"")
    assert is_html("text/xml", b"<?xml version='1.0'?><html>")
    assert not is_html("application/xml", b"<rss/>")


def test_turns_of_one_host_are_spaced_and_those_of_another_are_not() -> None:
    turns = HostTurns(concurrency=2, interval=0.15)
    starts: list[tuple[str, float]] = []

    def ask(host: str) -> None:
        with turns.turn(host):
            starts.append((host, time.monotonic()))

    began = time.monotonic()
    threads = [threading.Thread(target=ask, args=(host,)) for host in ("a", "a", "a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second, third = sorted(at - began for host, at in starts if host == "a")
    assert second - first >= 0.14
    assert third - second >= 0.14
    assert next(at - began for host, at in starts if host == "b") < 0.14


def test_a_host_gets_no_more_requests_at_a_time_than_allowed() -> None:
    turns = HostTurns(concurrency=2, interval=0.0)
    at_once: list[int] = []
    running = 0
    lock = threading.Lock()

    def ask() -> None:
        nonlocal running
        with turns.turn("a"):
            with lock:
                running += 1
                at_once.append(running)
            time.sleep(0.02)
            with lock:
                running -= 1

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(at_once) == 2


def test_a_delay_that_the_host_asks_for_is_given_up_to_a_limit() -> None:
    robots = Robots(lambda _: b"User-agent: *\nCrawl-delay: 3600\n", "Bot")
    assert robots.check("https://a.example/x") == 30.0


def test_rules_are_read_again_after_a_day() -> None:
    now = [0.0]
    asked: list[str] = []

    def read(url: str) -> bytes:
        asked.append(url)
        return b"User-agent: *\nDisallow: /x" if len(asked) > 1 else b"User-agent: *\nAllow: /"

    robots = Robots(read, "Bot", clock=lambda: now[0])
    robots.check("https://a.example/x")
    now[0] = 23 * 3600.0
    robots.check("https://a.example/x")
    now[0] = 25 * 3600.0
    with pytest.raises(RefusedError):
        robots.check("https://a.example/x")
    assert asked == ["https://a.example/robots.txt"] * 2


def test_an_origin_that_does_not_answer_is_named_for_what_it_is() -> None:
    def read(_: str) -> bytes:
        raise FetchError("no such host", code="dns")

    robots = Robots(read, "Bot")
    for _ in range(2):
        with pytest.raises(FetchError) as caught:
            robots.check("https://a.example/x")
        assert caught.value.code == "dns"


def test_a_name_that_does_not_exist_is_told_as_dns() -> None:
    def unknown(host: str, _: int) -> tuple[str, ...]:
        raise OSError(f"{host}: Name or service not known")

    with pytest.raises(FetchError, match="not known") as caught:
        resolve("nowhere.invalid", 80, 5.0, unknown)
    assert caught.value.code == "dns"


def test_a_name_that_resolves_to_private_and_public_addresses_is_told_with_all() -> None:
    found = resolve("both.invalid", 80, 5.0, lambda _, __: ("10.0.0.1", "8.8.8.8", "10.0.0.1"))
    assert [str(address) for address in found if is_public(address)] == ["8.8.8.8"]
    assert len(found) == 2
