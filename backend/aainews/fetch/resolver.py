"""Host names to addresses within a time limit. The system's resolver blocks for as long as it likes."""

from __future__ import annotations

import queue
import socket
import threading

from aainews.errors import FetchError
from aainews.fetch.addresses import IPAddress, literal_address


def resolve(host: str, port: int, timeout: float | None) -> tuple[IPAddress, ...]:
    """All addresses of a host, in the system's order. Raises FetchError `dns` or `timeout`."""
    literal = literal_address(host)
    if literal is not None:
        return (literal,)
    answer: queue.SimpleQueue[tuple[str, ...] | OSError | UnicodeError] = queue.SimpleQueue()
    # A thread of its own, which may outlive us by the resolver's patience: a pool would be full after a few dead servers.
    threading.Thread(target=_ask, args=(host, port, answer), name=f"resolve {host}", daemon=True).start()
    try:
        found = answer.get(timeout=timeout)
    except queue.Empty:
        raise FetchError(f"{host} was not resolved in {timeout:.1f} s", code="timeout") from None
    if isinstance(found, Exception):
        raise FetchError(f"{host}: {found}", code="dns") from found
    return tuple(address for text in dict.fromkeys(found) if (address := literal_address(text)) is not None)


def _ask(host: str, port: int, answer: queue.SimpleQueue[tuple[str, ...] | OSError | UnicodeError]) -> None:
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        answer.put(tuple(str(row[4][0]) for row in rows))
    except (OSError, UnicodeError) as error:
        answer.put(error)
