"""The opinion of two known extractors about which blocks of a page are its article.

Only their opinion is used: what is published is cut from the page's own markup, so nothing that they lose (line
breaks of code, classes, addresses of pictures) is lost here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from functools import lru_cache

import readability
import trafilatura
from lxml.html import HtmlElement
from trafilatura.htmlprocessing import build_html_output
from trafilatura.settings import Document

from aainews.errors import ExtractError
from aainews.extract.blocks import blocks_of
from aainews.extract.markup import parse_page

_UNIT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_RUN = 4
MOST_ELEMENTS = 8_000
MOST_MARKUP = 1_000_000
"""A page of more is not shown to the extractors: they take seconds, and the square of some pages' size. The recorded
pages have up to 2,500 elements and 0.3 million characters without their scripts."""


def units(text: str) -> list[str]:
    """Words, and single characters of Japanese script, in lower case."""
    return _UNIT.findall(text.lower())


class Opinion:
    """What one extractor kept, ready to be asked about a block."""

    def __init__(self, kept: Iterable[str]) -> None:
        lines = list(kept)
        words = units("\n".join(lines))
        self.size = len(words)
        self._lines = {_letters(line) for line in lines}
        self._runs = set(_in_runs(words))

    def share(self, text: str) -> float:
        """How much of a block it kept, 0–1: 1 for a line of its own, else the share of the block's runs of four words."""
        letters = _letters(text) if self._runs or self._lines else ""
        if not letters:
            return 0.0
        if letters in self._lines:
            return 1.0
        runs = _runs(text)
        return sum(run in self._runs for run in runs) / len(runs) if runs else 0.0


@lru_cache(maxsize=256)
def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


@lru_cache(maxsize=256)
def _runs(text: str) -> tuple[tuple[str, ...], ...]:
    """Of a block, about which both opinions are asked."""
    return _in_runs(units(text))


def _in_runs(words: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(zip(*(words[start:] for start in range(_RUN)), strict=False))


def opinions(tree: HtmlElement, text: str) -> tuple[Opinion, Opinion]:
    """What trafilatura and readability keep; nothing where the page is too large to be shown to them."""
    if len(text) > MOST_MARKUP or sum(1 for _ in tree.iter("*")) > MOST_ELEMENTS:
        return Opinion([]), Opinion([])
    return trafilatura_opinion(tree), readability_opinion(text)


def trafilatura_opinion(tree: HtmlElement) -> Opinion:
    """What trafilatura keeps of the tree, which is not changed."""
    try:
        kept = trafilatura.bare_extraction(
            deepcopy(tree), output_format="html", include_comments=False, include_formatting=True
        )
        # As `trafilatura.extract` does, but for the fingerprint of the text, which took two fifths of its time.
        markup = build_html_output(kept) if isinstance(kept, Document) else None
    except Exception:
        markup = None
    return Opinion(_lines(markup))


def readability_opinion(text: str) -> Opinion:
    """What readability-lxml keeps of the page's text."""
    try:
        kept = readability.Document(text).summary(html_partial=True)
    except Exception:
        kept = None
    return Opinion(_lines(kept))


def _lines(markup: object) -> list[str]:
    if not isinstance(markup, str) or not markup.strip():
        return []
    try:
        return [block.text for block in blocks_of(parse_page(markup), "")]
    except ExtractError:
        return []
