"""The text of an article that search looks through: what its reader sees, and nothing that its rights withhold."""

from __future__ import annotations

from collections.abc import Generator

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from aainews.domain.analysis import Analysis
from aainews.domain.catalogue import Rights
from aainews.domain.documents import Code, Document, Math, plain_text
from aainews.domain.search.texts import SearchedText, joined
from aainews.domain.search.tokens import filter_token
from aainews.store.prepared import rows_of
from aainews.store.reading import newest_analysis
from aainews.store.translations import shown_translations
from aainews.tables import ArticleRow, DocumentRow, MentionRow, PublicationRow, SourceRow, TagRow


def searched_text(session: Session, publication: PublicationRow) -> SearchedText:
    """Reads the article's rows; costs what showing its page costs."""
    asked = {"article": publication.article_id, "source": publication.source_slug}
    ((content_hash, source),) = rows_of(session, _ARTICLE, asked)
    tags = tags_of(session, publication.article_id)
    mentions = mentions_of(session, publication.article_id)
    return SearchedText(
        title=publication.title,
        title_original=publication.title_original,
        tldr=publication.tldr or "",
        labels=joined((source, *tags, *(name for _, _, name in mentions))),
        body=joined(_body(session, publication.article_id, content_hash, Rights(publication.rights))),
        filters=tuple(filters_of(publication, tags, [(kind, slug) for kind, slug, _ in mentions])),
    )


_ARTICLE = (
    select(ArticleRow.content_hash, SourceRow.name)
    .outerjoin(SourceRow, col(SourceRow.slug) == bindparam("source"))
    .where(col(ArticleRow.id) == bindparam("article"))
)


def filters_of(publication: PublicationRow, tags: list[str], mentions: list[tuple[str, str]]) -> Generator[str]:
    """Every condition that the article meets, as a token; times are not among them."""
    yield filter_token("source", publication.source_slug)
    yield filter_token("kind", publication.kind)
    yield filter_token("lang", publication.language)
    for tag in tags:
        yield filter_token("tag", tag)
    for kind, slug in mentions:
        yield filter_token(kind, slug)
    for level in range(1, (publication.importance or 0) + 1):
        yield filter_token("min_importance", str(level))


def _body(session: Session, article_id: str, content_hash: str | None, rights: Rights) -> Generator[str]:
    if rights is Rights.LINK:
        return
    analysed = newest_analysis(session, article_id, content_hash)
    if analysed is not None and analysed.analysis is not None:
        yield from _own_words(analysed.analysis)
    if rights is Rights.FULL:
        for (document,) in rows_of(session, _DOCUMENT, {"article": article_id, "hash": content_hash}):
            yield from _shown(session, article_id, document)


_DOCUMENT = select(col(DocumentRow.document)).where(
    col(DocumentRow.article_id) == bindparam("article"), col(DocumentRow.content_hash) == bindparam("hash")
)


def _own_words(analysis: Analysis) -> Generator[str]:
    for point in analysis.key_points:
        yield f"{point.heading}\n{point.text}"
    yield analysis.impact
    yield analysis.comment


def _shown(session: Session, article_id: str, document: Document) -> Generator[str]:
    """Each segment as shown: in Japanese where a translation passed, else as the source has it; code as it is."""
    translated = shown_translations(session, article_id)
    for segment in document.segments:
        if isinstance(segment, Code | Math):
            yield segment.text
        else:
            made = translated.get(segment.id)
            yield plain_text(made.ja if made and made.ja else segment.html)


_TAGS = select(TagRow.tag).where(col(TagRow.article_id) == bindparam("article")).order_by(col(TagRow.position))
_MENTIONS = (
    select(MentionRow.kind, MentionRow.slug, MentionRow.name)
    .where(col(MentionRow.article_id) == bindparam("article"))
    .order_by(col(MentionRow.position))
)


def tags_of(session: Session, article_id: str) -> list[str]:
    return [tag for (tag,) in rows_of(session, _TAGS, {"article": article_id})]


def mentions_of(session: Session, article_id: str) -> list[tuple[str, str, str]]:
    """Kind, slug and name of each."""
    return [(kind, slug, name) for kind, slug, name in rows_of(session, _MENTIONS, {"article": article_id})]
