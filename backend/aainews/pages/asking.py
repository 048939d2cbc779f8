"""A question to the API inside this process."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

App = Callable[
    [MutableMapping[str, Any], Callable[..., Awaitable[Any]], Callable[..., Awaitable[None]]], Awaitable[None]
]


@dataclass(frozen=True, slots=True)
class Answer:
    """`request` names it as the site's script does: `GET /api/v1/articles?kind=lab`, parameters by name."""

    request: str
    status: int
    media_type: str
    body: bytes
    passing: bool = False
    """It may be another the next time, with nothing published: not to be kept."""

    @property
    def data(self) -> dict[str, Any]:
        """The answer's JSON object. Raises ValueError where it is none."""
        return json.loads(self.body)


async def ask(app: App, path: str, parameters: Mapping[str, str]) -> Answer:
    """GET `path` of `app`, an ASGI application. Does not raise for an error's status."""
    query = urlencode(sorted(parameters.items()))
    return await _answer(app, f"GET {path}{'?' if query else ''}{query}", _scope(path, query), b"")


async def tell(app: App, path: str, said: Mapping[str, str], *, client: tuple[str, int] | None) -> Answer:
    """POST `said` as JSON for the visitor at `client`, whose limits it counts against."""
    scope = _scope(path, "") | {
        "method": "POST",
        "headers": [(b"content-type", b"application/json")],
        "client": tuple(client) if client else None,
    }
    return await _answer(app, f"POST {path}", scope, json.dumps(said).encode())


async def _answer(app: App, name: str, scope: dict[str, Any], sent: bytes) -> Answer:
    start: dict[str, Any] = {}
    body: list[bytes] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": sent, "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            body.append(message.get("body", b""))

    await app(scope, receive, send)
    media_type = next((v.decode() for name, v in start["headers"] if name == b"content-type"), "")
    passing = (b"cache-control", b"no-store") in start["headers"]
    return Answer(name, start["status"], media_type, b"".join(body), passing)


def _scope(path: str, query: str) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [],
        "client": None,
        "server": None,
    }
