"""Pages of article cards. No body is loaded, nothing is counted: one row more than asked for says that there is more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from operator import mul
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, tuple_
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from aainews.domain.analysis import EntityKind
from aainews.domain.scores import Axis
from aainews.reference.terms import says_nothing
from aainews.store.cards import LISTED, Card, CardRow, Cards, Weights, as_cards, listed_cards, scores_of
from aainews.store.tallies import ALL, TAG
from aainews.tables import EntityRow, MentionRow, PublicationRow, StoryMemberRow, TagRow, TallyRow
from aainews.tables.columns import UtcDateTime

AXIS_COLUMNS: dict[Axis, Mapped[int | None]] = {
    Axis.DEPTH: col(PublicationRow.depth),
    Axis.RELEVANCE: col(PublicationRow.relevance),
    Axis.PRACTICALITY: col(PublicationRow.practicality),
    Axis.NOVELTY: col(PublicationRow.novelty),
}
LEVELS = range(1, 6)
"""What an axis can have."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; None is no condition. Times are aware, `since` is included and `until` is not."""

    tag: str | None = None
    source: str | None = None
    company: str | None = None
    model: str | None = None
    kind: str | None = None
    lang: str | None = None
    min_importance: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended. `rank` is the sum that importance sorts by; None in a list by time, and among the unscored."""

    rank: int | None
    sorted_at: datetime
    article_id: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A page; `end` is the place to go on from, None where this was the last."""

    cards: list[Card]
    end: Place | None


def newest_articles(
    session: Session, wanted: Wanted, limit: int, after: Place | None = None, weights: Weights | None = None
) -> Listing:
    """Published articles, newest first. `weights` change the scores that are shown, not the order."""
    rows = session.exec(_by_time(*_narrowed(wanted, weights), limit, after)).all()
    return _listing(session, rows, limit, weights, ranked=False)


def most_important_articles(
    session: Session, wanted: Wanted, limit: int, after: Place | None = None, weights: Weights | None = None
) -> Listing:
    """Published articles by weighted score, then newest; those without a score come last.

    Without `weights` the order is that of `importance`, which has an index. With them the groups of alike scores are
    read by their rank; only where few articles can fit (a name, a story, a source) all of these are weighed.
    """
    rows: list[CardRow] = []
    if after is None or after.rank is not None:
        if weights is None or _is_narrow(wanted):
            rows = list(session.exec(_scored(wanted, limit, after, weights)).all())
        else:
            rows = _weighed(session, wanted, limit, after, weights)
    if len(rows) <= limit and wanted.min_importance is None:
        start = after if after is not None and after.rank is None else None
        statement, lead = _narrowed(wanted, weights)
        unscored = statement.where(col(PublicationRow.importance).is_(None))
        rows += session.exec(_by_time(unscored, lead, limit - len(rows), start)).all()
    return _listing(session, rows, limit, weights, ranked=True)


def cards_of(session: Session, article_ids: Sequence[str]) -> list[Card]:
    """The listed ones among these articles, in the order given."""
    rows = session.exec(listed_cards().where(col(PublicationRow.article_id).in_(article_ids))).all()
    cards = {card.id: card for card in as_cards(session, rows)}
    return [cards[article_id] for article_id in article_ids if article_id in cards]


def narrowed_cards(session: Session, wanted: Wanted, article_ids: Sequence[str]) -> list[Card]:
    """The listed ones among these articles that fit, in the order given."""
    statement, _ = _narrowed(wanted, None)
    rows = session.exec(statement.where(col(PublicationRow.article_id).in_(article_ids))).all()
    places = {article_id: place for place, article_id in enumerate(article_ids)}
    return as_cards(session, sorted(rows, key=lambda row: places[row[0].article_id]))


def tag_counts(session: Session, limit: int = 200) -> list[tuple[str, int]]:
    """Tags of listed articles with how many have them, most used first; none that says nothing."""
    statement = (
        select(EntityRow.name, EntityRow.articles)
        .where(col(EntityRow.kind) == TAG, col(EntityRow.articles) > 0)
        .order_by(col(EntityRow.articles).desc(), col(EntityRow.slug))
        .limit(limit + 50)
    )
    return [(tag, number) for tag, number in session.exec(statement) if not says_nothing(tag)][:limit]


def count_listed(session: Session) -> int:
    listed = select(func.coalesce(func.sum(TallyRow.count), 0)).where(col(TallyRow.kind) == ALL)
    return session.exec(listed).one()


def listed_addresses(session: Session, limit: int = 50_000, offset: int = 0) -> list[tuple[str, datetime]]:
    """Ids of listed articles with the time of their last change, newest first: what a sitemap holds."""
    statement = (
        select(PublicationRow.article_id, PublicationRow.updated_at)
        .where(col(PublicationRow.state).in_(LISTED))
        .order_by(col(PublicationRow.sorted_at).desc(), col(PublicationRow.article_id).desc())
        .limit(limit)
        .offset(offset)
    )
    return [(article_id, at) for article_id, at in session.exec(statement)]


def weighted_sum(weights: Weights) -> ColumnElement[int]:
    """The weighted scores added up, a whole number: exact to compare, where their mean as a float is not."""
    first, *others = [AXIS_COLUMNS[axis] * literal(weight) for axis, weight in weights.items() if weight]
    return sum(others, first)


def _narrowed(wanted: Wanted, weights: Weights | None) -> tuple[Cards, Any]:
    """Cards that fit, and the table whose time and id a list by time sorts by.

    That is the first of story, tag, company and model where one is asked for: its own copy of the time stands in an index that
    holds just its articles, in order. Joins do not multiply rows, since each names at most one row of an article.
    """
    statement, lead = listed_cards(), PublicationRow
    for row, condition in reversed(_named(wanted)):
        statement = statement.join(row, col(row.article_id) == col(PublicationRow.article_id)).where(condition)
        lead = row
    return statement.where(*_conditions(wanted, lead, weights)), lead


def _conditions(wanted: Wanted, lead: Any, weights: Weights | None) -> list[ColumnElement[bool]]:
    """Those on the publication itself, and on the time as `lead` has it."""
    at = col(lead.sorted_at)
    conditions = {
        "source": lambda value: col(PublicationRow.source_slug) == value,
        "kind": lambda value: col(PublicationRow.kind) == value,
        "lang": lambda value: col(PublicationRow.language) == value,
        "since": lambda value: at >= value,
        "until": lambda value: at < value,
        "min_importance": lambda value: _important(value, weights),
    }
    given = ((condition, getattr(wanted, name)) for name, condition in conditions.items())
    return [condition(value) for condition, value in given if value is not None]


def _named(wanted: Wanted) -> list[tuple[Any, ColumnElement[bool]]]:
    named: list[tuple[Any, ColumnElement[bool]]] = []
    if wanted.story is not None:
        member = aliased(StoryMemberRow)
        named.append((member, col(member.story_id) == wanted.story))
    if wanted.tag is not None:
        tag = aliased(TagRow)
        named.append((tag, col(tag.tag) == wanted.tag))
    for kind, slug in ((EntityKind.COMPANY, wanted.company), (EntityKind.MODEL, wanted.model)):
        if slug is not None:
            mention = aliased(MentionRow)
            named.append((mention, and_(col(mention.kind) == kind, col(mention.slug) == slug)))
    return named


def _important(least: int, weights: Weights | None) -> ColumnElement[bool]:
    if weights is None:
        return col(PublicationRow.importance) >= least
    return weighted_sum(weights) >= _least_rank(least, weights)


def _least_rank(least: int, weights: Weights) -> int:
    """The least weighted sum of an importance. Rounded half up, as domain.scores.importance does: sum / total >=
    least - 0.5, in whole numbers."""
    return -(-(2 * least - 1) * sum(weights.values()) // 2)


def _scored(wanted: Wanted, limit: int, after: Place | None, weights: Weights | None) -> Cards:
    statement, lead = _narrowed(wanted, weights)
    at, article_id = col(lead.sorted_at), col(lead.article_id)
    rank = weighted_sum(weights) if weights else col(PublicationRow.importance)
    statement = statement.where(col(PublicationRow.importance).is_not(None))
    if after is not None:
        end = (literal(after.rank), literal(after.sorted_at, UtcDateTime()), literal(after.article_id))
        statement = statement.where(tuple_(rank, at, article_id) < tuple_(*end))
    return statement.order_by(rank.desc(), at.desc(), article_id.desc()).limit(limit + 1)


def _is_narrow(wanted: Wanted) -> bool:
    return wanted.source is not None or bool(_named(wanted))


def _weighed(session: Session, wanted: Wanted, limit: int, after: Place | None, weights: Weights) -> list[CardRow]:
    """The next rows by weighted sum, one more than `limit`, as far as there are any.

    Articles are whole numbers on four axes, so there are 625 groups of alike scores, each with one sum: from the best sum
    down the newest of each of its groups are read in the order of `ix_publication_scores`, until the page is full.
    """
    found: list[tuple[datetime, str]] = []
    least = _least_rank(wanted.min_importance, weights) if wanted.min_importance is not None else 0
    for rank, groups in _groups_by_rank(weights):
        if after is not None and after.rank is not None and rank > after.rank:
            continue
        if len(found) > limit or rank < least:
            break
        start = after if after is not None and rank == after.rank else None
        newest: list[tuple[datetime, str]] = []
        for scores in groups:
            newest += session.exec(_alike(wanted, weights, scores, start, limit + 1 - len(found))).all()
        found += sorted(newest, reverse=True)
    ids = [article_id for _, article_id in found[: limit + 1]]
    rows = {
        row[0].article_id: row for row in session.exec(listed_cards().where(col(PublicationRow.article_id).in_(ids)))
    }
    return [rows[article_id] for article_id in ids]


def _groups_by_rank(weights: Weights) -> list[tuple[int, list[tuple[int, ...]]]]:
    """Scores on the four axes by their weighted sum, the highest first."""
    factors = [weights.get(axis, 0) for axis in AXIS_COLUMNS]
    groups: defaultdict[int, list[tuple[int, ...]]] = defaultdict(list)
    for scores in product(LEVELS, repeat=len(factors)):
        groups[sum(map(mul, scores, factors))].append(scores)
    return sorted(groups.items(), reverse=True)


def _alike(
    wanted: Wanted, weights: Weights, scores: tuple[int, ...], after: Place | None, limit: int
) -> Select[datetime, str]:
    """Times and ids of the newest articles with just these scores."""
    at, article_id = col(PublicationRow.sorted_at), col(PublicationRow.article_id)
    statement = select(at, article_id).where(
        col(PublicationRow.state).in_(LISTED), *_conditions(wanted, PublicationRow, weights)
    )
    for column, score in zip(AXIS_COLUMNS.values(), scores, strict=True):
        statement = statement.where(column == score)
    if after is not None:
        end = (literal(after.sorted_at, UtcDateTime()), literal(after.article_id))
        statement = statement.where(tuple_(at, article_id) < tuple_(*end))
    return statement.order_by(at.desc(), article_id.desc()).limit(limit)


def _by_time(statement: Cards, lead: Any, limit: int, after: Place | None) -> Cards:
    at, article_id = col(lead.sorted_at), col(lead.article_id)
    if after is not None:
        end = (literal(after.sorted_at, UtcDateTime()), literal(after.article_id))
        statement = statement.where(tuple_(at, article_id) < tuple_(*end))
    return statement.order_by(at.desc(), article_id.desc()).limit(limit + 1)


def _listing(session: Session, rows: Sequence[CardRow], limit: int, weights: Weights | None, ranked: bool) -> Listing:
    cards = as_cards(session, rows[:limit], weights)
    if len(rows) <= limit:
        return Listing(cards, None)
    last: PublicationRow = rows[limit - 1][0]
    return Listing(cards, Place(_rank(last, weights) if ranked else None, last.sorted_at, last.article_id))


def _rank(row: PublicationRow, weights: Weights | None) -> int | None:
    scores = scores_of(row)
    if scores is None or weights is None:
        return row.importance
    return sum(scores[axis] * weight for axis, weight in weights.items())
