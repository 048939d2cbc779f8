"""Who we follow and what their feeds say: bytes to values, and when to look again. Asks nothing of any server."""

from aainews.sources.parsing import MAX_FEED_BYTES, parse_feed

__all__ = ["MAX_FEED_BYTES", "parse_feed"]
