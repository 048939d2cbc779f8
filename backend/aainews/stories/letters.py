"""A vector made of a text's own letters and words: what stands in where no embedding model is installed or named.

It knows no meaning: two languages meet in names, figures and the words of the shipped lexicon only.
"""

from __future__ import annotations

import zlib

import numpy as np
from numpy.typing import NDArray

from aainews.stories.features import rarity
from aainews.stories.signs import signs_of
from aainews.stories.words import folded

NAME = "letters-1"
SIZE = 512
STRETCH = 2.2
"""Cosines of these vectors spread less than half as wide as those of meaning; what is related is told by the latter."""
_GRAM = 4
_GRAM_WEIGHT = 0.35


def letters_vector(title: str, opening: str = "") -> NDArray[np.float32]:
    """Of length 1, or all zeros for an empty text."""
    vector = np.zeros(SIZE, np.float32)
    for word in signs_of(title, opening).words:
        _add(vector, word, rarity().of(word))
    head = folded(title)
    for at in range(len(head) - _GRAM + 1):
        _add(vector, head[at : at + _GRAM], _GRAM_WEIGHT)
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


def _add(vector: NDArray[np.float32], word: str, weight: float) -> None:
    # Two places a word, each with a sign: what collides by chance then cancels out rather than adding up.
    for seed in (1, 2):
        code = zlib.crc32(word.encode(), seed)
        vector[code % SIZE] += weight if code & (1 << 31) else -weight
