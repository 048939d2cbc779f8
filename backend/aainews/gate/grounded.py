"""What an edition's own sentence needs besides the facts: to be Japanese, and to use no Latin word of its own."""

from __future__ import annotations

import re
import unicodedata

from aainews.domain.checks import Check, CheckKind
from aainews.gate.findings import block

_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー一-鿿]")
_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")
_LATIN = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[.'’+#-][A-Za-z0-9]+)*[+#]*")
LEAST_JAPANESE = 0.3
"""Share of the letters; a sentence of names still has its particles and its verb."""


def check_grounded(text: str, ground: str) -> tuple[Check, ...]:
    """A sentence of Japanese whose every Latin word stands in `ground`, whatever its case and width."""
    japanese, latin = len(_JAPANESE.findall(text)), len(_LATIN.findall(text))
    if not _KANA.search(text) or japanese < LEAST_JAPANESE * (japanese + latin):
        return (block(CheckKind.UNTRANSLATED, text),)
    known = _folded(ground)
    return tuple(
        block(CheckKind.NAME_CORRUPTED, word) for word in _WORD.findall(_plain(text)) if _folded(word) not in known
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _folded(text: str) -> str:
    return _plain(text).casefold().replace("’", "'")
