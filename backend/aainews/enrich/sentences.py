"""Cutting text into sentences and sentences into passages of a size that a model can be trusted with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from aainews.llm.tokens import estimate_tokens as tokens_of

_END = re.compile(r"(?:[.!?…]+[\"”’')\]]*(?:⟦/\d+⟧)*(?=\s+[\"“‘'(\[⟦A-Z0-9])|[。！？][」』）]*)\s*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Inc|Ltd|Co|Corp|vs|etc|e\.g|i\.e|al|Fig|No|Vol|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct"
    r"|Nov|Dec|approx|cf|Gen|Sen|Rep|Gov)|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)

_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
_JAPANESE_FROM = 0.2
"""Share of a text's characters from which it is a Japanese text, and not one that names something in Japanese."""
_JAPANESE_STOPS = tuple("。！？」』）")
_JAPANESE_AT_END = re.compile(r"[ぁ-ゖァ-ヺー一-鿿々][.!?…]+[^.!?…]*$")

__all__ = ["packed", "passages", "sentences", "tokens_of"]

T = TypeVar("T")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in order; joined by a space (Japanese: by nothing) they are the text again.

    In a Japanese text a Latin stop ends a sentence behind Japanese only: "VW ID. SPACE は…" is one.
    """
    out: list[str] = []
    is_japanese = len(_JAPANESE.findall(text)) > _JAPANESE_FROM * len(text)
    start = 0
    for found in _END.finditer(text):
        candidate = text[start : found.end()].strip()
        if _ABBREVIATION.search(candidate) or (is_japanese and not _ends_in_japanese(candidate)):
            continue
        out.append(candidate)
        start = found.end()
    out.append(text[start:].strip())
    return tuple(sentence for sentence in out if sentence)


def _ends_in_japanese(candidate: str) -> bool:
    return candidate.endswith(_JAPANESE_STOPS) or _JAPANESE_AT_END.search(candidate) is not None


def passages(text: str, limit: int) -> tuple[str, ...]:
    """Runs of whole sentences of at most `limit` tokens each, in order; a longer sentence stands alone, whole."""
    return tuple(" ".join(run) for run in packed(sentences(text), [tokens_of(s) for s in sentences(text)], limit))


def packed(items: Iterable[T], sizes: Iterable[int], limit: int) -> list[list[T]]:
    """Fills groups in order, each up to `limit`; an item over the limit has a group to itself."""
    groups: list[list[T]] = []
    room = 0
    for item, size in zip(items, sizes, strict=True):
        if not groups or size > room:
            groups.append([])
            room = limit
        groups[-1].append(item)
        room -= size
    return groups
