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
    """`mean` of the raw vectors; `stretch` makes the cosines of a model spread as those of the shipped one do. `aside` is
    a direction of length 1 that is left out of the comparison, where one is given."""

    mean: Matrix
    stretch: float = 1.0
    aside: Matrix | None = None

    def centred(self, raw: Matrix) -> Matrix:
        """Rows whose products are comparable cosines: length 1, times the square root of `stretch`. A row that is the
        mean itself stays zero."""
        moved = raw - self.mean
        if self.aside is not None:
            moved = moved - (moved @ self.aside)[..., None] * self.aside
        length = np.linalg.norm(moved, axis=-1, keepdims=True)
        return (moved / np.where(length == 0, 1, length) * np.sqrt(self.stretch)).astype(np.float32)


def plain_space(size: int) -> Space:
    """Takes nothing off."""
    return Space(np.zeros(size, np.float32))


@cache
def shipped_space(model: str) -> Space | None:
    """The space of a model whose mean we ship."""
    kept = _shipped().get(model)
    return Space(_vector(kept["mean"])) if kept else None


@cache
def _shipped() -> dict[str, dict[str, str]]:
    return json.loads(files(__package__ or "aainews.stories").joinpath("space.json").read_text("utf-8"))


def _vector(text: str) -> Matrix:
    return np.frombuffer(base64.b64decode(text), np.float16).astype(np.float32)


@cache
def space_of_subjects(model: str) -> Space | None:
    """The same with the languages laid over each other, for what is related.

    Two Japanese headlines of that model have a cosine of .27 on average whatever they say, two English ones .03. Without
    the direction that leads from the mean of the one to that of the other both have none.
    """
    kept = _shipped().get(model, {})
    if "between" not in kept:
        return shipped_space(model)
    return Space(_vector(kept["between"]), aside=_vector(kept["aside"]))


@cache
def space_of_questions(model: str) -> Space | None:
    """As `space_of_subjects`, for one to three words that a reader looks for, to be compared with what that centres.

    A few words lie elsewhere than headlines do, whatever they say. With a mean of their own, of the two articles nearest
    to two words .56 are of the event that the words were taken from, where .29 were (docs/decisions/0017).
    """
    subjects, kept = space_of_subjects(model), _shipped().get(model, {})
    if subjects is None or "questions" not in kept:
        return subjects
    return Space(_vector(kept["questions"]), aside=subjects.aside)


def languages_apart(japanese: Matrix, english: Matrix) -> tuple[Matrix, Matrix]:
    """The middle between the means of raw vectors of two languages, and the direction from one to the other."""
    one, other = japanese.mean(axis=0), english.mean(axis=0)
    return (one + other) / 2, (one - other) / np.linalg.norm(one - other)


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
