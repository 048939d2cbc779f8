"""The text of an article as HTML: segments back in their shapes, each the Japanese, the original, or both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any, Literal
from urllib.parse import urlsplit

from aainews.pages.icons import icon
from aainews.pages.parts import link

Json = Mapping[str, Any]
View = Literal["ja", "both", "original"]
REPORT = (
    f'<button type="button" class="report" lang="ja" aria-label="誤訳を報告" title="誤訳を報告">{icon("flag")}</button>'
)
"""Does nothing until the script has come; it stands here because the paragraph has room for it."""


def body(segments: Sequence[Json], view: View, language: str) -> str:
    """Items of one list, paragraphs of one quotation and cells of one table are segments each; here they are one again."""
    runs = groupby(enumerate(segments), key=lambda place: _run_key(*place))
    levels = heading_levels(segments)
    drawn = _Text(view, language, levels)
    return f'<div class="prose">{"".join(drawn.run([segment for _, segment in run]) for _, run in runs)}</div>'


def heading_levels(segments: Sequence[Json]) -> dict[str, int]:
    """本文 is a heading of level 2, so the article's own begin at 3; each is at most one deeper than the one before."""
    open_: list[int] = []
    levels: dict[str, int] = {}
    for segment in segments:
        if segment["kind"] != "heading":
            continue
        while open_ and open_[-1] >= segment["level"]:
            open_.pop()
        open_.append(segment["level"])
        levels[segment["id"]] = min(6, 2 + len(open_))
    return levels


def _run_key(place: int, segment: Json) -> tuple[str, int]:
    return segment["kind"], segment.get("group", -1 - place)


class _Text:
    def __init__(self, view: View, language: str, levels: Mapping[str, int]) -> None:
        self.view = view
        self.language = language
        self.levels = levels
        self.counted: dict[int, int] = {}
        """Items of each ordered list so far: it goes on counting after something stood between."""
        self.tables = 0

    def run(self, run: list[Json]) -> str:
        first = run[0]
        match first["kind"]:
            case "list_item":
                group = first["group"]
                before = self.counted.get(group, 0)
                lists, count = self.lists(run, before)
                self.counted[group] = before + count
                return lists
            case "quote":
                return f"<blockquote>{''.join(self.unit(quote, 'p') for quote in run)}</blockquote>"
            case "cell":
                self.tables += 1
                return (
                    f'<section class="table-scroll" tabindex="0" aria-label="表 {self.tables}（横に動かせます）">'
                    f"{self.table(run)}</section>"
                )
            case _:
                return self.block(first)

    def lists(self, items: Sequence[Json], before: int = 0) -> tuple[str, int]:
        """Items of one depth with the deeper ones inside the item before them, and how many are not inside another;
        a change of numbering begins a new list."""
        depth = min(item["depth"] for item in items)
        starts = [at for at, item in enumerate(items) if at == 0 or item["depth"] <= depth]
        made: list[tuple[bool, list[str]]] = []
        for start, end in zip(starts, [*starts[1:], len(items)], strict=True):
            item, deeper = items[start], items[start + 1 : end]
            below = self.lists(deeper)[0] if deeper else ""
            if not made or made[-1][0] != item["ordered"]:
                made.append((item["ordered"], []))
            made[-1][1].append(f"<li>{self.unit(item, 'div')}{below}</li>")
        shown = ""
        for number, (ordered, lines) in enumerate(made):
            start = f' start="{before + 1}"' if ordered and number == 0 and before else ""
            name = "ol" if ordered else "ul"
            shown += f"<{name}{start}>{''.join(lines)}</{name}>"
        return shown, len(starts)

    def block(self, segment: Json) -> str:
        match segment["kind"]:
            case "heading":
                name = f"h{self.levels[segment['id']]}"
                return self.unit(segment, name, f' id="h-{escape(segment["id"])}"')
            case "figure":
                caption = f"<figcaption>{self.unit(segment, 'div')}</figcaption>" if segment["original"] else ""
                return f'<figure class="picture">{_picture(segment)}{caption}</figure>'
            case "code":
                name = escape(segment["language"] or "コード")
                return (
                    f'<figure class="code"><figcaption class="code-head"><span>{name}</span>'
                    f'<button type="button" class="code-copy">{icon("copy")}<span>コピー</span></button></figcaption>'
                    f'<pre tabindex="0"><code>{escape(segment["text"])}</code></pre></figure>'
                )
            case "math":
                return f'<div class="math-block" tabindex="0"><span class="sr-only">数式: </span><code>{escape(segment["text"])}</code></div>'
            case _:
                return self.unit(segment, "p")

    def unit(self, segment: Json, name: str, attributes: str = "") -> str:
        """One piece of text. Where a check kept the original, a note says why."""
        ja, original = segment["ja"], segment["original"]
        foreign = f' lang="{escape(self.language)}"' if self.language != "ja" else ""
        both = ja is not None and segment["status"] == "translated" and ja != original
        if self.view == "original" or not both:
            shown = original if self.view == "original" or ja is None else ja
            said = foreign if self.view == "original" or ja is None else ""
            return f'<div class="unit" data-status="{segment["status"]}"><{name}{attributes}{said}>{shown}</{name}>{_kept(segment)}</div>'
        beside = f'<div class="unit-original"{foreign}>{original}{REPORT}</div>' if self.view == "both" else ""
        return f'<div class="unit" data-both="{"true" if beside else "false"}"><{name}{attributes}>{ja}</{name}>{beside}</div>'

    def table(self, cells: Iterable[Json]) -> str:
        rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell["row"])]
        above = next((at for at, row in enumerate(rows) if not all(cell["header"] for cell in row)), 0)
        head, rest = ("".join(map(self.row, part)) for part in (rows[:above], rows[above:]))
        return f"<table>{f'<thead>{head}</thead>' if head else ''}<tbody>{rest}</tbody></table>"

    def row(self, cells: Iterable[Json]) -> str:
        return f"<tr>{''.join(map(self.cell, cells))}</tr>"

    def cell(self, cell: Json) -> str:
        name = "th" if cell["header"] else "td"
        spans = f'rowspan="{cell["row_span"]}" colspan="{cell["column_span"]}"'
        return f"<{name} {spans}>{self.unit(cell, 'div')}</{name}>"


def _kept(segment: Json) -> str:
    if segment["status"] == "pending":
        return '<p class="kept">翻訳中</p>'
    if segment["status"] != "original":
        return ""
    note = f"原文のまま掲載: {escape(segment['note'])}" if segment["note"] else "原文のまま掲載しています。"
    return f'<p class="kept">{note}</p>'


def _picture(segment: Json) -> str:
    """A way to the picture: it lies on its publisher's server, which is asked only when the reader wants it."""
    href = link(segment["src"])
    if not segment["src"] or href == "#":
        return ""
    return (
        f'<div class="picture-place"><p class="picture-alt">{escape(segment["alt"] or "画像")}</p>'
        f'<button type="button" class="button">{icon("image")}画像を表示</button>'
        f'<a class="picture-link" href="{href}" rel="noopener noreferrer" target="_blank">'
        f"{escape(urlsplit(segment['src']).netloc)} から読み込みます</a></div>"
    )
