"""Articles: the one at each canonical URL, when work on it is due, and what went wrong."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, exists
from sqlmodel import Session, col, select

from aainews.domain.catalogue import SourceKind
from aainews.domain.entries import Published
from aainews.store.prepared import put_new, row_of, rows_of
from aainews.tables import AnalysisRow, ArticleRow, PublicationRow, TranslationRow
from aainews.tables.enrichment import TITLE_SEGMENT


@dataclass(frozen=True)
class DueArticle:
    """Enough to give it a place in the queue."""

    id: str
    kind: SourceKind
    published: Published | None
    first_seen_at: datetime


def article(session: Session, article_id: str) -> ArticleRow | None:
    return row_of(session, ArticleRow, article_id)


def _row(session: Session, article_id: str) -> ArticleRow:
    row = article(session, article_id)
    assert row is not None
    return row


def add_article(session: Session, row: ArticleRow) -> bool:
    """Adds the article of a canonical URL; False where it is there already, also where another worker was faster."""
    return put_new(session, ArticleRow, row.model_dump())


def due_articles(
    session: Session, now: datetime, *, among: Collection[str] | None = None, source: str | None = None
) -> list[DueArticle]:
    """Articles on which work is due, in no order; only those `among` these ids, or of this source, where given."""
    due = select(ArticleRow).where(col(ArticleRow.next_try_at) <= now).where(col(ArticleRow.duplicate_of).is_(None))
    if among is not None:
        due = due.where(col(ArticleRow.id).in_(list(among)))
    if source is not None:
        due = due.where(ArticleRow.source_slug == source)
    return [DueArticle(row.id, SourceKind(row.kind), published_of(row), row.first_seen_at) for row in session.exec(due)]


def published_of(row: ArticleRow) -> Published | None:
    """When its source says that it was published."""
    if row.published_at is None and row.published_date is None:
        return None
    return Published(at=row.published_at, day=row.published_date if row.published_at is None else None)


def ask_for_article(session: Session, article_id: str, at: datetime) -> None:
    """Work on it is due at `at`, or earlier where it was due earlier."""
    row = _row(session, article_id)
    row.next_try_at = min(row.next_try_at or at, at)
    session.add(row)


def put_off_article(session: Session, article_id: str, until: datetime) -> None:
    """Before risky work: what is broken off without a word becomes due again then, or later where that was said."""
    row = _row(session, article_id)
    row.next_try_at = max(row.next_try_at or until, until)
    session.add(row)


def record_article_success(session: Session, article_id: str, known: datetime | None) -> None:
    """Nothing is due until something changes: unless something did since the next try was `known` to be then."""
    row = _row(session, article_id)
    if row.next_try_at != known:
        return
    row.next_try_at, row.failures, row.error_code, row.error_detail = None, 0, None, None
    session.add(row)


def record_article_failure(
    session: Session, article_id: str, next_try_at: datetime | None, code: str, detail: str
) -> None:
    row = _row(session, article_id)
    row.failures += 1
    row.next_try_at, row.error_code, row.error_detail = next_try_at, code, detail[:500]
    session.add(row)


def wait_for_budget(session: Session, article_id: str, until: datetime, code: str) -> None:
    """The rest of its work is due then; nothing has failed."""
    row = _row(session, article_id)
    row.next_try_at, row.error_code, row.error_detail = until, code, None
    session.add(row)


def hold_article(session: Session, article_id: str, code: str) -> None:
    """It is not shown and nothing is due on it, until its entry changes; `code` says why."""
    row = _row(session, article_id)
    row.next_try_at, row.failures, row.error_code, row.error_detail = None, 0, code, None
    session.add(row)


def limit_rights(session: Session, article_id: str, rights: str) -> None:
    """From now on no more of it is shown than that."""
    row = _row(session, article_id)
    row.rights = rights
    session.add(row)


def mark_duplicate(session: Session, article_id: str, of: str) -> None:
    """A copy of another article: kept, not worked on, not shown."""
    row = _row(session, article_id)
    row.duplicate_of = of
    session.add(row)
    record_article_success(session, article_id, row.next_try_at)


_SIGNED = (
    select(ArticleRow.id, ArticleRow.signature)
    .where(col(ArticleRow.first_seen_at) >= bindparam("since"))
    .where(col(ArticleRow.signature).is_not(None))
    .where(col(ArticleRow.duplicate_of).is_(None))
    .where(col(ArticleRow.id) != bindparam("besides"))
    .order_by(col(ArticleRow.first_seen_at), col(ArticleRow.id))
)


def signatures_since(session: Session, since: datetime, besides: str) -> list[tuple[str, str]]:
    """(id, signature) of articles first seen since then that are no copies themselves, the oldest first."""
    rows = rows_of(session, _SIGNED, {"since": since, "besides": besides})
    return [(article_id, signature) for article_id, signature in rows if signature]


def ask_for_outdated(
    session: Session, now: datetime, within: timedelta, titles: Collection[str], analyses: Collection[str]
) -> int:
    """Makes published articles due whose title or analysis was made with an older prompt; how many.

    Only those first seen `within` that long: a new prompt does not ask for a year's archive again.
    """
    title = exists().where(
        col(TranslationRow.article_id) == col(PublicationRow.article_id),
        col(TranslationRow.segment_id) == TITLE_SEGMENT,
        col(TranslationRow.prompt).in_(titles),
    )
    analysis = exists().where(
        col(AnalysisRow.article_id) == col(ArticleRow.id),
        col(AnalysisRow.content_hash) == col(ArticleRow.content_hash),
        col(AnalysisRow.prompt).in_(analyses),
    )
    translated = col(ArticleRow.language).not_like("ja%")
    rows = session.exec(
        select(ArticleRow)
        .join(PublicationRow, col(PublicationRow.article_id) == col(ArticleRow.id))
        .where(col(ArticleRow.first_seen_at) >= now - within)
        .where(col(ArticleRow.next_try_at).is_(None))
        .where((translated & ~title) | ((col(ArticleRow.rights) != "link") & ~analysis))
    ).all()
    for row in rows:
        row.next_try_at = now
        session.add(row)
    return len(rows)
