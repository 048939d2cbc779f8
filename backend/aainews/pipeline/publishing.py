"""What exists of an article for its current text and prompts, and showing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from aainews.domain.calls import ModelProfile
from aainews.domain.catalogue import Rights, SourceKind
from aainews.domain.documents import Document
from aainews.domain.publication import Card, SegmentStatus
from aainews.pipeline.enrichment import prompt_names, segments_to_translate
from aainews.publish.card import Rendering, Subject, build_card
from aainews.publish.progress import wants_body, wants_page
from aainews.store.articles import published_of
from aainews.store.documents import worked_on
from aainews.store.translations import translations_of
from aainews.tables import AnalysisRow, ArticleRow, TranslationRow
from aainews.tables.enrichment import TITLE_SEGMENT


@dataclass(frozen=True)
class Progress:
    """The rows of one article that hold for its current content and prompt versions."""

    article: ArticleRow
    document: Document | None
    translations: Mapping[str, TranslationRow]
    analysis: AnalysisRow | None
    wanted: tuple[str, ...]
    """Ids of the segments that are to be translated, in reading order."""
    stand_in: bool
    """The feed's text is shown because the page could not be had."""
    outdated: bool
    """A feed has told of a change since the text was taken."""

    @property
    def body(self) -> dict[str, TranslationRow]:
        """What has been dealt with."""
        rows = {segment_id: self.translations.get(segment_id) for segment_id in self.wanted}
        return {segment_id: row for segment_id, row in rows.items() if row and row.status != SegmentStatus.PENDING}

    @property
    def pending(self) -> tuple[str, ...]:
        body = self.body
        return tuple(segment_id for segment_id in self.wanted if segment_id not in body)

    @property
    def analysis_is_due(self) -> bool:
        """True also where there is nothing to analyse: that is noted in a row, too, or it would be asked for ever."""
        return self.analysis is None and Rights(self.article.rights) is not Rights.LINK

    @property
    def is_settled(self) -> bool:
        """Nothing is due until something changes."""
        return not self.pending and not self.stand_in and not self.outdated


def progress_of(session: Session, article_id: str, profile: ModelProfile) -> Progress:
    """Raises LookupError where there is no such article."""
    prompts = prompt_names(profile)
    found = worked_on(session, article_id, prompts.analysis)
    if found is None:
        raise LookupError(article_id)
    row, current, told_at = found.article, found.document, found.told_at
    rights, document = Rights(row.rights), current.document if current else None
    wanted = segments_to_translate(document) if document and wants_body(rights, document) else ()
    return Progress(
        article=row,
        document=document,
        translations=translations_of(session, article_id, (prompts.title, prompts.translation)),
        analysis=found.analysis,
        wanted=tuple(segment.id for segment in wanted),
        stand_in=current is not None and current.origin == "feed" and wants_page(rights, SourceKind(row.kind)),
        outdated=current is not None and told_at is not None and told_at > current.extracted_at,
    )


def card_of(progress: Progress, profile: ModelProfile) -> Card:
    """The article as lists show it, as far as it has come; its title has been dealt with."""
    title = progress.translations[TITLE_SEGMENT]
    return build_card(
        _subject(progress.article, progress.document),
        progress.document,
        _rendering(title),
        progress.analysis.analysis if progress.analysis else None,
        {segment_id: _rendering(row) for segment_id, row in progress.body.items()},
        wanted=progress.wanted,
        stand_in=progress.stand_in,
        model=title.model or profile.name,
        model_label=profile.label_ja,
    )


def _subject(row: ArticleRow, document: Document | None) -> Subject:
    return Subject(
        article_id=row.id,
        url=row.url,
        source_slug=row.source_slug,
        kind=SourceKind(row.kind),
        language=row.language,
        rights=Rights(row.rights),
        title=row.title or (document.title if document else row.url),
        published=published_of(row),
        first_seen_at=row.first_seen_at,
    )


def _rendering(row: TranslationRow) -> Rendering:
    return Rendering(ja=row.ja, status=SegmentStatus(row.status))
