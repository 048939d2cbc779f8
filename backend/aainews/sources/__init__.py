"""Who we follow and what their feeds say: bytes to values, and when to look again. Asks nothing of any server."""

from aainews.sources.cadence import first_check, next_check
from aainews.sources.catalogue import read_catalogue, validate_catalogue
from aainews.sources.opml import read_opml, write_opml
from aainews.sources.parsing import MAX_FEED_BYTES, parse_feed

__all__ = [
    "MAX_FEED_BYTES",
    "first_check",
    "next_check",
    "parse_feed",
    "read_catalogue",
    "read_opml",
    "validate_catalogue",
    "write_opml",
]
