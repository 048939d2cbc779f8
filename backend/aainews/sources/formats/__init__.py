"""The feed formats that we read. A new one is a sibling file and one line here; the first that recognises a text reads it."""

from __future__ import annotations

from collections.abc import Callable

from aainews.domain.entries import ParsedFeed
from aainews.sources.formats import json_feed, rss_in_json, web_page, xml_feed
from aainews.sources.formats.document import FeedText

FORMATS: tuple[tuple[Callable[[FeedText], bool], Callable[[FeedText], ParsedFeed]], ...] = (
    (rss_in_json.recognises, rss_in_json.read),
    (json_feed.recognises, json_feed.read),
    (web_page.recognises, web_page.read),
    (xml_feed.recognises, xml_feed.read),
)
