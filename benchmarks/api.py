"""How fast cached answers are, beside a bare ASGI application that sends the same bytes. `python -m benchmarks.api`

Each application runs in a uvicorn process of its own with one worker. One load generator asks both in turn over the same
number of kept connections; each figure is the median of its rounds. A round waits for nothing else, and the sides take
turns at going first, so that a busy machine slows both.

    --p95 [URL]   only the cached list's p95 in milliseconds, at URL or at a service started for it: run it at rest and
                  while the embedded model works, and compare.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ARTICLES = 200
LIST = "/api/v1/articles"
PROJECT = Path(__file__).resolve().parent.parent


# --- the two sides, each run by uvicorn as `benchmarks.api:<name>` ----------------------------------------------


def service() -> Any:
    """The whole service on a filled database in $AAINEWS_DATA_DIR."""
    from aainews.api.app import create_app
    from aainews.pages.site import site
    from aainews.settings import settings

    return create_app(settings(), routers=[site(settings())])


def bare() -> Any:
    """Sends the answers in $BENCH_ANSWERS, whatever it is asked for: 304 where the request has If-None-Match."""
    answers = json.loads(Path(os.environ["BENCH_ANSWERS"]).read_text())

    def messages(status: str) -> tuple[dict[str, Any], dict[str, Any]]:
        headers = [(name.encode(), value.encode("latin-1")) for name, value in answers[status]["headers"]]
        body = bytes.fromhex(answers[status]["body"])
        start = {"type": "http.response.start", "status": int(status), "headers": headers}
        return start, {"type": "http.response.body", "body": body}

    whole, not_modified = messages("200"), messages("304")

    async def app(scope: Any, _receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        start, body = not_modified if any(name == b"if-none-match" for name, _ in scope["headers"]) else whole
        await send(start)
        await send(body)

    return app


@contextmanager
def running(name: str, **environment: str) -> Generator[str]:
    """A uvicorn process with one worker; its address once it answers. A process group of its own, ended at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    lifespan = "on" if name == "service" else "off"
    command = [sys.executable, "-m", "uvicorn", "--factory", f"benchmarks.api:{name}", "--port", str(port)]
    command += ["--log-level", "warning", "--no-access-log", "--lifespan", lifespan]
    paths = os.pathsep.join((str(PROJECT), str(PROJECT / "backend")))
    process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": paths} | environment, cwd=PROJECT)
    try:
        _wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise SystemExit("the server did not start")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("the server does not answer")


@contextmanager
def filled_service() -> Generator[str]:
    from aainews.settings import Settings
    from aainews.store.database import open_engine
    from aainews.store.migration import migrate
    from tests.api.filling import fill

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), database_url="")
        engine = open_engine(settings)
        migrate(engine, settings.migrations_dir)
        fill(engine, ARTICLES)
        engine.dispose()
        with running("service", AAINEWS_DATA_DIR=folder, DATABASE_URL="") as address:
            yield address


# --- the load ---------------------------------------------------------------------------------------------------


class Asker(asyncio.Protocol):
    """Sends one request over and over on a kept connection, `depth` of them under way, and counts whole answers."""

    def __init__(self, request: bytes, answer_bytes: int, depth: int) -> None:
        self.request, self.answer_bytes, self.depth = request, answer_bytes, depth
        self.answered = self._received = 0
        self.milliseconds: list[float] = []
        self._sent_at = 0.0
        self._transport: asyncio.Transport | None = None
        self.closed = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._sent_at = time.perf_counter()
        transport.write(self.request * self.depth)

    def data_received(self, data: bytes) -> None:
        """Every answer has the same length, so counting bytes is enough and costs the same on both sides."""
        self._received += len(data)
        whole, self._received = divmod(self._received, self.answer_bytes)
        if not whole or self._transport is None:
            return
        self.answered += whole
        if self.depth == 1:
            now = time.perf_counter()
            self.milliseconds.append((now - self._sent_at) * 1000)
            self._sent_at = now
        self._transport.write(self.request * whole)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  (the protocol's signature)
        self.closed = True

    def close(self) -> None:
        if self._transport:
            self._transport.abort()


def request_for(address: str, etag: str | None = None) -> bytes:
    lines = [f"GET {LIST} HTTP/1.1", f"Host: {urlsplit(address).netloc}", "Accept-Encoding: gzip"]
    lines += [f"If-None-Match: {etag}"] if etag else []
    return "\r\n".join([*lines, "", ""]).encode()


def answer_of(address: str, etag: str | None = None) -> tuple[bytes, dict[str, Any]]:
    """One answer as it comes over the wire, and its status, fields and body."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname or "", parts.port or 80)) as connection:
        connection.sendall(request_for(address, etag))
        raw = b""
        while b"\r\n\r\n" not in raw:
            raw += connection.recv(65536)
        head, _, body = raw.partition(b"\r\n\r\n")
        status, *lines = head.decode("latin-1").split("\r\n")
        headers = [(line.partition(": ")[0].lower(), line.partition(": ")[2]) for line in lines]
        length = int(dict(headers).get("content-length", 0))
        while len(body) < length:
            body += connection.recv(65536)
    raw = head + b"\r\n\r\n" + body
    own = [(name, value) for name, value in headers if name not in ("date", "server")]
    return raw, {"status": status.split()[1], "headers": own, "body": body.hex()}


async def load(
    address: str, request: bytes, answer_bytes: int, seconds: float, connections: int, depth: int
) -> tuple[float, list[float]]:
    """Answers a second, and with depth 1 the milliseconds that each took. Raises SystemExit when a connection is lost."""
    parts = urlsplit(address)
    loop = asyncio.get_running_loop()
    askers = [Asker(request, answer_bytes, depth) for _ in range(connections)]
    for asker in askers:
        await loop.create_connection(lambda asker=asker: asker, parts.hostname or "", parts.port or 80)
    await asyncio.sleep(seconds * 0.2)  # warm
    before, start = sum(asker.answered for asker in askers), time.perf_counter()
    await asyncio.sleep(seconds)
    rate = (sum(asker.answered for asker in askers) - before) / (time.perf_counter() - start)
    lost = any(asker.closed for asker in askers)
    for asker in askers:
        asker.close()
    await asyncio.sleep(0.05)
    if lost:
        raise SystemExit(f"{address} closed a connection")
    return rate, [value for asker in askers for value in asker.milliseconds]


# --- figures ----------------------------------------------------------------------------------------------------


def compare(rounds: int, seconds: float, connections: int, depth: int) -> dict[str, float]:
    with ExitStack() as stack:
        ours = stack.enter_context(filled_service())
        whole, described = answer_of(ours)
        etag = dict(described["headers"])["etag"]
        unchanged, described_304 = answer_of(ours, etag)
        assert (described["status"], described_304["status"]) == ("200", "304")
        answers = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "answers.json"
        answers.write_text(json.dumps({"200": described, "304": described_304}))
        theirs = stack.enter_context(running("bare", BENCH_ANSWERS=str(answers)))
        assert answer_of(theirs)[1] == described, "the bare side must send the same bytes"
        sides = {
            "list": (ours, request_for(ours), len(whole)),
            "bare": (theirs, request_for(theirs), len(whole)),
            "not_modified": (ours, request_for(ours, etag), len(unchanged)),
            "bare_304": (theirs, request_for(theirs, etag), len(unchanged)),
        }
        rates: dict[str, list[float]] = {name: [] for name in sides}
        for name in order(list(sides), rounds):
            address, request, size = sides[name]
            rates[name].append(asyncio.run(load(address, request, size, seconds, connections, depth))[0])
            print(f"{name:>14} {rates[name][-1]:9.0f} requests/s")
    return {name: statistics.median(values) for name, values in rates.items()}


def order(names: list[str], rounds: int) -> Iterator[str]:
    """Every name once a round, forwards and backwards in turn."""
    for number in range(rounds):
        yield from names if number % 2 == 0 else reversed(names)


def p95(address: str | None, seconds: float, every: float = 0.02) -> dict[str, float]:
    """Of the cached list, asked at an easy pace over one connection, as a reader would meet it."""
    with ExitStack() as stack:
        at = address or stack.enter_context(filled_service())
        times: list[float] = []
        urllib.request.urlopen(at + LIST).read()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            start = time.perf_counter()
            answer_of(at)
            times.append((time.perf_counter() - start) * 1000)
            time.sleep(every)
    return {"p95_ms": statistics.quantiles(times, n=20)[18], "median_ms": statistics.median(times), "asked": len(times)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--seconds", type=float, default=0.25, help="of each round and side")
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--depth", type=int, default=4, help="requests under way on each connection")
    parser.add_argument("--p95", nargs="?", const="", metavar="URL")
    options = parser.parse_args()
    if options.p95 is not None:
        print(json.dumps({name: round(value, 3) for name, value in p95(options.p95 or None, 10).items()}))
        return
    medians = compare(options.rounds, options.seconds, options.connections, options.depth)
    figures = {f"{name}_rps": round(value) for name, value in medians.items()}
    ratios = {
        "list_ratio": round(medians["list"] / medians["bare"], 3),
        "not_modified_ratio": round(medians["not_modified"] / medians["bare_304"], 3),
    }
    print(json.dumps(figures | ratios))


if __name__ == "__main__":
    main()
