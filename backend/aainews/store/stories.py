"""Stories: who belongs to which, and what code makes of its members. `told_stories` has what readers are shown of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, union_all, update
from sqlmodel import Session, col, delete, select

from aainews.domain.catalogue import Rights, SourceKind
from aainews.store.cards import LISTED
from aainews.store.prepared import add_rows, among, put, rows_of
from aainews.store.revision import PUBLICATION, raise_revision
from aainews.tables import PublicationRow, RevisionRow, StoryAliasRow, StoryMemberRow, StoryRow

GROUPING = "stories"
"""The counter that each change of groups raises: who decided on older groups decides again."""


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story, as far as choosing the lead asks."""

    article_id: str
    source: str
    kind: SourceKind
    rights: Rights
    importance: int | None
    at: datetime
    title: str
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class Head:
    """What code makes of a story's members."""

    lead: str
    sources: int
    copies: Mapping[str, str]


def grouping_revision(session: Session) -> int:
    return next((value for (value,) in rows_of(session, _REVISION, {})), 0)


_REVISION = select(RevisionRow.value).where(col(RevisionRow.name) == GROUPING)


def stories_of(session: Session, article_ids: Collection[str]) -> dict[str, str]:
    """Story ids by article."""
    return dict(map(tuple, rows_of(session, _STORIES, {"ids": list(article_ids)})))


_STORIES = select(StoryMemberRow.article_id, StoryMemberRow.story_id).where(among(StoryMemberRow.article_id))
_NEWEST = (
    select(StoryMemberRow.article_id)
    .where(col(StoryMemberRow.story_id) == bindparam("story"))
    .order_by(col(StoryMemberRow.sorted_at).desc())
    .limit(bindparam("limit"))
)
_AGES = select(StoryRow.id, StoryRow.made_at).where(among(StoryRow.id))
_LIVING = select(StoryRow.id).where(among(StoryRow.id))
_TAKEN = union_all(_LIVING, select(StoryAliasRow.id).where(among(StoryAliasRow.id)))


def newest_members(session: Session, story_id: str, limit: int) -> list[str]:
    return [article_id for (article_id,) in rows_of(session, _NEWEST, {"story": story_id, "limit": limit})]


def ages_of(session: Session, story_ids: Collection[str]) -> dict[str, datetime]:
    return dict(map(tuple, rows_of(session, _AGES, {"ids": list(story_ids)}))) if story_ids else {}


def taken_ids(session: Session, ids: Collection[str]) -> set[str]:
    """Those among them that a story has or once had."""
    return {each for (each,) in rows_of(session, _TAKEN, {"ids": list(ids)})} if ids else set()


_PLACES = select(StoryMemberRow.article_id, StoryMemberRow.story_id, StoryMemberRow.sorted_at).where(
    among(StoryMemberRow.article_id)
)


def place_members(
    session: Session, stories: Mapping[str, Sequence[tuple[str, datetime]]], merged: Mapping[str, str], now: datetime
) -> set[str]:
    """Puts each article (with its time) into its story, and sends merged ids on; ids of the stories that changed."""
    placed = {each: (story_id, at) for story_id, members in stories.items() for each, at in members}
    known = {each: (story_id, at) for each, story_id, at in rows_of(session, _PLACES, {"ids": list(placed)})}
    living = {story_id for (story_id,) in rows_of(session, _LIVING, {"ids": list(stories)})}
    begun = [
        {"id": story_id, "lead_article_id": first, "reports": 0, "sources": 1, "shared": False, "importance": None,
         "first_at": at, "last_at": at, "made_at": now, "updated_at": now}
        for story_id, ((first, at), *_) in stories.items()
        if story_id not in living
    ]  # fmt: skip
    moved = [article_id for article_id in sorted(placed) if known.get(article_id) != placed[article_id]]
    members = [{"article_id": each, "story_id": placed[each][0], "sorted_at": placed[each][1]} for each in moved]
    add_rows(session, StoryRow, begun)
    put(session, StoryMemberRow, members, ("article_id",))
    changed = {places[each][0] for places in (placed, known) for each in moved if each in places}
    for old, new in merged.items():
        _merge(session, old, new)
        changed |= {new}
    return changed - set(merged)


def members_of(session: Session, story_id: str) -> list[Member]:
    """The listed ones, the oldest first."""
    return [
        Member(
            article_id=article_id,
            source=source,
            kind=SourceKind(kind),
            rights=Rights(rights),
            importance=importance,
            at=at,
            title=title,
            copy_of=copy_of,
        )
        for article_id, source, kind, rights, importance, at, title, copy_of in rows_of(
            session, _LISTED_OF, {"story": story_id}
        )
    ]


_OF_A_MEMBER: tuple[Any, ...] = (
    *(StoryMemberRow.article_id, PublicationRow.source_slug, PublicationRow.kind, PublicationRow.rights),
    *(PublicationRow.importance, StoryMemberRow.sorted_at, PublicationRow.title_original, StoryMemberRow.copy_of),
)
_LISTED_OF = (
    select(*_OF_A_MEMBER)
    .select_from(StoryMemberRow)
    .join(PublicationRow, col(PublicationRow.article_id) == col(StoryMemberRow.article_id))
    .where(col(StoryMemberRow.story_id) == bindparam("story"), col(PublicationRow.state).in_(LISTED))
    .order_by(col(StoryMemberRow.sorted_at), col(StoryMemberRow.article_id))
)


_SHOWN = ("lead_article_id", "reports", "sources", "shared", "importance", "first_at", "last_at")
_HEAD = select(*(getattr(StoryRow, name) for name in _SHOWN)).where(col(StoryRow.id) == bindparam("story"))
_SET_HEAD = update(StoryRow).where(col(StoryRow.id) == bindparam("story"))
_COPIES = select(StoryMemberRow.article_id, StoryMemberRow.copy_of).where(
    col(StoryMemberRow.story_id) == bindparam("story"), col(StoryMemberRow.copy_of).is_not(None)
)
_SET_COPY = update(StoryMemberRow).where(col(StoryMemberRow.article_id) == bindparam("article"))


def save_head(session: Session, story_id: str, members: Sequence[Member], head: Head | None, now: datetime) -> bool:
    """What the story shows of its members; without any it is no more. False where it showed that already."""
    if head is None:
        _end(session, story_id)
        return True
    shown = {
        "lead_article_id": head.lead,
        "reports": len(members),
        "sources": head.sources,
        "shared": head.sources > 1,
        "importance": max((each.importance for each in members if each.importance), default=None),
        "first_at": members[0].at,
        "last_at": members[-1].at,
    }
    copies = {each.article_id: each.copy_of for each in members if each.copy_of}
    asked = {"story": story_id}
    if copies == head.copies and rows_of(session, _HEAD, asked) == [tuple(shown[name] for name in _SHOWN)]:
        return False
    marked = dict(map(tuple, rows_of(session, _COPIES, asked)))  # also of members that are not listed any more
    changed = [each for each in {*marked, *head.copies} if marked.get(each) != head.copies.get(each)]
    if changed:
        rows = [{"article": each, "copy_of": head.copies.get(each)} for each in sorted(changed)]
        session.connection().execute(_SET_COPY, rows)
    session.connection().execute(_SET_HEAD, asked | shown | {"updated_at": now})
    return True


def announce(session: Session) -> None:
    """The last of a change of groups: readers see it, and whoever decides on older groups sees that they are."""
    raise_revision(session, GROUPING, PUBLICATION)


def _merge(session: Session, old: str, new: str) -> None:
    session.exec(update(StoryMemberRow).where(col(StoryMemberRow.story_id) == old).values(story_id=new))
    session.exec(update(StoryAliasRow).where(col(StoryAliasRow.story_id) == old).values(story_id=new))
    session.exec(delete(StoryRow).where(col(StoryRow.id) == old))
    session.add(StoryAliasRow(id=old, story_id=new))
    session.flush()
    session.expire_all()


def _end(session: Session, story_id: str) -> None:
    for rows in (StoryMemberRow, StoryAliasRow):
        session.exec(delete(rows).where(col(rows.story_id) == story_id))
    session.exec(delete(StoryRow).where(col(StoryRow.id) == story_id))
