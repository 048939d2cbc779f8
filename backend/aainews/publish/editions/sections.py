"""Under which heading a story stands: by the table `sections.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TypeVar

from aainews.domain.catalogue import SourceKind
from aainews.domain.news import NewsStory
from aainews.domain.value import Value

T = TypeVar("T")


class Heading(Value):
    slug: str
    title: str
    kinds: tuple[SourceKind, ...]
    words: tuple[str, ...]

    def takes(self, story: NewsStory) -> bool:
        if story.lead.kind in self.kinds:
            return True
        title, tags = story.lead.title.lower(), {tag.lower() for tag in story.lead.tags}
        return any(word.lower() in tags or _stands_in(word.lower(), title) for word in self.words)


TOP = Heading(slug="top", title="主なニュース", kinds=(), words=())
"""What an edition begins with, whatever it is about."""


@cache
def headings() -> tuple[Heading, ...]:
    table = tomllib.loads(files(__package__ or "aainews.publish.editions").joinpath("sections.toml").read_text("utf-8"))
    return tuple(Heading.model_validate(row) for row in table["section"])


def heading_of(story: NewsStory) -> Heading:
    """The first that takes it; the last takes all."""
    return next((heading for heading in headings() if heading.takes(story)), headings()[-1])


def in_sections(
    stories: Sequence[NewsStory], items: Sequence[T], top: int
) -> tuple[tuple[Heading, tuple[T, ...]], ...]:
    """The items (one a story, in order) under their headings: the first `top` together, the others by subject. Headings
    stand in the order in which their first item does, what fits under none last; one without items is left out."""
    under: dict[Heading, list[T]] = {}
    for place, (story, item) in enumerate(zip(stories, items, strict=True)):
        under.setdefault(TOP if place < top else heading_of(story), []).append(item)
    rest = headings()[-1]
    return tuple((heading, tuple(under[heading])) for heading in sorted(under, key=lambda heading: heading == rest))


def _stands_in(word: str, text: str) -> bool:
    if not word.isascii():
        return word in text
    return re.search(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])", text) is not None
