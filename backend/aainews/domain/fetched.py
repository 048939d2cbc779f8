"""What an HTTP request brought, and what is known for the next one."""

from __future__ import annotations

from datetime import datetime

from aainews.domain.value import Value


class Validators(Value):
    """What the server gave for a conditional request."""

    etag: str | None
    last_modified: str | None


class Fetched(Value):
    """An answer. `body` is decoded from Content-Encoding, at most the cap long; empty when `not_modified`."""

    url: str
    """The address after redirects."""
    status: int
    not_modified: bool
    body: bytes
    content_type: str | None
    """The header as sent, with its charset."""
    validators: Validators
    fresh_until: datetime | None
    """From Cache-Control or Expires, UTC."""
    permanent_redirect: str | None
    """The new address, where every hop was a 301 or 308."""
