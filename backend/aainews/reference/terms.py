"""Terms that say nothing here: kept from tags and trends."""

from __future__ import annotations

from functools import cache
from importlib import resources
from tomllib import loads

from aainews.reference.folding import fold


def says_nothing(term: str) -> bool:
    """Whether a term is of the stop list, or has neither letter nor two digits."""
    key = fold(term)
    return len(key) < 2 or key.isdigit() or key in _empty()


@cache
def _empty() -> frozenset[str]:
    text = resources.files("aainews.reference").joinpath("empty_terms.toml").read_text("utf-8")
    return frozenset(map(fold, loads(text)["terms"]))
