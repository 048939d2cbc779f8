"""One answer as bytes: made once, sent many times."""

from __future__ import annotations

import gzip
import hashlib
from typing import Any

import zstandard

from aainews.api.headers import OPEN, Headers, secured
from aainews.api.negotiation import Encoding

Message = dict[str, Any]

WORTH_COMPRESSING = 600
"""Bytes; a smaller answer fits into one packet either way."""
COMPRESSIBLE = (b"text/", b"application/json", b"application/problem+json", b"application/feed+json", b"application/xml",
                b"application/rss+xml", b"application/atom+xml", b"application/javascript", b"application/yaml",
                b"application/manifest+json", b"image/svg+xml")  # fmt: skip
DROPPED = frozenset((b"x-keep", b"content-length", b"etag", b"vary"))
REPEATED_IN_304 = frozenset((b"cache-control", b"etag", b"vary", b"expires"))


class Kept:
    """An answer of status 200 with its ETag and, once somebody asked for them, its compressed forms.

    The ETag is weak: the forms mean the same but differ in their bytes. `good_for` is the revision that it shows;
    `expires` a monotonic time after which it is made anew whatever the revision (None: the revision alone decides).
    `size` is an estimate in bytes that allows for both compressed forms, so that it never changes.
    """

    __slots__ = ("_compressible", "_forms", "_headers", "etag", "expires", "good_for", "not_modified", "size")

    def __init__(self, headers: Headers, body: bytes, good_for: int, expires: float | None) -> None:
        self.good_for = good_for
        self.expires = expires
        self.etag = b'W/"' + hashlib.blake2b(body, digest_size=12).hexdigest().encode() + b'"'
        kind = next((value for name, value in headers if name == b"content-type"), b"")
        self._compressible = len(body) >= WORTH_COMPRESSING and kind.startswith(COMPRESSIBLE)
        self._headers: Headers = [pair for pair in headers if pair[0] not in DROPPED]
        self._headers = secured([*self._headers, (b"etag", self.etag), (b"vary", b"accept-encoding")])
        self.size = len(body) * 3 // 2 + 2048
        self._forms: dict[Encoding, tuple[Message, Message]] = {"identity": self._form("identity", body)}
        self.not_modified: Message = {
            "type": "http.response.start",
            "status": 304,
            "headers": [pair for pair in self._headers if pair[0] in REPEATED_IN_304] + OPEN,
        }

    def form(self, encoding: Encoding) -> tuple[Message, Message]:
        """The two messages to send: start and body. A form that was not asked for before is made now."""
        if not self._compressible:
            return self._forms["identity"]
        made = self._forms.get(encoding)
        if made is None:
            body: bytes = self._forms["identity"][1]["body"]
            packed = zstandard.compress(body, 9) if encoding == "zstd" else gzip.compress(body, 6, mtime=0)
            made = self._forms[encoding] = self._form(encoding, packed)
        return made

    def _form(self, encoding: Encoding, body: bytes) -> tuple[Message, Message]:
        headers = [*self._headers, (b"content-length", str(len(body)).encode())]
        if encoding != "identity":
            headers.append((b"content-encoding", encoding.encode()))
        start = {"type": "http.response.start", "status": 200, "headers": headers}
        return start, {"type": "http.response.body", "body": body}
