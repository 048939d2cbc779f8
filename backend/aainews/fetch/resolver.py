"""Host names to addresses within a time limit. The system's resolver blocks for as long as it likes."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable

from aainews.errors import FetchError
from aainews.fetch.addresses import IPAddress, literal_address

Lookup = Callable[[str, int], tuple[str, ...]]
_Answer = queue.SimpleQueue[tuple[str, ...] | OSError | UnicodeError]


def system_lookup(host: str, port: int) -> tuple[str, ...]:
    """The system's resolver: addresses as text. Raises OSError or UnicodeError."""
    return tuple(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))


def resolve(host: str, port: int, timeout: float | None, lookup: Lookup = system_lookup) -> tuple[IPAddress, ...]:
    """All addresses of a host, in the resolver's order. Raises FetchError `dns` or `timeout`."""
    literal = literal_address(host)
    if literal is not None:
        return (literal,)
    answer: _Answer = queue.SimpleQueue()
    # A thread of its own, which may outlive us by the resolver's patience: a pool would be full after a few dead servers.
    threading.Thread(target=_ask, args=(lookup, host, port, answer), name=f"resolve {host}", daemon=True).start()
    try:
        found = answer.get(timeout=timeout)
    except queue.Empty:
        raise FetchError(f"{host} was not resolved in {timeout:.1f} s", code="timeout") from None
    if isinstance(found, Exception):
        raise FetchError(f"{host}: {found}", code="dns") from found
    return tuple(address for text in dict.fromkeys(found) if (address := literal_address(text)) is not None)


def _ask(lookup: Lookup, host: str, port: int, answer: _Answer) -> None:
    try:
        answer.put(lookup(host, port))
    except (OSError, UnicodeError) as error:
        answer.put(error)
