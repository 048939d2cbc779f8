"""A whole article as CommonMark, for programs and for reading in a terminal."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from aainews.api.schemas.articles import (
    AnalysisOut,
    Article,
    CellOut,
    CodeOut,
    FigureOut,
    HeadingOut,
    ListItemOut,
    MathOut,
    QuoteOut,
    SegmentOut,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_BLOCK_START = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+](?=\s)|\d+[.)](?=\s)|~~~|=+$|-+$)")
_MARKS = {"em": "*", "strong": "**", "del": "~~"}


def article_markdown(article: Article) -> str:
    """Front matter is left out: the first lines say in words where the text is from and what made it."""
    parts = [f"# {_escaped(article.title)}", _origin(article)]
    if article.analysis is not None:
        parts += _analysis(article.analysis)
    elif article.tldr:
        parts += ["## TL;DR", _escaped(article.tldr)]
    if article.excerpt:
        parts += ["## 冒頭の引用", f"> {_escaped(article.excerpt)}"]
    if article.segments:
        parts += ["## 本文", *_body(article.segments)]
    return "\n\n".join(parts) + "\n"


def _origin(article: Article) -> str:
    lines = [
        f"- 元記事: [{_escaped(article.title_original)}]({_address(article.url)})（{_escaped(article.source.name)}）"
    ]
    if article.published_at or article.published_date:
        day = article.published_at.isoformat() if article.published_at else str(article.published_date)
        lines.append(f"- 公開: {day}")
    if article.score:
        lines.append(f"- 重要度: {article.score.importance}（{article.score.word}）")
    if article.tags:
        lines.append("- タグ: " + " ".join(f"#{_escaped(tag)}" for tag in article.tags))
    if article.model_label:
        lines.append(f"- {_escaped(article.model_label)}")
    return "\n".join(lines)


def _analysis(analysis: AnalysisOut) -> list[str]:
    parts = ["## TL;DR", _escaped(analysis.tldr)] if analysis.tldr else []
    if analysis.key_points:
        points = (f"{n}. **{_escaped(p.heading)}** {_escaped(p.text)}" for n, p in enumerate(analysis.key_points, 1))
        parts += ["## キーポイント", "\n".join(points)]
    if analysis.axes:
        axes = (f"- {axis.name} {axis.score}/5（{axis.weight}%） {_escaped(axis.reason)}" for axis in analysis.axes)
        parts += ["## AI深層分析", "\n".join(axes)]
    for name, text in (("影響分析", analysis.impact), ("編集コメント", analysis.comment)):
        parts += [f"## {name}", _escaped(text)] if text else []
    return parts


def _body(segments: list[SegmentOut]) -> list[str]:
    """Blocks in order; the items of a list and the cells of a table, which are segments each, joined again."""
    blocks: list[str] = []
    run: list[SegmentOut] = []
    for segment in [*segments, None]:
        if run and (segment is None or _group(segment) is None or _group(segment) != _group(run[0])):
            blocks.append(_run(run))
            run = []
        if segment is None:
            break
        if _group(segment) is None:
            blocks.append(_block(segment))
        else:
            run.append(segment)
    return [block for block in blocks if block]


def _group(segment: SegmentOut) -> tuple[str, int] | None:
    return (segment.kind, segment.group) if isinstance(segment, ListItemOut | QuoteOut | CellOut) else None


def _run(run: list[SegmentOut]) -> str:
    if isinstance(run[0], CellOut):
        return _table([cell for cell in run if isinstance(cell, CellOut)])
    if isinstance(run[0], QuoteOut):
        return "\n>\n".join(f"> {_shown(quote)}" for quote in run)
    items = (item for item in run if isinstance(item, ListItemOut))
    return "\n".join(f"{'   ' * (item.depth - 1)}{'1.' if item.ordered else '-'} {_shown(item)}" for item in items)


def _table(cells: list[CellOut]) -> str:
    """A pipe table; Markdown knows no spans, so a spanned place stays empty."""
    width = max(cell.column + cell.column_span for cell in cells)
    rows = [[""] * width for _ in range(max(cell.row for cell in cells) + 1)]
    for cell in cells:
        rows[cell.row][cell.column] = _shown(cell).replace("\n", " ")
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _block(segment: SegmentOut) -> str:
    match segment:
        case CodeOut():
            fence = "`" * max(3, 1 + max(map(len, re.findall(r"`+", segment.text)), default=0))
            return f"{fence}{segment.language or ''}\n{segment.text}\n{fence}"
        case MathOut():
            return f"$$\n{segment.text}\n$$"
        case HeadingOut():
            return f"{'#' * min(6, segment.level + 1)} {_shown(segment)}"
        case FigureOut():
            picture = f"![{_escaped(segment.alt)}]({_address(segment.src)})" if segment.src else ""
            return "\n\n".join(part for part in (picture, _shown(segment)) if part)
        case _:
            return _shown(segment)


def _shown(segment: SegmentOut) -> str:
    """The Japanese where there is one, else the original."""
    assert not isinstance(segment, CodeOut | MathOut)
    return _inline(segment.original if segment.ja is None else segment.ja)


def _inline(html: str) -> str:
    writer = _Inline()
    writer.feed(html)
    writer.close()
    return _BLOCK_START.sub(r"\1\\\2", "".join(writer.written).strip())


def _escaped(text: str) -> str:
    return _BLOCK_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def _address(url: str) -> str:
    return "<" + url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20") + ">"


class _Inline(HTMLParser):
    """Inline HTML of the allow-list as Markdown; sub and sup have no mark and stay HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._links: list[str] = []
        self._literal: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._links.append(dict(attrs).get("href") or "")
            self.written.append("[")
        elif tag in ("code", "span"):
            self._literal = "`" if tag == "code" else "$"
            self.written.append(self._literal)
        else:
            self.written.append({"br": "  \n", **_MARKS}.get(tag, f"<{tag}>"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._links:
            self.written.append(f"]({_address(self._links.pop())})")
        elif tag in ("code", "span"):
            self.written.append(self._literal or "")
            self._literal = None
        elif tag != "br":
            self.written.append(_MARKS.get(tag, f"</{tag}>"))

    def handle_data(self, data: str) -> None:
        self.written.append(data if self._literal else _SPECIAL.sub(r"\\\1", data))
