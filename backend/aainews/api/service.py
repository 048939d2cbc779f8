"""What a route may ask for: the settings, and a session for reading."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Annotated

from fastapi import Depends, Request, Response
from sqlmodel import Session

from aainews.api.meaning import Meaning
from aainews.settings import Settings

OpenReading = Callable[[], AbstractContextManager[Session]]
OpenWriting = Callable[[], AbstractContextManager[Session]]


def _read(request: Request) -> OpenReading:
    read: OpenReading = request.app.state.read
    return read


def _write(request: Request) -> OpenWriting:
    write: OpenWriting = request.app.state.write
    return write


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _meaning(request: Request) -> Meaning:
    meaning: Meaning = request.app.state.meaning
    return meaning


Read = Annotated[OpenReading, Depends(_read)]
"""Opened by the route itself (`with read() as session`), so that the session lives and ends in the route's own thread."""
Write = Annotated[OpenWriting, Depends(_write)]
"""A transaction, committed at the end of the `with`."""
Meant = Annotated[Meaning, Depends(_meaning)]
ServiceSettings = Annotated[Settings, Depends(_settings)]


def until_published(response: Response) -> None:
    """Good until something is published; a client asks each time, and is mostly told 304."""
    response.headers["X-Keep"] = "revision"
    response.headers["Cache-Control"] = "public, no-cache"


def for_seconds(response: Response) -> None:
    """For what changes without publishing: at most three seconds old."""
    response.headers["X-Keep"] = "3"
    response.headers["Cache-Control"] = "public, max-age=3"


def never_kept(response: Response) -> None:
    response.headers["X-Keep"] = "0"
    response.headers["Cache-Control"] = "no-store"
