"""An article as lists show it: values made from publication rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from aainews.domain.publication import ArticleState
from aainews.domain.scores import IMPORTANCE_WORDS, Axis, importance, overall
from aainews.tables import PublicationRow, SourceRow, StoryMemberRow, StoryRow, TagRow

LISTED = (ArticleState.PUBLISHED, ArticleState.PUBLISHED_PARTLY)

Cards = Select[PublicationRow, str, str]
CardRow = tuple[PublicationRow, str, str]
"""A publication with its source's name and kind."""
Weights = Mapping[Axis, int]


@dataclass(frozen=True, slots=True)
class SourceName:
    slug: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class ScoreView:
    importance: int
    word: str
    overall: float
    depth: int
    relevance: int
    practicality: int
    novelty: int


@dataclass(frozen=True, slots=True)
class StoryMark:
    """The story that an article stands in. `sources` are independent ones, `reports` all articles."""

    id: str
    sources: int
    reports: int


@dataclass(frozen=True, slots=True)
class Card:
    """An article as lists show it. `score` None is 未評価."""

    id: str
    title: str
    title_original: str
    title_status: str
    url: str
    source: SourceName
    language: str
    rights: str
    state: str
    published_at: datetime | None
    published_date: date | None
    sorted_at: datetime
    first_published_at: datetime
    updated_at: datetime
    tldr: str | None
    score: ScoreView | None
    tags: list[str]
    reading_minutes: int
    lead_image: str | None
    model_label: str | None
    story: StoryMark | None
    """None until the article has been placed."""


def listed_cards() -> Cards:
    """Every card that may be listed, in no order yet."""
    return (
        select(PublicationRow, SourceRow.name, SourceRow.kind)
        .join(SourceRow, col(SourceRow.slug) == col(PublicationRow.source_slug))
        .where(col(PublicationRow.state).in_(LISTED))
    )


def as_cards(session: Session, rows: Sequence[CardRow], weights: Weights | None = None) -> list[Card]:
    ids = [row[0].article_id for row in rows]
    tags, stories = _tags(session, ids), _stories(session, ids)
    return [
        _as_card(
            publication,
            SourceName(publication.source_slug, name, kind),
            tags[publication.article_id],
            weights,
            stories.get(publication.article_id),
        )
        for publication, name, kind in rows
    ]


def _tags(session: Session, article_ids: Sequence[str]) -> Mapping[str, list[str]]:
    """The tags of a whole page in one query."""
    tags: defaultdict[str, list[str]] = defaultdict(list)
    statement = select(TagRow.article_id, TagRow.tag).where(col(TagRow.article_id).in_(article_ids))
    for article_id, tag in session.exec(statement.order_by(col(TagRow.article_id), col(TagRow.position))):
        tags[article_id].append(tag)
    return tags


def _stories(session: Session, article_ids: Sequence[str]) -> Mapping[str, StoryMark]:
    """The stories of a whole page in one query."""
    statement = (
        select(StoryMemberRow.article_id, StoryRow.id, StoryRow.sources, StoryRow.reports)
        .join(StoryRow, col(StoryRow.id) == col(StoryMemberRow.story_id))
        .where(col(StoryMemberRow.article_id).in_(article_ids))
    )
    return {each: StoryMark(story, sources, reports) for each, story, sources, reports in session.exec(statement)}


def _as_card(
    row: PublicationRow, source: SourceName, tags: list[str], weights: Weights | None, story: StoryMark | None
) -> Card:
    return Card(
        id=row.article_id,
        title=row.title,
        title_original=row.title_original,
        title_status=row.title_status,
        url=row.url,
        source=source,
        language=row.language,
        rights=row.rights,
        state=row.state,
        published_at=row.published_at,
        published_date=row.published_date,
        sorted_at=row.sorted_at,
        first_published_at=row.first_published_at,
        updated_at=row.updated_at,
        tldr=row.tldr,
        score=_score(row, weights),
        tags=tags,
        reading_minutes=row.reading_minutes,
        lead_image=row.lead_image,
        model_label=row.model_label,
        story=story,
    )


def scores_of(row: PublicationRow) -> dict[Axis, int] | None:
    """All four scores, or None: an article is scored as a whole or not at all."""
    scores = (row.depth, row.relevance, row.practicality, row.novelty)
    known = [score for score in scores if score is not None]
    return dict(zip(Axis, known, strict=True)) if len(known) == len(scores) else None


def _score(row: PublicationRow, weights: Weights | None) -> ScoreView | None:
    scores = scores_of(row)
    if scores is None or row.importance is None or row.overall is None:
        return None
    mean = row.overall if weights is None else overall(scores, dict(weights))
    level = row.importance if weights is None else importance(mean)
    return ScoreView(level, IMPORTANCE_WORDS[level], round(mean, 2), *scores.values())
