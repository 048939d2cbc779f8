"""Which blocks of a page are its article: one rule, from the shape of the page and the opinions of two extractors.

1. Every block gets a weight: its words, less those that are links, times how many extractors kept it.
2. The article's element is the innermost one that holds most of that weight.
3. Inside it a block stays unless its surroundings say that it is something else (a part marked as related, share,
   comments …, a run of links, furniture); outside it only what both extractors kept and nothing speaks against.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from aainews.extract.blocks import Block
from aainews.extract.extractors import Opinion, units
from aainews.extract.furniture import is_furniture
from aainews.extract.markup import ancestors

MOST = 0.8
"""Share of a page's weight that the article's element must hold."""
WHOLE = 0.3
"""A marked part that holds more of the article's weight than this is the article, whatever its class says."""
KEPT = 0.5
"""An extractor kept a block when it kept more than this share of its words."""

_MARKS = re.compile(
    r"(?:^|[\s_-])(?:related|recommend(?:ed|ations?)?|shar(?:e|ing)|social|sns|comments?|disqus|foot(?:er)?|nav(?:igation|bar)?|menu|breadcrumbs?"
    r"|topicpath|pankuzu|side(?:bar)?|aside|widget|promo(?:tion)?|newsletter|subscri(?:be|ption)|signup|advert(?:isement)?|ads?|adsense|sponsor(?:ed)?"
    r"|banner|popular|trending|ranking|pager|pagination|tags?|taglist|author-(?:bio|box|info)|bio|byline|toolbar|cookie|consent|modal|popup|toc"
    r"|read-?more|more-(?:stories|from)|also-?read|outbrain|taboola|skip|copyright|login|search|rating|poll|masthead|noprint|editsection|timestamp)"
    r"(?:$|[\s_-])"
)
_MARKED_TAGS = frozenset({"nav", "aside", "footer", "dialog", "menu"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Choice:
    """`kept` parallels the blocks of the page; `picked` names whose judgement the choice is nearest to."""

    kept: tuple[bool, ...]
    picked: str


def choose(blocks: Sequence[Block], first: Opinion, second: Opinion) -> Choice:
    """The article's blocks among all blocks of a page."""
    sizes = [len(units(block.text)) for block in blocks]
    votes = [[opinion.share(block.text) > KEPT for opinion in (first, second)] for block in blocks]
    weights = [_weight(block, size, sum(vote)) for block, size, vote in zip(blocks, sizes, votes, strict=True)]
    held = _held_weights(blocks, weights)
    article = _article_element(held, sum(weights))
    kept: list[bool] = []
    for block, vote in zip(blocks, votes, strict=True):
        inside, marked = _surroundings(block, article, held)
        kept.append(_belongs(block, sum(vote), inside, marked))
    return Choice(tuple(kept), "both")


def _weight(block: Block, size: int, votes: int) -> float:
    loose = 0.5 if block.segment.kind in ("heading", "list_item", "figure") else 1.0
    return size * max(0.0, 1 - 1.5 * _link_density(block)) * loose * (0.15 + votes)


def _link_density(block: Block) -> float:
    return block.link_chars / max(1, len(block.text))


def _held_weights(blocks: Sequence[Block], weights: Sequence[float]) -> Counter[HtmlElement]:
    held: Counter[HtmlElement] = Counter()
    for block, weight in zip(blocks, weights, strict=True):
        for element in ancestors(block.element):
            held[element] += weight  # pyright: ignore[reportArgumentType]
    return held


def _article_element(held: Counter[HtmlElement], total: float) -> HtmlElement | None:
    """The innermost element with MOST of the weight: those that have it lie inside each other."""
    enough = [element for element, weight in held.items() if weight >= MOST * total]
    return max(enough, key=lambda element: sum(1 for _ in ancestors(element)), default=None)


def _surroundings(block: Block, article: HtmlElement | None, held: Counter[HtmlElement]) -> tuple[bool, bool]:
    """Whether the block lies in the article's element, and whether a marked part lies between."""
    marked = False
    whole = held[article] if article is not None else 0
    for element in ancestors(block.element):
        if element is article:
            return True, marked
        marked = marked or (_is_marked(element) and held[element] < WHOLE * whole)
    return False, marked


def _is_marked(element: HtmlElement) -> bool:
    if element.tag in _MARKED_TAGS:
        return True
    said = " ".join(element.get(name) or "" for name in ("class", "id", "role"))
    return bool(said) and bool(_MARKS.search(_CAMEL.sub("-", said).lower()))


def _belongs(block: Block, votes: int, inside: bool, marked: bool) -> bool:
    if is_furniture(block.text) and block.segment.kind not in ("code", "math", "figure", "cell"):
        return False
    if not inside or marked or _link_density(block) > 0.7:
        return votes == 2 and not (marked and not inside)
    return True
