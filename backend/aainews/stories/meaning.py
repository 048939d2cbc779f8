"""From a raw embedding to a vector that can be compared: the mean is taken off, the length made 1.

Raw cosines of multilingual-e5-small crowd between .75 and .96; without the mean of AI headlines they spread over -.3 to
.9. Other models crowd elsewhere, so their mean and spread are taken from the newest vectors.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
SPREAD = 0.138
"""`spread` of the shipped model's vectors of 611 headlines, which the pair model was fitted on."""
LEAST = 50
"""Fewer vectors than these say nothing about their model's mean."""


@dataclass(frozen=True)
class Space:
    """`mean` of the raw vectors; `stretch` makes the cosines of a model spread as those of the shipped one do."""

    mean: Matrix
    stretch: float = 1.0

    def centred(self, raw: Matrix) -> Matrix:
        """Rows whose products are comparable cosines: length 1, times the square root of `stretch`. A row that is the
        mean itself stays zero."""
        moved = raw - self.mean
        length = np.linalg.norm(moved, axis=-1, keepdims=True)
        return (moved / np.where(length == 0, 1, length) * np.sqrt(self.stretch)).astype(np.float32)


def plain_space(size: int) -> Space:
    """Takes nothing off."""
    return Space(np.zeros(size, np.float32))


@cache
def shipped_space(model: str) -> Space | None:
    """The space of a model whose mean we ship."""
    kept = json.loads(files(__package__ or "aainews.stories").joinpath("space.json").read_text("utf-8"))
    if model not in kept:
        return None
    mean = np.frombuffer(base64.b64decode(kept[model]["mean"]), np.float16).astype(np.float32)
    return Space(mean)


def space_of(raw: Matrix) -> Space:
    """From vectors of texts that are mostly unrelated."""
    if len(raw) < LEAST:
        return plain_space(raw.shape[-1])
    space = Space(raw.mean(axis=0))
    return Space(space.mean, min(2.0, SPREAD / max(spread(space.centred(raw)), 0.02)))


def spread(centred: Matrix) -> float:
    """The standard deviation of the cosines of mostly unrelated texts."""
    return float((centred @ centred.T)[np.triu_indices(len(centred), 1)].std())


def packed(vector: Sequence[float] | Matrix) -> bytes:
    """Two bytes a number: cosines change in the fourth digit."""
    return np.asarray(vector, np.float16).tobytes()


def unpacked(rows: Sequence[bytes]) -> Matrix:
    """A matrix of vectors of one model."""
    return np.frombuffer(b"".join(rows), np.float16).reshape(len(rows), -1).astype(np.float32)
