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
from aainews.publish.editions.words import by_rule, in_brackets, is_quotable, quoted, reference_to

MOST_SENTENCES = 3
ENOUGH = 5
"""Stories of the time before from which on it says something that nobody named a company in it."""
NAMES = 2
SURE = 2.0
"""From how many standard deviations on a change is told: 1 → 3 is 1.0, 0 → 4 and 2 → 9 are told."""
MOST_MOVEMENTS = 5


def changes_by_rule(
    stories: Sequence[NewsStory], before: Sequence[NewsStory], all_before: Sequence[NewsStory], when: str
) -> tuple[Sentence, ...]:
    """What goes on and who is new; where neither can be said, what stands first now. `stories` and `before`: as chosen for
    the two editions; `all_before`: all of the time before; `when`: 前日, 前週. Empty where there was none."""
    if not stories or not before:
        return ()
    known = {story.key for story in before}
    said: list[Sentence] = []
    if goes_on := next((s for s in stories if s.key in known and is_quotable(s.lead.title)), None):
        said.append(_goes_on(goes_on, all_before, when))
    fresh = [story for story in stories if story.key not in known]
    if len(all_before) >= ENOUGH and (new := _new_names(fresh, companies_in(all_before))):
        names = " と ".join(dict.fromkeys(new))
        said.append(by_rule(f"{when}は話題に上らなかった {names} のニュースが入った。", *new.values()))
    first, last = stories[0], before[0]
    if not said and first.key != last.key and is_quotable(first.lead.title) and is_quotable(last.lead.title):
        said.append(by_rule(f"{when}の筆頭{quoted(last)}に代わり、{quoted(first)}が筆頭となった。", first, last))
    return tuple(said[:MOST_SENTENCES])


def _goes_on(story: NewsStory, all_before: Sequence[NewsStory], when: str) -> Sentence:
    """With the headline of its newest report, where that says what no report of the time before did."""
    told = {a.title for other in all_before if other.key == story.key for a in other.articles} | {story.lead.title}
    newest = sorted(story.articles, key=lambda a: a.sorted_at, reverse=True)
    new = next((a for a in newest if a.title not in told and not a.is_copy and is_quotable(a.title)), None)
    if new is None:
        return by_rule(f"{when}から続く{quoted(story)}には、新たな報道が加わった。", story)
    said = by_rule(f"{when}から続く{quoted(story)}には、{in_brackets(new.title)}との報道が加わった。", story)
    return said.model_copy(update={"references": (*said.references, reference_to(new))})


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
        # Also as it stands: a reader who sees 11 → 13 among what fell does not think of shares.
        if abs(sure) >= SURE and (now[key] - then[key]) * sure > 0:
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
