"""What a page of the site is: an address, the questions it asks the API, and what it makes of the answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aainews.pages.asking import Answer, App, ask
from aainews.pages.head import Head
from aainews.settings import Settings

Json = Mapping[str, Any]

KEPT = {"X-Keep": "revision", "Cache-Control": "public, no-cache"}
SECONDS = {"X-Keep": "3", "Cache-Control": "public, max-age=3"}
NEVER = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody asks for an address. `params` are the address's own parts, `query` what follows the question mark."""

    path: str
    params: Mapping[str, str]
    query: Mapping[str, str]
    settings: Settings
    api: App

    async def ask(self, path: str, parameters: Mapping[str, str] | None = None) -> Answer:
        return await ask(self.api, f"/api/v1{path}", parameters or {})


@dataclass(frozen=True, slots=True)
class Made:
    """A page as it is sent. `body` is HTML for the inside of <main>; `answers` are put in for the site's script, which
    then need not ask for them: leave out those that are not of status 200."""

    head: Head
    body: str
    answers: tuple[Answer, ...] = ()
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: KEPT)


@dataclass(frozen=True, slots=True)
class Page:
    """`path` as the framework writes it (`/articles/{id}`); `module` is the page's file of the SPA, which the browser is
    told to fetch at once. `make` answers None where there is nothing: the visitor gets the 404 page."""

    path: str
    module: str
    make: Callable[[Visit], Awaitable[Made | None]]
