"""Labelled headlines as `benchmarks.stories` reads them: items, groups of one event each, and pairs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from aainews.stories.features import Rarity
from aainews.stories.report import OPENING, Report


@dataclass(frozen=True)
class Item:
    id: str
    title: str
    summary: str
    source: str
    language: str
    at: datetime | None
    event: str


@dataclass(frozen=True)
class Pair:
    a: str
    b: str
    same: bool
    kind: str


@dataclass(frozen=True)
class Labelled:
    items: dict[str, Item]
    pairs: tuple[Pair, ...]

    @property
    def events(self) -> list[str]:
        return sorted({item.event for item in self.items.values()})


def read_labelled(folder: Path) -> Labelled:
    """Items in no group are events of their own. A time that is not given to the day is none."""
    event = {item: group["id"] for group in _lines(folder / "groups.jsonl") for item in group["items"]}
    items = {
        line["id"]: Item(
            id=line["id"],
            title=line["title"],
            summary=line.get("summary") or "",
            source=line["source"],
            language=line.get("lang") or "",
            at=_time(line.get("published")),
            event=event.get(line["id"], line["id"]),
        )
        for line in _lines(folder / "items.jsonl")
    }
    pairs = tuple(
        Pair(line["a"], line["b"], bool(line["same"]), line.get("kind", "")) for line in _lines(folder / "pairs.jsonl")
    )
    return Labelled(items, pairs)


def text_of(item: Item) -> str:
    return f"{item.title}\n{item.summary[:OPENING]}".strip()


def reports_of(items: Sequence[Item], vectors: Sequence[Any]) -> dict[str, Report]:
    return {
        item.id: Report(item.id, item.title, item.summary, item.at, np.asarray(vector))
        for item, vector in zip(items, vectors, strict=True)
    }


def count_rarity(
    labelled: Labelled, reports: dict[str, Report], without: Iterable[str] = ()
) -> tuple[int, dict[str, int]]:
    """Events, and in how many of them each word stands: of those in three or more."""
    left_out, words = set(without), defaultdict[str, set[str]](set)
    for item in labelled.items.values():
        if item.event not in left_out:
            words[item.event] |= reports[item.id].signs.words
    seen = defaultdict[str, int](int)
    for one in words.values():
        for word in one:
            seen[word] += 1
    return len(words), {word: count for word, count in sorted(seen.items()) if count >= 3}


def rarity_without(labelled: Labelled, reports: dict[str, Report], without: Iterable[str]) -> Rarity:
    return Rarity(*count_rarity(labelled, reports, without))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _time(text: str | None) -> datetime | None:
    if not text or len(text) < 10:
        return None
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
