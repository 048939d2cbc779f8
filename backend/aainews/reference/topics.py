"""Topics of a headline, by words alone."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from tomllib import loads

MOST_TOPICS = 4


def topics_of(text: str) -> tuple[str, ...]:
    """Topics whose words stand in a text, at most four, those that come first in it first."""
    places: dict[str, int] = {}
    for match in _pattern().finditer(text):
        topic = _by_word()[match[0].lower()]
        places.setdefault(topic, match.start())
    return tuple(sorted(places, key=lambda topic: places[topic]))[:MOST_TOPICS]


@cache
def _by_word() -> dict[str, str]:
    table = loads(resources.files("aainews.reference").joinpath("topics.toml").read_text("utf-8"))["topics"]
    words: dict[str, str] = {}
    for topic, given in table.items():
        for word in given:
            words.setdefault(word.lower(), topic)
            if word.isascii():
                words.setdefault(f"{word.lower()}s", topic)
    return words


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_by_word(), key=len, reverse=True)
    latin = "|".join(re.escape(word) for word in words if word.isascii())
    japanese = "|".join(re.escape(word) for word in words if not word.isascii())
    return re.compile(rf"(?<![A-Za-z0-9])(?:{latin})(?![A-Za-z0-9])|{japanese}", re.IGNORECASE)
