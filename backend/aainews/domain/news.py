"""The news of a time as values: articles gathered into stories, and what is known of each."""

from __future__ import annotations

from datetime import datetime

from aainews.domain.analysis import EntityKind, KeyPoint
from aainews.domain.catalogue import SourceKind
from aainews.domain.publication import Mention, SegmentStatus
from aainews.domain.value import Value


class NewsArticle(Value):
    """A published article, as far as an edition needs it."""

    id: str
    title: str
    """As shown."""
    title_status: SegmentStatus
    source_slug: str
    source_name: str
    kind: SourceKind
    sorted_at: datetime
    first_published_at: datetime
    updated_at: datetime
    tldr: str | None
    importance: int | None
    overall: float | None
    relevance: int | None
    """1 to 5; 1: AI is mentioned in passing."""
    tags: tuple[str, ...]
    mentions: tuple[Mention, ...]
    model_label: str | None
    is_copy: bool = False
    """It repeats another report of its story word for word."""

    @property
    def path(self) -> str:
        return f"/articles/{self.id}"


class NewsStory(Value):
    """Articles on one event, the lead article first: one at least."""

    id: str | None
    """None: an article that no story holds."""
    articles: tuple[NewsArticle, ...]

    @property
    def lead(self) -> NewsArticle:
        return self.articles[0]

    @property
    def key(self) -> str:
        """Names it among the stories of a time."""
        return self.id or f"article {self.lead.id}"

    @property
    def sources(self) -> int:
        """Independent sources: one that repeats another's report word for word is none."""
        return len({article.source_slug for article in self.articles if not article.is_copy})

    @property
    def newest_at(self) -> datetime:
        return max(article.sorted_at for article in self.articles)

    @property
    def importance(self) -> int | None:
        """Of its most important article; None where none was scored."""
        return max((a.importance for a in self.articles if a.importance is not None), default=None)

    @property
    def overall(self) -> float | None:
        return max((a.overall for a in self.articles if a.overall is not None), default=None)

    @property
    def concerns_ai(self) -> bool:
        """False where every report of it was found to mention AI in passing only."""
        return any(a.relevance is None or a.relevance > 1 for a in self.articles)

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(tag for article in self.articles for tag in article.tags))

    @property
    def company(self) -> str | None:
        """The company that it is about: the first that its headline names, else the first that is named at all."""
        named = [m for article in self.articles for m in article.mentions if m.kind is EntityKind.COMPANY]
        in_title = [m for m in named if m.name.lower() in self.lead.title.lower()]
        return next((m.slug for m in (*in_title, *named)), None)


class Ground(Value):
    """What a sentence about an article may rest on: its own text, and what of ours passed the gate."""

    article_id: str
    text: str
    """Title, text, TL;DR and key points."""
    key_points: tuple[KeyPoint, ...]
