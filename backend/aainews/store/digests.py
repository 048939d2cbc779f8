"""Editions: one a kind and key, written as a whole with their members in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete, select

from aainews.domain.digests import Digest, DigestKind
from aainews.errors import NotFound
from aainews.store.revision import raise_revision
from aainews.tables import DigestMemberRow, DigestRow, PublicationRow

HEADLINES = 5


@dataclass(frozen=True, slots=True)
class DigestCard:
    """An edition as the archive shows it."""

    kind: str
    key: str
    title: str
    lead: str
    headlines: list[str]
    items: int
    published_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Stand:
    published_at: datetime
    made_from: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole edition, with the keys of its neighbours."""

    digest: Digest
    published_at: datetime
    updated_at: datetime
    previous: str | None
    next: str | None


def save_digest(
    session: Session, digest: Digest, made_from: str, members: Mapping[str, datetime], now: datetime
) -> bool:
    """Publishes the edition, in place of an older one of its key; False where it was made from the same and stands.

    `members` maps each article that it rests on to the time when that article was last changed.
    """
    row = _claimed(session, digest, now)
    _replace_members(session, digest, members)
    if row.made_from == made_from:
        return False
    # One that came out before its time was over was a first look; what is made after it is the edition.
    published_at = now if row.published_at < digest.ends_at else row.published_at
    row.sqlmodel_update(_shown(digest) | {"made_from": made_from, "published_at": published_at, "updated_at": now})
    session.add(row)
    session.flush()
    raise_revision(session)
    return True


def _claimed(session: Session, digest: Digest, now: datetime) -> DigestRow:
    """The edition's row, held until the transaction ends: of two workers at once one makes it and the other waits."""
    kind, key = digest.kind.value, digest.key
    held = select(DigestRow).where(DigestRow.kind == kind, DigestRow.key == key).with_for_update()
    if (row := session.exec(held).first()) is not None:
        return row
    try:
        with session.begin_nested():
            session.add(DigestRow(kind=kind, key=key, **_shown(digest), made_from="", published_at=now, updated_at=now))
            session.flush()
    except IntegrityError:
        pass  # another was faster
    return session.exec(held).one()


def _shown(digest: Digest) -> dict[str, Any]:
    return {
        "title": digest.title,
        "lead": "".join(sentence.text for sentence in digest.lead),
        "headlines": [item.headline for item in digest.items[:HEADLINES]],
        "items": len(digest.items),
        "digest": digest,
    }


def _replace_members(session: Session, digest: Digest, members: Mapping[str, datetime]) -> None:
    kind, key = digest.kind.value, digest.key
    session.exec(delete(DigestMemberRow).where(col(DigestMemberRow.kind) == kind, col(DigestMemberRow.key) == key))
    for article_id, at in sorted(members.items()):
        session.add(DigestMemberRow(kind=kind, key=key, article_id=article_id, article_updated_at=at))
    session.flush()


def note_members(session: Session, kind: DigestKind, key: str, members: Mapping[str, datetime]) -> None:
    """The edition knows its articles as they are at these times: what changed in them changes no word of it."""
    rows = select(DigestMemberRow).where(DigestMemberRow.kind == kind.value, DigestMemberRow.key == key)
    for row in session.exec(rows):
        row.article_updated_at = members.get(row.article_id, row.article_updated_at)
        session.add(row)


def stand_of(session: Session, kind: DigestKind, key: str) -> Stand | None:
    """When the edition came out and what it was made from; None where there is none."""
    columns = select(DigestRow.published_at, DigestRow.made_from)
    found = session.exec(columns.where(DigestRow.kind == kind.value, DigestRow.key == key)).first()
    return Stand(*found) if found else None


def digests(session: Session, kind: DigestKind, limit: int, before: str | None = None) -> tuple[list[DigestCard], bool]:
    """Editions, newest first, from the one before `before`; and whether there are more."""
    wanted = [getattr(DigestRow, name) for name in DigestCard.__dataclass_fields__]
    statement = select(*wanted).where(DigestRow.kind == kind.value)
    if before is not None:
        statement = statement.where(col(DigestRow.key) < before)
    rows = session.exec(statement.order_by(col(DigestRow.key).desc()).limit(limit + 1)).all()
    return [DigestCard(*row) for row in rows[:limit]], len(rows) > limit


def latest_digest(session: Session, kind: DigestKind) -> Edition:
    """Raises NotFound where there is none yet."""
    newest = _neighbour(session, kind, None, newer=False)
    if newest is None:
        raise NotFound(f"no {kind} edition yet")
    return digest_to_read(session, kind, newest)


def digest_to_read(session: Session, kind: DigestKind, key: str) -> Edition:
    """Raises NotFound where there is none of that key."""
    row = session.get(DigestRow, (kind.value, key))
    if row is None:
        raise NotFound(f"no {kind} edition {key!r}")
    return Edition(
        digest=row.digest,
        published_at=row.published_at,
        updated_at=row.updated_at,
        previous=_neighbour(session, kind, key, newer=False),
        next=_neighbour(session, kind, key, newer=True),
    )


def digest_or_none(session: Session, kind: DigestKind, key: str) -> Digest | None:
    row = session.get(DigestRow, (kind.value, key))
    return row.digest if row else None


def _neighbour(session: Session, kind: DigestKind, key: str | None, *, newer: bool) -> str | None:
    of_key = col(DigestRow.key)
    statement = select(DigestRow.key).where(DigestRow.kind == kind.value)
    if key is not None:
        statement = statement.where(of_key > key if newer else of_key < key)
    return session.exec(statement.order_by(of_key.asc() if newer else of_key.desc()).limit(1)).first()


def outdated_digests(
    session: Session, since: datetime, unfinished: str, tried_before: datetime
) -> list[tuple[DigestKind, str]]:
    """Editions published since then with an article that was changed, or withdrawn, after they were made; and those
    whose `made_from` ends with `unfinished`, made last before `tried_before`."""
    members = (
        select(DigestMemberRow.kind, DigestMemberRow.key)
        .join(DigestRow, (col(DigestRow.kind) == DigestMemberRow.kind) & (col(DigestRow.key) == DigestMemberRow.key))
        .outerjoin(PublicationRow, col(PublicationRow.article_id) == col(DigestMemberRow.article_id))
        .where(col(DigestRow.published_at) >= since)
        .where(
            col(PublicationRow.article_id).is_(None)
            | (col(PublicationRow.updated_at) > col(DigestMemberRow.article_updated_at))
        )
        .distinct()
    )
    waiting = select(DigestRow.kind, DigestRow.key).where(
        col(DigestRow.published_at) >= since,
        col(DigestRow.made_from).endswith(unfinished, autoescape=True),
        col(DigestRow.updated_at) < tried_before,
    )
    found = {*session.exec(members), *session.exec(waiting)}
    return [(DigestKind(kind), key) for kind, key in sorted(found)]
