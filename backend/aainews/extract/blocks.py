"""A tree of markup as a flat run of blocks in reading order, each with the element that it came from.

Nothing is judged here: navigation, comments and the article come out alike, and `choosing` says which blocks belong to
the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from aainews.domain.documents import Cell, Code, Figure, Heading, ListItem, Math, Paragraph, Quote, Segment, plain_text
from aainews.extract.code_blocks import code_language, code_text, is_code_block, is_number_column
from aainews.extract.formulas import formula, is_preview
from aainews.extract.inline import SAME_AS, InlineText
from aainews.extract.links import absolute_link
from aainews.extract.pictures import is_emoji, is_ornament, picture_size, picture_source
from aainews.extract.tables import grid, is_data_table
from aainews.extract.tex import with_formulas

_HEADINGS = {f"h{n}": max(2, n) for n in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
# Everything else runs on in its line, as it does in a browser: custom elements too.
_BLOCKS = frozenset(["address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "noscript", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "turbo-frame"])  # fmt: skip
_ANCHOR_MARKS = frozenset({"", "#", "¶", "§", "🔗", "↩", "↩︎", "↑", "⏎", "^", "permalink", "link"})
_PHANTOMS = frozenset(["rp", "mjx-assistive-mml"])


@dataclass(frozen=True, slots=True)
class Block:
    """One segment still without its id. `link_chars` counts the characters of its text that are links."""

    segment: Segment
    element: HtmlElement
    link_chars: int

    @property
    def text(self) -> str:
        """Plain text; the literal text of code and formulas."""
        segment = self.segment
        return segment.text if isinstance(segment, Code | Math) else plain_text(segment.html)


def blocks_of(root: HtmlElement, base: str) -> list[Block]:
    """All blocks below `root`; `base` is the address against which links and pictures are resolved."""
    walker = _Walker(root, base)
    walker.inside(root)
    walker.flush()
    return walker.blocks


@dataclass(slots=True)
class _Place:
    """Where in the structure the walk is: what a run of text becomes when it ends."""

    element: HtmlElement
    kind: str = "paragraph"
    group: int = 0
    depth: int = 0
    ordered: bool = False
    level: int = 2
    item: HtmlElement | None = None
    """The <li> around; its first text becomes the ListItem, what follows joins it."""


class _Walker:
    def __init__(self, root: HtmlElement, base: str) -> None:
        self.blocks: list[Block] = []
        self._base = base
        self._inline = InlineText()
        self._place = _Place(root)
        self._pending: list[Block] = []
        self._begun: dict[HtmlElement, int] = {}
        self._groups = {"list": 0, "quote": 0, "table": 0}

    def inside(self, element: HtmlElement) -> None:
        """Walks the text and the children of an element."""
        self._text(element.text)
        for child in element:
            self.visit(child)
            self._text(child.tail)

    def visit(self, element: HtmlElement) -> None:
        tag = str(element.tag)
        if tag in _PHANTOMS or is_preview(element) or is_number_column(element):
            return
        if (found := formula(element)) is not None:
            self._formula(element, *found)
        elif tag == "script":
            return
        elif tag == "br":
            self._break()
        elif tag in ("img", "video"):
            self._picture(element)
        elif is_code_block(element):
            self._code(element)
        elif tag in _BLOCKS:
            self._block(element, tag)
        else:
            self._running(element)

    def _text(self, text: str | None) -> None:
        self._inline.text(text)

    def _running(self, element: HtmlElement) -> None:
        tag = SAME_AS.get(str(element.tag))
        href = None
        if tag == "a":
            address = element.get("href")
            href = absolute_link(self._base, address) if address else None
            if (element.text_content() or "").strip().lower() in _ANCHOR_MARKS and element.find(".//img") is None:
                return
            tag = "a" if href else None
        if tag is None:
            self.inside(element)
            return
        self._inline.open(tag, href)
        self.inside(element)
        self._inline.close()

    def _break(self) -> None:
        if self._inline.after_break and self._place.kind in ("paragraph", "quote"):
            self.flush()
        else:
            self._inline.line_break()

    def _block(self, element: HtmlElement, tag: str) -> None:
        self.flush()
        outer = self._place
        if tag == "table":
            self._table(element)
        elif tag == "figure":
            self._figure(element)
        elif tag == "noscript":
            self.inside(element)
        else:
            self._place = self._inner_place(element, tag, outer)
            self.inside(element)
            self.flush()
        self._place = outer

    def _inner_place(self, element: HtmlElement, tag: str, outer: _Place) -> _Place:
        if tag in _HEADINGS and outer.kind != "item":
            return _Place(element, "heading", level=_HEADINGS[tag])
        if tag in _LISTS:
            inside_list = outer.kind == "item"
            group = outer.group if inside_list else self._new_group("list")
            return _Place(element, "list", group, outer.depth + 1 if inside_list else 1, tag == "ol")
        if tag == "li":
            listed = outer if outer.kind in ("list", "item") else _Place(element, "list", self._new_group("list"), 1)
            return _Place(element, "item", listed.group, max(1, listed.depth), listed.ordered, item=element)
        if tag == "blockquote" and outer.kind != "item":
            return _Place(element, "quote", outer.group if outer.kind == "quote" else self._new_group("quote"))
        return _Place(element, outer.kind, outer.group, outer.depth, outer.ordered, outer.level, outer.item)

    def _new_group(self, kind: str) -> int:
        self._groups[kind] += 1
        return self._groups[kind] - 1

    def flush(self) -> None:
        """Ends the run of text: it becomes a block of the kind that its place asks for."""
        html, link_chars = self._inline.take()
        if plain_text(html).strip() or 'class="math"' in html:
            for piece in with_formulas(html):
                self._write(piece, link_chars)
        self.blocks += self._pending
        self._pending = []

    def _write(self, piece: str | Math, link_chars: int) -> None:
        place = self._place
        if isinstance(piece, Math):
            self._add(piece)
        elif place.item is not None and place.item in self._begun:
            self._continue_item(piece, link_chars, self._begun[place.item])
        else:
            self._add(_segment(piece, place), link_chars)
            if place.item is not None:
                self._begun[place.item] = len(self.blocks) - 1

    def _continue_item(self, html: str, link_chars: int, begun: int) -> None:
        """A further paragraph of a list item joins it; after code or a nested list it stands alone."""
        item = self.blocks[begun]
        if begun == len(self.blocks) - 1 and isinstance(item.segment, ListItem):
            joined = item.segment.model_copy(update={"html": f"{item.segment.html}<br>{html}"})
            self.blocks[begun] = Block(joined, item.element, item.link_chars + link_chars)
        else:
            self._add(Paragraph(id="", html=html), link_chars)

    def _add(self, segment: Segment, link_chars: int = 0, element: HtmlElement | None = None) -> None:
        self.blocks.append(Block(segment, self._place.element if element is None else element, link_chars))

    def _code(self, element: HtmlElement) -> None:
        text = code_text(element)
        if not text.strip():
            return
        if "\n" not in text and self._place.kind == "cell":
            self._inline.open("code")
            self._text(text)
            self._inline.close()
            return
        self.flush()
        self._add(Code(id="", text=text, language=code_language(element)), element=element)

    def _formula(self, element: HtmlElement, tex: str, display: bool) -> None:
        if not tex:
            return
        if display:
            self.flush()
            self._add(Math(id="", text=tex), element=element)
        else:
            self._inline.math(tex)

    def _picture(self, image: HtmlElement, caption: str = "") -> None:
        if is_emoji(image):
            self._text(image.get("alt"))
            return
        source = picture_source(image, self._base)
        if source is None or is_ornament(image, source):
            return
        width, height = picture_size(image)
        alt = " ".join((image.get("alt") or "").split())
        figure = Figure(id="", html=caption, src=source, alt=alt, width=width, height=height)
        self._pending.append(Block(figure, image, 0))

    def _figure(self, element: HtmlElement) -> None:
        caption = next(element.iter("figcaption"), None)
        others = [
            e
            for e in element.iter("table", "pre", "blockquote", "p", "ul", "ol")
            if caption is None or e not in set(caption.iter())
        ]
        words = self._caption(caption)
        if others:
            self.inside(element)
            return
        images = [i for i in element.iter("img", "video") if i.tag == "video" or i.getparent() is not None]
        for image in images[:-1]:
            self._picture(image)
        before = len(self._pending)
        if images:
            self._picture(images[-1], words)
        if len(self._pending) == before and words:
            self._add(Paragraph(id="", html=words), element=element)
        if not images and not words:
            self.inside(element)

    def _caption(self, caption: HtmlElement | None) -> str:
        return inline_html(caption, self._base) if caption is not None else ""

    def _table(self, table: HtmlElement) -> None:
        if not is_data_table(table):
            self._place = _Place(
                table, self._place.kind if self._place.kind != "item" else "paragraph", self._place.group
            )
            self.inside(table)
            self.flush()
            return
        group = self._new_group("table")
        for part in grid(table):
            if part.row is None:
                words = inline_html(part.element, self._base)
                if words:
                    self._add(Paragraph(id="", html=words), element=part.element)
                continue
            inner = blocks_of(part.element, self._base) if len(part.element) else []
            html = _joined(inner) if inner else inline_html(part.element, self._base)
            cell = Cell(id="", html=html, group=group, row=part.row, column=part.column, header=part.header,
                        row_span=part.row_span, column_span=part.column_span)  # fmt: skip
            self._add(cell, sum(b.link_chars for b in inner), element=part.element)


def _segment(html: str, place: _Place) -> Segment:
    if place.kind == "heading":
        return Heading(id="", html=html.replace("<br>", " "), level=place.level)
    if place.kind == "item":
        return ListItem(id="", html=html, group=place.group, depth=place.depth, ordered=place.ordered)
    if place.kind == "quote":
        return Quote(id="", html=html, group=place.group)
    return Paragraph(id="", html=html)


def inline_html(element: HtmlElement, base: str) -> str:
    """Everything inside an element as one run of inline HTML; blocks inside are parted by a break."""
    return _joined(blocks_of(element, base))


def _joined(blocks: list[Block]) -> str:
    parts: list[str] = []
    for block in blocks:
        segment = block.segment
        if isinstance(segment, Code | Math):
            tag = ("<code>", "</code>") if isinstance(segment, Code) else ('<span class="math">', "</span>")
            escaped = segment.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            parts.append(tag[0] + escaped.replace("\n", "<br>") + tag[1])
        elif segment.html:
            parts.append(segment.html)
    return re.sub(r"^(?:<br>)+|(?:<br>)+$", "", "<br>".join(parts))
