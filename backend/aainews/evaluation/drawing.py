"""Bars as SVG, drawn by hand: a plot that needs no library and can be read as text."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

WIDTH, BAR, GAP, LEFT = 640, 22, 8, 170
COLOUR = "#3b6ea5"


def bars(title: str, rows: Sequence[tuple[str, float]], *, unit: str = "", top: float | None = None) -> str:
    """One horizontal bar a row, longest first as given; `top` is the value of a full bar (else the greatest)."""
    most = top or max((value for _, value in rows), default=1.0) or 1.0
    height = 44 + len(rows) * (BAR + GAP)
    drawn = "".join(_bar(at, label, value, most, unit) for at, (label, value) in enumerate(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="13" role="img">'
        f'<title>{escape(title)}</title><rect width="100%" height="100%" fill="#fff"/>'
        f'<text x="12" y="24" font-weight="bold">{escape(title)}</text>{drawn}</svg>\n'
    )


def _bar(at: int, label: str, value: float, most: float, unit: str) -> str:
    y = 40 + at * (BAR + GAP)
    length = max(0.0, min(1.0, value / most)) * (WIDTH - LEFT - 90)
    return (
        f'<text x="{LEFT - 8}" y="{y + 16}" text-anchor="end">{escape(label)}</text>'
        f'<rect x="{LEFT}" y="{y}" width="{length:.1f}" height="{BAR}" fill="{COLOUR}"/>'
        f'<text x="{LEFT + length + 6:.1f}" y="{y + 16}">{value:g}{escape(unit)}</text>'
    )
