"""Host names that cannot be on the public internet, by their spelling alone. Nothing is resolved."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, ip_address

_PRIVATE_SUFFIXES = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa")


def is_private_host(host: str) -> bool:
    """True for private and special addresses in any spelling (127.0.0.1, 0x7f.1, 2130706433, [::1]), for names
    without a dot, and for suffixes that are never delegated."""
    name = host.strip("[]").rstrip(".").lower()
    try:
        address = ip_address(name)
    except ValueError:
        numeric = _old_spelling(name)
        if numeric is not None:
            return not numeric.is_global or numeric.is_multicast
        return "." not in name or name.endswith(_PRIVATE_SUFFIXES)
    inner = getattr(address, "ipv4_mapped", None) or address
    return not inner.is_global or inner.is_multicast


def _old_spelling(name: str) -> IPv4Address | None:
    """Decimal, octal, hexadecimal and shortened addresses, as the C library reads them."""
    try:
        return IPv4Address(socket.inet_aton(name)) if name[:1].isdigit() else None
    except OSError:
        return None
