"""The blocks of articles, one row for each content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam
from sqlmodel import Session, col, func, select

from aainews.domain.documents import Document
from aainews.store.prepared import add_rows, row_of
from aainews.tables import AnalysisRow, ArticleRow, DocumentRow, EntryRow


def current_document(session: Session, article_id: str) -> DocumentRow | None:
    """The document of the article's current content hash."""
    return session.scalars(_CURRENT, {"article": article_id}).first()


IS_CURRENT = and_(
    col(DocumentRow.article_id) == col(ArticleRow.id), col(DocumentRow.content_hash) == col(ArticleRow.content_hash)
)
"""Joins an article with its document."""
_CURRENT = select(DocumentRow).join(ArticleRow, IS_CURRENT).where(col(ArticleRow.id) == bindparam("article"))


@dataclass(frozen=True, slots=True)
class WorkedOn:
    """`document` is the current one, `analysis` that of it by one prompt; `told_at`: when a feed last told of a change."""

    article: ArticleRow
    document: DocumentRow | None
    analysis: AnalysisRow | None
    told_at: datetime | None


def worked_on(session: Session, article_id: str, prompt: str) -> WorkedOn | None:
    """All at once: it is asked twice an article, and one by one took five statements."""
    found = session.exec(_WORKED_ON, params={"article": article_id, "prompt": prompt}).first()
    return WorkedOn(*found) if found else None


_TOLD_AT = select(func.max(EntryRow.changed_at)).where(col(EntryRow.article_id) == bindparam("article"))
_WORKED_ON = (
    select(ArticleRow, DocumentRow, AnalysisRow, _TOLD_AT.scalar_subquery())
    .outerjoin(DocumentRow, IS_CURRENT)
    .outerjoin(
        AnalysisRow,
        and_(
            col(AnalysisRow.article_id) == col(DocumentRow.article_id),
            col(AnalysisRow.content_hash) == col(DocumentRow.content_hash),
            col(AnalysisRow.prompt) == bindparam("prompt"),
        ),
    )
    .where(col(ArticleRow.id) == bindparam("article"))
)


def save_document(
    session: Session, article_id: str, document: Document, *, title: str, origin: str, signature: str, now: datetime
) -> bool:
    """Makes it the article's current document, under `title`; True where its content is other than that of the one
    before."""
    article = row_of(session, ArticleRow, article_id)
    assert article is not None
    changed = article.content_hash != document.content_hash
    row = row_of(session, DocumentRow, article_id, document.content_hash)
    if row is None:
        taken = {"article_id": article_id, "content_hash": document.content_hash, "document": document}
        add_rows(session, DocumentRow, [taken | {"extracted_at": now, "origin": origin}])
    else:
        row.extracted_at, row.origin = now, origin
        session.add(row)
    article.content_hash, article.signature = document.content_hash, signature or None
    article.language = document.language.partition("-")[0]  # pages say en-US, readers filter by en
    article.title = title
    article.authors = ", ".join(document.authors) or article.authors
    session.add(article)
    session.flush()
    return changed
