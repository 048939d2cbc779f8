"""The names that an article bears: companies, models, tools and people at one address each, and tags."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from aainews.domain.analysis import EntityKind, EntityMention
from aainews.domain.publication import Mention
from aainews.reference.entities import find, maker_of, namesakes, resolve
from aainews.reference.folding import fold, slug_from
from aainews.reference.rows import Entity
from aainews.reference.terms import says_nothing

LONGEST_TAG = 60
MOST_FOUND = 12
"""Names taken from a headline and a summary where nothing was analysed."""


def mentions_of(entities: Iterable[EntityMention], *, makers: bool) -> tuple[Mention, ...]:
    """Each thing once however it was spelt, in the order in which the analysis has them.

    With `makers` the company behind a model or tool of the lists follows, where it was not named itself: news of
    GPT-5.2 is news of OpenAI. Not so for papers, where a model is what was measured with (decision 0011).
    """
    found: dict[tuple[EntityKind, str], Mention] = {}
    known: list[Entity] = []
    for entity in entities:
        name = " ".join(unicodedata.normalize("NFKC", entity.name).split())
        row = resolve(name, entity.kind)
        mention = _of(row) if row else Mention(kind=entity.kind, slug=slug_from(name), name=name)
        if mention.slug:
            found.setdefault((mention.kind, mention.slug), mention)
        for same in namesakes(name) if row else ():
            found.setdefault((same.kind, same.slug), _of(same))
            known.append(same)
        if row is not None:
            known.append(row)
    for maker in (maker_of(row) for row in known) if makers else ():
        if maker is not None:
            found.setdefault((maker.kind, maker.slug), _of(maker))
    return tuple(found.values())


def names_in(texts: Iterable[str]) -> tuple[EntityMention, ...]:
    """The names of the lists that stand in texts: all that is known of an article of which we may show a link only."""
    found: dict[tuple[EntityKind, str], EntityMention] = {}
    for hit in (hit for text in texts for hit in find(text)):
        for entity in (hit.entity, *hit.others):
            found.setdefault((entity.kind, entity.slug), EntityMention(kind=entity.kind, name=entity.name))
    return tuple(found.values())[:MOST_FOUND]


def tags_of(tags: Iterable[str]) -> tuple[str, ...]:
    """Each tag once whatever its width and case, as first written; none that says nothing. A tag that is a name of the
    lists is spelt as there."""
    found: dict[str, str] = {}
    for tag in tags:
        shown = unicodedata.normalize("NFKC", tag).strip().removeprefix("#")[:LONGEST_TAG].strip()
        if not says_nothing(shown):
            row = resolve(shown)
            found.setdefault(fold(row.name if row else shown), row.name if row else shown)
    return tuple(found.values())


def _of(row: Entity) -> Mention:
    return Mention(kind=row.kind, slug=row.slug, name=row.name)
