"""Fixtures that several rooms' tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.webserver import WebServer


@pytest.fixture
def web() -> Iterator[WebServer]:
    """A web of the test's own on loopback, empty until routes are set."""
    with WebServer() as server:
        yield server
