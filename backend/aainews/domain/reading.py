"""How long a text takes to read: of the text that we show, never of the page that it came from."""

from __future__ import annotations

import re

JAPANESE_CHARACTERS_A_MINUTE = 550
"""The middle of the 500–600 that adults read silently; spaces do not count."""
WORDS_A_MINUTE = 220
"""Silent reading of non-fiction: 238 in Brysbaert's review of 190 studies (2019), less for a technical text."""

_EAST_ASIAN = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")
_WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*")


def word_count(text: str) -> int:
    """Words of a text; a character of Japanese or Chinese script counts as one."""
    return len(_EAST_ASIAN.findall(text)) + len(_WORD.findall(_EAST_ASIAN.sub(" ", text)))


def reading_minutes(text: str, language: str) -> int:
    """Whole minutes, at least 1, to read `text`; 0 for an empty one.

    Japanese and Chinese go by characters (a Latin word inside counts with its letters), other languages by words.
    """
    if not text.strip():
        return 0
    if language.partition("-")[0].lower() in ("ja", "zh"):
        return max(1, round(len(re.sub(r"\s", "", text)) / JAPANESE_CHARACTERS_A_MINUTE))
    return max(1, round(word_count(text) / WORDS_A_MINUTE))
