"""The text of an article as it is now: what is stored, or its page, or what its feed gave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from aainews.clock import utc_now
from aainews.domain.catalogue import Rights, SourceKind
from aainews.domain.documents import Document
from aainews.domain.entries import Entry
from aainews.domain.urls import article_id as identity_of
from aainews.domain.urls import canonical_url
from aainews.enrich.edits import is_small_edit
from aainews.errors import AAINewsError, ExtractError, FetchError
from aainews.extract import settled_title
from aainews.extract.similarity import first_near_duplicate
from aainews.logs import logger
from aainews.pipeline.context import Context
from aainews.pipeline.desk import Step
from aainews.pipeline.enrichment import prompt_names
from aainews.pipeline.judging import still_holds
from aainews.pipeline.reading_pages import Read, read_feed_text, read_page, signed, title_only
from aainews.publish.progress import feed_text_suffices, page_is_due, wants_page
from aainews.store.analyses import analysis_of, save_analysis
from aainews.store.articles import article, mark_duplicate, signatures_since
from aainews.store.database import reading, transaction
from aainews.store.documents import current_document, save_document
from aainews.store.entries import entries_of
from aainews.tables import AnalysisRow, ArticleRow, DocumentRow

COPIES_WITHIN = timedelta(days=3)
"""Copies of a text come out within days of it; older articles are not compared with."""
log = logger("pipeline")


class Texts:
    """`failed` is told of a page that cannot be had."""

    def __init__(self, context: Context, failed: Callable[[str, AAINewsError], None]) -> None:
        self._context = context
        self._database = context.database
        self._failed = failed
        self._prompts = prompt_names(context.model.profile)

    def current(self, row: ArticleRow) -> Document | None:
        """The article's document as it is now; None where there is none yet, or it is a copy."""
        with self._context.desk.at(Step.TEXT), reading(self._database) as session:
            known = current_document(session, row.id)
            told = entries_of(session, row.id)
        entries = [each.entry for each in told]
        changed_at = told[0].changed_at if told else row.first_seen_at
        if not wants_page(Rights(row.rights), SourceKind(row.kind)):
            if known is not None and known.extracted_at >= changed_at:
                return known.document
            text = read_feed_text(entries, row.url, row.title, row.language)
            return self._kept(row, signed(text or title_only(row.title, row.language)), known, origin="feed")
        extracted_at, origin = (known.extracted_at, known.origin) if known else (None, None)
        if not page_is_due(extracted_at, origin, changed_at, failed=row.error_code is not None):
            return known.document if known else None
        try:
            page = self._context.fetcher.fetch_page(row.url)
            read = self._context.run(read_page, page, row.language)
            with self._context.desk.at(Step.TEXT):
                return self._kept(row, read, known, origin="page")
        except (FetchError, ExtractError) as error:
            self._failed(row.id, error)
            return known.document if known else self._stand_in(row, entries)

    def _stand_in(self, row: ArticleRow, entries: Sequence[Entry]) -> Document | None:
        text = read_feed_text(entries, row.url, row.title, row.language)
        if text is None or not feed_text_suffices(text):
            return None
        return self._kept(row, signed(text), None, origin="feed")

    def _kept(self, row: ArticleRow, read: Read, known: DocumentRow | None, *, origin: str) -> Document | None:
        """Stores the document; None where it turns out to be a copy of another article that we have."""
        document, signature, now = read.document, read.signature, utc_now()
        row.title = settled_title(row.title, document.title)
        original = self._original_of(row, document, signature) if known is None else None
        carried = self._carried(row.id, document, known)
        with transaction(self._database) as session:
            save_document(session, row.id, document, title=row.title, origin=origin, signature=signature, now=now)
            if carried is not None:
                analysis, made = carried.analysis, (carried.model, carried.attempts)
                save_analysis(
                    session, row.id, document.content_hash, carried.prompt, analysis,
                    model=made[0], attempts=made[1], now=now,
                )  # fmt: skip
            target = article(session, original) if original else None
            if target is None or target.duplicate_of is not None or target.content_hash is None:
                return document
            mark_duplicate(session, row.id, target.id)
        log.info("duplicate", article=row.id, of=original)
        return None

    def _carried(self, article_id: str, document: Document, known: DocumentRow | None) -> AnalysisRow | None:
        """The analysis of the text before, where the edit is small and all that it says still has its ground."""
        if known is None or known.content_hash == document.content_hash or not is_small_edit(known.document, document):
            return None
        with reading(self._database) as session:
            row = analysis_of(session, article_id, known.content_hash, self._prompts.analysis)
            if row is None or analysis_of(session, article_id, document.content_hash, self._prompts.analysis):
                return None
        analysis = still_holds(row.analysis, document) if row.analysis else None
        if analysis is None:
            return None
        row.analysis = analysis
        return row

    def _original_of(self, row: ArticleRow, document: Document, signature: str) -> str | None:
        """The id of the article that the page calls its original, or else of one with the same text."""
        stated = identity_of(canonical_url(document.canonical_url)) if document.canonical_url else row.id
        with reading(self._database) as session:
            if stated != row.id and article(session, stated) is not None:
                return stated
            others = signatures_since(session, utc_now() - COPIES_WITHIN, besides=row.id)
        return first_near_duplicate(signature, others)
