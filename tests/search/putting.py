"""Articles put into a database as the pipeline puts them there: rows of what was made, then `publish`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine

from aainews.domain.analysis import Analysis, EntityKind, KeyPoint
from aainews.domain.catalogue import Rights, SourceKind
from aainews.domain.documents import Document, Paragraph, segment_id
from aainews.domain.publication import ArticleState, Card, Mention, SegmentStatus
from aainews.reference.folding import slug_from
from aainews.store.database import transaction
from aainews.store.publications import publish
from aainews.tables import AnalysisRow, ArticleRow, DocumentRow

NOON = datetime(2026, 5, 5, 12, tzinfo=UTC)


def put(
    engine: Engine,
    id: str,
    title: str,
    tldr: str = "",
    body: str = "",
    *,
    at: datetime = NOON,
    importance: int | None = 3,
    tags: tuple[str, ...] = (),
    companies: tuple[str, ...] = (),
    **changes: Any,
) -> bool:
    """Publishes an article whose document is in Japanese; again with other texts, it is published again."""
    card = card_for(id, title, tldr, at, importance, tags, companies, changes)
    document = Document(
        title=title, language="ja", canonical_url=None, authors=(), lead_image=None,
        segments=tuple(Paragraph(id=segment_id("paragraph", text, {}), html=text) for text in body.split("\n") if text),
    )  # fmt: skip
    with transaction(engine) as session:
        article = session.get(ArticleRow, id) or ArticleRow(
            id=id, url=card.url, source_slug=card.source_slug, title=title, kind=card.kind, language="ja",
            rights=card.rights, first_seen_at=at,
        )  # fmt: skip
        article.content_hash = document.content_hash
        session.add(article)
        session.flush()
        if session.get(DocumentRow, (id, document.content_hash)) is None:
            session.add(
                DocumentRow(article_id=id, content_hash=document.content_hash, extracted_at=at, document=document)
            )
            session.add(
                AnalysisRow(
                    article_id=id, content_hash=document.content_hash, prompt="analysis.v1", model="m", attempts=1,
                    created_at=at, analysis=Analysis(
                        tldr=tldr, key_points=(KeyPoint(heading="要点", text="説明"),), impact="", comment="", tags=tags,
                        entities=(), scores=(),
                    ),
                )
            )  # fmt: skip
        session.flush()
        return publish(session, card, at)


def card_for(
    id: str,
    title: str,
    tldr: str,
    at: datetime,
    importance: int | None,
    tags: tuple[str, ...],
    companies: tuple[str, ...],
    changes: dict[str, Any],
) -> Card:
    fields: dict[str, Any] = {
        "article_id": id, "state": ArticleState.PUBLISHED, "title": title, "title_original": title,
        "title_status": SegmentStatus.UNTOUCHED, "url": f"https://alpha.example/{id}", "source_slug": "alpha",
        "kind": SourceKind.LAB, "language": "ja", "rights": Rights.FULL, "published_at": at, "published_date": None,
        "sorted_at": at, "tldr": tldr or None, "importance": importance,
        "overall": float(importance) if importance else None, "depth": importance, "relevance": importance,
        "practicality": importance, "novelty": importance, "reading_minutes": 1, "lead_image": None, "model": "m",
        "model_label": None, "tags": tags,
        "mentions": tuple(Mention(kind=EntityKind.COMPANY, slug=slug_from(name), name=name) for name in companies),
    }  # fmt: skip
    return Card(**fields | changes)
