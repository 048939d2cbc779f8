"""Header fields that every answer carries."""

from __future__ import annotations

from aainews.domain.policy import content_security_policy

Headers = list[tuple[bytes, bytes]]


CONTENT_SECURITY_POLICY = content_security_policy()
"""No inline script or style anywhere: text from a thousand strangers' pages is shown here. Blocks of
`application/json` and `application/ld+json` are data, which browsers never run and this policy does not touch. A page
names the hashes of the one style and the one script that the site's build put into every page."""

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


def secured(headers: Headers) -> Headers:
    """What goes with an answer that has `headers`; a policy of its own holds in place of the general one."""
    given = {name.lower() for name, _ in headers}
    return [*headers, *OPEN, *((name, value) for name, value in SECURITY if name not in given)]
