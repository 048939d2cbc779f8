"""An edition: the day's, the week's or Hacker News' news in order, every sentence with what it rests on."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from aainews.domain.value import Value


class DigestKind(StrEnum):
    """daily: AI日報, one a JST day. hacker: Hacker日報, one a JST day. weekly: 週報, one an ISO week."""

    DAILY = "daily"
    HACKER = "hacker"
    WEEKLY = "weekly"


class ReferenceKind(StrEnum):
    """story and article: of this site. page: elsewhere, the piece itself. comment: one comment at Hacker News."""

    STORY = "story"
    ARTICLE = "article"
    PAGE = "page"
    COMMENT = "comment"


class Origin(StrEnum):
    """Who wrote a sentence. article: taken from an article's summary, which the gate had passed. model: asked for this
    edition and passed by the gate. code: put together by rule."""

    ARTICLE = "article"
    MODEL = "model"
    CODE = "code"


ARTICLES = "/articles/"


class Reference(Value):
    """What a sentence rests on. Written by code, never by a model."""

    kind: ReferenceKind
    id: str
    label: str
    """What a link to it is called: a headline, a commenter's name."""
    url: str
    """For an article and for a story (its lead article) a path of this site, else a whole address."""

    @property
    def article_id(self) -> str | None:
        """The article that it leads to; None where that is elsewhere."""
        return self.url.removeprefix(ARTICLES) if self.url.startswith(ARTICLES) else None


class Sentence(Value):
    """One sentence with what it rests on: at least one reference."""

    text: str
    origin: Origin
    references: tuple[Reference, ...]


class DigestArticle(Value):
    """An article of an item."""

    id: str
    title: str
    source: str
    """The source's name."""
    url: str
    """The article's page on this site, as a path."""


class Discussion(Value):
    """The argument below a piece at Hacker News. A part that nobody spoke to, or that did not pass, is empty."""

    points: int
    comments: int
    """As Hacker News counts them."""
    sampled: int
    """Comments that were read for this."""
    permalink: str
    issues: tuple[Sentence, ...]
    """論点"""
    pros: tuple[Sentence, ...]
    """賛成"""
    cons: tuple[Sentence, ...]
    """反対"""
    firsthand: tuple[Sentence, ...]
    """当事者の発言"""


class DigestItem(Value):
    """One story of an edition."""

    number: int
    """Its place in the edition, from 1."""
    story_id: str | None
    """None: one article that no story holds yet, or a piece at Hacker News."""
    headline: str
    url: str
    """Where its headline leads: a path of this site, else a whole address."""
    sentences: tuple[Sentence, ...]
    importance: int | None
    sources: int
    """Independent sources that report it."""
    articles: tuple[DigestArticle, ...]
    tags: tuple[str, ...]
    discussion: Discussion | None


class DigestSection(Value):
    slug: str
    title: str
    items: tuple[DigestItem, ...]


class Figure(Value):
    """A number of the day or the week, beside the one before where it is known."""

    label: str
    value: int
    unit: str
    before: int | None


class Movement(Value):
    """A name or a tag that was named more, or less, often than in the time before."""

    name: str
    kind: str
    """company, model, tool, person or tag."""
    articles: int
    before: int
    url: str
    """Its page, or the list of its articles, as a path."""


class Digest(Value):
    kind: DigestKind
    key: str
    """The JST day it comes out on (`2026-11-20`), or the ISO week it tells of (`2026-W47`)."""
    title: str
    starts_at: datetime
    """It tells of what was published from here …"""
    ends_at: datetime
    """… up to here, this moment not included."""
    lead: tuple[Sentence, ...]
    changes: tuple[Sentence, ...]
    """昨日から変わったこと, or what changed since the week before."""
    sections: tuple[DigestSection, ...]
    rising: tuple[Movement, ...]
    falling: tuple[Movement, ...]
    figures: tuple[Figure, ...]
    note: str | None
    """Why it is short, where it is."""
    model_label: str | None

    @property
    def items(self) -> tuple[DigestItem, ...]:
        return tuple(item for section in self.sections for item in section.items)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence that it shows, in order."""
        out = [*self.lead, *self.changes]
        for item in self.items:
            out += item.sentences
            if item.discussion:
                talk = item.discussion
                out += [*talk.issues, *talk.pros, *talk.cons, *talk.firsthand]
        return tuple(out)

    @property
    def article_ids(self) -> tuple[str, ...]:
        """Every article that it shows or rests on, once."""
        shown = [article.id for item in self.items for article in item.articles]
        cited = [r.article_id for s in self.sentences for r in s.references if r.article_id]
        return tuple(dict.fromkeys((*shown, *cited)))


def week_key(day: date) -> str:
    """`2026-W47`: the ISO week that a day falls into."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def first_day(week: str) -> date:
    """The Monday of `2026-W47`. Raises ValueError where there is no such week."""
    year, _, number = week.partition("-W")
    return date.fromisocalendar(int(year), int(number), 1)


def is_key(kind: DigestKind, key: str) -> bool:
    """Whether an edition of this kind could have this key."""
    try:
        if kind is DigestKind.WEEKLY:
            return key == week_key(first_day(key))
        return key == date.fromisoformat(key).isoformat()
    except ValueError:
        return False
