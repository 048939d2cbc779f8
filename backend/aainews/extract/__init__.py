"""From the bytes of a page to a Document. Asks nobody, stores nothing, and raises only ExtractError."""

from aainews.extract.links import canonical_link
from aainews.extract.metadata import page_published
from aainews.extract.page import extract_fragment, extract_page
from aainews.extract.titles import clean_title, settled_title

__all__ = [
    "canonical_link",
    "clean_title",
    "extract_fragment",
    "extract_page",
    "page_published",
    "settled_title",
]
