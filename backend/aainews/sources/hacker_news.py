"""Answers of the official Hacker News API into values. Nothing it sends is trusted to have the shape it should."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from aainews.domain.hacker_news import HackerComment, HackerPiece
from aainews.sources.markup import web_url

LONGEST_COMMENT = 20_000
MOST_KIDS = 1000
_BREAK = re.compile(r"<\s*(?:p|br|/p|pre|/pre)\b[^>]*>", re.IGNORECASE)
_LINK = re.compile(r"<a\b[^>]*>.*?</a\s*>", re.IGNORECASE | re.DOTALL)
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")


class _Item(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: int = Field(ge=1)
    type: str = ""
    by: str = ""
    time: int = 0
    title: str = ""
    url: str = ""
    text: str = ""
    score: int = 0
    descendants: int = 0
    kids: list[int] = []
    deleted: bool = False
    dead: bool = False


def read_ids(body: bytes) -> tuple[int, ...]:
    """The numbers of a list of items; what is none is passed over. Empty for what is no list."""
    found = _json(body)
    return tuple(n for n in found if isinstance(n, int) and n > 0) if isinstance(found, list) else ()


def read_piece(body: bytes) -> HackerPiece | None:
    """None for what is gone, is no story, or has no headline."""
    item = _item(body)
    if item is None or item.type != "story" or item.deleted or item.dead or not item.title.strip():
        return None
    return HackerPiece(
        id=item.id,
        by=item.by,
        title=" ".join(item.title.split())[:300],
        url=web_url(item.url, "") if item.url else None,
        html=item.text[:LONGEST_COMMENT],
        points=max(0, item.score),
        comments=max(0, item.descendants),
        kids=tuple(item.kids[:MOST_KIDS]),
        at=_moment(item.time),
    )


def read_comment(body: bytes, depth: int, parent: int) -> HackerComment | None:
    """None where there is nothing (`null`) or something else."""
    item = _item(body)
    if item is None or (item.type != "comment" and not item.deleted):
        return None
    text = plain_comment(item.text)
    return HackerComment(
        id=item.id,
        by=item.by or "",
        text=text,
        kids=tuple(item.kids[:MOST_KIDS]),
        gone=item.deleted or item.dead or not text,
        depth=depth,
        parent=parent,
    )


def plain_comment(markup: str) -> str:
    """The words of a comment, a line a paragraph: without links' addresses, markup, scripts and control characters."""
    text = _SCRIPT.sub(" ", markup[:LONGEST_COMMENT])
    text = _BREAK.sub("\n", _LINK.sub(" ", text))
    text = html.unescape(_TAG.sub("", text))
    text = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs", "Cn"))
    return "\n".join(line for line in (" ".join(line.split()) for line in text.split("\n")) if line)


def _item(body: bytes) -> _Item | None:
    try:
        return _Item.model_validate(_json(body))
    except ValidationError:
        return None


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _moment(seconds: int) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC) if seconds > 0 else None
    except (OverflowError, OSError, ValueError):
        return None
