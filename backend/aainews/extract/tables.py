"""Tables of data as a grid of cells; tables that only lay a page out are none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

_MAX_SPAN = 100
_MAX_CELLS = 4000
_MAX_TAKEN = 50_000
"""Places that spans may cover in all: a hundred cells of 100 × 100 would be a million."""
_BLOCKS = ("p", "div", "section", "article", "h1", "h2", "h3", "h4", "ul", "ol", "blockquote", "form", "pre", "table")


@dataclass(frozen=True, slots=True)
class GridPart:
    """A cell, or the table's caption (row None). Rows and columns count from 0."""

    element: HtmlElement
    row: int | None
    column: int = 0
    header: bool = False
    row_span: int = 1
    column_span: int = 1


def is_data_table(table: HtmlElement) -> bool:
    """Whether a table holds data: what it says of itself, then its shape.

    Layout is: a nested table, one row or one column, role=presentation, or cells that hold several blocks of text.
    """
    if table.get("role") in ("presentation", "none") or any(t is not table for t in table.iter("table")):
        return False
    rows = [[c for c in row if c.tag in ("td", "th")] for row in _rows(table)]
    widest = max((len(row) for row in rows), default=0)
    if widest < 2:
        return False
    if next(table.iter("thead", "caption"), None) is not None or any(c.tag == "th" for row in rows for c in row):
        return True
    if len(rows) < 2:
        return False
    cells = [cell for row in rows for cell in row]
    crowded = sum(1 for cell in cells if len(list(cell.iter(*_BLOCKS))) > 2 or len(cell.text_content()) > 600)
    empty = sum(1 for cell in cells if not cell.text_content().strip())
    return crowded == 0 and empty * 2 <= len(cells)


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def grid(table: HtmlElement) -> Iterator[GridPart]:
    """The caption, then the cells row by row with their places; at most 4,000, spans at most 100."""
    yield from (GridPart(child, None) for child in table if child.tag == "caption")
    taken: set[tuple[int, int]] = set()
    written = 0
    for number, row in enumerate(_rows(table)):
        column = 0
        in_head = row.getparent() is not None and row.getparent().tag == "thead"  # pyright: ignore[reportOptionalMemberAccess]
        for cell in row:
            if cell.tag not in ("td", "th") or written >= _MAX_CELLS:
                continue
            while (number, column) in taken:
                column += 1
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            if len(taken) > _MAX_TAKEN:
                down = across = 1
            taken.update((number + r, column + c) for r in range(down) for c in range(across))
            yield GridPart(cell, number, column, in_head or cell.tag == "th", down, across)
            column, written = column + across, written + 1


def _span(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return min(_MAX_SPAN, max(1, int(value))) if value.isascii() and value.isdigit() else 1
