"""Names that code recognises by itself: what a small model is not asked for, and a large one may forget."""

from __future__ import annotations

from collections.abc import Iterator

from aainews.domain.analysis import EntityKind
from aainews.reference.entities import find


def known_names(text: str) -> Iterator[tuple[EntityKind, str]]:
    """Companies, models, tools and people of the seed lists that stand in a text, spelt as there. Knows nobody's new name."""
    for hit in find(text):
        yield hit.entity.kind, text[hit.start : hit.end]
