"""Names with an address: those of the lists, those that articles brought, and which an operator says are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import and_, bindparam, func, text, tuple_, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, delete, select

from aainews.domain.analysis import EntityKind
from aainews.domain.publication import Card, Mention
from aainews.errors import NotFound
from aainews.reference.entities import entity as listed
from aainews.reference.entities import resolve
from aainews.reference.folding import slug_from
from aainews.reference.rows import Entity, fingerprint, rows
from aainews.store.prepared import rows_of
from aainews.store.revision import raise_revision
from aainews.store.search_index import index_articles
from aainews.store.tallies import TAG, Label, count_again, count_names_again, tag_slug
from aainews.tables import EntityRow, MentionRow, PublicationRow, RevisionRow, TagRow

LISTS = "lists"
LISTED_KINDS = (EntityKind.COMPANY, EntityKind.TOOL)
"""Kinds that have a directory, where also those stand that no article has named yet."""

_ADD = text(
    "INSERT INTO entity (kind, slug, name, origin, category, maker, price, articles) "
    "VALUES (:kind, :slug, :name, :origin, :category, :maker, :price, 0) ON CONFLICT (kind, slug) DO UPDATE SET "
    "name = excluded.name, origin = excluded.origin, category = excluded.category, maker = excluded.maker, "
    "price = excluded.price WHERE excluded.origin = 'list'"
)


def take_lists(session: Session) -> None:
    """Brings the directories' rows to what the seed lists say now; rows that only articles know stay. Nothing is
    written where the lists are those of the last time."""
    now = fingerprint(LISTED_KINDS)
    known = session.get(RevisionRow, LISTS)
    if known is not None and known.value == now:
        return
    session.merge(RevisionRow(name=LISTS, value=now))
    seeds = [_fields(row) for kind in LISTED_KINDS for row in rows(kind)]
    session.connection().execute(_ADD, seeds)


def settled(session: Session, card: Card) -> Card:
    """The card with its names as the site has them: merged ones under the name they were merged into, tags as they were
    first written; names that nobody knew get a row of their own."""
    wanted = [(m.kind.value, m.slug) for m in card.mentions] + [(TAG, tag_slug(tag)) for tag in card.tags]
    known = _known(session, wanted)
    mentions: dict[Label, Mention] = {}
    for mention in card.mentions:
        kept = _as_known(mention, known.get((mention.kind.value, mention.slug)))
        mentions.setdefault((kept.kind.value, kept.slug), kept)
    tags = dict.fromkeys(known[TAG, tag_slug(t)].name if (TAG, tag_slug(t)) in known else t for t in card.tags)
    new = [_new(kind, slug, m.name) for (kind, slug), m in mentions.items() if (kind, slug) not in known]
    new += [_new(TAG, tag_slug(tag), tag) for tag in tags if (TAG, tag_slug(tag)) not in known]
    if new:
        session.connection().execute(_ADD, sorted(new, key=lambda row: (row["kind"] or "", row["slug"] or "")))
    return card.model_copy(update={"mentions": tuple(mentions.values()), "tags": tuple(tags)})


@dataclass(frozen=True, slots=True)
class _Named:
    """What a name stands for now."""

    slug: str
    name: str
    origin: str


def _as_known(mention: Mention, row: _Named | None) -> Mention:
    """Merged names under their new one; of names that only articles know the first spelling stays."""
    if row is None or (row.slug == mention.slug and row.origin == "list"):
        return mention
    return Mention(kind=mention.kind, slug=row.slug, name=row.name)


def current_slug(session: Session, kind: EntityKind, name: str) -> str:
    """The address that a name or an address stands for now: that of the lists, or of what it was merged into."""
    known = resolve(name, kind)
    if known is not None and known.kind is kind:
        return _merged(session, kind.value, known.slug)
    is_address = session.get(EntityRow, (kind.value, name)) is not None
    return _merged(session, kind.value, name if is_address else slug_from(name))


def grown_names(session: Session, kind: EntityKind, limit: int = 200) -> list[tuple[str, str, int]]:
    """(slug, name, articles) of names that only articles know, those in most articles first."""
    rows = session.exec(
        select(EntityRow)
        .where(col(EntityRow.kind) == kind.value, col(EntityRow.origin) == "mention")
        .where(col(EntityRow.articles) > 0, col(EntityRow.merged_into).is_(None))
        .order_by(col(EntityRow.articles).desc(), col(EntityRow.slug))
        .limit(limit)
    )
    return [(row.slug, row.name, row.articles) for row in rows]


def merge_entities(session: Session, kind: EntityKind, slug: str, into: str, now: datetime) -> int:
    """Says that two names of a kind are one: the first's articles are the second's, now and later. How many it had.

    Both may be addresses or names. Where they are one already nothing changes. Raises NotFound where either is
    unknown.
    """
    gone, kept = _row(session, kind, slug), _row(session, kind, into)
    if kept.merged_into:
        kept = session.get_one(EntityRow, (kind.value, kept.merged_into))
    if kept.slug in (gone.slug, gone.merged_into):
        return 0
    session.exec(
        update(EntityRow)
        .where(col(EntityRow.kind) == kind.value, col(EntityRow.merged_into) == gone.slug)
        .values(merged_into=kept.slug)
    )
    gone.merged_into = kept.slug
    session.add(gone)
    moved = _move(session, (kind.value, gone.slug), (kind.value, kept.slug), kept.name, now)
    count_names_again(session, [(kind.value, gone.slug), (kind.value, kept.slug)])
    raise_revision(session)
    return moved


def settle_everything(session: Session, now: datetime) -> int:
    """Names of all articles as the lists of today say, and all tallies anew; how many articles changed a name."""
    take_lists(session)
    moved = 0
    named = session.exec(select(MentionRow.kind, MentionRow.slug, MentionRow.name).distinct()).all()
    for kind, slug, name in named:
        row = resolve(name, EntityKind(kind))
        target = (row.kind.value, row.slug) if row else (kind, slug)
        target = (target[0], _merged(session, *target))
        session.connection().execute(_ADD, [_new(*target, row.name if row else name)])
        if target != (kind, slug):
            moved += _move(session, (kind, slug), target, session.get_one(EntityRow, target).name, now)
    for tag in session.exec(select(TagRow.tag).distinct().order_by(TagRow.tag)).all():
        session.connection().execute(_ADD, [_new(TAG, tag_slug(tag), tag)])
        moved += _respell(session, tag, session.get_one(EntityRow, (TAG, tag_slug(tag))).name)
    count_again(session)
    raise_revision(session)
    return moved


def _row(session: Session, kind: EntityKind, name: str) -> EntityRow:
    known = resolve(name, kind)
    slugs = (name, known.slug) if known is not None and known.kind is kind else (name, slug_from(name))
    row = next((row for slug in slugs if (row := session.get(EntityRow, (kind.value, slug)))), None)
    if row is None:
        raise NotFound(f"no {kind} {name}")
    return row


def _merged(session: Session, kind: str, slug: str) -> str:
    row = session.get(EntityRow, (kind, slug))
    return row.merged_into if row is not None and row.merged_into else slug


_NOW = aliased(EntityRow)
_AT = (
    select(col(EntityRow.kind), col(EntityRow.slug), *(getattr(_NOW, field.name) for field in fields(_Named)))
    .join(_NOW, and_(col(_NOW.kind) == EntityRow.kind,
                     col(_NOW.slug) == func.coalesce(EntityRow.merged_into, EntityRow.slug)))
    .where(tuple_(col(EntityRow.kind), col(EntityRow.slug)).in_(bindparam("ids", expanding=True)))
)  # fmt: skip


def _known(session: Session, wanted: Sequence[Label]) -> dict[Label, _Named]:
    """What stands at these addresses, or at those that they were merged into."""
    if not wanted:
        return {}
    return {(kind, slug): _Named(*now) for kind, slug, *now in rows_of(session, _AT, {"ids": list(wanted)})}


def _new(kind: str, slug: str, name: str) -> dict[str, str | None]:
    row = listed(EntityKind(kind), slug) if kind != TAG else None
    if row is not None:
        return _fields(row)
    numbered = resolve(name, EntityKind.MODEL) if kind == EntityKind.MODEL else None
    values = {"category": None, "maker": numbered.maker if numbered else None, "price": None}
    return {"kind": str(kind), "slug": slug, "name": name, "origin": "mention", **values}


def _fields(row: Entity) -> dict[str, str | None]:
    names = ("slug", "name", "category", "maker", "price")
    return {"kind": row.kind.value, "origin": "list", **{name: getattr(row, name) for name in names}}


def _move(session: Session, old: Label, new: Label, name: str, now: datetime) -> int:
    """Mentions of one name become those of another; an article that has both keeps one."""
    ids = list(session.exec(select(MentionRow.article_id).where(MentionRow.kind == old[0], MentionRow.slug == old[1])))
    for some in _slices(ids):
        both = session.exec(
            select(MentionRow.article_id)
            .where(MentionRow.kind == new[0], MentionRow.slug == new[1])
            .where(col(MentionRow.article_id).in_(some))
        ).all()
        mine = (col(MentionRow.kind) == old[0], col(MentionRow.slug) == old[1])
        session.exec(delete(MentionRow).where(*mine, col(MentionRow.article_id).in_(both)))
        session.exec(
            update(MentionRow)
            .where(*mine, col(MentionRow.article_id).in_(some))
            .values(kind=new[0], slug=new[1], name=name)
        )
        session.exec(update(PublicationRow).where(col(PublicationRow.article_id).in_(some)).values(updated_at=now))
        index_articles(session, some)
    return len(ids)


def _respell(session: Session, tag: str, name: str) -> int:
    if tag == name:
        return 0
    ids = list(session.exec(select(TagRow.article_id).where(TagRow.tag == tag)))
    having = select(TagRow.article_id).where(TagRow.tag == name)
    session.exec(delete(TagRow).where(col(TagRow.tag) == tag, col(TagRow.article_id).in_(having)))
    respelt = session.exec(update(TagRow).where(col(TagRow.tag) == tag).values(tag=name)).rowcount
    index_articles(session, ids)
    return respelt


def _slices(ids: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))
