"""How far an article has come, as a reader or an operator may be told."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from aainews.domain.analysis import EntityKind
from aainews.domain.catalogue import Rights, SourceKind
from aainews.domain.value import Value


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


class Mention(Value):
    """A name in an article, with the folded form that filters and addresses use."""

    kind: EntityKind
    slug: str
    name: str


class Card(Value):
    """An article as lists show it; written again, as a whole, each time more of the article may be shown."""

    article_id: str
    state: ArticleState
    title: str
    """As shown: Japanese where a title passed the gate, else the original."""
    title_original: str
    title_status: SegmentStatus
    url: str
    source_slug: str
    kind: SourceKind
    language: str
    rights: Rights
    published_at: datetime | None
    published_date: date | None
    sorted_at: datetime
    tldr: str | None
    importance: int | None
    overall: float | None
    depth: int | None
    relevance: int | None
    practicality: int | None
    novelty: int | None
    reading_minutes: int
    lead_image: str | None
    model: str
    model_label: str | None
    tags: tuple[str, ...]
    mentions: tuple[Mention, ...]
