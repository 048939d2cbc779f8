"""What readers see. Written as a whole, with its tags and mentions, and announced by the revision."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, delete, select

from aainews.domain.publication import Card
from aainews.store.cards import LISTED
from aainews.store.entities import settled
from aainews.store.prepared import add_rows, row_of, rows_of
from aainews.store.revision import raise_revision
from aainews.store.search_index import index_article, unindex_article
from aainews.store.searched_text import mentions_of, tags_of
from aainews.store.tallies import Label, labels_of, labels_of_card, move_tallies
from aainews.tables import MentionRow, PublicationRow, RelatedRow, TagRow


def publish(session: Session, card: Card, now: datetime) -> bool:
    """Shows an article as the card says; False where it is shown like that already, and nothing is announced.

    Its names are settled and counted in the same transaction.
    """
    _take_turn(session)
    card = settled(session, card)
    fields = card.model_dump(mode="python", exclude={"tags", "mentions"})
    row = row_of(session, PublicationRow, card.article_id)
    same = row is not None and all(getattr(row, name) == value for name, value in fields.items())
    labels = _labels(session, card.article_id) if row is not None else ([], [])
    if same and labels == _wanted(card):
        # A body can change behind the same card.
        if not index_article(session, card.article_id):
            return False
        raise_revision(session)
        return True
    before = _counted(row, labels)
    if row is not None:
        for rows in (_TAGS_OF, _MENTIONS_OF):
            session.connection().execute(rows, {"article": card.article_id})
        row.sqlmodel_update(fields | {"updated_at": now})
    else:
        row = PublicationRow(**fields, first_published_at=now, updated_at=now)
    session.add(row)
    session.flush()
    _add_labels(session, card)
    move_tallies(session, before, (card.sorted_at, labels_of_card(card)) if card.state in LISTED else None)
    session.flush()
    index_article(session, card.article_id)
    raise_revision(session)
    return True


def withdraw(session: Session, article_id: str) -> bool:
    """Takes an article from the lists, as when it turns out to be a copy; False where it was not there."""
    row = session.get(PublicationRow, article_id)
    if row is None:
        return False
    _take_turn(session)
    before = _counted(row, _labels(session, article_id))
    unindex_article(session, article_id)
    for labels in (TagRow, MentionRow, RelatedRow):
        session.exec(delete(labels).where(col(labels.article_id) == article_id))
    session.flush()
    session.delete(row)
    session.flush()
    move_tallies(session, before, None)
    raise_revision(session)
    return True


_TURN = (0x6E616D65, 1)
"""Names a lock of Postgres: "name" in ASCII, and which."""


def _take_turn(session: Session) -> None:
    """One after the other to the end of the transaction, some ten milliseconds. Names that are new and names that are
    counted are rows that two articles share, taken in two steps: whoever had the one waited for the other, until Postgres
    ended one of the two. SQLite lets in one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().exec_driver_sql("SELECT pg_advisory_xact_lock(%s, %s)", _TURN)


def is_published(session: Session, article_id: str) -> bool:
    return bool(rows_of(session, _IS_PUBLISHED, {"article": article_id}))


_IS_PUBLISHED = select(PublicationRow.article_id).where(col(PublicationRow.article_id) == bindparam("article"))


def _labels(session: Session, article_id: str) -> tuple[list[str], list[tuple[str, str, str]]]:
    return tags_of(session, article_id), mentions_of(session, article_id)


def _counted(
    row: PublicationRow | None, labels: tuple[list[str], list[tuple[str, str, str]]]
) -> tuple[datetime, frozenset[Label]] | None:
    """What an article counts for as it is shown now; None where it is not listed."""
    if row is None or row.state not in LISTED:
        return None
    tags, mentions = labels
    return row.sorted_at, labels_of(row.source_slug, tags, ((kind, slug) for kind, slug, _ in mentions))


def _wanted(card: Card) -> tuple[list[str], list[tuple[str, str, str]]]:
    return list(card.tags), [(m.kind, m.slug, m.name) for m in card.mentions]


_TAGS_OF = delete(TagRow).where(col(TagRow.article_id) == bindparam("article"))
_MENTIONS_OF = delete(MentionRow).where(col(MentionRow.article_id) == bindparam("article"))


def _add_labels(session: Session, card: Card) -> None:
    common = {"article_id": card.article_id, "sorted_at": card.sorted_at}
    tags = [common | {"tag": tag, "position": position} for position, tag in enumerate(card.tags)]
    mentions = [
        common | {"kind": mention.kind, "slug": mention.slug, "name": mention.name, "position": position}
        for position, mention in enumerate(card.mentions)
    ]
    add_rows(session, TagRow, tags)
    add_rows(session, MentionRow, mentions)
