"""Which language a text is in: what the letters say, then what the page says, then statistics."""

from __future__ import annotations

import re
from threading import Lock

_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 120
_ENGLISH = frozenset(
    ["the", "and", "that", "this", "with", "which", "from", "they", "their", "these", "there", "would", "been"]
)
"""Words that no other language has; in English prose every tenth word is one of them."""
_ENGLISH_SHARE = 0.05
_READ = 4000
"""Characters that are looked at."""
_loading = Lock()
"""Two threads that ask first would both load the model."""


def language_of(text: str, stated: str | None, hint: str | None = None) -> str:
    """BCP 47 of `text`. `stated` is what the page says of itself, `hint` what the feed or the catalogue says.

    Kana make Japanese, whatever is stated; Han without kana is Chinese; otherwise a language that the statistics are
    given 120 letters or more for wins over a statement (templates say "en" of everything), keeping its region.
    """
    letters = len(_LETTER.findall(text))
    if letters:
        if len(_KANA.findall(text)) > 0.05 * letters:
            return "ja"
        if len(_HANGUL.findall(text)) > 0.2 * letters:
            return "ko"
        if len(_HAN.findall(text)) > 0.3 * letters:
            return (
                _like(stated, "zh")
                or _like(hint, "zh")
                or ("ja" if letters < _ENOUGH and "ja" in (stated, hint) else "zh")
            )
    if letters < _ENOUGH:
        return stated or hint or "und"
    guessed = "en" if _is_english(text[:_READ]) else _by_statistics(text[:_READ])
    return _like(stated, guessed) or _like(hint, guessed) or guessed


def _is_english(text: str) -> bool:
    words = _WORD.findall(text.lower())
    return sum(word in _ENGLISH for word in words) > _ENGLISH_SHARE * len(words)


def _by_statistics(text: str) -> str:
    # Loading the model takes half a second of CPU: only where words do not tell.
    import py3langid  # noqa: PLC0415

    with _loading:
        return str(py3langid.classify(text)[0])


def _like(stated: str | None, language: str) -> str | None:
    return stated if stated and stated.lower().partition("-")[0] == language else None
