"""Which addresses may be asked: the public internet, and what an operator allows by name."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

IPAddress = IPv4Address | IPv6Address

# What Python 3.11 calls global and no public web server has, or what differs between Python's patch releases.
_NEVER: tuple[IPv4Network | IPv6Network, ...] = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8",  # this host, on Linux
        "100.64.0.0/10",  # carrier-grade NAT, also used inside clouds (metadata of one is 100.100.100.200)
        "192.0.0.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "198.18.0.0/15",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "::/96",  # IPv4-compatible, deprecated
        "64:ff9b:1::/48",  # local NAT64
        "100::/64",
        "2001:db8::/32",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",  # site-local, deprecated
        "ff00::/8",
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: IPAddress) -> bool:
    """True for an address on the public internet, looked at through every way to write an IPv4 address in IPv6."""
    if isinstance(address, IPv6Address):
        if address.scope_id is not None:
            return False
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if inner or address in _NAT64:
            return is_public(inner or IPv4Address(address.packed[-4:]))
    return address.is_global and not any(address.version == net.version and address in net for net in _NEVER)


class AllowedHosts:
    """host:port pairs that may be asked although they are private: exactly those, as the address names them.

    `127.0.0.1:8080` allows neither `localhost:8080` nor `127.0.0.1:80`, and a redirect is looked at like any address.
    """

    def __init__(self, hosts: tuple[str, ...]) -> None:
        """Each `host:port`, IPv6 in brackets. Raises ValueError for an entry without a port."""
        self._pairs = frozenset(_pair(host) for host in hosts)

    def __contains__(self, pair: tuple[str, int]) -> bool:
        return (plain_host(pair[0]), pair[1]) in self._pairs


def _pair(text: str) -> tuple[str, int]:
    host, colon, port = text.strip().rpartition(":")
    if not colon or not host or not port.isdecimal():
        raise ValueError(f"{text!r} is not host:port")
    return plain_host(host), int(port)


def plain_host(host: str) -> str:
    """Lower case, without brackets and without the root's dot."""
    return host.strip("[]").rstrip(".").lower()


def literal_address(host: str) -> IPAddress | None:
    """The address that a host name is, where it is one and no name; None for every other spelling."""
    try:
        return ip_address(plain_host(host))
    except ValueError:
        return None
