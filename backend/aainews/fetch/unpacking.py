"""Content-Encoding undone in small pieces, so that a cap can stop a bomb before it is in memory.

The client's own decoders unpack a chunk whole: 64 kB of zstd may become gigabytes. Known: gzip, deflate, zstd.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

import zstandard

from aainews.errors import FetchError

ACCEPT_ENCODING = "gzip, deflate, zstd"
PIECE = 64 * 1024
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_ZSTD_SLICE = 256
"""Its decoder knows no limit for what it gives; four bytes become at most 128 kB, so this many become at most 8 MB."""
_ZSTD_WINDOW = 8 * 1024 * 1024
"""RFC 9659: what an HTTP client must be able to unpack, and need not exceed."""


def unpacked(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The body in pieces: of at most PIECE bytes for gzip and deflate, 8 MB for zstd at its worst. `encoding` is the
    Content-Encoding header.

    A body that claims to be packed and is not passes as it is (seen from caches that unpacked and kept the header).
    Raises FetchError `truncated` where the packed data ends early or is damaged, `fetch` for an unknown encoding.
    """
    name = encoding.strip().lower()
    if name in ("", "identity"):
        yield from chunks
    elif name in ("gzip", "x-gzip", "deflate"):
        yield from _inflated(chunks)
    elif name == "zstd":
        yield from _zstd(chunks)
    else:
        raise FetchError(f"Content-Encoding {name!r}", retryable=False)


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpacker: _Inflater | None = None
    plain = False
    for chunk in chunks:
        if unpacker is None and not plain:
            wbits = _window(chunk)
            plain = wbits is None
            unpacker = None if wbits is None else _Inflater(wbits)
        if unpacker is None:
            yield chunk
        else:
            yield from unpacker.feed(chunk)
    if unpacker is not None and not unpacker.ended:
        raise FetchError("packed body ends early", code="truncated")


def _window(start: bytes) -> int | None:
    """zlib's parameter for what the data begins with; None for what is not packed at all."""
    if start.startswith(b"\x1f\x8b"):
        return 31
    if len(start) >= 2 and start[0] & 0x0F == 8 and (start[0] * 256 + start[1]) % 31 == 0:
        return 15
    return None if start[:1] in (b"<", b"{", b" ", b"\n", b"\xef") else -15


class _Inflater:
    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._unpacker = zlib.decompressobj(wbits=wbits)
        self.ended = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self.ended and (self._wbits != 31 or not data.startswith(b"\x1f\x8b")):
            return  # what follows the end is padding, save another member of a gzip file
        if self.ended:
            self._unpacker, self.ended = zlib.decompressobj(wbits=self._wbits), False
        try:
            yield from self._pieces(data)
        except zlib.error as error:
            raise FetchError(f"packed body is damaged: {error}", code="truncated") from error
        if self.ended and self._unpacker.unused_data:
            yield from self.feed(self._unpacker.unused_data)

    def _pieces(self, data: bytes) -> Iterator[bytes]:
        piece = self._unpacker.decompress(data, PIECE)
        while piece:
            yield piece
            more = self._unpacker.unconsumed_tail
            piece = self._unpacker.decompress(more, PIECE) if more or len(piece) == PIECE else b""
        self.ended = self._unpacker.eof


def _zstd(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = None
    chunks = iter(chunks)
    for number, chunk in enumerate(chunks):
        if number == 0 and not chunk.startswith(_ZSTD_MAGIC):
            yield chunk
            yield from chunks
            return
        for start in range(0, len(chunk), _ZSTD_SLICE):
            data = chunk[start : start + _ZSTD_SLICE]
            while data:
                unpacker = unpacker or zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
                try:
                    yield unpacker.decompress(data)
                except zstandard.ZstdError as error:
                    raise FetchError(f"packed body is damaged: {error}", code="truncated") from error
                data = unpacker.unused_data if unpacker.eof else b""
                unpacker = None if unpacker.eof else unpacker
    if unpacker is not None:
        raise FetchError("packed body ends early", code="truncated")
