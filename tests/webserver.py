"""A small real web on 127.0.0.1 for tests: routes set by the test, a log of what was asked.

    with WebServer() as web:
        web.route("/feed.xml", body=b"<rss/>", content_type="application/rss+xml", etag='"1"')
        web.route("/moved", status=301, headers={"Location": "/feed.xml"})
        ...
        assert [r.path for r in web.requests] == ["/moved", "/feed.xml"]

A path without a route answers 404. Setting a route again replaces it. `web.url("/x")` is the address of a path and
`web.host` the host:port for AAINEWS_ALLOW_PRIVATE_HOSTS.
"""

from __future__ import annotations

import gzip as gzip_format
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Request:
    """What a client asked; header names in lower case."""

    method: str
    path: str
    """With its query."""
    headers: dict[str, str]
    body: bytes
    at: float
    """time.monotonic() of its arrival."""


@dataclass(frozen=True)
class Route:
    """How one path answers.

    `delay` seconds pass before the first byte; with `drip`, the body leaves byte by byte, that many seconds apart, and
    with `drip_head` the headers do. `truncated` announces ten times the body and closes after it. `chunked` sends
    blocks without a Content-Length. `gzip` packs the body. `etag` and `last_modified` are sent and answered with 304
    when a request carries them. `headers` come on top and win. `answers` makes the route from the request instead.
    """

    body: bytes = b""
    status: int = 200
    content_type: str | None = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict[str, str])
    etag: str | None = None
    last_modified: str | None = None
    delay: float = 0.0
    drip: float = 0.0
    drip_head: float = 0.0
    truncated: bool = False
    chunked: bool = False
    gzip: bool = False
    answers: Callable[[Request], Route] | None = None


class WebServer:
    """The server as a context manager; it listens from `with` on and is gone behind it."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        """Everything asked so far, in the order of arrival."""
        self._routes: dict[str, Route] = {}
        self._closing = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/") -> str:
        return f"http://{self.host}{path}"

    def route(
        self,
        path: str,
        body: bytes | str = b"",
        *,
        status: int = 200,
        content_type: str | None = "text/html; charset=utf-8",
        headers: dict[str, str] | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
        delay: float = 0.0,
        drip: float = 0.0,
        drip_head: float = 0.0,
        truncated: bool = False,
        chunked: bool = False,
        gzip: bool = False,
    ) -> str:
        """Sets how `path` (without query) answers, and returns its address. See Route."""
        self._routes[path] = Route(
            body=body.encode() if isinstance(body, str) else body,
            status=status,
            content_type=content_type,
            headers=headers or {},
            etag=etag,
            last_modified=last_modified,
            delay=delay,
            drip=drip,
            drip_head=drip_head,
            truncated=truncated,
            chunked=chunked,
            gzip=gzip,
        )
        return self.url(path)

    def route_by(self, path: str, answers: Callable[[Request], Route]) -> str:
        """Lets `answers` make the answer from each request: for what changes from one request to the next."""
        self._routes[path] = Route(answers=answers)
        return self.url(path)

    def asked(self, path: str) -> list[Request]:
        """The requests for one path (without query)."""
        return [request for request in self.requests if urlsplit(request.path).path == path]

    def answer_to(self, request: Request) -> Route:
        """The route for a request, made by its function where it has one."""
        route = self._routes.get(
            urlsplit(request.path).path, Route(body=b"not here", status=404, content_type="text/plain")
        )
        return route.answers(request) if route.answers else route

    def wait(self, seconds: float) -> None:
        """Sleeps, but not beyond the end of the server."""
        if seconds:
            self._closing.wait(seconds)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away in the middle is what half of the tests are about."""


def _handler(web: WebServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "test"
        timeout = 10.0

        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            request = Request(
                method=self.command,
                path=self.path,
                headers={name.lower(): value for name, value in self.headers.items()},
                body=self.rfile.read(length),
                at=time.monotonic(),
            )
            web.requests.append(request)
            self._send(web.answer_to(request), request)

        def do_HEAD(self) -> None:
            self.do_GET()

        def do_POST(self) -> None:
            self.do_GET()

        def _send(self, route: Route, request: Request) -> None:
            web.wait(route.delay)
            known = _is_known(route, request)
            body = b"" if known else gzip_format.compress(route.body) if route.gzip else route.body
            status = 304 if known else route.status
            announced = None if route.chunked else len(body) * 10 if route.truncated else len(body)
            lines = [f"HTTP/1.1 {status} X", *(f"{k}: {v}" for k, v in _headers(route, announced).items()), "", ""]
            self._write("\r\n".join(lines).encode("latin-1"), route.drip_head)
            if self.command != "HEAD":
                self._body(body, route)
            self.close_connection = True

        def _body(self, body: bytes, route: Route) -> None:
            if not route.chunked:
                self._write(body, route.drip)
                return
            for start in range(0, len(body), 16384):
                block = body[start : start + 16384]
                self._write(b"%x\r\n%s\r\n" % (len(block), block), route.drip)
            self._write(b"0\r\n\r\n", 0.0)

        def _write(self, data: bytes, pause: float) -> None:
            for piece in (data[i : i + 1] for i in range(len(data))) if pause else (data,):
                self.wfile.write(piece)
                web.wait(pause)

    return Handler


def _is_known(route: Route, request: Request) -> bool:
    asked = (request.headers.get("if-none-match"), request.headers.get("if-modified-since"))
    if asked[0] is not None:
        return asked[0] == route.etag
    return route.last_modified is not None and asked[1] == route.last_modified


def _headers(route: Route, announced: int | None) -> dict[str, str]:
    headers = {
        "Content-Type": route.content_type,
        "Content-Encoding": "gzip" if route.gzip else None,
        "ETag": route.etag,
        "Last-Modified": route.last_modified,
        "Content-Length": None if announced is None else str(announced),
        "Transfer-Encoding": "chunked" if announced is None else None,
        "Connection": "close",
    }
    return {name: value for name, value in headers.items() if value is not None} | route.headers
