"""What readers see. Written as a whole, with its tags and mentions, and announced by the revision."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, delete, select

from aainews.domain.publication import Card
from aainews.store.cards import LISTED
from aainews.store.entities import settled
from aainews.store.revision import raise_revision
from aainews.store.search_index import index_article, unindex_article
from aainews.store.tallies import Label, labels_of, labels_of_card, move_tallies
from aainews.tables import MentionRow, PublicationRow, RelatedRow, TagRow


def publish(session: Session, card: Card, now: datetime) -> bool:
    """Shows an article as the card says; False where it is shown like that already, and nothing is announced.

    Its names are settled and counted in the same transaction.
    """
    card = settled(session, card)
    fields = card.model_dump(mode="python", exclude={"tags", "mentions"})
    row = session.get(PublicationRow, card.article_id)
    same = row is not None and all(getattr(row, name) == value for name, value in fields.items())
    labels = _labels(session, card.article_id)
    if same and labels == _wanted(card):
        # A body can change behind the same card.
        if not index_article(session, card.article_id):
            return False
        raise_revision(session)
        return True
    before = _counted(row, labels)
    if row is None:
        row = PublicationRow(**fields, first_published_at=now, updated_at=now)
    row.sqlmodel_update(fields | {"updated_at": now})
    session.add(row)
    session.flush()
    _replace_labels(session, card)
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


def is_published(session: Session, article_id: str) -> bool:
    return session.get(PublicationRow, article_id) is not None


def _labels(session: Session, article_id: str) -> tuple[list[str], list[tuple[str, str, str]]]:
    tags = session.exec(select(TagRow).where(TagRow.article_id == article_id).order_by(col(TagRow.position)))
    mentions = session.exec(
        select(MentionRow).where(MentionRow.article_id == article_id).order_by(col(MentionRow.position))
    )
    return [row.tag for row in tags], [(row.kind, row.slug, row.name) for row in mentions]


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


def _replace_labels(session: Session, card: Card) -> None:
    for labels in (TagRow, MentionRow):
        session.exec(delete(labels).where(col(labels.article_id) == card.article_id))
    for position, tag in enumerate(card.tags):
        session.add(TagRow(article_id=card.article_id, tag=tag, position=position, sorted_at=card.sorted_at))
    for position, mention in enumerate(card.mentions):
        session.add(
            MentionRow(
                article_id=card.article_id,
                kind=mention.kind,
                slug=mention.slug,
                name=mention.name,
                position=position,
                sorted_at=card.sorted_at,
            )
        )
