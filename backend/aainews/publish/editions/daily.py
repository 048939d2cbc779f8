"""AI日報: the news of the 24 hours up to 07:00 in Japan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from aainews.domain.digests import Digest, DigestKind, DigestSection, Figure, Sentence
from aainews.domain.news import Ground, NewsStory
from aainews.domain.value import Value
from aainews.publish.editions.calendar import window_of
from aainews.publish.editions.choosing import DAILY, chosen
from aainews.publish.editions.comparing import changes_by_rule, companies_in
from aainews.publish.editions.sections import in_sections
from aainews.publish.editions.words import day_in_japanese, item_of, lead_by_rule

TOP = 3
QUIET = 4
"""With fewer stories an edition says that it is short, and why."""
IMPORTANT = 4


class Material(Value):
    """All stories of the time and of the time before, and those chosen of each."""

    key: str
    starts_at: datetime
    ends_at: datetime
    all: tuple[NewsStory, ...]
    stories: tuple[NewsStory, ...]
    all_before: tuple[NewsStory, ...]
    before: tuple[NewsStory, ...]


def daily_material(key: str, stories: Sequence[NewsStory], before: Sequence[NewsStory]) -> Material:
    starts_at, ends_at = window_of(DigestKind.DAILY, key)
    return Material(
        key=key,
        starts_at=starts_at,
        ends_at=ends_at,
        all=tuple(stories),
        stories=chosen(stories, starts_at, ends_at, DAILY),
        all_before=tuple(before),
        before=chosen(before, starts_at - timedelta(days=1), starts_at, DAILY),
    )


def daily_edition(
    material: Material, grounds: Mapping[str, Ground], lead: Sequence[Sentence], changes: Sequence[Sentence]
) -> Digest:
    """`lead` and `changes`: the model's sentences that passed; where there are none, code's stand in."""
    day = date.fromisoformat(material.key)
    lead = lead or lead_by_rule(material.stories, "きょう")
    changes = changes or changes_by_rule(material.stories, material.before, companies_in(material.all_before), "前日")
    return Digest(
        kind=DigestKind.DAILY,
        key=material.key,
        title=f"AI日報 {day_in_japanese(day)}",
        starts_at=material.starts_at,
        ends_at=material.ends_at,
        lead=tuple(lead),
        changes=tuple(changes),
        sections=sections_of(material.stories, grounds, TOP),
        rising=(),
        falling=(),
        figures=figures_of(material),
        note=_note(material),
        model_label=label_of(material.stories),
    )


def sections_of(stories: Sequence[NewsStory], grounds: Mapping[str, Ground], top: int) -> tuple[DigestSection, ...]:
    """Numbered as they are read."""
    items = [item_of(story, grounds, at_the_top=place < top) for place, story in enumerate(stories)]
    out: list[DigestSection] = []
    number = 1
    for heading, found in in_sections(stories, items, top):
        numbered = tuple(item.model_copy(update={"number": at}) for at, item in enumerate(found, number))
        number += len(numbered)
        out.append(DigestSection(slug=heading.slug, title=heading.title, items=numbered))
    return tuple(out)


def figures_of(material: Material) -> tuple[Figure, ...]:
    now, then = material.all, material.all_before
    known = bool(then)
    return tuple(
        Figure(label=label, value=count(now), unit=unit, before=count(then) if known else None)
        for label, unit, count in (
            ("記事", "本", _articles),
            ("話題", "件", len),
            ("情報源", "媒体", _sources),
            ("重要度4以上", "本", _important),
        )
    )


def label_of(stories: Sequence[NewsStory]) -> str | None:
    """What must be said about the model that summarised the articles, where something must."""
    return next((a.model_label for story in stories for a in story.articles if a.model_label), None)


def _articles(stories: Sequence[NewsStory]) -> int:
    return sum(len(story.articles) for story in stories)


def _sources(stories: Sequence[NewsStory]) -> int:
    return len({article.source_slug for story in stories for article in story.articles})


def _important(stories: Sequence[NewsStory]) -> int:
    return sum((a.importance or 0) >= IMPORTANT for story in stories for a in story.articles)


def _note(material: Material) -> str | None:
    if not material.all:
        return "この24時間に新しく公開された記事はありませんでした。"
    if len(material.stories) < QUIET:
        return "新しい話題が少なかったため、短い版です。"
    return None
