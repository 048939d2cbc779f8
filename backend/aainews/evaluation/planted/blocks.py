"""Markdown as a flat list of blocks, as far as two versions of one article need it to be laid side by side.

Front matter, MDX imports, JSX components, HTML lines and comments are left out: they are furniture of a site, and
nobody translates them the same way twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "list_item", "quote", "row", "code", "math"]

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_ITEM = re.compile(r"^(\s*)([-*+•]|\d{1,3}[.)])\s+(.*)$")
_QUOTE = re.compile(r"^\s{0,3}>\s?(.*)$")
_FURNITURE = re.compile(
    r"^\s*(?:</?[A-Za-z!][^>]*$|(?:</?[A-Za-z!][^>]*>\s*)+$|import\s.+\sfrom\s|export\s|\{[#:/%].*\}\s*$|\{%|"
    r"[a-zA-Z]+=\S.*$|/>\s*$|>\s*$)"
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->", re.DOTALL)
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$")
_ROW_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
_ANCHOR = re.compile(r"\[\[[^\]]*\]\]\s*$|\s*\{#[\w-]+\}\s*$")


@dataclass(frozen=True)
class Block:
    """One block. `level` is a heading's level or a list item's indentation in characters; 0 elsewhere.

    `text` keeps inline Markdown; of a table row it has the cells between bars.
    """

    kind: BlockKind
    text: str
    level: int = 0


def blocks_of(markdown: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text in reading order."""
    return tuple(_Reader(_without_front_matter(markdown)).read())


class _Reader:
    """Walks the lines once; a paragraph, item or quotation goes on until a line that cannot belong to it."""

    def __init__(self, markdown: str) -> None:
        self._lines = markdown.split("\n")
        self._at = 0

    def read(self) -> Iterator[Block]:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if _FENCE.match(line):
                yield Block("code", self._fenced(line))
            elif line.strip().startswith("$$"):
                yield Block("math", self._math())
            elif not line.strip() or _RULE.match(line) or _FURNITURE.match(line):
                self._at += 1
            elif block := self._text(line):
                yield block

    def _text(self, line: str) -> Block | None:
        self._at += 1
        if heading := _HEADING.match(line):
            return _block("heading", _ANCHOR.sub("", heading[2]), len(heading[1]))
        if "|" in line and line.strip().startswith("|"):
            return None if _ROW_RULE.match(line) else _block("row", line.strip())
        if item := _ITEM.match(line):
            return _block("list_item", " ".join([item[3], *self._more()]), len(item[1]))
        if quote := _QUOTE.match(line):
            return _block("quote", " ".join([quote[1], *self._more_quote()]))
        return _block("paragraph", " ".join([line, *self._more()]))

    def _more(self) -> Iterator[str]:
        while self._at < len(self._lines) and not self._ends(self._lines[self._at]):
            self._at += 1
            yield self._lines[self._at - 1].strip()

    def _more_quote(self) -> Iterator[str]:
        while self._at < len(self._lines) and (more := _QUOTE.match(self._lines[self._at])) and more[1].strip():
            self._at += 1
            yield more[1]

    @staticmethod
    def _ends(line: str) -> bool:
        starts = (_FENCE, _HEADING, _ITEM, _QUOTE, _FURNITURE, _RULE)
        return not line.strip() or line.strip().startswith(("$$", "|")) or any(p.match(line) for p in starts)

    def _fenced(self, first: str) -> str:
        fence = first.strip()[:3]
        start = self._at
        self._at += 1
        while self._at < len(self._lines) and not self._lines[self._at].strip().startswith(fence):
            self._at += 1
        self._at += 1
        return "\n".join(self._lines[start + 1 : self._at - 1])

    def _math(self) -> str:
        start = self._at
        one_line = self._lines[start].strip()
        self._at += 1
        if len(one_line) > 4 and one_line.endswith("$$"):
            return one_line
        while self._at < len(self._lines) and "$$" not in self._lines[self._at]:
            self._at += 1
        self._at += 1
        return "\n".join(self._lines[start : self._at])


def _block(kind: BlockKind, text: str, level: int = 0) -> Block | None:
    bare = " ".join(_TAG.sub("", text).split())
    return Block(kind, bare, level) if re.search(r"\w", bare) else None


def _without_front_matter(markdown: str) -> str:
    if markdown.startswith("---\n") and (end := markdown.find("\n---", 4)) > 0:
        return markdown[end + 4 :]
    return markdown
