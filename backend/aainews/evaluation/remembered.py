"""What a reader would remember of a headline and search for: its rarest words. Made from labelled headlines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aainews.domain.search.folding import fold
from aainews.evaluation.labelled import Item, text_of

COUNTS = (1, 2, 3)
"""Words of a question."""
LANGUAGE = "ja"
"""Readers ask in it, whatever language an article is in."""
WORDS = re.compile(r"[A-Za-z][A-Za-z0-9.-]{2,}|[ァ-ヴー]{3,}|[一-鿿々]{2,}")


@dataclass(frozen=True)
class Remembered:
    """`text` has `words` words; `place` of its headline among the items."""

    place: int
    words: int
    text: str


def remembered(items: Sequence[Item]) -> Iterator[Remembered]:
    """Of each Japanese headline one question of each count, its words in the headline's order; none where it has too few.
    Words are rare by how many of the items hold them."""
    holding = Counter(word for item in items for word in set(WORDS.findall(fold(text_of(item)))))
    for place, item in enumerate(items):
        there = list(dict.fromkeys(WORDS.findall(fold(item.title)))) if item.language == LANGUAGE else []
        by_rarity = sorted(there, key=lambda word: holding[word])
        for count in COUNTS:
            if count <= len(there):
                chosen = by_rarity[:count]
                yield Remembered(place, count, " ".join(word for word in there if word in chosen))
