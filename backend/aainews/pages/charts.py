"""Charts as the site's script draws them (`frontend/src/ui/Columns.tsx`, `ChartFrame.tsx`)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

HEIGHT, STEP = 64, 10


def columns(values: Sequence[int]) -> str:
    """Values over time as columns, the oldest first. For the eye only: the figures stand in a table beside it."""
    most = max(1, *values) if values else 1
    rects = "".join(_column(at, value, most) for at, value in enumerate(values))
    return (
        f'<svg class="columns" viewBox="0 0 {len(values) * STEP} {HEIGHT}" preserveAspectRatio="none"'
        f' aria-hidden="true">{rects}</svg>'
    )


def _column(at: int, value: int, most: int) -> str:
    height = max(2.0, value / most * (HEIGHT - 4)) if value else 1
    name = "column" if value else "column-none"
    return f'<rect class="{name}" x="{at * STEP + 1}" y="{HEIGHT - height:g}" width="{STEP - 2}" height="{height:g}"></rect>'


def chart(title: str, says: str, heads: Sequence[str], rows: Sequence[Sequence[object]], picture: str) -> str:
    """`picture` is HTML; every figure of it stands in the table of `rows`, each the name and its values."""
    return (
        f'<figure class="chart"><figcaption><span class="chart-title">{escape(title)}</span>'
        f'<span class="quiet">{escape(says)}</span></figcaption><div class="chart-picture" aria-hidden="true">{picture}</div>'
        f'<details class="chart-table"><summary>数値を表で見る</summary>{table(title, heads, rows)}</details></figure>'
    )


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(str(name))}</th>'
        + "".join(f'<td class="figure">{escape(str(value))}</td>' for value in values)
        + "</tr>"
        for name, *values in rows
    )
    return (
        f'<section class="scroll" tabindex="0" aria-label="{escape(title)}"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></section>"
    )
