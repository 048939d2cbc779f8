"""Lists and tables of a page as wholes: a list loses no item and a table no cell because it happens to be a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from aainews.domain.documents import Cell, ListItem
from aainews.extract.blocks import Block
from aainews.extract.links import same_site

_HREF = re.compile(r'<a href="([^"]*)"')
_TOPS = frozenset({"ul", "ol", "menu", "dir", "table"})


def runs(blocks: Sequence[Block]) -> Iterator[range]:
    """The lists and tables among the blocks, each as the range of its blocks; headings and code in between end a run."""
    start = 0
    for number in range(1, len(blocks) + 1):
        if number < len(blocks) and _group(blocks[number]) == _group(blocks[start]):
            continue
        if _group(blocks[start]) is not None:
            yield range(start, number)
        start = number


def _group(block: Block) -> tuple[str, int] | None:
    segment = block.segment
    return (segment.kind, segment.group) if isinstance(segment, ListItem | Cell) else None


def holder(block: Block) -> HtmlElement | None:
    """The element in whose flow the block's list or table stands; for other blocks the parent of their element."""
    top = here = block.element
    while here is not None:
        if here.tag in _TOPS:
            top = here
        elif here.tag not in ("li", "p", "div", "tr", "td", "th", "tbody", "thead", "tfoot", "span", "a"):
            break
        here = here.getparent()
    return top.getparent()


def leads_elsewhere(blocks: Sequence[Block], page_url: str) -> bool:
    """Whether most links of the blocks go to other sites: references do, a list of further articles does not."""
    hosts = [
        urlsplit(address).hostname or ""
        for block in blocks
        for address in _HREF.findall(getattr(block.segment, "html", ""))
    ]
    own = urlsplit(page_url).hostname or ""
    return bool(hosts) and sum(not same_site(host, own) for host in hosts) * 2 > len(hosts)
