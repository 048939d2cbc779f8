"""The pipeline as the command line and the scheduler use it: start, ingest, work, stop."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack
from datetime import datetime, timedelta
from random import SystemRandom
from types import TracebackType
from typing import Self

from sqlalchemy import Engine as SqlEngine

from aainews.clock import utc_now
from aainews.domain.digests import DigestKind
from aainews.fetch import Fetcher
from aainews.pipeline.apart import Apart
from aainews.pipeline.articles import ArticleWork
from aainews.pipeline.budget import Budget, checked_limits, prices_for
from aainews.pipeline.computing import here
from aainews.pipeline.context import Context
from aainews.pipeline.desk import Desk
from aainews.pipeline.digesting import Digesting
from aainews.pipeline.embedding import Embedding
from aainews.pipeline.engine import Engine, Job, Queue
from aainews.pipeline.enrichment import prompt_names
from aainews.pipeline.heart import Heart
from aainews.pipeline.ingesting import BY_HAND, HOLD, Ingesting
from aainews.pipeline.ledger import Ledger
from aainews.pipeline.model import Model
from aainews.pipeline.queueing import enqueue_due
from aainews.pipeline.reading_pages import read_page
from aainews.pipeline.seat import Seat
from aainews.pipeline.storying import StoryWork
from aainews.settings import Settings
from aainews.store.articles import ask_for_outdated
from aainews.store.database import reading, transaction
from aainews.store.runs import RunCounts, counts_since, remove_runs_before, run_named
from aainews.stories.signs import signs_of

RUNS_KEPT = timedelta(days=90)
COMPUTING = min(2, os.cpu_count() or 1)
"""Processes beside this one in which pages are read and answers judged."""
OFTEN, NOW_AND_THEN, SELDOM = 0.15, 1.0, 2.0
"""Seconds after which a queue is looked at: the one that articles pass through, that of feeds, and those of the scheduler's
own jobs."""


class Pipeline:
    """One worker. Use as a context manager; raises ConfigError where another process has its seat."""

    def __init__(self, settings: Settings, database: SqlEngine, model: Model | None = None) -> None:
        """`model`: where it is not the one that the settings name."""
        self.settings = settings
        self.database = database
        self._held = ExitStack()
        self._model = model or Model(settings)
        room = self._model.profile.concurrency
        self._batches = ThreadPoolExecutor(max_workers=2 * room, thread_name_prefix="batch")
        self._feeds = ThreadPoolExecutor(max_workers=settings.fetch_concurrency, thread_name_prefix="feed")
        self._apart = None if self._model.profile.small else Apart(COMPUTING, first=(read_page,), last=(signs_of,))
        self._fetcher = Fetcher(settings)
        self._embedding = Embedding(settings, database)
        dice = SystemRandom()
        prices = prices_for(settings)
        context = Context(
            settings=settings,
            database=database,
            fetcher=self._fetcher,
            model=self._model,
            ledger=Ledger(database, self._model.profile.name, prices),
            budget=Budget(database, checked_limits(settings, prices)),
            batches=self._batches,
            run=self._apart or here,
            desk=Desk(),
            enqueue=self.enqueue,
            chance=dice.random,
        )
        self._ingesting = Ingesting(context)
        self._digesting = Digesting(context)
        self._stories = StoryWork(context, self._embedding)
        articles = ArticleWork(context, self._embedding, self._stories)
        jobs = (
            Job("ingest", self._ingesting.ingest, "chores"),
            Job("retry", self._retry, "chores"),
            Job("clean", self._clean, "chores"),
            Job("feed", self._ingesting.check_feed, "short"),
            Job("headline", articles.headline, "articles"),
            Job("body", articles.body, "articles"),
            Job("digest_daily", self._digesting.daily, "digests"),
            Job("digest_weekly", self._digesting.weekly, "digests"),
            Job("digest_hacker", self._digesting.hacker, "digests"),
            Job("story", self._stories.story, "short"),
        )
        queues = {
            "chores": Queue(1, SELDOM),
            "short": Queue(settings.fetch_concurrency, NOW_AND_THEN),
            "articles": Queue(articles_at_once(room), OFTEN),
            "digests": Queue(1, SELDOM),
        }
        self._engine = Engine(settings, jobs, queues)
        self._heart = Heart(settings, database, self._engine)
        if self._apart is not None:
            self._apart.start()  # as long as there are no threads

    def start(self) -> None:
        """Takes its seat and begins to work, first on what was left unfinished."""
        self._held.enter_context(Seat(self.settings, self.database))
        with self._held.pop_all() as held:
            held.callback(self._fetcher.close)
            held.callback(self._model.close)
            held.callback(self._embedding.close)
            if self._apart is not None:
                held.callback(self._apart.close)
            held.callback(self._batches.shutdown, wait=False, cancel_futures=True)
            held.callback(self._feeds.shutdown, wait=False, cancel_futures=True)
            self._engine.start()
            held.callback(self._engine.stop)
            self._model.prepare()
            self._heart.start()
            held.callback(self._heart.stop)
            self._held = held.pop_all()

    def stop(self) -> None:
        """Takes no more work; what still runs after a few seconds is begun again at the next start."""
        self._held.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def enqueue(self, job: str, key: str, *args: str, priority: int = 1) -> bool:
        """Asks for a job (see `Engine.enqueue`); what the scheduler's ticks call."""
        return self._engine.enqueue(job, key, *args, priority=priority)

    def ingest(
        self,
        source: str | None = None,
        limit: int | None = None,
        progress: Callable[[RunCounts], None] | None = None,
    ) -> RunCounts:
        """Asks the feeds now (of one source: its slug), and returns when all that is due is done. Feeds wait in no
        queue: one that is broken off is asked again when it is due.

        At most `limit` articles are worked on, the newest and most important; the rest stays due. Work that is to be
        tried again later is not waited for. `progress` is called about twice a second.
        """
        began = utc_now()
        run = f"by-hand-{began:%Y%m%dT%H%M%S.%f}"
        flags = (BY_HAND, HOLD) if limit is not None else (BY_HAND,)
        feeds = self._ingesting.begin(run, source or "", *flags)
        checks = [self._feeds.submit(self._engine.run, "feed", feed, run, *flags) for feed in feeds]
        while wait(checks, timeout=0.5).not_done:
            self._tell(run, began, progress)
        self._wait(run, began, progress)
        while enqueue_due(self.database, self.enqueue, source=source, limit=limit):
            self._wait(run, began, progress)
            if limit is not None:
                break
        if self._stories.enqueue_left_over(timedelta(days=self.settings.max_age_days)):
            self._wait(run, began, progress)
        self._clean(run)
        return self._counts(run, began)

    def digest(self, kind: DigestKind, key: str) -> None:
        """Makes the edition in this thread, of a pipeline that was not started and is of no use afterwards. Takes no
        seat: it may run beside a worker, and one edition comes of both."""
        try:
            self._digesting.make(kind, key)
        finally:
            for ended in (self._fetcher.close, self._model.close, self._batches.shutdown):
                ended()
            if self._apart is not None:
                self._apart.close()

    def work(self, stopped: Callable[[], bool]) -> None:
        """Works until told to stop, as one of several workers on a Postgres."""
        while not stopped():
            time.sleep(0.5)

    def _wait(self, run: str, began: datetime, progress: Callable[[RunCounts], None] | None) -> None:
        self._engine.wait_idle(lambda: self._tell(run, began, progress))

    def _tell(self, run: str, began: datetime, progress: Callable[[RunCounts], None] | None) -> None:
        if progress is not None:
            progress(self._counts(run, began))

    def _counts(self, run: str, began: datetime) -> RunCounts:
        with reading(self.database) as session:
            return counts_since(session, run_named(session, run), began)

    def _retry(self, slot: str) -> None:
        """Job: enqueues what the operator asked for and what has become due: failed work, broken-off work, and what newer prompts ask for."""
        prompts = prompt_names(self._model.profile)
        with transaction(self.database) as session:
            ask_for_outdated(
                session,
                utc_now(),
                timedelta(days=self.settings.max_age_days),
                titles=(prompts.title,),
                analyses=(prompts.analysis,),
            )
        enqueue_due(self.database, self.enqueue)
        self._stories.enqueue_left_over(timedelta(days=self.settings.max_age_days))
        self._ingesting.check_asked(f"asked-{slot}")
        self._digesting.remake()

    def _clean(self, _slot: str) -> None:
        """Job: forgets what is no longer of use: the library's rows of ended work, and old runs."""
        while self._engine.clean():
            pass
        with transaction(self.database) as session:
            remove_runs_before(session, utc_now() - RUNS_KEPT)


def articles_at_once(room: int) -> int:
    """Four times as many articles as calls: while some wait for the model, others are judged, and more are fetched and
    read for it to have work next.

    A model that takes one call at a time gets one article at a time: its questions begin alike, and are evaluated anew
    when another article's come between them (measured: 5.6 s a question in turn, 15–30 s mixed).
    """
    return 4 * room + 1 if room > 1 else 1
