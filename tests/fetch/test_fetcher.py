"""The fetcher against a real web on loopback: what it brings, and each way in which it can fail."""

from __future__ import annotations

import socket
import threading
import time
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import zstandard

from aainews.domain.fetched import Validators
from aainews.errors import READER_TEXT, FetchError, RefusedError, reader_text
from aainews.fetch import Fetcher
from aainews.settings import Settings
from tests.webserver import Request, Route, WebServer

NOW = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)
PAGE = b"<!doctype html><html><body><p>Hello</p></body></html>"


def settings(web: WebServer, **changes: Any) -> Settings:
    return Settings.model_validate({"allow_private_hosts": (web.host,), "fetch_timeout": 5.0, **changes})


@pytest.fixture
def fetcher(web: WebServer) -> Iterator[Fetcher]:
    with Fetcher(settings(web), clock=lambda: NOW) as one:
        yield one


@contextmanager
def failing(code: str, kind: type[FetchError] = FetchError) -> Generator[list[FetchError]]:
    """The block must raise an error of this very kind and code, with a text for readers of its own."""
    caught: list[FetchError] = []
    with pytest.raises(FetchError) as error:
        yield caught
    caught.append(error.value)
    assert (type(error.value), error.value.code) == (kind, code), error.value
    assert reader_text(code) != READER_TEXT["error"]


# ---------------------------------------------------------------- what it brings


def test_a_feed_is_brought_with_its_headers(web: WebServer, fetcher: Fetcher) -> None:
    headers = {"Cache-Control": "public, max-age=600", "Age": "60"}
    url = web.route(
        "/f", b"<rss/>", content_type="text/xml; charset=x", etag='"1"', last_modified="Thu", headers=headers
    )
    got = fetcher.fetch_feed(url)
    assert (got.url, got.status, got.body, got.content_type) == (url, 200, b"<rss/>", "text/xml; charset=x")
    assert got.validators == Validators(etag='"1"', last_modified="Thu")
    assert got.fresh_until == NOW + timedelta(seconds=540)
    assert not got.not_modified
    assert got.permanent_redirect is None


def test_it_says_who_it_is_and_sends_no_cookie_back(web: WebServer, fetcher: Fetcher) -> None:
    url = web.route("/f", b"<rss/>", headers={"Set-Cookie": "id=1; Path=/"})
    fetcher.fetch_feed(url)
    fetcher.fetch_feed(url)
    assert [r.headers["user-agent"] for r in web.requests] == ["AAINewsBot/0.1 (+http://127.0.0.1:8000/about)"] * 2
    assert "cookie" not in web.requests[1].headers


def test_a_second_request_is_conditional_and_brings_no_body(web: WebServer, fetcher: Fetcher) -> None:
    url = web.route("/f", b"<rss/>", etag='W/"1"', last_modified="Thu, 01 Oct 2026 00:00:00 GMT")
    first = fetcher.fetch_feed(url)
    second = fetcher.fetch_feed(url, first.validators)
    assert (second.status, second.not_modified, second.body) == (304, True, b"")
    assert second.validators == first.validators
    assert web.requests[1].headers["if-none-match"] == 'W/"1"'
    assert web.requests[1].headers["if-modified-since"] == "Thu, 01 Oct 2026 00:00:00 GMT"


def test_a_304_that_nobody_asked_for_is_an_error(web: WebServer, fetcher: Fetcher) -> None:
    with failing("http_304"):
        fetcher.fetch_feed(web.route("/f", status=304))


def test_a_304_that_repeats_no_validators_keeps_ours(web: WebServer, fetcher: Fetcher) -> None:
    known = Validators(etag='"9"', last_modified=None)
    assert fetcher.fetch_feed(web.route("/f", status=304), known).validators == known


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda body: zlib.compressobj(wbits=31).compress(body) or b"",
    "deflate": zlib.compress,
    "zstd": zstandard.compress,
    "identity": lambda body: body,
}
PACKED["gzip"] = lambda body: (packer := zlib.compressobj(wbits=31)).compress(body) + packer.flush()


@pytest.mark.parametrize("encoding", PACKED)
def test_a_packed_body_is_unpacked(web: WebServer, fetcher: Fetcher, encoding: str) -> None:
    body = b"<rss>" + b"word " * 60_000 + b"</rss>"
    url = web.route("/f", PACKED[encoding](body), headers={"Content-Encoding": encoding})
    assert fetcher.fetch_feed(url).body == body


def test_a_raw_deflate_body_is_unpacked(web: WebServer, fetcher: Fetcher) -> None:
    packer = zlib.compressobj(wbits=-15)
    url = web.route("/f", packer.compress(PAGE) + packer.flush(), headers={"Content-Encoding": "deflate"})
    assert fetcher.fetch_feed(url).body == PAGE


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "zstd"])
def test_a_body_that_only_claims_to_be_packed_passes_as_it_is(web: WebServer, fetcher: Fetcher, encoding: str) -> None:
    assert fetcher.fetch_feed(web.route("/f", PAGE, headers={"Content-Encoding": encoding})).body == PAGE


def test_a_gzip_body_of_two_members_is_read_whole(web: WebServer, fetcher: Fetcher) -> None:
    body = PACKED["gzip"](b"one ") + PACKED["gzip"](b"two")
    assert fetcher.fetch_feed(web.route("/f", body, headers={"Content-Encoding": "gzip"})).body == b"one two"


def test_a_chunked_body_is_read_whole(web: WebServer, fetcher: Fetcher) -> None:
    assert fetcher.fetch_feed(web.route("/f", PAGE * 2000, chunked=True)).body == PAGE * 2000


# ---------------------------------------------------------------- redirects


def test_a_redirect_is_followed_and_the_last_address_told(web: WebServer, fetcher: Fetcher) -> None:
    web.route("/new/f", b"<rss/>")
    got = fetcher.fetch_feed(web.route("/old", status=302, headers={"Location": "new/f#part"}))
    assert (got.url, got.permanent_redirect) == (web.url("/new/f"), None)


def test_permanent_redirects_all_the_way_give_a_new_address(web: WebServer, fetcher: Fetcher) -> None:
    web.route("/b", status=308, headers={"Location": "/c"})
    web.route("/c", b"<rss/>")
    got = fetcher.fetch_feed(web.route("/a", status=301, headers={"Location": "/b"}))
    assert got.permanent_redirect == web.url("/c")


def test_one_temporary_hop_makes_the_whole_way_temporary(web: WebServer, fetcher: Fetcher) -> None:
    web.route("/b", status=307, headers={"Location": "/c"})
    web.route("/c", b"<rss/>")
    assert fetcher.fetch_feed(web.route("/a", status=301, headers={"Location": "/b"})).permanent_redirect is None


def test_five_redirects_are_followed_and_six_are_a_loop(web: WebServer, fetcher: Fetcher) -> None:
    for n in range(6):
        web.route(f"/{n}", status=302, headers={"Location": f"/{n + 1}"})
    web.route("/6", b"<rss/>")
    assert fetcher.fetch_feed(web.url("/1")).body == b"<rss/>"
    with failing("redirect_loop"):
        fetcher.fetch_feed(web.url("/0"))


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.example/", "javascript:alert(1)", "http://[::bad/"])
def test_a_redirect_out_of_the_web_is_refused(web: WebServer, fetcher: Fetcher, target: str) -> None:
    with failing("scheme", RefusedError):
        fetcher.fetch_feed(web.route("/a", status=302, headers={"Location": target}))


# ---------------------------------------------------------------- private addresses

PRIVATE = [
    "127.0.0.1:1", "localhost:1", "127.1:1", "2130706433:1", "0x7f000001:1", "0.0.0.0:1", "0:1", "[::1]:1",
    "[::]:1", "[::ffff:127.0.0.1]:1", "[::127.0.0.1]:1", "[64:ff9b::7f00:1]:1", "[2002:7f00:1::]:1", "[fe80::1]:1",
    "[fc00::1]:1", "[fd12::1]:1", "[fec0::1]:1", "[ff02::1]:1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "100.100.100.200", "192.0.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
]  # fmt: skip


@pytest.mark.parametrize("host", PRIVATE)
def test_a_private_address_is_refused_in_any_spelling(fetcher: Fetcher, host: str) -> None:
    with failing("private_address", RefusedError):
        fetcher.fetch_feed(f"http://{host}/")


@pytest.mark.parametrize("host", ["127.0.0.1:1", "169.254.169.254", "localhost:{port}", "127.0.0.2:{port}"])
def test_a_redirect_into_a_private_network_is_refused(web: WebServer, fetcher: Fetcher, host: str) -> None:
    target = f"http://{host.format(port=web.port)}/latest"
    with failing("private_address", RefusedError):
        fetcher.fetch_feed(web.route("/a", status=302, headers={"Location": target}))
    assert web.asked("/latest") == []


def test_an_allowed_host_is_allowed_on_its_port_alone(web: WebServer, fetcher: Fetcher) -> None:
    with WebServer() as other, failing("private_address", RefusedError):
        fetcher.fetch_feed(other.route("/f", b"<rss/>"))
    assert other.requests == []


def test_a_private_address_does_not_see_so_much_as_a_connection(fetcher: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.3)
        with failing("private_address", RefusedError):
            fetcher.fetch_feed(f"http://127.0.0.1:{listener.getsockname()[1]}/")
        with pytest.raises(TimeoutError):
            listener.accept()


def test_the_environments_proxy_is_not_used(web: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with Fetcher(settings(web)) as one:
        assert one.fetch_feed(web.route("/f", b"<rss/>")).body == b"<rss/>"


# ---------------------------------------------------------------- failures


@pytest.mark.parametrize(
    "url",
    ["", "news.example/feed", "ftp://news.example/", "file:///etc/passwd", "http://", "http://0177.0.0.1/", "data:,x"],
)
def test_what_is_no_web_address_is_refused(fetcher: Fetcher, url: str) -> None:
    with failing("scheme", RefusedError):
        fetcher.fetch_feed(url)


def test_a_name_that_cannot_be_resolved(fetcher: Fetcher) -> None:
    with failing("dns"):
        fetcher.fetch_feed(f"http://{'a' * 64}.example/")  # too long to be asked for: no resolver hears of it


def test_a_port_where_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with Fetcher(Settings(allow_private_hosts=(f"127.0.0.1:{port}",))) as one, failing("connect"):
        one.fetch_feed(f"http://127.0.0.1:{port}/")


def test_a_server_that_speaks_no_tls(web: WebServer, fetcher: Fetcher) -> None:
    with failing("tls"):
        fetcher.fetch_feed(f"https://{web.host}/")


@pytest.mark.parametrize(
    ("status", "retryable"),
    [
        (400, False),
        (401, False),
        (403, False),
        (404, False),
        (410, False),
        (451, False),
        (429, True),
        (500, True),
        (503, True),
    ],
)
def test_a_status_that_is_no_answer(web: WebServer, fetcher: Fetcher, status: int, retryable: bool) -> None:
    with failing(f"http_{status}") as caught:
        fetcher.fetch_feed(web.route("/f", b"no", status=status))
    assert (caught[0].http_status, caught[0].retryable) == (status, retryable)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        ("Thu, 01 Oct 2026 12:05:00 GMT", 300.0),
        ("Thu, 01 Oct 2020 00:00:00 GMT", 0.0),
        ("later", None),
        ("-5", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_date(
    web: WebServer, fetcher: Fetcher, header: str, seconds: float | None
) -> None:
    with failing("http_429") as caught:
        fetcher.fetch_feed(web.route("/f", b"no", status=429, headers={"Retry-After": header}))
    assert caught[0].retry_after == seconds


@pytest.mark.parametrize("kind", ["delay", "drip", "drip_head"])
def test_a_slow_server_gets_one_deadline_for_the_whole_answer(web: WebServer, kind: str) -> None:
    how: dict[str, Any] = {"delay": 5.0} if kind == "delay" else {kind: 0.05}
    url = web.route("/f", b"<rss>" * 200, **how)
    started = time.monotonic()
    with Fetcher(settings(web, fetch_timeout=0.5)) as one, failing("timeout"):
        one.fetch_feed(url)
    assert time.monotonic() - started < 1.5


def test_redirects_share_one_deadline(web: WebServer) -> None:
    for n in range(4):
        web.route(f"/{n}", status=302, headers={"Location": f"/{n + 1}"}, delay=0.2)
    with Fetcher(settings(web, fetch_timeout=0.5)) as one, failing("timeout"):
        one.fetch_feed(web.url("/0"))


def test_an_answer_that_stops_in_the_middle(web: WebServer, fetcher: Fetcher) -> None:
    with failing("truncated"):
        fetcher.fetch_feed(web.route("/f", b"<rss>half", truncated=True))


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "zstd"])
def test_a_packed_answer_that_stops_in_the_middle(web: WebServer, fetcher: Fetcher, encoding: str) -> None:
    whole = PACKED[encoding](bytes(i * i % 251 for i in range(20_000)))
    with failing("truncated"):
        fetcher.fetch_feed(web.route("/f", whole[: len(whole) // 2], headers={"Content-Encoding": encoding}))


def test_an_unknown_packing_is_named(web: WebServer, fetcher: Fetcher) -> None:
    with failing("fetch"):
        fetcher.fetch_feed(web.route("/f", b"x", headers={"Content-Encoding": "gzip, gzip"}))


def test_an_answer_without_body(web: WebServer, fetcher: Fetcher) -> None:
    with failing("empty"):
        fetcher.fetch_feed(web.route("/f", b""))


@pytest.mark.parametrize("chunked", [False, True])
def test_an_answer_beyond_the_cap(web: WebServer, chunked: bool) -> None:
    with Fetcher(settings(web, max_feed_bytes=10_000)) as one, failing("too_large"):
        one.fetch_feed(web.route("/f", b"x" * 10_001, chunked=chunked))


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "zstd"])
def test_a_packed_bomb_is_stopped_at_the_cap(web: WebServer, fetcher: Fetcher, encoding: str) -> None:
    bomb = PACKED[encoding](b"\0" * 100_000_000)
    with failing("too_large"):
        fetcher.fetch_feed(web.route("/f", bomb, headers={"Content-Encoding": encoding}))


# ---------------------------------------------------------------- pages and robots.txt


def test_a_page_is_brought_after_its_rules_were_read(web: WebServer, fetcher: Fetcher) -> None:
    url = web.route("/p", PAGE)
    assert fetcher.fetch_page(url).body == PAGE
    assert [r.path for r in web.requests] == ["/robots.txt", "/p"]


@pytest.mark.parametrize("content_type", ["application/pdf", "image/png", "application/json", "video/mp4"])
def test_what_is_no_page_is_named(web: WebServer, fetcher: Fetcher, content_type: str) -> None:
    with failing("not_html"):
        fetcher.fetch_page(web.route("/p", PAGE, content_type=content_type))


@pytest.mark.parametrize("content_type", [None, "application/octet-stream", "text/plain"])
def test_a_page_without_a_telling_type_is_known_by_its_beginning(
    web: WebServer, fetcher: Fetcher, content_type: str | None
) -> None:
    assert fetcher.fetch_page(web.route("/p", PAGE, content_type=content_type)).body == PAGE
    with failing("not_html"):
        fetcher.fetch_page(web.route("/q", b"%PDF-1.7", content_type=content_type))


ROBOTS = "User-agent: *\nDisallow: /private/\n\nUser-agent: AAINewsBot\nDisallow: /ours/\n"


def test_a_forbidden_page_is_not_asked_for(web: WebServer, fetcher: Fetcher) -> None:
    web.route("/robots.txt", ROBOTS, content_type="text/plain")
    web.route("/private/p", PAGE)
    with failing("robots", RefusedError) as caught:
        fetcher.fetch_page(web.route("/ours/p", PAGE))
    assert not caught[0].retryable
    assert web.asked("/ours/p") == []
    assert fetcher.fetch_page(web.url("/private/p")).status == 200  # the rules for our name replace those for all


def test_a_redirect_to_a_forbidden_page_is_not_followed(web: WebServer, fetcher: Fetcher) -> None:
    web.route("/robots.txt", ROBOTS, content_type="text/plain")
    web.route("/ours/p", PAGE)
    with failing("robots", RefusedError):
        fetcher.fetch_page(web.route("/a", status=302, headers={"Location": "/ours/p"}))
    assert web.asked("/ours/p") == []


def test_a_feed_is_a_subscription_and_not_looked_up(web: WebServer, fetcher: Fetcher) -> None:
    web.route("/robots.txt", "User-agent: *\nDisallow: /", content_type="text/plain")
    assert fetcher.fetch_feed(web.route("/f", b"<rss/>")).status == 200
    assert web.asked("/robots.txt") == []


def test_rules_are_asked_for_once(web: WebServer, fetcher: Fetcher) -> None:
    url = web.route("/p", PAGE)
    threads = [threading.Thread(target=fetcher.fetch_page, args=(url,)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(web.asked("/robots.txt")), len(web.asked("/p"))) == (1, 6)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_where_there_are_no_rules_all_is_allowed(web: WebServer, fetcher: Fetcher, status: int) -> None:
    web.route("/robots.txt", b"no", status=status)
    assert fetcher.fetch_page(web.route("/p", PAGE)).status == 200


@pytest.mark.parametrize("status", [429, 500, 503])
def test_where_the_rules_cannot_be_had_nothing_is_allowed_for_now(
    web: WebServer, fetcher: Fetcher, status: int
) -> None:
    web.route("/robots.txt", b"no", status=status)
    for _ in range(2):
        with failing("robots", RefusedError) as caught:
            fetcher.fetch_page(web.route("/p", PAGE))
        assert caught[0].retryable
    assert (len(web.asked("/robots.txt")), web.asked("/p")) == (1, [])


def test_of_endless_rules_the_beginning_is_read(web: WebServer, fetcher: Fetcher) -> None:
    web.route("/robots.txt", "User-agent: *\nDisallow: /private/\n" + "# x\n" * 300_000, content_type="text/plain")
    web.route("/private/p", PAGE)
    assert fetcher.fetch_page(web.route("/p", PAGE)).status == 200
    with failing("robots", RefusedError):
        fetcher.fetch_page(web.url("/private/p"))


# ---------------------------------------------------------------- turns


def test_hosts_that_the_operator_allowed_by_name_are_not_slowed(web: WebServer) -> None:
    name = f"localhost:{web.port}"
    web.route("/f", b"<rss/>")
    with Fetcher(settings(web, allow_private_hosts=(name, web.host), per_host_interval=5.0)) as one:
        started = time.monotonic()
        one.fetch_feed(f"http://{name}/f")
        one.fetch_feed(f"http://{name}/f")
        one.fetch_feed(web.url("/f"))
    assert time.monotonic() - started < 4.0


def test_an_answer_made_for_each_request(web: WebServer, fetcher: Fetcher) -> None:
    def busy_once(_: Request) -> Route:
        return Route(status=503 if len(web.asked("/f")) == 1 else 200, body=b"<rss/>")

    url = web.route_by("/f", busy_once)
    with failing("http_503"):
        fetcher.fetch_feed(url)
    assert fetcher.fetch_feed(url).status == 200
