"""Names of companies, models, tools and people as addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from aainews.domain.analysis import EntityMention
from aainews.domain.publication import Mention

LONGEST = 80
"""Characters of a slug; longer ones are no names."""


def slug_of(name: str) -> str:
    """One spelling: NFKC, lower case, what stands between words as one hyphen. `ＯｐｅｎＡＩ ` and `OpenAI` are one."""
    folded = unicodedata.normalize("NFKC", name).strip().lower()
    return re.sub(r"[\s/?#%&]+", "-", folded).strip("-")[:LONGEST]


def mentions_of(entities: Iterable[EntityMention]) -> tuple[Mention, ...]:
    """Each kind and name once, in the order in which the analysis has them."""
    found: dict[tuple[str, str], Mention] = {}
    for entity in entities:
        slug = slug_of(entity.name)
        if slug:
            found.setdefault((entity.kind, slug), Mention(kind=entity.kind, slug=slug, name=entity.name.strip()))
    return tuple(found.values())


def tags_of(tags: Iterable[str]) -> tuple[str, ...]:
    """Each tag once whatever its width and case, as first written."""
    found: dict[str, str] = {}
    for tag in tags:
        shown = unicodedata.normalize("NFKC", tag).strip().removeprefix("#")[:60]
        if shown:
            found.setdefault(shown.lower(), shown)
    return tuple(found.values())
