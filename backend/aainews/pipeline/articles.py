"""The work on one article: `headline` (text, title, analysis; shown at once) and `body` (translation; shown again).

Each job asks the rows what is missing, does that, and leaves a date for the next try behind before it starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from aainews.clock import utc_now
from aainews.domain.catalogue import Rights, SourceKind
from aainews.domain.documents import Document
from aainews.domain.enriched import AnalysisOutcome, SegmentOutcome
from aainews.domain.entries import Entry
from aainews.domain.urls import article_id as identity_of
from aainews.domain.urls import canonical_url
from aainews.errors import AAINewsError, BudgetSpent, ExtractError, FetchError
from aainews.extract import is_near_duplicate, settled_title, similarity_signature
from aainews.logs import logger
from aainews.pipeline.context import Context
from aainews.pipeline.enrichment import SecondModel, analyse, prompt_names, translate_body, translate_title
from aainews.pipeline.ledger import Ask
from aainews.pipeline.publishing import Progress, card_of, progress_of
from aainews.pipeline.reading_pages import read_feed_text, read_page, title_only
from aainews.publish.ordering import body_priority, headline_priority, sorted_at
from aainews.publish.progress import feed_text_suffices, page_is_due, wants_analysis, wants_page
from aainews.publish.retrying import LEASE, next_try
from aainews.store.analyses import save_analysis
from aainews.store.articles import (
    article,
    mark_duplicate,
    published_of,
    put_off_article,
    record_article_failure,
    record_article_success,
    signatures_since,
    wait_for_budget,
)
from aainews.store.checks import replace_findings
from aainews.store.database import reading, transaction
from aainews.store.documents import current_document, save_document
from aainews.store.entries import entries_of
from aainews.store.publications import publish
from aainews.store.translations import save_translations
from aainews.tables import ArticleRow, DocumentRow
from aainews.tables.enrichment import TITLE_SEGMENT

COPIES_WITHIN = timedelta(days=3)
"""Copies of a text come out within days of it; older articles are not compared with."""
ANALYSIS_FIELDS = ("tldr", "key_points", "impact", "comment", "tags", "entities", "scores")
log = logger("pipeline")


class ArticleWork:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._database = context.database
        self._prompts = prompt_names(context.model.profile)

    def headline(self, article_id: str) -> None:
        """Job: gets the text, title and analysis, and shows the article; then enqueues the body where one is due."""
        row = self._begin(article_id)
        if row is None:
            return
        priority = headline_priority(SourceKind(row.kind), sorted_at(published_of(row), row.first_seen_at))
        try:
            document = self._document(row)
            if document is None:
                return
            self._make_title(row, document, priority)
            self._make_analysis(row, document, priority)
            self._show(article_id)
        except BudgetSpent as spent:
            self._wait_for_budget(article_id, spent)
        except AAINewsError as error:
            self._failed(article_id, error)
        except Exception as error:
            self._failed(article_id, unexpected(error))
            raise

    def body(self, article_id: str) -> None:
        """Job: translates the segments that are missing, batch by batch, and shows the article again."""
        row = self._begin(article_id)
        if row is None:
            return
        try:
            self._make_body(row)
            self._show(article_id)
        except BudgetSpent as spent:
            self._wait_for_budget(article_id, spent)
        except AAINewsError as error:
            self._failed(article_id, error)
        except Exception as error:
            self._failed(article_id, unexpected(error))
            raise

    def _begin(self, article_id: str) -> ArticleRow | None:
        """The article, put off for as long as the work may take; None where nothing is due on it."""
        with transaction(self._database) as session:
            row = article(session, article_id)
            if row is None or row.next_try_at is None or row.duplicate_of is not None:
                return None
            put_off_article(session, article_id, utc_now() + LEASE)
            return row

    def _document(self, row: ArticleRow) -> Document | None:
        """The article's document as it is now; None where there is none yet, or it is a copy. Raises LLMError never."""
        with reading(self._database) as session:
            known = current_document(session, row.id)
            told = entries_of(session, row.id)
        entries = [each.entry for each in told]
        changed_at = told[0].changed_at if told else row.first_seen_at
        if not wants_page(Rights(row.rights), SourceKind(row.kind)):
            if known is not None and known.extracted_at >= changed_at:
                return known.document
            text = read_feed_text(entries, row.url, row.title, row.language)
            return self._kept(row, text or title_only(row.title, row.language), known, origin="feed")
        extracted_at, origin = (known.extracted_at, known.origin) if known else (None, None)
        if not page_is_due(extracted_at, origin, changed_at, failed=row.error_code is not None):
            return known.document if known else None
        try:
            return self._kept(row, read_page(self._context.fetcher, row.url, row.language), known, origin="page")
        except (FetchError, ExtractError) as error:
            self._failed(row.id, error)
            return known.document if known else self._stand_in(row, entries)

    def _stand_in(self, row: ArticleRow, entries: Sequence[Entry]) -> Document | None:
        text = read_feed_text(entries, row.url, row.title, row.language)
        if text is None or not feed_text_suffices(text):
            return None
        return self._kept(row, text, None, origin="feed")

    def _kept(self, row: ArticleRow, document: Document, known: DocumentRow | None, *, origin: str) -> Document | None:
        """Stores the document; None where it turns out to be a copy of another article that we have."""
        signature, now = similarity_signature(document.text), utc_now()
        row.title = settled_title(row.title, document.title)
        original = self._original_of(row, document, signature) if known is None else None
        with transaction(self._database) as session:
            save_document(session, row.id, document, title=row.title, origin=origin, signature=signature, now=now)
            target = article(session, original) if original else None
            if target is None or target.duplicate_of is not None or target.content_hash is None:
                return document
            mark_duplicate(session, row.id, target.id)
        log.info("duplicate", article=row.id, of=original)
        return None

    def _original_of(self, row: ArticleRow, document: Document, signature: str) -> str | None:
        """The id of the article that the page calls its original, or else of one with the same text."""
        stated = identity_of(canonical_url(document.canonical_url)) if document.canonical_url else row.id
        with reading(self._database) as session:
            if stated != row.id and article(session, stated) is not None:
                return stated
            others = signatures_since(session, utc_now() - COPIES_WITHIN, besides=row.id)
        return next((other for other, theirs in others if is_near_duplicate(signature, theirs)), None)

    def _make_title(self, row: ArticleRow, document: Document, priority: int) -> None:
        if TITLE_SEGMENT in self._progress(row.id).translations:
            return
        outcome = translate_title(
            self._ask(row.id, priority),
            row.title or document.title,
            document,
            self._context.model.profile,
            self._second(row.id, priority),
        )
        headline = SegmentOutcome(segment_id=TITLE_SEGMENT, **outcome.model_dump())
        self._keep_segments(row.id, self._prompts.title, [headline], "title")

    def _make_analysis(self, row: ArticleRow, document: Document, priority: int) -> None:
        progress = self._progress(row.id)
        if not progress.analysis_is_due:
            return
        profile = self._context.model.profile
        if wants_analysis(Rights(row.rights), document):
            outcome = analyse(self._ask(row.id, priority), document, profile, self._second(row.id, priority))
        else:
            outcome = AnalysisOutcome(analysis=None, checks=(), attempts=0, model=profile.name)
        now = utc_now()
        with transaction(self._database) as session:
            save_analysis(
                session, row.id, document.content_hash, self._prompts.analysis, outcome.analysis,
                model=outcome.model, attempts=outcome.attempts, now=now,
            )  # fmt: skip
            findings = [(check, outcome.attempts) for check in outcome.checks]
            replace_findings(session, row.id, findings, now, fields=ANALYSIS_FIELDS)

    def _make_body(self, row: ArticleRow) -> None:
        progress = self._progress(row.id)
        if progress.document is None or not progress.pending:
            return
        priority = body_priority(SourceKind(row.kind), sorted_at(published_of(row), row.first_seen_at))
        translate_body(
            self._ask(row.id, priority),
            progress.document,
            self._context.model.profile,
            done=set(progress.body),
            on_segments=lambda outcomes: self._keep_segments(row.id, self._prompts.translation, outcomes, "body"),
            run_all=self._context.batches.map,
            second=self._second(row.id, priority),
        )

    def _keep_segments(self, article_id: str, prompt: str, outcomes: Sequence[SegmentOutcome], field: str) -> None:
        now = utc_now()
        findings = [(check, outcome.attempts) for outcome in outcomes for check in outcome.checks]
        segments = None if field == "title" else [outcome.segment_id for outcome in outcomes]
        with transaction(self._database) as session:
            put_off_article(session, article_id, now + LEASE)
            save_translations(session, article_id, prompt, outcomes, now)
            replace_findings(session, article_id, findings, now, fields=(field,), segment_ids=segments)

    def _show(self, article_id: str) -> None:
        """Publishes what there is; then either the body is due, or nothing is until something changes."""
        progress = self._progress(article_id)
        card = card_of(progress, self._context.model.profile)
        with transaction(self._database) as session:
            publish(session, card, utc_now())
            if progress.is_settled:
                record_article_success(session, article_id, progress.article.next_try_at)
        log.info("published", article=article_id, state=card.state, pending=len(progress.pending))
        if progress.pending:
            priority = body_priority(card.kind, card.sorted_at)
            self._context.enqueue("body", article_id, article_id, priority=priority)

    def _wait_for_budget(self, article_id: str, spent: BudgetSpent) -> None:
        """Shows what there is; the rest is due when the next day begins. That is no failure of the article."""
        progress = self._progress(article_id)
        until = utc_now() + timedelta(seconds=spent.retry_after)
        with transaction(self._database) as session:
            if TITLE_SEGMENT in progress.translations:
                publish(session, card_of(progress, self._context.model.profile), utc_now())
            wait_for_budget(session, article_id, until, spent.code)
        log.info("waits_for_budget", article=article_id, depth=spent.detail, next_try_at=until)

    def _failed(self, article_id: str, error: AAINewsError) -> None:
        """Notes what went wrong and when it is tried again; never gives up."""
        with transaction(self._database) as session:
            row = article(session, article_id)
            again = next_try(
                utc_now(),
                (row.failures if row else 0) + 1,
                retryable=error.retryable,
                retry_after=getattr(error, "retry_after", None),
                chance=self._context.chance(),
            )
            record_article_failure(session, article_id, again, error.code, error.detail)
        log.warning("article_failed", article=article_id, code=error.code, detail=error.detail, next_try_at=again)

    def _progress(self, article_id: str) -> Progress:
        with reading(self._database) as session:
            return progress_of(session, article_id, self._context.model.profile)

    def _ask(self, article_id: str, priority: int) -> Ask:
        model = self._context.model
        ask = self._context.budget.guarded(lambda request: model.ask(request, priority))
        return self._context.ledger.recorded(ask, article_id)

    def _second(self, article_id: str, priority: int) -> SecondModel | None:
        model = self._context.model
        if model.second is None:
            return None
        ask = self._context.budget.guarded(lambda request: model.ask_second(request, priority))
        return SecondModel(self._context.ledger.recorded(ask, article_id, model.second.name), model.second)


def unexpected(error: Exception) -> AAINewsError:
    """A fault of ours, as an article's row tells it: tried again like any other."""
    return AAINewsError(type(error).__name__, retryable=True)
