"""How often each day's articles bear a name: moved with every publication, read instead of the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import bindparam, delete, text
from sqlmodel import Session, col

from aainews.clock import JST
from aainews.domain.publication import Card
from aainews.reference.folding import fold
from aainews.store.cards import LISTED
from aainews.tables import TallyRow
from aainews.tables.columns import UtcDateTime

TAG, SOURCE, ALL = "tag", "source", "all"
NAMELESS = (SOURCE, ALL)
"""Kinds without entities."""
Label = tuple[str, str]
"""Kind and slug."""

_COUNT = text(
    "INSERT INTO tally (kind, slug, day, count) VALUES (:kind, :slug, :day, :by) "
    "ON CONFLICT (kind, slug, day) DO UPDATE SET count = tally.count + excluded.count"
)

_BEAR = text("UPDATE entity SET articles = articles + :by WHERE kind = :kind AND slug = :slug")
_BEAR_NOW = text(
    "UPDATE entity SET articles = articles + :by, "
    "last_at = CASE WHEN last_at IS NULL OR last_at < :at THEN :at ELSE last_at END WHERE kind = :kind AND slug = :slug"
).bindparams(bindparam("at", type_=UtcDateTime()))
"""Plain statements for all names of an article at once: made one by one from columns they cost 15 ms an article."""


def tag_slug(tag: str) -> str:
    """The key of a tag whatever its case and width."""
    return fold(tag)[:80]


def labels_of_card(card: Card) -> frozenset[Label]:
    """What an article counts for while it is listed."""
    return labels_of(card.source_slug, card.tags, ((m.kind.value, m.slug) for m in card.mentions))


def labels_of(source: str, tags: Iterable[str], mentions: Iterable[Label]) -> frozenset[Label]:
    """The same of its parts."""
    return frozenset({(SOURCE, source), *((TAG, tag_slug(tag)) for tag in tags), *mentions})


def day_of(at: datetime) -> date:
    """The day in Japan that an article is counted for."""
    return at.astimezone(JST).date()


def move_tallies(
    session: Session,
    before: tuple[datetime, frozenset[Label]] | None,
    after: tuple[datetime, frozenset[Label]] | None,
) -> None:
    """Counts an article for what it bears now and no more for what it bore; None is an article that is not listed.

    Rows are taken in one order, and the one that all share last, so that two publishing at once wait for each other
    and do not lock each other out.
    """
    change: Counter[tuple[str, str, date]] = Counter()
    bearing: Counter[Label] = Counter()
    for side, by in ((before, -1), (after, 1)):
        if side is not None:
            at, labels = side
            for kind, slug in (*labels, (ALL, "")):
                change[kind, slug, day_of(at)] += by
                bearing[kind, slug] += by
    borne = [
        {"kind": kind, "slug": slug, "by": by} | ({"at": after[0]} if after else {})
        for (kind, slug), by in sorted(bearing.items())
        if kind not in NAMELESS and (by or after is not None)
    ]
    if borne:
        session.connection().execute(_BEAR_NOW if after else _BEAR, borne)
    counted = [
        {"kind": kind, "slug": slug, "day": _day(session, day), "by": by}
        for (kind, slug, day), by in sorted(change.items(), key=lambda item: (item[0][0] == ALL, item[0]))
        if by
    ]
    if counted:
        session.connection().execute(_COUNT, counted)
    gone = [key for key, by in change.items() if by < 0]
    for kind, slug, day in gone:
        session.exec(
            delete(TallyRow).where(
                col(TallyRow.kind) == kind,
                col(TallyRow.slug) == slug,
                col(TallyRow.day) == day,
                col(TallyRow.count) <= 0,
            )
        )


def _day(session: Session, day: date) -> date | str:
    return day.isoformat() if session.get_bind().dialect.name == "sqlite" else day


def count_again(session: Session) -> None:
    """All tallies and numbers of articles from what is listed; every label must have its entity. Reads every article."""
    session.flush()
    connection = session.connection()
    connection.execute(text("DELETE FROM tally"))
    day = _DAY[connection.dialect.name]
    for statement in (_MENTIONS, _TAGS, _SOURCES, _ALL):
        connection.execute(text(statement.format(day=day, listed=_LISTED)), _STATES)
    connection.execute(text(_ARTICLES + _NEWEST))
    session.expire_all()


def count_names_again(session: Session, labels: Iterable[Label]) -> None:
    """The same for some names only (no tags): reads their articles."""
    session.flush()
    connection = session.connection()
    for kind, slug in labels:
        one = {"kind": kind, "slug": slug}
        connection.execute(text("DELETE FROM tally WHERE kind = :kind AND slug = :slug"), one)
        narrowed = _MENTIONS.replace("GROUP BY", "AND m.kind = :kind AND m.slug = :slug GROUP BY")
        connection.execute(text(narrowed.format(day=_DAY[connection.dialect.name], listed=_LISTED)), one | _STATES)
        connection.execute(text(_ARTICLES + _NEWEST + " WHERE kind = :kind AND slug = :slug"), one)
    session.expire_all()


_DAY = {
    "sqlite": "date(p.sorted_at, '+9 hours')",
    "postgresql": "(p.sorted_at AT TIME ZONE 'Asia/Tokyo')::date",
}
_STATES = {f"state{number}": state.value for number, state in enumerate(LISTED)}
_LISTED = f"p.state IN ({', '.join(':' + name for name in _STATES)})"
# Only the day's expression and the names of parameters are put together here, nothing that a caller gives.
_MENTIONS = (
    "INSERT INTO tally (kind, slug, day, count) SELECT m.kind, m.slug, {day}, count(*) FROM mention m "
    "JOIN publication p ON p.article_id = m.article_id WHERE {listed} GROUP BY 1, 2, 3"
)
_TAGS = (
    "INSERT INTO tally (kind, slug, day, count) SELECT 'tag', e.slug, {day}, count(*) FROM tag t "
    "JOIN entity e ON e.kind = 'tag' AND e.name = t.tag "
    "JOIN publication p ON p.article_id = t.article_id WHERE {listed} GROUP BY 2, 3"
)
_SOURCES = (
    "INSERT INTO tally (kind, slug, day, count) SELECT 'source', p.source_slug, {day}, count(*) FROM publication p "
    "WHERE {listed} GROUP BY 2, 3"
)
_ALL = (
    "INSERT INTO tally (kind, slug, day, count) SELECT 'all', '', {day}, count(*) FROM publication p "
    "WHERE {listed} GROUP BY 3"
)
_ARTICLES = (
    "UPDATE entity SET articles = coalesce((SELECT sum(t.count) FROM tally t "
    "WHERE t.kind = entity.kind AND t.slug = entity.slug), 0)"
)
_NEWEST = ", last_at = (SELECT max(m.sorted_at) FROM mention m WHERE m.kind = entity.kind AND m.slug = entity.slug)"
