"""An article as a list of blocks with ids, in reading order.

A Document is flat: lists, tables and quotations are runs of segments that carry the same group number, so that each
paragraph, item and cell can be translated, checked, retried and corrected alone, and the shape is restored by code.

`html` of a text segment is inline HTML of this allow-list only: a[href], em, strong, code, sub, sup, del, br, and
`<span class="math">TeX</span>`. `text` of code and math is literal and never goes through a model.
"""

from __future__ import annotations

import hashlib
import html as entities
import re
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from aainews.domain.value import Value


class Heading(Value):
    kind: Literal["heading"] = "heading"
    id: str
    html: str
    level: int = Field(ge=2, le=6)


class Paragraph(Value):
    kind: Literal["paragraph"] = "paragraph"
    id: str
    html: str


class ListItem(Value):
    """One item of a list; `depth` starts at 1, `group` numbers the lists of a document from 0 (nested ones share it)."""

    kind: Literal["list_item"] = "list_item"
    id: str
    html: str
    group: int
    depth: int = Field(ge=1)
    ordered: bool


class Quote(Value):
    """One paragraph of a quotation."""

    kind: Literal["quote"] = "quote"
    id: str
    html: str
    group: int


class Cell(Value):
    """One cell of a table; rows and columns count from 0; spans are at least 1."""

    kind: Literal["cell"] = "cell"
    id: str
    html: str
    group: int
    row: int
    column: int
    header: bool
    row_span: int = 1
    column_span: int = 1


class Figure(Value):
    """A picture (or video still) with its caption in `html`, which may be empty."""

    kind: Literal["figure"] = "figure"
    id: str
    html: str
    src: str
    alt: str
    width: int | None
    height: int | None


class Code(Value):
    kind: Literal["code"] = "code"
    id: str
    text: str
    language: str | None


class Math(Value):
    """A display formula in TeX."""

    kind: Literal["math"] = "math"
    id: str
    text: str


Segment = Annotated[
    Heading | Paragraph | ListItem | Quote | Cell | Figure | Code | Math,
    Field(discriminator="kind"),
]
TextSegment = Heading | Paragraph | ListItem | Quote | Cell | Figure
LiteralSegment = Code | Math


class Document(Value):
    """The readable part of one page. `language` is that of the text, BCP 47; `canonical_url` as the page states it."""

    title: str
    language: str
    canonical_url: str | None
    authors: tuple[str, ...]
    lead_image: str | None
    segments: tuple[Segment, ...]

    @cached_property
    def content_hash(self) -> str:
        """Changes when, and only when, the title or a segment's text, kind or order changes (SHA-256, 32 hex digits)."""
        digest = hashlib.sha256(self.title.encode())
        for segment in self.segments:
            digest.update(f"\x00{segment.kind}\x01{segment.id}".encode())
        return digest.hexdigest()[:32]

    @cached_property
    def text(self) -> str:
        """Plain text, one segment a line, without literal segments."""
        return "\n".join(plain_text(s.html) for s in self.segments if not isinstance(s, Code | Math) and s.html)


def segment_id(kind: str, content: str, seen: dict[str, int]) -> str:
    """An id that an unchanged paragraph keeps when its neighbours change: 10 hex digits of its content's SHA-256.

    The second and later segments of the same content get `-2`, `-3` …; `seen` counts them and is updated.
    """
    stem = hashlib.sha256(f"{kind}\x00{content}".encode()).hexdigest()[:10]
    seen[stem] = seen.get(stem, 0) + 1
    return stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"


def plain_text(html: str) -> str:
    """The text of inline HTML of the allow-list: tags removed, entities resolved."""
    return entities.unescape(_TAG.sub("", html.replace("<br>", "\n"))) if "<" in html else entities.unescape(html)


def spaced_text(html: str) -> str:
    """`plain_text` with a space where only tags stood between two Latin letters or digits: what is two words on the
    page (`<code>pipenv</code><a>Docker</a>`) must not be read as one."""
    return plain_text(_TAGS_BETWEEN.sub(" ", html))


def has_words(html: str) -> bool:
    """Whether inline HTML has a word of two letters beside code, formulas and addresses."""
    return _WORD.search(_ADDRESS.sub(" ", plain_text(_ATOM.sub(" ", html)))) is not None


def wants_translation(html: str) -> bool:
    """Whether there is something in inline HTML for a translator: words, in a text that is not Japanese already. What is
    left out is shown as it is, and so is what a page of MDX leaves in its text: imports and components."""
    return has_words(html) and not _KANA.search(html) and _MDX.fullmatch(plain_text(html).strip()) is None


_ATOM = re.compile(r"<(code|span)\b[^>]*>.*?</\1>", re.S)
"""Inline code, and a span is always a formula."""
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>「」（）]*")
_WORD = re.compile(r"[^\W\d_]{2}")
_MDX = re.compile(
    r"(?:(?:import|export)\s[^.!?]{0,300}?\sfrom\s*(?:'[^']*'|\"[^\"]*\");?\s*)+|<[A-Z]\w*(?:\s+\w+=(?:\{.*\}|\"[^\"]*\"))+\s*/?>",
    re.S,
)
_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")
_TAG = re.compile(r"<[^>]*>")
_TAGS_BETWEEN = re.compile(r"(?<=[A-Za-z0-9])(?:<[^>]*>)+(?=[A-Za-z0-9])")
