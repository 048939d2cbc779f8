"""Feeds that arrive as gzip files, with no header that says so."""

from __future__ import annotations

import zlib

from aainews.errors import FeedError

_GZIP_MAGIC = b"\x1f\x8b\x08"
_LAYERS = 2
"""A .gz file behind a server that packs again has been seen; a third layer is an attack."""


def unpack(body: bytes, max_bytes: int) -> tuple[bytes, tuple[str, ...]]:
    """The unpacked bytes and the note `gzip_body` where they were packed.

    Never holds more than `max_bytes` of unpacked data. Raises FeedError `too_large` or `truncated`.
    """
    notes: tuple[str, ...] = ()
    for _ in range(_LAYERS):
        if len(body) > max_bytes:
            raise FeedError(f"{len(body)} bytes, {max_bytes} allowed", code="too_large")
        if not body.startswith(_GZIP_MAGIC):
            break
        body, notes = _gunzip(body, max_bytes), ("gzip_body",)
    return body, notes


def _gunzip(packed: bytes, max_bytes: int) -> bytes:
    out = b""
    while packed.startswith(_GZIP_MAGIC):  # a gzip file may have several members
        unpacker = zlib.decompressobj(wbits=31)
        try:
            out += unpacker.decompress(packed, max_bytes + 1 - len(out))
        except zlib.error as error:
            raise FeedError(f"gzip: {error}", code="truncated") from error
        if len(out) > max_bytes:
            raise FeedError(f"unpacks to more than {max_bytes} bytes", code="too_large")
        if not unpacker.eof:
            raise FeedError(f"gzip ends after {len(out)} unpacked bytes", code="truncated")
        packed = unpacker.unused_data
    return out
