"""AI日報 and 週報: the same edition of another length. What differs stands in a `Form`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from aainews.domain.digests import Digest, DigestKind, DigestSection, Figure, Movement, Sentence
from aainews.domain.news import Ground, NewsStory
from aainews.domain.value import Value
from aainews.publish.editions.calendar import window_of
from aainews.publish.editions.choosing import Caps, chosen
from aainews.publish.editions.comparing import changes_by_rule, movements
from aainews.publish.editions.sections import in_sections
from aainews.publish.editions.words import item_of, lead_by_rule

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


@dataclass(frozen=True)
class Form:
    """One kind of edition. `now`, `before`: what it calls its time and the one before; `english` the same for a prompt.

    The first `top` stories stand together, longer than the others. With fewer than `quiet` it says that it is short.
    """

    kind: DigestKind
    caps: Caps
    titled: Callable[[str], str]
    now: str
    before: str
    english: str
    top: int
    quiet: int
    nothing: str
    moves: bool
    """Whether it tells what rose and what fell: a day is too short for that."""

    def gather(self, key: str, stories: Sequence[NewsStory], before: Sequence[NewsStory]) -> Material:
        starts_at, ends_at = window_of(self.kind, key)
        return Material(
            key=key,
            starts_at=starts_at,
            ends_at=ends_at,
            all=tuple(stories),
            stories=chosen(stories, starts_at, ends_at, self.caps),
            all_before=tuple(before),
            before=chosen(before, starts_at - (ends_at - starts_at), starts_at, self.caps),
        )

    def put(
        self, material: Material, grounds: Mapping[str, Ground], lead: Sequence[Sentence], changes: Sequence[Sentence]
    ) -> Digest:
        """`lead` and `changes`: the model's sentences that passed; where there are none, code's stand in."""
        stories = material.stories
        changes_of_code = changes_by_rule(stories, material.before, material.all_before, self.before)
        rising, falling = self._movements(material)
        return Digest(
            kind=self.kind,
            key=material.key,
            title=self.titled(material.key),
            starts_at=material.starts_at,
            ends_at=material.ends_at,
            lead=tuple(lead) or lead_by_rule(stories, self.now),
            changes=tuple(changes) or changes_of_code,
            sections=_sections(stories, grounds, self.top),
            rising=rising,
            falling=falling,
            figures=_figures(material),
            note=self._note(material),
            model_label=next((a.model_label for story in stories for a in story.articles if a.model_label), None),
        )

    def _movements(self, material: Material) -> tuple[tuple[Movement, ...], tuple[Movement, ...]]:
        if not self.moves or not material.all_before:
            return (), ()
        now, then = (
            [a for story in stories for a in story.articles] for stories in (material.all, material.all_before)
        )
        return movements(now, then)

    def _note(self, material: Material) -> str | None:
        if not material.all:
            return self.nothing
        return "新しい話題が少なかったため、短い版です。" if len(material.stories) < self.quiet else None


def _sections(stories: Sequence[NewsStory], grounds: Mapping[str, Ground], top: int) -> tuple[DigestSection, ...]:
    """Numbered as they are read."""
    items = [item_of(story, grounds, at_the_top=place < top) for place, story in enumerate(stories)]
    out: list[DigestSection] = []
    number = 1
    for heading, found in in_sections(stories, items, top):
        numbered = tuple(item.model_copy(update={"number": at}) for at, item in enumerate(found, number))
        number += len(numbered)
        out.append(DigestSection(slug=heading.slug, title=heading.title, items=numbered))
    return tuple(out)


def _figures(material: Material) -> tuple[Figure, ...]:
    """A number that is none of the time, as that of important articles where none was scored, is left out."""
    now, then = material.all, material.all_before
    scored = any(story.importance is not None for story in (*now, *then))
    return tuple(
        Figure(label=label, value=count(now), unit=unit, before=count(then) if then else None)
        for label, unit, count in (
            ("記事", "本", _articles),
            ("話題", "件", len),
            ("情報源", "媒体", _sources),
            (f"重要度{IMPORTANT}以上", "本", _important),
        )
        if scored or count is not _important
    )


def _articles(stories: Sequence[NewsStory]) -> int:
    return sum(len(story.articles) for story in stories)


def _sources(stories: Sequence[NewsStory]) -> int:
    return len({article.source_slug for story in stories for article in story.articles})


def _important(stories: Sequence[NewsStory]) -> int:
    return sum((a.importance or 0) >= IMPORTANT for story in stories for a in story.articles)
