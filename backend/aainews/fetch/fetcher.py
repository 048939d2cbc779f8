"""The Fetcher: an address in, a Fetched or a named error out."""

from __future__ import annotations

import contextlib
import http.cookiejar
import ssl
import time
import zlib
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import certifi
import httpx

from aainews.clock import utc_now
from aainews.domain.fetched import Fetched, Validators
from aainews.errors import FetchError, RefusedError
from aainews.fetch.addresses import AllowedHosts
from aainews.fetch.answer import raise_for_status, read_body, translated
from aainews.fetch.deadline import deadline, remaining
from aainews.fetch.headers import conditional, fresh_until, is_html, validators_of
from aainews.fetch.politeness import HostTurns
from aainews.fetch.robots import MAX_BYTES as ROBOTS_BYTES
from aainews.fetch.robots import Robots
from aainews.fetch.transport import CONNECTIONS, GuardedTransport
from aainews.fetch.unpacking import ACCEPT_ENCODING
from aainews.settings import Settings

MAX_REDIRECTS = 5
_ROBOTS_SECONDS = 10.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})

_ACCEPT_FEED = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
_ACCEPT_API = "application/json, */*;q=0.1"
_API_BYTES = 2 * 1024 * 1024
_ACCEPT_PAGE = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"


@dataclass(frozen=True)
class _Want:
    """What is asked for: a page is looked up in robots.txt and must be HTML; `cut` reads no further than the cap;
    without `turns` a host is not asked one after another."""

    accept: str
    max_bytes: int
    seconds: float
    page: bool = False
    cut: bool = False
    turns: bool = True


class Fetcher:
    """Asks for feeds and pages. One object for a process; any thread may use it; each call blocks.

    Every hop is resolved, judged and connected to here, so no redirect and no DNS answer leads into a private
    network, save to the exact host:port pairs of `settings.allow_private_hosts`. No proxies, no environment, no
    cookies. Retries nothing and stores nothing: what to do next is decided elsewhere.

    robots.txt is obeyed for pages. Feeds are published for programs to subscribe to, and an operator has named each
    one in the catalogue, so they are not looked up there.
    """

    def __init__(self, settings: Settings, *, clock: Callable[[], datetime] = utc_now) -> None:
        self._settings = settings
        self._clock = clock
        self._allowed = AllowedHosts(settings.allow_private_hosts)
        self._turns = HostTurns(settings.per_host_concurrency, settings.per_host_interval)
        agent = settings.user_agent.replace("{site_url}", settings.site_url.rstrip("/"))
        self._robots = Robots(self._read_robots, agent.split("/")[0].split()[0])
        tls = _tls()
        shards = -(-settings.fetch_concurrency // CONNECTIONS)
        self._clients = tuple(_client(self._allowed, tls, agent) for _ in range(shards))

    def fetch_feed(self, url: str, validators: Validators | None = None) -> Fetched:
        """A feed's bytes, at most `settings.max_feed_bytes` of them.

        Raises FetchError (`timeout connect dns tls http_4xx http_5xx too_large truncated empty redirect_loop`) and
        RefusedError (`private_address scheme`); their `code` is a key of READER_TEXT or an `http_` status.
        """
        want = _Want(_ACCEPT_FEED, self._settings.max_feed_bytes, self._settings.fetch_timeout)
        return self._followed(url, validators, want)

    def fetch_page(self, url: str, validators: Validators | None = None) -> Fetched:
        """A web page's bytes, at most `settings.max_page_bytes`; robots.txt is asked first, on every hop.

        Raises what `fetch_feed` raises, RefusedError `robots`, and FetchError `not_html`.
        """
        want = _Want(_ACCEPT_PAGE, self._settings.max_page_bytes, self._settings.fetch_timeout, page=True)
        return self._followed(url, validators, want)

    def fetch_api(self, url: str) -> Fetched:
        """An answer of an API that an operator named in the settings. It is offered to programs, item by item: it is not
        slowed, and how many are asked for at once is the caller's business. Raises what `fetch_feed` raises."""
        want = _Want(_ACCEPT_API, _API_BYTES, self._settings.fetch_timeout, turns=False)
        return self._followed(url, None, want)

    def close(self) -> None:
        """Closes all connections; the object is of no use afterwards."""
        for client in self._clients:
            client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read_robots(self, url: str) -> bytes:
        return self._followed(url, None, _Want("text/plain, */*;q=0.1", ROBOTS_BYTES, _ROBOTS_SECONDS, cut=True)).body

    def _followed(self, url: str, validators: Validators | None, want: _Want) -> Fetched:
        """Redirects by hand, each hop judged like a first request. Waiting for turns does not count as answering."""
        address, permanent, left = _usable(url), True, want.seconds
        headers = {"Accept": want.accept, **conditional(validators)}
        for hop in range(MAX_REDIRECTS + 1):
            delay = self._robots.check(str(address)) if want.page else None
            started = time.monotonic()
            with self._turn(address, delay) if want.turns else contextlib.nullcontext():
                started = time.monotonic()
                with deadline(left), self._answer(address, headers) as answer:
                    if answer.status_code not in _REDIRECTS or "location" not in answer.headers:
                        moved = str(address) if hop and permanent else None
                        return self._fetched(answer, validators, want, moved)
                    permanent = permanent and answer.status_code in _PERMANENT
                    address = _target(address, answer.headers["location"])
            left -= time.monotonic() - started
        raise FetchError(f"more than {MAX_REDIRECTS} redirects from {url}", code="redirect_loop", retryable=False)

    def _fetched(self, answer: httpx.Response, sent: Validators | None, want: _Want, moved: str | None) -> Fetched:
        now = self._clock()
        unchanged = answer.status_code == 304 and bool(conditional(sent))
        if not unchanged:
            raise_for_status(answer, now)
        return Fetched(
            url=str(answer.url),
            status=answer.status_code,
            not_modified=unchanged,
            body=b"" if unchanged else _body(answer, want),
            content_type=answer.headers.get("content-type"),
            validators=validators_of(answer.headers, sent if unchanged else None),
            fresh_until=fresh_until(answer.headers, now),
            permanent_redirect=moved,
        )

    @contextlib.contextmanager
    def _answer(self, address: httpx.URL, headers: dict[str, str]) -> Generator[httpx.Response]:
        """One request, its body still unread; what goes wrong inside the block is translated too."""
        client = self._clients[zlib.crc32(address.host.encode()) % len(self._clients)]
        with translated(str(address)), client.stream("GET", address, headers=headers, timeout=remaining()) as answer:
            yield answer

    @contextlib.contextmanager
    def _turn(self, address: httpx.URL, delay: float | None) -> Generator[None]:
        """Hosts that the operator allowed by name are his own and are not slowed."""
        if (address.host, _port(address)) in self._allowed:
            yield
            return
        with self._turns.turn(address.host, delay):
            yield


@cache
def _tls() -> ssl.SSLContext:
    """Certificates are read once: 50 ms."""
    return ssl.create_default_context(cafile=certifi.where())


def _client(allowed: AllowedHosts, tls: ssl.SSLContext, agent: str) -> httpx.Client:
    nothing_kept = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))
    return httpx.Client(
        transport=GuardedTransport(allowed, tls),
        headers={"User-Agent": agent, "Accept-Encoding": ACCEPT_ENCODING, "Accept-Language": "*"},
        cookies=nothing_kept,
        follow_redirects=False,
        trust_env=False,
    )


def _body(answer: httpx.Response, want: _Want) -> bytes:
    """A type that is none of a page's is refused before its body is read."""
    content_type = answer.headers.get("content-type")
    if want.page and not is_html(content_type, b"<html"):
        raise FetchError(f"{answer.url} is {content_type}", code="not_html", retryable=False)
    body = read_body(answer, want.max_bytes, cut=want.cut)
    if want.page and not is_html(content_type, body):
        raise FetchError(f"{answer.url} is {content_type} and holds no HTML", code="not_html", retryable=False)
    return body


def _usable(url: str) -> httpx.URL:
    """Raises RefusedError `scheme` for everything that is no http(s) address with a host."""
    try:
        address = httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise RefusedError(f"{url[:200]!r}: {error}", code="scheme") from error
    if address.scheme not in ("http", "https") or not address.host:
        raise RefusedError(f"{url[:200]!r} is no http(s) address", code="scheme")
    return address.copy_with(fragment=None)


def _target(address: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads; a name and password in it are dropped, since they are not ours."""
    try:
        joined = urljoin(str(address), location.strip())
    except ValueError as error:
        raise RefusedError(f"redirect to {location[:200]!r}", code="scheme") from error
    return _usable(joined).copy_with(username=None, password=None)


def _port(address: httpx.URL) -> int:
    return address.port or (443 if address.scheme == "https" else 80)
