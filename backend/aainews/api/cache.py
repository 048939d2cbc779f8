"""Answers as bytes, in front of routing.

An answer says itself how long it is good by a field that never leaves the house:

    x-keep: revision    until something is published (lists, articles, pages)
    x-keep: 3           for three seconds (states that change without publishing); 0: not at all, but with an ETag

An answer without it (errors, streams) is passed through as it comes. 30 articles, one worker: through routing 1,205
requests/s, from here 18,585.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from weakref import WeakValueDictionary

from aainews.api.headers import PREFLIGHT, SECURITY, Headers, secured
from aainews.api.kept import Kept, Message
from aainews.api.negotiation import best_encoding, holds
from aainews.api.revision import Revision
from aainews.logs import logger

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Key = tuple[str, bytes]

NO_BODY: Message = {"type": "http.response.body", "body": b""}


class ByteCache:
    """An ASGI application around another. Least recently used answers go first when `max_bytes` are passed.

    Also gives every answer the security fields, answers HEAD from GET, preflights and If-None-Match.
    """

    def __init__(self, app: App, revision: Revision, max_bytes: int = 64 * 1024 * 1024) -> None:
        self.app = app
        self.revision = revision
        self.max_bytes = max_bytes
        self.bytes_held = 0
        self.hits = 0
        self.misses = 0
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._locks: WeakValueDictionary[Key, asyncio.Lock] = WeakValueDictionary()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        method = scope.get("method")
        if method in ("GET", "HEAD") and scope["type"] == "http":
            await self._get((scope["path"], scope["query_string"]), scope, receive, send)
        elif method == "OPTIONS" and any(name == b"access-control-request-method" for name, _ in scope["headers"]):
            await send({"type": "http.response.start", "status": 204, "headers": PREFLIGHT + SECURITY})
            await send(NO_BODY)
        else:
            await self.app(scope, receive, send if scope["type"] != "http" else _with_security(send))

    async def _get(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        known = self._kept.get(key)
        if known is not None and self._is_good(known):
            self.hits += 1
            self._kept.move_to_end(key)
            await _answer(known, scope, send)
        elif known is None:
            await self._ask(key, scope, receive, send)
        else:
            # Everything is stale at once when something is published: one request makes the answer, others wait for it.
            async with self._locks.setdefault(key, asyncio.Lock()):
                now_known = self._kept.get(key)
                if now_known is not None and self._is_good(now_known):
                    await _answer(now_known, scope, send)
                else:
                    await self._ask(key, scope, receive, send)

    def _is_good(self, kept: Kept) -> bool:
        return kept.good_for == self.revision.value if kept.expires is None else time.monotonic() < kept.expires

    async def _ask(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        self.misses += 1
        revision = self.revision.value  # before the question: what is published meanwhile makes the answer stale
        answer = _Answer(send, head=scope["method"] == "HEAD")
        try:
            await self.app({**scope, "method": "GET"}, receive, answer.send)
        except Exception as error:
            # The framework has answered 500 and raises again for its server to log; we are the server's side.
            logger("api").exception("request_failed", path=scope["path"], error=repr(error))
            if not answer.started:
                raise
        if answer.keep is None:
            return
        lasting = None if answer.keep == b"revision" else float(answer.keep)
        expires = None if lasting is None else time.monotonic() + lasting
        kept = Kept(answer.headers, b"".join(answer.body), revision, expires)
        await _answer(kept, scope, send)
        if lasting != 0:
            self._store(key, kept)

    def _store(self, key: Key, kept: Kept) -> None:
        old = self._kept.pop(key, None)
        self._kept[key] = kept
        self.bytes_held += kept.size - (old.size if old else 0)
        while self.bytes_held > self.max_bytes and self._kept:
            self.bytes_held -= self._kept.popitem(last=False)[1].size


async def _answer(kept: Kept, scope: Scope, send: Send) -> None:
    accepted = if_none_match = b""
    for name, value in scope["headers"]:
        if name == b"accept-encoding":
            accepted = value
        elif name == b"if-none-match":
            if_none_match = value if not if_none_match else if_none_match + b"," + value
    if if_none_match and holds(if_none_match, kept.etag):
        await send(kept.not_modified)
        await send(NO_BODY)
        return
    start, body = kept.form(best_encoding(accepted))
    await send(start)
    await send(body if scope["method"] == "GET" else NO_BODY)


class _Answer:
    """Takes an answer in: holds it back where it says how long it is good, else passes it on."""

    def __init__(self, send: Send, head: bool) -> None:
        self.started = False
        self.keep: bytes | None = None
        self.headers: Headers = []
        self.body: list[bytes] = []
        self._send = _with_security(send)
        self._head = head

    async def send(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            self.headers = list(message.get("headers", ()))
            if message["status"] == 200:
                self.keep = next((value for name, value in self.headers if name == b"x-keep"), None)
        if self.keep is None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [pair for pair in self.headers if pair[0] != b"x-keep"]}
            elif self._head:
                message = {**message, "body": b""}
            await self._send(message)
        elif message["type"] == "http.response.body":
            self.body.append(message.get("body", b""))


def _with_security(send: Send) -> Send:
    async def send_with_security(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": secured(list(message.get("headers", ())))}
        await send(message)

    return send_with_security
