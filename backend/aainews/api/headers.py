"""Header fields that every answer carries."""

from __future__ import annotations

Headers = list[tuple[bytes, bytes]]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' https: data:",
        "font-src 'self'",
        "manifest-src 'self'",
        "connect-src 'self'",
        "frame-src https://www.youtube-nocookie.com",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
"""No inline script or style anywhere: text from a thousand strangers' pages is shown here. Blocks of
`application/json` and `application/ld+json` are data, which browsers never run and this policy does not touch."""

SECURITY: Headers = [
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
]

OPEN: Headers = [(b"access-control-allow-origin", b"*"), (b"access-control-expose-headers", b"etag")]
"""Anybody's page may read what we publish; there are no cookies that it could use."""

PREFLIGHT: Headers = [
    *OPEN,
    (b"access-control-allow-methods", b"GET, HEAD, OPTIONS"),
    (b"access-control-allow-headers", b"if-none-match, content-type"),
    (b"access-control-max-age", b"86400"),
]
