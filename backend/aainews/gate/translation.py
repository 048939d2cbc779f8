"""All checks of one text together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from aainews.domain.checks import Check
from aainews.gate.facts import compare_facts
from aainews.gate.garbled import check_garbled
from aainews.gate.glossary import check_glossary
from aainews.gate.language import check_language
from aainews.gate.leaks import check_leaks
from aainews.gate.markup import check_markup
from aainews.gate.shape import check_shape

_NOTES = re.compile(r"[（(]\s*(?:訳者?注|編注)[^（()）]*[)）]")
"""What a translator adds in his own name has no source and needs none."""
_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")


def check_translation(
    source: str, ja: str, *, context: str = "", own_words: Sequence[str] = (), headline: bool = False
) -> tuple[Check, ...]:
    """Every finding about `ja` as a translation of `source`; both are plain text or inline Markdown. Empty where
    nothing was found.

    `context` is the text of the whole article (a year that stands there may be added to a date); `own_words` are our
    prompts. Does not see whether a sentence says what the source says.
    """
    shape = check_shape(source, ja, headline=headline)
    if not ja.strip():
        return shape
    return (
        *shape,
        *check_markup(source, ja, context),
        *compare_facts(source, _NOTES.sub("", ja), context=context, language=_language(source)),
        *check_leaks(source, ja, own_words),
        *check_language(source, ja),
        *check_glossary(source, ja),
        *check_garbled(source, ja),
    )


def check_statement(ja: str, article: str, *, own_words: Sequence[str] = ()) -> tuple[Check, ...]:
    """Every finding about one Japanese statement on an article whose whole text is `article`: no number and no Latin
    name in it may be without ground there. Does not see whether the statement is true."""
    if not ja.strip():
        return ()
    return (
        *check_markup(article, ja),
        *compare_facts(article, ja, language=_language(article), allow_drop=True),
        *check_leaks(article, ja, own_words),
        *check_language(article, ja),
        *check_garbled(article, ja),
    )


@lru_cache(maxsize=256)
def _language(source: str) -> str:
    return "ja" if len(_KANA.findall(source)) * 10 > len(source) else "en"
