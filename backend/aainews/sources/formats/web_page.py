"""A web page where a feed should be: a bot check, a login, a page that says "moved". Recognised to be named, not read."""

from __future__ import annotations

import re

from aainews.domain.entries import ParsedFeed
from aainews.errors import FeedError
from aainews.sources.formats.document import FeedText

_LEAD = r"(?:\s|<\?.*?\?>|<!--.*?-->)*+"
_PAGE = re.compile(
    _LEAD + r"<(?:!DOCTYPE\s+html\b|(?:html|head|body|title|meta|script|div|center|h1|p)\b)", re.DOTALL | re.IGNORECASE
)
_TITLE = re.compile(r"<title[^>]*>([^<]{0,200})", re.IGNORECASE)


def recognises(document: FeedText) -> bool:
    """True where the first element is one of HTML."""
    return _PAGE.match(document.text[:20_000]) is not None


def read(document: FeedText) -> ParsedFeed:
    """Always raises FeedError `html_as_feed`, with the page's title."""
    title = _TITLE.search(document.text[:20_000])
    raise FeedError(f"a web page: {title[1].strip() if title else 'no title'}", code="html_as_feed")
