"""Addresses inside a page: absolute, http(s) or mailto only, without what only serves to follow the reader."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from aainews.domain.urls import strip_tracking

_ALLOWED = frozenset({"http", "https", "mailto"})


def absolute_link(base: str, address: str) -> str | None:
    """`address` as the page at `base` means it, without tracking parameters; None where it may not be followed.

    `javascript:`, `data:` and every scheme but http, https and mailto are refused.
    """
    try:
        # White space and control characters inside a scheme are how `java\tscript:` slips through.
        plain = re.sub(r"[\x00-\x20\x7f]+", "", address) if ":" in address[:40] else address.strip()
        parts = urlsplit(urljoin(base, plain))
        if parts.scheme not in _ALLOWED or (parts.scheme != "mailto" and not parts.hostname):
            return None
    except ValueError:
        return None
    link = urlunsplit(parts).replace(" ", "%20")
    return link if parts.scheme == "mailto" else strip_tracking(link)


def canonical_link(page_url: str, stated: str | None) -> str | None:
    """The address that a page states for itself, or None where it cannot be meant.

    Refused: what is not http(s), a home page stated by a page that is not one, and a host of another registrable
    domain (a template that was never filled in, or a page that wants to be counted as somebody else's).
    """
    link = absolute_link(page_url, stated) if stated and stated.strip() else None
    if link is None or not page_url:
        return link
    page, canon = urlsplit(page_url), urlsplit(link)
    if canon.scheme == "mailto" or not same_site(page.hostname or "", canon.hostname or ""):
        return None
    if canon.path in ("", "/") and not canon.query and (page.path not in ("", "/") or page.query):
        return None
    return urlunsplit(canon._replace(fragment=""))


def same_site(one: str, other: str) -> bool:
    """Whether two hosts belong to one registrable domain."""
    return one == other or _site(one) == _site(other)


def _site(host: str) -> str:
    """The registrable domain by the shape of the name: three labels under a two-letter country's second level."""
    labels = host.lower().rstrip(".").split(".")
    if host.replace(".", "").isdigit() or len(labels) <= 2:
        return host.lower()
    second_level = len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3:] if second_level else labels[-2:])


_SECOND_LEVEL = frozenset(
    ["ac", "ad", "co", "com", "ed", "edu", "go", "gov", "gr", "lg", "mil", "ne", "net", "or", "org"]
)
