"""Which report stands for a story, and how many independent ones it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aainews.domain.catalogue import Rights, SourceKind

FIRST_HAND = {
    SourceKind.LAB: 0,
    SourceKind.PAPER: 1,
    SourceKind.NEWS: 2,
    SourceKind.TOOLS: 3,
    SourceKind.BLOG: 4,
    SourceKind.NEWSLETTER: 5,
    SourceKind.VIDEO: 6,
    SourceKind.COMMUNITY: 7,
}
"""Who has it from itself comes first; who gathers and discusses what others wrote comes last."""


@dataclass(frozen=True)
class Candidate:
    """`importance` None is 未評価."""

    article_id: str
    source: str
    kind: SourceKind
    importance: int | None
    at: datetime
    rights: Rights
    copy_of: str | None


def lead_of(candidates: Sequence[Candidate]) -> str:
    """No copy; then first hand, then what we may show more of, then importance, then who was first.

    First hand comes first also where only the link may be shown: it is what the others report of.
    """
    return min(candidates, key=_rank).article_id


def independent_sources(candidates: Sequence[Candidate]) -> int:
    """Publishers with a text of their own: a copy of another report is no second voice. At least 1."""
    own = {each.source for each in candidates if each.copy_of is None}
    return max(1, len(own))


def _rank(each: Candidate) -> tuple[bool, int, int, int, datetime, str]:
    kind = FIRST_HAND.get(each.kind, len(FIRST_HAND))
    shown = list(Rights).index(each.rights)
    return each.copy_of is not None, kind, shown, -(each.importance or 0), each.at, each.article_id
