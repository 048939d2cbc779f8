"""ISO-2022-JP as Windows writes it (cp50221): with NEC's circled numbers and half-width kana, which Python's strict
codec refuses and has no other name for."""

from __future__ import annotations

import re

_SEGMENT = re.compile(rb"\x1b(\([BJI]|\$[@B])([^\x1b]*)")


def decode_windows_jis(body: bytes) -> str | None:
    """The text, or None where a segment holds something else."""
    first = body.find(b"\x1b")
    if first < 0 or not body.isascii():
        return None
    pieces = [body[:first].decode("ascii")]
    at = first
    for match in _SEGMENT.finditer(body, first):
        if match.start() != at:
            return None
        at = match.end()
        piece = _piece(match[1], match[2])
        if piece is None:
            return None
        pieces.append(piece)
    return "".join(pieces) if at == len(body) else None


def _piece(escape: bytes, content: bytes) -> str | None:
    if escape in (b"(B", b"(J"):
        return content.decode("ascii")
    high = bytes(byte | 0x80 if 0x20 < byte < 0x7F else byte for byte in content)
    for codec in ("cp932",) if escape == b"(I" else ("euc_jp", "euc_jis_2004"):
        try:
            return high.decode(codec)
        except UnicodeDecodeError:
            continue
    return None
