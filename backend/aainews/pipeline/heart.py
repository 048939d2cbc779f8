"""A worker's heartbeat, and the taking over of work from one whose heart has stopped."""

from __future__ import annotations

from datetime import timedelta
from threading import Event, Thread

from sqlalchemy import Engine as SqlEngine

from aainews.clock import utc_now
from aainews.logs import logger
from aainews.pipeline.engine import Engine
from aainews.settings import Settings
from aainews.store.database import reading, transaction
from aainews.store.workers import beat, claim_worker, remove_worker, silent_workers

BEATS_IN_TIME = 4
"""Heartbeats within the time after which a worker is taken for dead: one or two may come late."""
log = logger("pipeline")


class Heart:
    """Beats in a thread of its own, in whatever the worker does; each beat looks for dead workers too."""

    def __init__(self, settings: Settings, database: SqlEngine, engine: Engine) -> None:
        self._settings = settings
        self._database = database
        self._engine = engine
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="heart", daemon=True)

    def start(self) -> None:
        self.beat()
        self._thread.start()

    def stop(self) -> None:
        """The worker leaves; what it has not finished stays in its name until it is back or is missed."""
        self._stopped.set()
        self._thread.join()

    def beat(self) -> None:
        now = utc_now()
        with transaction(self._database) as session:
            beat(session, self._settings.executor_id, now)
        self._take_over()

    def _run(self) -> None:
        while not self._stopped.wait(self._settings.takeover_seconds / BEATS_IN_TIME):
            try:
                self.beat()
            except Exception:
                # The database may be away for a while; a heart that stops beating for it would never beat again.
                log.exception("heartbeat_failed")

    def _take_over(self) -> None:
        now = utc_now()
        before = now - timedelta(seconds=self._settings.takeover_seconds)
        with reading(self._database) as session:
            silent = silent_workers(session, before, besides=self._settings.executor_id)
        for worker in silent:
            with transaction(self._database) as session:
                mine = claim_worker(session, worker, utc_now())
            if not mine:
                continue
            resumed = self._engine.resume_work_of(worker.executor_id)
            with transaction(self._database) as session:
                remove_worker(session, worker.executor_id)
            log.warning("worker_taken_over", worker=worker.executor_id, jobs=resumed)
