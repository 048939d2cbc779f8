"""How far an article has come, as a reader or an operator may be told."""

from __future__ import annotations

from enum import StrEnum


class ArticleState(StrEnum):
    """published: all that its rights allow is shown. published_partly: some part is shown in the original, or is
    still being worked on, and the page says which. held: not shown; why and what next stand in its row."""

    PUBLISHED = "published"
    PUBLISHED_PARTLY = "published_partly"
    HELD = "held"


class SegmentStatus(StrEnum):
    """translated: passed the gate. original: shown in the original with a note, because no translation passed.
    pending: being worked on. untouched: needs no translation (code, formulas, text that is Japanese already)."""

    TRANSLATED = "translated"
    ORIGINAL = "original"
    PENDING = "pending"
    UNTOUCHED = "untouched"
