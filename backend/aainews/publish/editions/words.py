"""Sentences put together by rule, and items made of what the gate has passed. だ・である, as the summaries are.

Sentences of code hold no number of their own: numbers stand in an edition's figures, where they are counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from aainews.domain.digests import DigestArticle, DigestItem, Origin, Reference, ReferenceKind, Sentence
from aainews.domain.news import Ground, NewsArticle, NewsStory

POINTS_AT_THE_TOP = 2
"""Key points that an item at the top has beside its summary."""
ARTICLES_SHOWN = 8
DAYS = "月火水木金土日"
_ENDS = "。！？"
_KANA = re.compile(r"[ぁ-んァ-ヶ]")


def day_in_japanese(day: date) -> str:
    """2026年11月20日（金）"""
    return f"{day.year}年{day.month}月{day.day}日（{DAYS[day.weekday()]}）"


def quoted(story: NewsStory) -> str:
    return in_brackets(story.lead.title)


def in_brackets(headline: str) -> str:
    """A headline in 「」, those inside turned into 『』."""
    return "「" + headline.rstrip("。").replace("「", "『").replace("」", "』") + "」"


def references_to(*stories: NewsStory) -> tuple[Reference, ...]:
    """One for each: the story where there is one, leading to its lead article, else the article."""
    return tuple(dict.fromkeys(_reference(story) for story in stories))


def _reference(story: NewsStory) -> Reference:
    if story.id is None:
        return reference_to(story.lead)
    return Reference(kind=ReferenceKind.STORY, id=story.id, label=story.lead.title, url=story.lead.path)


def reference_to(article: NewsArticle) -> Reference:
    return Reference(kind=ReferenceKind.ARTICLE, id=article.id, label=article.title, url=article.path)


def by_rule(text: str, *stories: NewsStory) -> Sentence:
    return Sentence(text=text, origin=Origin.CODE, references=references_to(*stories))


def lead_by_rule(stories: Sequence[NewsStory], when: str) -> tuple[Sentence, ...]:
    """Two sentences on the first three stories; where the first has no Japanese headline, one on those that have. `when`:
    きょう, 今週."""
    quotable = [story for story in stories if is_quotable(story.lead.title)]
    if not quotable:
        return ()
    told = [story for story in stories[:3] if story in quotable] or quotable[:2]
    if told[0] is not stories[0]:
        return (by_rule(f"{when}は{'と'.join(map(quoted, told))}などを取り上げる。", *told),)
    first, rest = told[0], told[1:]
    if first.sources > 1:
        said = [by_rule(f"{when}の筆頭は、複数の媒体が報じた{quoted(first)}だ。", first)]
    else:
        said = [by_rule(f"{when}の筆頭は{quoted(first)}だ。", first)]
    if rest:
        said.append(by_rule(f"続いて{'と'.join(map(quoted, rest))}を取り上げる。", *rest))
    return tuple(said)


def is_quotable(headline: str) -> bool:
    """Whether it is in Japanese: one that could not be translated makes no Japanese sentence."""
    return _KANA.search(headline) is not None


def item_of(story: NewsStory, grounds: Mapping[str, Ground], *, at_the_top: bool) -> DigestItem:
    """The story with the summary of its lead article, or of the first article that has one; numbered 0."""
    told = next((article for article in story.articles if article.tldr), None)
    texts = sentences_of(told.tldr or "") if told else []
    if told and at_the_top and told.id in grounds:
        texts += [point.text for point in grounds[told.id].key_points[:POINTS_AT_THE_TOP]]
    return DigestItem(
        number=0,
        story_id=story.id,
        headline=story.lead.title,
        url=story.lead.path,
        sentences=tuple(
            Sentence(text=text, origin=Origin.ARTICLE, references=(reference_to(told),))
            for text in dict.fromkeys(texts)
            if told
        ),
        importance=story.importance,
        sources=story.sources,
        articles=tuple(
            DigestArticle(id=a.id, title=a.title, source=a.source_name, url=a.path)
            for a in story.articles[:ARTICLES_SHOWN]
        ),
        tags=story.tags[:5],
        discussion=None,
    )


def sentences_of(text: str) -> list[str]:
    """Japanese sentences, each with its stop; one that has none gets it."""
    found: list[str] = []
    start, depth = 0, 0
    for at, character in enumerate(text):
        depth += (character in "「『（(") - (character in "」』）)")
        if character in _ENDS and depth <= 0:
            found.append(text[start : at + 1].strip())
            start = at + 1
    rest = text[start:].strip()
    ended = rest if rest.endswith(tuple(_ENDS)) or not rest else f"{rest}。"
    return [part for part in (*found, ended) if part]
