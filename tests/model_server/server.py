"""The HTTP side: an OpenAI-compatible server on loopback that records every call."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

from tests.model_server.answering import Answerer
from tests.model_server.counting import count_tokens
from tests.model_server.editions import answer_about_editions
from tests.model_server.faults import IN_THE_WORDS, FaultPlan, as_text, broken_json, cut_off, spoil
from tests.model_server.reading import Question, read_question
from tests.model_server.reference import Reference
from tests.model_server.translating import translate


@dataclass(frozen=True)
class Call:
    """One request as the server saw it; `time` in seconds since the epoch, `seconds` until the answer was sent."""

    time: float
    key: str
    nth: int
    purpose: str
    model: str
    fault: str | None
    status: int
    input_tokens: int
    cached_tokens: int
    output_tokens: int
    seconds: float
    concurrent: int


@dataclass(frozen=True)
class Reply:
    """What goes over the wire; `body` None drops the connection without an answer."""

    status: int
    body: dict[str, Any] | None
    headers: tuple[tuple[str, str], ...] = ()
    usage: tuple[int, int, int] = (0, 0, 0)


class ModelServer:
    """A model that answers at once (or `latency` seconds after it was asked), by a schema, and fails as the plan says.

    `retry_after` None: a 429 names no time but in its rate headers. `requests_per_minute` are counted in a sliding `window` of seconds. `reply` may answer instead: given the Question, it returns a value of the schema, a string, or None to pass.
    Use as a context manager; `.base_url` ends in /v1, `.calls` lists what was asked, `.most_at_once` the peak.
    """

    def __init__(
        self,
        *,
        latency: float = 0.0,
        faults: float = 0.0,
        fault_kinds: tuple[str, ...] | None = None,
        seed: int = 1,
        log: Path | None = None,
        reference: Path | None = None,
        retry_after: float | None = 1.0,
        hang: float = 600.0,
        requests_per_minute: int = 0,
        window: float = 60.0,
        port: int = 0,
        reply: Callable[[Question], Any] | None = None,
    ) -> None:
        plan = FaultPlan(faults, seed=seed)
        self._plan = plan if fault_kinds is None else replace(plan, kinds=fault_kinds)
        self._latency, self._retry_after, self._hang = latency, retry_after, hang
        self._rpm, self._window = requests_per_minute, window
        self._reply = reply
        self._translation = Reference(reference).translate if reference else translate
        self._log = log.open("a", encoding="utf-8") if log else None
        self._lock, self._writing = threading.Lock(), threading.Lock()
        self._stopped = threading.Event()
        self._tries: Counter[str] = Counter()
        self._prefixes: set[str] = set()
        self._recent: deque[float] = deque()
        self._running = 0
        self.most_at_once = 0
        self.calls: list[Call] = []
        self._http = _Http(("127.0.0.1", port), _handler(self))
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def port(self) -> int:
        return int(self._http.server_address[1])

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def start(self) -> Self:
        self._thread.start()
        return self

    def stop(self) -> None:
        self._stopped.set()
        self._http.shutdown()
        self._http.server_close()
        if self._log:
            self._log.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def health(self) -> dict[str, Any]:
        return {"status": "ok", "calls": len(self.calls), "running": self._running, "most_at_once": self.most_at_once}

    def complete(self, body: dict[str, Any], arrived: float, send: Callable[[Reply], None]) -> None:
        """Answers one request, which came at `arrived` (time.monotonic()), and records it once the answer is sent."""
        question = read_question(body)
        with self._lock:
            self._tries[question.key] += 1
            nth = self._tries[question.key]
            self._running += 1
            concurrent = self._running
            self.most_at_once = max(self.most_at_once, concurrent)
        began = time.time()
        fault = self._plan.fault(question.key, nth)
        reply = Reply(599, None)
        try:
            reply = self._answer(question, fault, arrived + self._latency)
            send(reply)
        finally:
            with self._lock:
                self._running -= 1
                self._record(question, nth, fault, reply, began, concurrent)

    def _answer(self, question: Question, fault: str | None, due: float) -> Reply:
        if fault == "timeout":
            self._stopped.wait(self._hang)
            return Reply(599, None)
        if fault == "reset":
            return Reply(599, None)
        if fault == "429" or self._over_the_limit():
            return self._limited()
        if fault == "500":
            reply = _failure(500, "The server had an error while processing your request", "server_error")
        else:
            self._stopped.wait(self._latency * 0.4)  # a model elsewhere would take nothing of the asker's two cores
            reply = self._completion(question, fault)
        self._stopped.wait(max(0.0, due - time.monotonic()))
        return reply

    def _over_the_limit(self) -> bool:
        if not self._rpm:
            return False
        with self._lock:
            now = time.monotonic()
            while self._recent and self._recent[0] < now - self._window:
                self._recent.popleft()
            if len(self._recent) >= self._rpm:
                return True
            self._recent.append(now)
            return False

    def _limited(self) -> Reply:
        reply = _failure(429, "Rate limit reached for requests", "rate_limit_exceeded")
        if self._retry_after is None:
            return replace(reply, headers=self._limit_headers())
        seconds = f"{self._retry_after:g}"
        given = (
            ("retry-after", seconds),
            ("x-ratelimit-remaining-requests", "0"),
            ("x-ratelimit-reset-requests", f"{seconds}s"),
        )
        return replace(reply, headers=given)

    def _completion(self, question: Question, fault: str | None) -> Reply:
        answer = self._reply(question) if self._reply else None
        with self._writing:  # one after the other: side by side they would all be done at the end, and late
            return self._made(question, fault, answer)

    def _made(self, question: Question, fault: str | None, answer: Any) -> Reply:
        if answer is None:
            answer = answer_about_editions(question)
        if answer is None:
            answer = Answerer(question, self._translation).answer()
        if fault in IN_THE_WORDS:
            answer = spoil(answer, fault, question.system)
        text, finish, refusal = _envelope(as_text(answer), fault)
        output = count_tokens(text or refusal or "")
        if question.max_tokens and output > question.max_tokens:
            text = (text or "")[: int(len(text or "") * question.max_tokens / output)]
            output, finish = question.max_tokens, "length"
        usage = (*self._input_tokens(question), output)
        message = {"role": "assistant", "content": text, "refusal": refusal}
        return Reply(200, _body(question, message, finish, usage), self._limit_headers(), usage)

    def _input_tokens(self, question: Question) -> tuple[int, int]:
        """All, and those of them that a provider's prompt cache would have: a system text seen before, from 1,024 on."""
        total = (
            count_tokens(question.prompt_text)
            + 4 * len(question.messages)
            + count_tokens(json.dumps(question.schema or ""))
        )
        prefix = count_tokens(question.system) // 128 * 128
        with self._lock:
            seen = question.system in self._prefixes
            self._prefixes.add(question.system)
        return total, prefix if seen and prefix >= 1024 else 0

    def _limit_headers(self) -> tuple[tuple[str, str], ...]:
        """As hosted endpoints tell what is left; without a limit nothing is ever used up."""
        with self._lock:
            left = max(0, self._rpm - len(self._recent)) if self._rpm else 9999
            reset = max(0.0, self._recent[-1] + self._window - time.monotonic()) if self._recent else 0.0
        return (
            ("x-ratelimit-limit-requests", str(self._rpm or 10000)),
            ("x-ratelimit-remaining-requests", str(left)),
            ("x-ratelimit-reset-requests", f"{reset:.3f}s"),
        )

    def _record(
        self, question: Question, nth: int, fault: str | None, reply: Reply, began: float, concurrent: int
    ) -> None:
        """With the lock held."""
        call = Call(
            time=round(began, 3),
            key=question.key,
            nth=nth,
            purpose=question.schema_name,
            model=question.model,
            fault=fault,
            status=reply.status,
            input_tokens=reply.usage[0],
            cached_tokens=reply.usage[1],
            output_tokens=reply.usage[2],
            seconds=round(time.time() - began, 3),
            concurrent=concurrent,
        )
        self.calls.append(call)
        if self._log and not self._log.closed:
            self._log.write(json.dumps(asdict(call)) + "\n")
            self._log.flush()


def _envelope(text: str, fault: str | None) -> tuple[str | None, str, str | None]:
    """Content, finish_reason and refusal."""
    match fault:
        case "cutoff":
            return cut_off(text), "length", None
        case "refusal":
            return None, "stop", "I'm sorry, but I can't help with that."
        case "empty":
            return "", "stop", None
        case "invalid_json":
            return broken_json(text), "stop", None
        case _:
            return text, "stop", None


def _body(question: Question, message: dict[str, Any], finish: str, usage: tuple[int, int, int]) -> dict[str, Any]:
    return {
        "id": f"chatcmpl-{question.key}",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": question.model,
        "choices": [{"index": 0, "message": message, "finish_reason": finish, "logprobs": None}],
        "usage": {
            "prompt_tokens": usage[0],
            "completion_tokens": usage[2],
            "total_tokens": usage[0] + usage[2],
            "prompt_tokens_details": {"cached_tokens": usage[1]},
        },
    }


def _failure(status: int, message: str, code: str) -> Reply:
    return Reply(status, {"error": {"message": message, "type": code, "param": None, "code": code}})


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away in the middle is part of many tests, not worth a traceback."""


def _handler(server: ModelServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet: two of them wait 40 ms for each other's acknowledgement
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            if self.path == "/health":
                self._send(Reply(200, server.health()))
            elif self.path == "/v1/models":
                self._send(Reply(200, {"object": "list", "data": [{"id": "stand-in", "object": "model"}]}))
            else:
                self._send(_failure(404, f"no such path {self.path}", "not_found"))

        def do_POST(self) -> None:
            arrived = time.monotonic()
            raw = self.rfile.read(int(self.headers.get("content-length", 0)))
            if self.path != "/v1/chat/completions":
                self._send(_failure(404, f"no such path {self.path}", "not_found"))
                return
            try:
                server.complete(json.loads(raw), arrived, self._send)
            except (KeyError, TypeError, ValueError) as error:
                self._send(_failure(400, f"{type(error).__name__}: {error}", "invalid_request_error"))

        def _send(self, reply: Reply) -> None:
            if reply.body is None:
                self.close_connection = True
                self.connection.close()
                return
            payload = json.dumps(reply.body, ensure_ascii=False).encode()
            self.send_response(reply.status)
            for name, value in (("content-type", "application/json"), *reply.headers):
                self.send_header(name, value)
            self.send_header("content-length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        def log_message(self, format: str, *args: object) -> None:
            """Calls are logged as data, by `_record`."""

    return Handler
