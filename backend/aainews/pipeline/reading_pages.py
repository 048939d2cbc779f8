"""The text of an article: from its page, or from what the feed gave where the page is not to be had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aainews.domain.documents import Document
from aainews.domain.entries import Entry
from aainews.domain.fetched import Fetched
from aainews.errors import ExtractError
from aainews.extract import extract_fragment, extract_page
from aainews.extract.similarity import similarity_signature


@dataclass(frozen=True)
class Read:
    """What was read, and the signature by which copies of it are known."""

    document: Document
    signature: str


def read_page(page: Fetched, language: str) -> Read:
    """The article of a page in that language, unless the page says another. Raises ExtractError."""
    return signed(extract_page(page.body, page.content_type, page.url, language_hint=language))


def signed(document: Document) -> Read:
    return Read(document, similarity_signature(document.text))


def read_feed_text(entries: Sequence[Entry], url: str, title: str, language: str) -> Document | None:
    """The longest text that feeds gave of it, as a document; None where none can be read."""
    texts = [text for entry in entries for text in (entry.content_html, entry.summary_html) if text]
    for text in sorted(texts, key=len, reverse=True):
        try:
            return extract_fragment(text, url, title, language_hint=language)
        except ExtractError:
            continue
    return None


def title_only(title: str, language: str) -> Document:
    """A document without text, for what may only be linked to, or has no text at all."""
    return Document(title=title, language=language, canonical_url=None, authors=(), lead_image=None, segments=())
