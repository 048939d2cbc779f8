"""Which stories go into an edition, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from math import log2

from aainews.domain.catalogue import SourceKind
from aainews.domain.news import NewsStory
from aainews.domain.value import Value

UNSCORED = 2.0
"""What a story without a score (a headline that we may only link to) counts as: 参考, until other sources join in."""
A_DOUBLING = 0.6
"""What each doubling of the independent sources adds: four sources lift a story by more than one step of importance."""
MOST_SOURCES = 16
FIRST_HAND = 0.3
"""An announcement by those who did it."""
FRESHNESS = 0.5
"""Between the newest and the oldest of the time that an edition tells of."""
PAPER = -0.4
"""arXiv alone brings hundreds a day: a paper needs more than its own weight to stand among the news."""


class Caps(Value):
    items: int
    enough: int
    """With fewer, what the caps of company and topic kept out comes in up to twice the caps: some days are all about one
    company."""
    a_company: int
    a_topic: int
    papers: int
    least: float
    """A story that stands lower is left out, however short the edition becomes."""


DAILY = Caps(items=12, enough=8, a_company=3, a_topic=3, papers=2, least=1.6)
WEEKLY = Caps(items=18, enough=14, a_company=3, a_topic=4, papers=3, least=2.2)
GENERAL = frozenset({"ai", "人工知能", "生成ai", "llm", "大規模言語モデル", "機械学習", "ニュース", "テクノロジー"})
"""Tags that say nothing about which news it is."""


def standing(story: NewsStory, since: datetime, until: datetime) -> float:
    """importance (1–5, the weighted mean) + 0.6 a doubling of its sources + 0.3 where first-hand + up to 0.5 for being
    new; 0.4 less for a paper."""
    worth = story.overall if story.overall is not None else UNSCORED
    worth += A_DOUBLING * log2(min(MOST_SOURCES, max(1, story.sources)))
    kinds = {article.kind for article in story.articles}
    worth += FIRST_HAND * (SourceKind.LAB in kinds) + PAPER * (kinds == {SourceKind.PAPER})
    return worth + FRESHNESS * max(0.0, (story.newest_at - since) / max(until - since, timedelta(seconds=1)))


def chosen(stories: Iterable[NewsStory], since: datetime, until: datetime, caps: Caps) -> tuple[NewsStory, ...]:
    """The best first. None that mentions AI in passing only; no more than the caps allow of one company, of one topic and
    of papers; the newer goes first where two stand alike."""
    ours = (s for s in stories if s.concerns_ai and standing(s, since, until) >= caps.least)
    ranked = sorted(ours, key=lambda s: (-round(standing(s, since, until), 6), -s.newest_at.timestamp(), s.key))
    taken = _within(ranked, caps, [], caps.items)
    if len(taken) < caps.enough:
        wider = caps.model_copy(update={"a_company": 2 * caps.a_company, "a_topic": 2 * caps.a_topic})
        taken = _within(ranked, wider, taken, caps.enough)
    return tuple(story for story in ranked if story in taken)


def _within(ranked: Iterable[NewsStory], caps: Caps, taken: Iterable[NewsStory], most: int) -> list[NewsStory]:
    """Those taken already, and the best of the others that the caps let in, until there are `most`."""
    within = list(taken)
    used = Counter(limit for story in within for limit in _limits(story, caps))
    for story in ranked:
        if len(within) >= most:
            break
        limits = _limits(story, caps)
        if story not in within and all(used[name] < allowed for name, allowed in limits.items()):
            within.append(story)
            used.update(limits.keys())
    return within


def _limits(story: NewsStory, caps: Caps) -> dict[tuple[str, str], int]:
    limits: dict[tuple[str, str], int] = {}
    if story.company:
        limits["company", story.company] = caps.a_company
    if topic := topic_of(story):
        limits["topic", topic] = caps.a_topic
    if story.lead.kind is SourceKind.PAPER:
        limits["kind", "paper"] = caps.papers
    return limits


def topic_of(story: NewsStory) -> str | None:
    """Its first tag that says something and is not just its company's name."""
    company = (story.company or "").lower()
    return next((tag for tag in map(str.lower, story.tags) if tag not in GENERAL and tag != company), None)
