"""What a client accepts: encodings by preference, and the versions that it holds already."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

Encoding = Literal["zstd", "gzip", "identity"]
OFFERED: tuple[Encoding, ...] = ("zstd", "gzip")
"""In our order of preference, which decides between encodings that the client likes equally."""


@lru_cache(maxsize=512)
def best_encoding(accept_encoding: bytes) -> Encoding:
    """The encoding to send for an Accept-Encoding field (empty: none was sent, so nothing is compressed).

    A client that refuses everything, identity too, is sent identity: 406 would help nobody.
    """
    likes = dict(_quality(part) for part in accept_encoding.decode("latin-1").lower().split(",") if part.strip())
    everything_else = likes.get("*", 0.0)
    best = max(OFFERED, key=lambda name: likes.get(name, everything_else))
    quality = likes.get(best, everything_else)
    return best if quality > 0 and quality >= likes.get("identity", 0.0) else "identity"


def _quality(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return name, min(1.0, max(0.0, float(value)))
            except ValueError:
                return name, 0.0
    return name, 1.0


def holds(if_none_match: bytes, etag: bytes) -> bool:
    """Whether an If-None-Match field names this version: `*`, or a list of which one is equal by weak comparison."""
    if if_none_match == etag or if_none_match.strip() == b"*":
        return True
    wanted = etag.removeprefix(b"W/")
    return any(given.strip().removeprefix(b"W/") == wanted for given in if_none_match.split(b","))
