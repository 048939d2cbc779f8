"""Which blocks of a page are its article: a rule over the page's shape and the opinions of two extractors.

1. Each block gets a chance of belonging, from who kept it, whether it reads like prose, and what the elements around it
   are named (the table CHANCE). Where the two extractors kept different parts altogether, one of them is lost, and the
   one that kept more prose is believed.
2. The article's element is the one whose content would score best if those chances were true: expected
   F1 = 2 · Σ chance inside / (size inside + Σ chance everywhere). It may be wider or narrower than what either kept.
3. Inside it a block stays unless something speaks against it; outside it only what both extractors kept.

On the recorded pages any one chance may move by 0.2 and the mean F1 moves by at most 0.006 (Japanese pages 0.026: one page
of fifteen, whose text neither extractor finds).
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
from aainews.extract.marks import is_aside, is_body
from aainews.extract.markup import ancestors
from aainews.extract.runs import holder, leads_elsewhere, runs

KEPT = 0.5
"""An extractor kept a block when it kept more than this share of its words."""
DISAGREE = 0.3
"""The extractors speak of different things when they share less than this of what the smaller one kept."""
WHOLE = 0.3
"""A part that holds more of the chances than this is the article, whatever its class says."""
LINKS = 0.7
"""A block with more of its characters in links is a menu, unless both extractors kept it."""
SOME_LINKS = 0.3
"""The same for a block that neither kept."""
FEW_WORDS = 5
"""A shorter block that neither extractor kept is a button."""
NAMED = 1.1
"""What it is worth to be named the article's body."""

# Measured on the recorded pages: share of such blocks' words that stand in the expected text, rounded.
CHANCE = {"both": 0.98, "first prose": 0.85, "second prose": 0.65, "one short": 0.5, "one links": 0.4, "one aside": 0.3,
          "none prose": 0.3, "none short": 0.1, "none links": 0.03, "none aside": 0.02}  # fmt: skip

_SENTENCE = re.compile(r"[。！？、!?]|[.,:;](?:\s|$|[\"”’)])")
_LITERAL = frozenset({"code", "math", "cell", "figure"})


@dataclass(frozen=True, slots=True)
class Choice:
    """`kept` parallels the blocks of the page; `picked` names whose judgement it is nearest to."""

    kept: tuple[bool, ...]
    picked: str


@dataclass(slots=True)
class _Evidence:
    """What is known of one block. `votes` counts the extractors that kept it; `path` runs from the block outwards."""

    kind: str
    letters: str
    size: int
    first: bool
    second: bool
    links: float
    prose: bool
    furniture: bool
    path: list[HtmlElement]
    votes: int = 0


def choose(blocks: Sequence[Block], first: Opinion, second: Opinion, page_url: str) -> Choice:
    """The article's blocks among all blocks of a page; `first` is trafilatura's opinion, `second` readability's."""
    known = [_evidence(block, first, second) for block in blocks]
    _count_votes(known)
    asides = _asides(known)
    article = _article_element(known, asides)
    kept = _kept(known, article, asides)
    inside = [article in e.path and asides.isdisjoint(e.path) for e in known]
    _settle_runs(blocks, known, kept, inside, page_url)
    kept = _without_empty_headings(known, kept)
    return Choice(tuple(kept), _nearest(known, kept))


def _evidence(block: Block, first: Opinion, second: Opinion) -> _Evidence:
    kind, text = block.segment.kind, block.text
    size, links = len(units(text)), block.link_chars / max(1, len(text))
    prose = kind in ("code", "math") or (size >= 12 and links < 0.4 and bool(_SENTENCE.search(text)))
    return _Evidence(
        kind=kind,
        letters=re.sub(r"[\W_]+", "", text.lower()),
        size=size,
        first=first.share(text) > KEPT,
        second=second.share(text) > KEPT,
        links=links,
        prose=prose,
        furniture=kind not in _LITERAL and is_furniture(text),
        path=list(ancestors(block.element)),
    )


def _count_votes(known: Sequence[_Evidence]) -> None:
    """Sets `votes`; where the extractors disagree altogether, the one that is believed counts for both."""
    first = sum(e.size for e in known if e.first)
    second = sum(e.size for e in known if e.second)
    both = sum(e.size for e in known if e.first and e.second)
    if both > DISAGREE * min(first, second):
        for e in known:
            e.votes = e.first + e.second
        return
    prose_first = sum(e.size for e in known if e.first and e.prose)
    prose_second = sum(e.size for e in known if e.second and e.prose)
    believe_first = (prose_first, first) >= (prose_second, second)
    for e in known:
        e.votes = 2 * (e.first if believe_first else e.second)


def _chance(e: _Evidence, asides: set[HtmlElement]) -> float:
    if e.furniture:
        return 0.0
    if e.votes == 2:
        return CHANCE["both"]
    who = "one" if e.votes else "none"
    if not asides.isdisjoint(e.path):
        return CHANCE[f"{who} aside"]
    if e.links > 0.4:
        return CHANCE[f"{who} links"]
    if e.prose:
        return CHANCE["none prose" if not e.votes else "first prose" if e.first else "second prose"]
    return CHANCE[f"{who} short"]


def _asides(known: Sequence[_Evidence]) -> set[HtmlElement]:
    """The elements that are named as something else and do not hold a large part of what the extractors kept."""
    held: Counter[HtmlElement] = Counter()
    for e in known:
        if e.votes:
            for element in e.path:
                held[element] += round(100 * _chance(e, set()) * e.size)
    whole = max(held.values(), default=0)
    around = {element for e in known for element in e.path}
    return {element for element in around if held[element] < WHOLE * max(1, whole) and is_aside(element)}


def _article_element(known: Sequence[_Evidence], asides: set[HtmlElement]) -> HtmlElement | None:
    """The element of the best expected F1; of equals the innermost."""
    size: Counter[HtmlElement] = Counter()
    inside: dict[HtmlElement, float] = {}
    depth: dict[HtmlElement, int] = {}
    for e in known:
        chance, aside = _chance(e, asides), False
        for number, element in enumerate(e.path):
            depth.setdefault(element, len(e.path) - number)
            if _belongs(e, aside):
                size[element] += e.size
                inside[element] = inside.get(element, 0.0) + chance * e.size
            aside = aside or element in asides
    everywhere = sum(_chance(e, asides) * e.size for e in known)

    def worth(element: HtmlElement) -> tuple[float, int]:
        expected = 2 * inside[element] / (size[element] + everywhere)
        return round(expected * (NAMED if is_body(element) else 1), 3), depth[element]

    return max((element for element in size if size[element]), key=worth, default=None)


def _belongs(e: _Evidence, aside: bool) -> bool:
    """Whether a block that lies inside the article's element is of the article; `aside`: a named part lies between."""
    if e.furniture:
        return False
    if e.kind == "heading" and e.votes and not aside:
        return True  # a heading may well be a link to itself
    if aside or e.links > LINKS:
        return e.votes == 2
    if e.kind in _LITERAL or e.votes:
        return True
    return e.links <= SOME_LINKS and (e.kind == "heading" or e.size >= FEW_WORDS)


def _kept(known: Sequence[_Evidence], article: HtmlElement | None, asides: set[HtmlElement]) -> list[bool]:
    inside = [article in e.path for e in known]
    voted = [n for n, e in enumerate(known) if inside[n] and e.votes and e.size >= 10]
    begin = next((n for n in voted if known[n].prose and known[n].size >= 15), 0)
    end = voted[-1] if voted else len(known)
    kept: list[bool] = []
    seen: set[str] = set()
    for number, e in enumerate(known):
        if inside[number]:
            between = e.path[: e.path.index(article)] if article is not None else []
            keep = _belongs(e, not asides.isdisjoint(between))
            keep = keep and (e.votes > 0 or _may_stand_unvoted(e, before=number < begin, after=number > end))
            # A gallery gives each caption three times over; both extractors never keep a copy.
            keep = keep and (e.votes == 2 or len(e.letters) < 40 or e.letters not in seen)
        else:
            keep = e.votes == 2 and not e.furniture and e.links < LINKS and asides.isdisjoint(e.path)
        if keep:
            seen.add(e.letters)
        kept.append(keep)
    return kept


def _may_stand_unvoted(e: _Evidence, *, before: bool, after: bool) -> bool:
    """Above the first paragraph stand dates and names, below the last one odds and ends: only real text is kept there."""
    if before:
        return e.kind in ("heading", "figure")
    return e.prose or e.kind == "figure" if after else True


def _settle_runs(
    blocks: Sequence[Block],
    known: Sequence[_Evidence],
    kept: list[bool],
    inside: Sequence[bool],
    page_url: str,
) -> None:
    """Decides lists and tables as wholes, in `kept`, where all of one is `inside` the article and no aside.

    Extractors drop lists of links, and an author's references with them. Such a list stays when it stands in one flow with paragraphs that were kept, is not introduced by furniture
    ("Related articles"), and has more of the article below it or leads to other sites.
    """
    prose = [n for n, e in enumerate(known) if kept[n] and e.votes and e.prose]
    flows = {holder(blocks[n]) for n in prose}
    for run in runs(blocks):
        if not all(inside[n] for n in run):
            continue
        size = sum(known[n].size for n in run)
        links = sum(known[n].size * known[n].links for n in run) / max(1, size)
        if links > SOME_LINKS and run.start > 0 and known[run.start - 1].furniture:
            verdict = False
        elif _is_authored(run, blocks, prose, flows, page_url):
            verdict = True
        elif known[run.start].kind == "cell":
            verdict = sum(kept[n] for n in run) * 2 >= len(run)
        else:
            continue
        for n in run:
            kept[n] = verdict and not (known[n].furniture and known[n].kind != "cell")


def _is_authored(
    run: range, blocks: Sequence[Block], prose: Sequence[int], flows: set[HtmlElement | None], page_url: str
) -> bool:
    if not prose or run.start < prose[0] or holder(blocks[run.start]) not in flows:
        return False
    return run.start < prose[-1] or leads_elsewhere([blocks[n] for n in run], page_url)


def _without_empty_headings(known: Sequence[_Evidence], kept: list[bool]) -> list[bool]:
    """Headings after the last text head something that was left out."""
    out = list(kept)
    for number in range(len(known) - 1, -1, -1):
        if not out[number]:
            continue
        if known[number].kind != "heading" or known[number].votes == 2:
            break
        out[number] = False
    return out


def _nearest(known: Sequence[_Evidence], kept: Sequence[bool]) -> str:
    """`trafilatura`, `readability`, `both` where they are equally near, `page` where neither is (F1 of words under 0.9)."""

    def likeness(theirs: list[bool]) -> float:
        shared = sum(e.size for e, a, b in zip(known, kept, theirs, strict=True) if a and b)
        total = sum(e.size * (a + b) for e, a, b in zip(known, kept, theirs, strict=True))
        return round(2 * shared / total, 2) if total else 0.0

    one, other = likeness([e.first for e in known]), likeness([e.second for e in known])
    if max(one, other) < 0.9:
        return "page"
    return "both" if one == other else "trafilatura" if one > other else "readability"
