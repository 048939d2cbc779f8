"""The work on one article: `headline` (text, title, analysis; shown at once) and `body` (the rest; shown again).

Each job asks the rows what is missing, does that, and leaves a date for the next try behind before it starts.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from aainews.clock import utc_now
from aainews.domain.budget import Depth
from aainews.domain.catalogue import SourceKind
from aainews.domain.documents import Document
from aainews.errors import AAINewsError, BudgetSpent
from aainews.logs import logger
from aainews.pipeline.budget import spent
from aainews.pipeline.context import Context
from aainews.pipeline.desk import Step
from aainews.pipeline.embedding import Embedding
from aainews.pipeline.enrichment import Ask, Enricher, SecondModel, enricher_for
from aainews.pipeline.keeping import Keeping
from aainews.pipeline.publishing import card_of
from aainews.pipeline.storying import StoryWork
from aainews.pipeline.texts import Texts
from aainews.pipeline.triage import note_triage, triaged, wants_triage
from aainews.publish.ordering import body_priority, headline_priority, sorted_at
from aainews.publish.retrying import LEASE, next_try
from aainews.store.articles import (
    article,
    published_of,
    put_off_article,
    record_article_failure,
    record_article_success,
    wait_for_budget,
)
from aainews.store.database import reading, transaction
from aainews.store.publications import is_published, publish
from aainews.store.reports import opening_of
from aainews.stories.report import OPENING
from aainews.tables import ArticleRow
from aainews.tables.enrichment import TITLE_SEGMENT

log = logger("pipeline")


class ArticleWork:
    def __init__(self, context: Context, embedding: Embedding, stories: StoryWork) -> None:
        self._context = context
        self._embedding = embedding
        self._stories = stories
        self._database = context.database
        self._texts = Texts(context, self._failed)
        self._keeping = Keeping(context)

    def headline(self, article_id: str) -> None:
        """Job: gets the text, title and analysis, and shows the article; then enqueues the rest where some is due, and
        places it in its story."""
        self._make_headline(article_id)
        self._stories.story(article_id)

    def body(self, article_id: str) -> None:
        """Job: translates the segments that are missing, batch by batch, shows the article again, and places it anew."""
        self._make_body(article_id)
        self._stories.story(article_id)

    def _make_headline(self, article_id: str) -> None:
        row = self._begin(article_id)
        if row is None:
            return
        priority = headline_priority(SourceKind(row.kind), sorted_at(published_of(row), row.first_seen_at))
        with self._ending_in_a_state(article_id):
            document = self._texts.current(row)
            if document is None or not self._is_ai_news(row, document, priority):
                return
            self._make_first(article_id, document, priority)
            self._show(article_id)

    def _make_body(self, article_id: str) -> None:
        row = self._begin(article_id)
        if row is None:
            return
        priority = body_priority(SourceKind(row.kind), sorted_at(published_of(row), row.first_seen_at))
        with self._ending_in_a_state(article_id):
            document = self._keeping.progress(article_id).document
            if document is not None:
                self._make_rest(article_id, document, priority)
            self._show(article_id)

    @contextmanager
    def _ending_in_a_state(self, article_id: str) -> Generator[None]:
        """What goes wrong within is kept with a next try; only what nobody foresaw is raised as well, for the log."""
        try:
            yield
        except BudgetSpent as stop:
            self._wait_for_budget(article_id, stop)
        except AAINewsError as error:
            self._failed(article_id, error)
        except Exception as error:
            self._failed(article_id, unexpected(error))
            raise

    def _begin(self, article_id: str) -> ArticleRow | None:
        """The article, put off for as long as the work may take; None where nothing is due on it."""
        with self._context.desk.at(Step.BEGIN), transaction(self._database) as session:
            row = article(session, article_id)
            if row is None or row.next_try_at is None or row.duplicate_of is not None:
                return None
            put_off_article(session, article_id, utc_now() + LEASE)
            return row

    def _is_ai_news(self, row: ArticleRow, document: Document, priority: int) -> bool:
        """Asks once about an article of a general source that has not been shown yet."""
        profile = self._context.model.profile
        with reading(self._database) as session:
            if is_published(session, row.id):
                return True
            is_sure = not wants_triage(session, row, profile)
        if is_sure:
            self._expect(row, document)
            return True
        rights = triaged(self._recorded(row.id, priority), row, document, profile)
        with transaction(self._database) as session:
            note_triage(session, row, rights)
        if rights is not None:
            self._expect(row, document)
        return rights is not None

    def _expect(self, row: ArticleRow, document: Document) -> None:
        """It will be grouped as soon as it is shown: its vector is made while the model reads it."""
        title = row.title or document.title
        self._embedding.expect(title, opening_of(title, document.text, OPENING))

    def _make_first(self, article_id: str, document: Document, priority: int) -> None:
        """As deep as the budget lets it; raises BudgetSpent where less than the summary could be made."""
        due, depth = self._keeping.due(article_id, document), self._context.budget.depth()
        allowed = replace(
            due,
            pending=due.pending if depth >= Depth.FULL else (),
            analysis_is_due=due.analysis_is_due and depth >= Depth.SUMMARY,
        )
        self._enricher(article_id, priority).first(allowed, self._keeping.keep(article_id, document))
        if due.analysis_is_due and not allowed.analysis_is_due:
            raise spent(depth)

    def _make_rest(self, article_id: str, document: Document, priority: int) -> None:
        """Until nothing is pending. The review may send lines back, each time further down the ladder, and so not for
        ever; they are asked for here, as a job cannot enqueue itself."""
        changed = True
        while changed:  # a line that is given up is no longer beside the others, which are looked at again
            if (due := self._keeping.due(article_id, document)).pending:
                self._enricher(article_id, priority).rest(due, self._keeping.keep(article_id, document))
            changed = self._keeping.review(self._keeping.progress(article_id))

    def _show(self, article_id: str) -> None:
        """Publishes what there is; then either the rest is due, or nothing is until something changes."""
        desk = self._context.desk
        with desk.at(Step.SHOW):
            progress = self._keeping.progress(article_id)
        if self._keeping.review(progress):
            progress = self._keeping.progress(article_id)
        with desk.at(Step.SHOW):
            card = card_of(progress, self._context.model.profile)
            with transaction(self._database) as session:
                publish(session, card, utc_now())
                if progress.is_settled:
                    record_article_success(session, article_id, progress.article.next_try_at)
            log.info("published", article=article_id, state=card.state, pending=len(progress.pending))
            if progress.pending:
                priority = body_priority(card.kind, card.sorted_at)
                self._context.enqueue("body", article_id, article_id, priority=priority)

    def _wait_for_budget(self, article_id: str, stop: BudgetSpent) -> None:
        """Shows what there is; the rest is due when the next day begins. That is no failure of the article."""
        progress = self._keeping.progress(article_id)
        until = utc_now() + timedelta(seconds=stop.retry_after)
        with transaction(self._database) as session:
            if TITLE_SEGMENT in progress.translations:
                publish(session, card_of(progress, self._context.model.profile), utc_now())
            wait_for_budget(session, article_id, until, stop.code)
        log.info("waits_for_budget", article=article_id, depth=stop.detail, next_try_at=until)

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

    def _enricher(self, article_id: str, priority: int) -> Enricher:
        return enricher_for(
            self._recorded(article_id, priority),
            self._context.model.profile,
            run_all=self._context.batches.map,
            second=self._second(article_id, priority),
            run=self._context.run,
        )

    def _recorded(self, article_id: str, priority: int) -> Ask:
        """Asks the model within the budget; no answer is paid for twice."""
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
