"""One thing, one address: which company, model, tool or person a name stands for, and which of them a text names."""

from __future__ import annotations

import re
from functools import cache

from aainews.domain.analysis import EntityKind
from aainews.reference import finding
from aainews.reference.finding import Found
from aainews.reference.folding import fold, slug_from
from aainews.reference.rows import Entity, families, rows
from aainews.reference.versions import version

THINGS = (EntityKind.COMPANY, EntityKind.MODEL, EntityKind.TOOL)
_JAPANESE = re.compile(r"[ぁ-んァ-ヺ一-龥々]")


def resolve(name: str, kind: EntityKind | None = None) -> Entity | None:
    """Whom a name stands for: OpenAI = オープンAI = ＯｐｅｎＡＩ = open-ai; None where no list knows it.

    A wrong kind is put right (the tool Claude is a model), except between people and things.
    """
    key = fold(name)
    if not key:
        return None
    kinds = THINGS if kind is None else (kind,) if kind is EntityKind.PERSON else (kind, *THINGS)
    known = next((by_key()[each, key] for each in kinds if (each, key) in by_key()), None)
    if known is not None or kind is EntityKind.PERSON:
        return known
    member = version(name)
    if member is not None:
        return member
    return by_key().get((EntityKind.PERSON, key)) if kind is None else None


def entity(kind: EntityKind, slug: str) -> Entity | None:
    """The row of a seed list at an address."""
    return _by_slug().get((kind, slug))


def find(text: str) -> tuple[Found, ...]:
    """All names in a text in its order, the longest where several begin; see `finding`. About 1 ms for 1,000 words."""
    return finding.find(text)


def slug_for(kind: EntityKind, name: str) -> str:
    """The address of a name, known or not; empty for a name without letters and digits."""
    known = resolve(name, kind)
    return known.slug if known is not None and known.kind is kind else slug_from(name)


def other_spellings(name: str) -> tuple[str, ...]:
    """The other names of what a name stands for: a search for オープンAI is also one for OpenAI. Empty for an unknown name."""
    known = resolve(name)
    return tuple(other for other in known.names if fold(other) != fold(name)) if known else ()


def japanese_forms(name: str) -> tuple[str, ...]:
    """How Japanese writes a name in its own letters: グーグル for Google. Empty where no list says."""
    known = resolve(name)
    return tuple(other for other in known.names if _JAPANESE.search(other)) if known else ()


def maker_of(known: Entity) -> Entity | None:
    """The company behind a model or tool, where the lists name one."""
    return entity(EntityKind.COMPANY, known.maker) if known.maker else None


def namesakes(name: str) -> tuple[Entity, ...]:
    """All things of one name: the company Perplexity and its search service; they always belong together."""
    key = fold(name)
    return tuple(by_key()[kind, key] for kind in THINGS if (kind, key) in by_key())


@cache
def by_key() -> dict[tuple[EntityKind, str], Entity]:
    """Every spelling of every row, folded."""
    return {(kind, fold(name)): row for kind in EntityKind for row in reversed(rows(kind)) for name in row.names}


@cache
def _by_slug() -> dict[tuple[EntityKind, str], Entity]:
    return {(kind, row.slug): row for kind in EntityKind for row in rows(kind)}


def family_makers() -> dict[str, str]:
    """The maker of each numbered family."""
    return {family.name: family.maker for family in families()}
