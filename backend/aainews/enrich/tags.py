"""Tags and entities as the site keeps them: one spelling each, nothing that says nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from aainews.domain.analysis import EntityKind, EntityMention

MOST_TAGS = 6
LONGEST_TAG = 24
EMPTY_TAGS = frozenset({"ai", "人工知能", "ニュース", "news", "記事", "その他", "テクノロジー", "技術"})
"""Every article here is about AI."""
_EDGES = "#＃ \u3000「」『』\"'・,、。"


def normalised_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """At most six, NFKC, without # and quotes, each once whatever its case, in the order given."""
    kept: dict[str, str] = {}
    for tag in tags:
        clean = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", tag)).strip(_EDGES)
        key = re.sub(r"[\s\-・]", "", clean).casefold()
        if clean and len(clean) <= LONGEST_TAG and key not in EMPTY_TAGS:
            kept.setdefault(key, clean)
    return tuple(kept.values())[:MOST_TAGS]


def named_in(text: str, mentions: Iterable[tuple[EntityKind, str]]) -> tuple[EntityMention, ...]:
    """Those whose name stands in the text as a word of its own, spelt as the text spells it, each once."""
    found: dict[str, EntityMention] = {}
    for kind, name in mentions:
        clean = " ".join(name.split())
        word = rf"(?<![A-Za-z0-9]){re.escape(clean)}(?![A-Za-z0-9])"
        # As it is spelt first: a name such as Apple or Oracle is also a word.
        stands = (re.search(word, text) or re.search(word, text, re.IGNORECASE)) if clean else None
        if stands:
            found.setdefault(stands[0].casefold(), EntityMention(kind=kind, name=stands[0]))
    return tuple(found.values())
