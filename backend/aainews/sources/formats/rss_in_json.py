"""RSS 2.0 written as JSON (https://github.com/scripting/Scripting-News/blob/master/rss-in-json/README.md).

It is read as what it says it is: turned into the RSS that it mirrors, so that there is one reading of RSS.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from aainews.domain.entries import ParsedFeed
from aainews.sources.formats import xml_feed
from aainews.sources.formats.document import FeedText
from aainews.sources.formats.json_values import json_object, listed

_START = re.compile(r"\s*\{\s*\"rss\"\s*:\s*\{")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_DEPTH = 4
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_WITH_ATTRIBUTES = frozenset({"guid", "enclosure", "source", "category"})


def recognises(document: FeedText) -> bool:
    """True for an object whose first member is `rss`."""
    return _START.match(document.text) is not None


def read(document: FeedText) -> ParsedFeed:
    """Raises FeedError `not_a_feed`. Members with a prefix (`source:outline`) are left out."""
    value = json_object(document.text).get("rss")
    rss: dict[str, Any] = value if isinstance(value, dict) else {}
    root = etree.Element("rss", {"version": "2.0"})
    _append(root, "channel", rss.get("channel"), _DEPTH)
    parsed = xml_feed.read(document.model_copy(update={"text": etree.tostring(root, encoding="unicode")}))
    return parsed.model_copy(update={"format": "rss_in_json"})


def _append(parent: Any, name: str, value: Any, depth: int) -> None:
    if isinstance(value, list):
        for one in listed(value):
            _append(parent, name, one, depth - 1)
    elif _NAME.fullmatch(name) and depth > 0 and value is not None:
        _fill(etree.SubElement(parent, name), value, depth)


def _fill(element: Any, value: Any, depth: int) -> None:
    members: dict[str, Any] = value if isinstance(value, dict) else {"#value": value}
    for name, member in members.items():
        if name == "#value":
            element.text = _ILLEGAL.sub("", str(member))
        elif element.tag in _WITH_ATTRIBUTES and isinstance(member, str | int) and _NAME.fullmatch(name):
            element.set(name, _ILLEGAL.sub("", str(member)))
        else:
            _append(element, name, member, depth - 1)
