"""What a browser may do on our pages."""

from __future__ import annotations

_REST = (
    "default-src 'none'",
    "img-src 'self' https: data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "connect-src 'self'",
    "frame-src https://www.youtube-nocookie.com",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
)


def content_security_policy(scripts: str = "", styles: str = "") -> str:
    """`scripts` and `styles` are sources besides our own files: hashes of what we ourselves put into a page."""
    return "; ".join((f"script-src 'self'{scripts}", f"style-src 'self'{styles}", *_REST))
