"""Small readings of HTML inside feeds: plain titles, absolute links. Does not sanitise."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin, urlsplit

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->", re.DOTALL)
_SPACING_TAG = re.compile(r"<(?:br|/?p|/?div|/?li)\b[^<>]*>", re.IGNORECASE)
_START_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_ADDRESS = re.compile(r"(\s(?:href|src|poster|cite)\s*=\s*)(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")


def folded(text: str) -> str:
    """White space folded to single spaces, invisible characters gone."""
    return " ".join(_INVISIBLE.sub("", text).split())


def plain(markup: str) -> str:
    """The text of HTML on one line: tags removed, entities resolved once."""
    spaced = _SPACING_TAG.sub(" ", markup)
    return folded(html.unescape(_TAG.sub("", spaced)))


def web_url(address: str | None, base: str) -> str | None:
    """An absolute http(s) address, or None: `javascript:`, `mailto:`, `urn:` and what cannot be read are no web pages."""
    if not address or not address.strip():
        return None
    try:
        joined = urljoin(base, re.sub(r"[\r\n\t]", "", address.strip()))
        parts = urlsplit(joined)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return joined.replace(" ", "%20") if usable else None


def with_absolute_links(markup: str, base: str) -> str:
    """The same markup with href, src, poster and cite made absolute; everything else byte for byte as it came."""

    def attribute(match: re.Match[str]) -> str:
        value = html.unescape(match[2] if match[2] is not None else match[3])
        try:
            joined = value if value.startswith(("#", "data:")) else urljoin(base, value.strip())
        except ValueError:
            joined = value
        return f'{match[1]}"{html.escape(joined)}"'

    return _START_TAG.sub(lambda tag: _ADDRESS.sub(attribute, tag[0]), markup) if base else markup
