"""The last wall before inline HTML leaves the house. What is stored was sanitised already; a mistake there ends here."""

from __future__ import annotations

from urllib.parse import urlsplit

import nh3

_INLINE = nh3.Cleaner(
    tags={"a", "em", "strong", "code", "sub", "sup", "del", "br", "span"},
    attributes={"a": {"href"}},
    allowed_classes={"span": {"math"}},
    url_schemes={"http", "https"},
    link_rel=None,
)


def safe_inline(html: str) -> str:
    """Only what the allow-list of `domain.documents` has; text without markup, which most is, passes untouched."""
    return _INLINE.clean(html) if "<" in html else html


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web, else None: `javascript:` and `data:` never become a link or a picture."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def place(url: str) -> str:
    """A path of this site or an address of the web as it is; else empty, which leads nowhere."""
    ours = url.startswith("/") and not url.startswith(("//", "/\\"))
    return url if ours or web_address(url) else ""
