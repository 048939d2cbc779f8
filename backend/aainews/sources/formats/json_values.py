"""JSON from strangers: what has the wrong type counts as missing."""

from __future__ import annotations

import json
from typing import Any

from aainews.errors import FeedError


def json_object(text: str) -> dict[str, Any]:
    """The object that a text holds, empty for any other value. Raises FeedError `not_a_feed` for what is no JSON."""
    try:
        value: Any = json.loads(text, strict=False)  # a raw line break inside a string is no reason to lose a feed
    except (ValueError, RecursionError) as error:
        raise FeedError(f"JSON: {type(error).__name__}: {error}") from error
    return value if isinstance(value, dict) else {}


def text_of(holder: dict[str, Any], name: str) -> str:
    """A string member, trimmed; empty for anything else."""
    value = holder.get(name)
    return value.strip() if isinstance(value, str) else ""


def listed(value: Any) -> list[Any]:
    """The value where it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def objects(values: list[Any]) -> list[dict[str, Any]]:
    """The objects of a list."""
    return [value for value in values if isinstance(value, dict)]
