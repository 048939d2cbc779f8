"""The blocks of articles, one row for each content."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from aainews.domain.documents import Document
from aainews.tables import ArticleRow, DocumentRow


def current_document(session: Session, article_id: str) -> DocumentRow | None:
    """The document of the article's current content hash."""
    article = session.get(ArticleRow, article_id)
    if article is None or article.content_hash is None:
        return None
    return session.get(DocumentRow, (article_id, article.content_hash))


def save_document(
    session: Session, article_id: str, document: Document, *, title: str, origin: str, signature: str, now: datetime
) -> bool:
    """Makes it the article's current document, under `title`; True where its content is other than that of the one
    before."""
    article = session.get_one(ArticleRow, article_id)
    changed = article.content_hash != document.content_hash
    row = session.get(DocumentRow, (article_id, document.content_hash))
    if row is None:
        row = DocumentRow(
            article_id=article_id, content_hash=document.content_hash, extracted_at=now, document=document
        )
    row.extracted_at, row.origin = now, origin
    article.content_hash, article.signature = document.content_hash, signature or None
    article.language = document.language.partition("-")[0]  # pages say en-US, readers filter by en
    article.title = title
    article.authors = ", ".join(document.authors) or article.authors
    session.add_all((row, article))
    session.flush()
    return changed
