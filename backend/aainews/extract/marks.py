"""What the names of elements (class, id, tag) say about the part of a page that they hold."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from aainews.extract.furniture import is_furniture

_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recommend(?:ed|ations?)?|shar(?:e|ing)|social|sns|comments?|disqus|foot(?:er)?|nav(?:igation|bar)?|menu|breadcrumbs?"
    r"|topicpath|pankuzu|side(?:bar)?|aside|widget|promo(?:tion)?|newsletter|subscri(?:be|ption)|signup|advert(?:isement)?|ads?|adsense|sponsor(?:ed)?"
    r"|banner|popular|trending|ranking|pager|pagination|tags?|taglist|author-(?:bio|box|info)|bio|byline|toolbar|cookie|consent|modal|popup|toc"
    r"|read-?more|more-(?:stories|from)|also-?read|outbrain|taboola|skip|copyright|login|search|rating|poll|masthead|noprint|editsection|timestamp"
    r"|(?:robots-)?no-?content|(?:right|left)-?(?:col(?:umn)?|rail|side|bar)|sub-?col(?:umn)?|rail|recirc|most-popular|paywall|regwall)(?:$|[\s_-])"
)
_ASIDE_TAGS = frozenset({"nav", "aside", "footer", "dialog", "menu"})
_BODY = re.compile(r"(?:^|[\s_-])(?:article|entry|post|story|blog)[-_]?(?:body|content|text)(?:$|\s)")
_NEVER_ASIDE = frozenset({"html", "body", "main", "article"})
"""Their class lists describe the page's theme: `standard-site-navigation`, `no-sidebar`."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def is_aside(element: HtmlElement) -> bool:
    """Whether an element is named as something beside the article: related, share, comments, navigation …"""
    if element.tag in _NEVER_ASIDE:
        return False
    if element.tag in _ASIDE_TAGS or _ASIDE.search(_names(element, "class", "role")):
        return True
    return bool(_ASIDE.search(_names(element, "id"))) and not _is_section_anchor(element)


def _is_section_anchor(element: HtmlElement) -> bool:
    """An id made from the section's own heading ("sharing-with-a-team") names its subject, not its place on the page."""
    heading = next(element.iter("h1", "h2", "h3", "h4", "h5", "h6"), None)
    words = " ".join(heading.text_content().split()) if heading is not None else ""
    return bool(words) and not is_furniture(words) and _letters(element.get("id") or "") in _letters(words)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def is_body(element: HtmlElement) -> bool:
    """Whether an element is named as the body of an article: schema.org's articleBody, `entry-content` and their like."""
    stated = (element.get("itemprop") or "").lower()
    return "articlebody" in stated or bool(_BODY.search(_names(element, "class", "id")))


def _names(element: HtmlElement, *attributes: str) -> str:
    said = " ".join(element.get(name) or "" for name in attributes)
    return _CAMEL.sub("-", said).lower()
