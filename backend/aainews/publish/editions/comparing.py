"""What changed since the time before, told by comparing the stories of both."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import sqrt
from urllib.parse import quote

from aainews.domain.analysis import EntityKind
from aainews.domain.digests import Movement, Sentence
from aainews.domain.news import NewsArticle, NewsStory
from aainews.publish.editions.choosing import GENERAL
from aainews.publish.editions.words import by_rule, quoted

MOST_SENTENCES = 3
NAMES = 2
SURE = 2.0
"""From how many standard deviations on a change is told: 1 → 3 is 1.0, 0 → 4 and 2 → 9 are told."""
MOST_MOVEMENTS = 5


def changes_by_rule(
    stories: Sequence[NewsStory], before: Sequence[NewsStory], named_before: frozenset[str], when: str
) -> tuple[Sentence, ...]:
    """What goes on and who is new; where neither can be said, what stands first now. `stories` and `before`: as chosen for the two editions;
    `named_before`: slugs of all companies named in the time before; `when`: 前日, 前週. Empty where there was none."""
    if not stories or not before:
        return ()
    known = {story.key: story for story in before}
    said: list[Sentence] = []
    if goes_on := [story for story in stories if story.key in known]:
        said.append(by_rule(f"{when}から続く{quoted(goes_on[0])}には、新たな報道が加わった。", goes_on[0]))
    if new := _new_names([story for story in stories if story.key not in known], named_before):
        names = "と".join(dict.fromkeys(new))
        said.append(by_rule(f"{when}は話題に上らなかった {names} のニュースが入った。", *new.values()))
    if not said and stories[0].key != before[0].key:
        said.append(
            by_rule(
                f"{when}の筆頭{quoted(before[0])}に代わり、{quoted(stories[0])}が筆頭となった。", stories[0], before[0]
            )
        )
    return tuple(said[:MOST_SENTENCES])


def _new_names(stories: Iterable[NewsStory], before: frozenset[str]) -> dict[str, NewsStory]:
    """Companies that headlines name now and nobody named before, with the story of each."""
    found: dict[str, NewsStory] = {}
    for story in stories:
        for mention in story.lead.mentions:
            new = mention.kind is EntityKind.COMPANY and mention.slug not in before
            if new and mention.name.lower() in story.lead.title.lower() and len(found) < NAMES:
                found.setdefault(mention.name, story)
    return found


def companies_in(stories: Iterable[NewsStory]) -> frozenset[str]:
    return frozenset(
        m.slug for story in stories for a in story.articles for m in a.mentions if m.kind is EntityKind.COMPANY
    )


def movements(
    articles: Sequence[NewsArticle], before: Sequence[NewsArticle]
) -> tuple[tuple[Movement, ...], tuple[Movement, ...]]:
    """What is named in clearly more, and in clearly fewer, articles than before, the surest first.

    The difference of two counts over the root of their sum, after the one before is scaled to as many articles as now
    (a week with twice the articles makes nothing rise).
    """
    now, names = _counts(articles)
    then, names_then = _counts(before)
    scale = len(articles) / len(before) if before else 1.0
    rising: list[tuple[float, Movement]] = []
    for key in now.keys() | then.keys():
        expected = then[key] * scale
        sure = (now[key] - expected) / sqrt(max(1.0, now[key] + expected))
        if abs(sure) >= SURE:
            name = (names.get(key) or names_then[key]).most_common(1)[0][0]
            rising.append((sure, _movement(key, name, now[key], then[key])))
    rising.sort(key=lambda found: (-abs(found[0]), found[1].name))
    up = tuple(movement for sure, movement in rising if sure > 0)[:MOST_MOVEMENTS]
    down = tuple(movement for sure, movement in rising if sure < 0)[:MOST_MOVEMENTS]
    return up, down


Key = tuple[str, str]


def _counts(articles: Iterable[NewsArticle]) -> tuple[Counter[Key], dict[Key, Counter[str]]]:
    counts: Counter[Key] = Counter()
    names: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for article in articles:
        named: dict[Key, str] = {(m.kind.value, m.slug): m.name for m in article.mentions}
        slugs = {slug for _, slug in named}
        named |= {("tag", t.lower()): t for t in article.tags if t.lower() not in GENERAL and t.lower() not in slugs}
        counts.update(named.keys())
        for key, name in named.items():
            names[key][name] += 1
    return counts, names


def _movement(key: Key, name: str, articles: int, before: int) -> Movement:
    kind, slug = key
    urls = {
        "company": f"/companies/{quote(slug)}",
        "tool": f"/tools/{quote(slug)}",
        "model": f"/articles?model={quote(slug)}",
        "tag": f"/articles?tag={quote(name)}",
    }
    url = urls.get(kind, f"/search?q={quote(name)}")
    return Movement(name=name, kind=kind, articles=articles, before=before, url=url)
