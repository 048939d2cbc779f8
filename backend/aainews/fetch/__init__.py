"""Guarded HTTP: everything that we ask of the web goes through one Fetcher. Decides nothing about what it brings."""

from aainews.fetch.fetcher import Fetcher

__all__ = ["Fetcher"]
