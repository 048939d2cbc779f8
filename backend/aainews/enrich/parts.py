"""An article in as few readings as its length allows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from math import ceil

from aainews.domain.calls import ModelProfile
from aainews.domain.documents import Code, Document, Math, TextSegment, has_words, plain_text
from aainews.enrich.sentences import packed, tokens_of

A_LITTLE_MORE = 1.2
"""An article of up to 1.2 times the budget is read at once: a second reading costs its prompt again, and its notes."""


@dataclass(frozen=True)
class Part:
    """A run of the article's text segments; code and formulas are left out."""

    segments: tuple[TextSegment, ...]

    @property
    def key(self) -> str:
        """Follows from the texts alone: what was noted of a part stays with it while it is unchanged."""
        return hashlib.sha256("\n".join(segment.id for segment in self.segments).encode()).hexdigest()[:16]


def parts_of(document: Document, profile: ModelProfile) -> tuple[Part, ...]:
    """Parts of about equal size in reading order, each of at most 1.2 times `profile.batch_tokens`; at least one."""
    segments = tuple(s for s in document.segments if not isinstance(s, Code | Math) and has_words(s.html))
    sizes = [tokens_of(plain_text(segment.html)) for segment in segments]
    total = sum(sizes)
    if total <= profile.batch_tokens * A_LITTLE_MORE:
        return (Part(segments),)
    even = total / ceil(total / profile.batch_tokens)
    limit = min(int(even * 1.08) + max(sizes) // 2, int(profile.batch_tokens * A_LITTLE_MORE))
    return tuple(Part(tuple(run)) for run in packed(segments, sizes, limit))
