"""The thin port over DBOS Transact: durable jobs with priorities. Nothing else imports `dbos`.

A job is a function of ours under a name. It is run at least once until it returns, by whichever worker has room, so
it must be safe to run again: it finds out from our own rows what is left to do (HOUSE.md, rule 2). Because progress
lives there, a job is one workflow without recorded steps, and a new version of our code may finish old work.
"""

from __future__ import annotations

import contextvars
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from dbos import DBOS, DBOSClient, DBOSConfig, WorkflowStatus, error
from sqlalchemy import Engine as SqlEngine
from sqlalchemy import create_engine, event

from aainews.logs import logger
from aainews.settings import Settings

APPLICATION = "aainews"
APPLICATION_VERSION = "pipeline-1"
"""Fixed: the library's default is a hash of the code, and work of another version is never run."""
SCHEMA = "dbos"
"""Where its tables are on Postgres; on SQLite they are in a file of their own."""
LIVE = ("ENQUEUED", "PENDING", "DELAYED")
ENDED = ("SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")
BATCH = 200

T = TypeVar("T")
log = logger("pipeline")


@dataclass(frozen=True)
class Job:
    """`run` takes strings only: ids, not texts. `queue` bounds how many run at once in one worker."""

    name: str
    run: Callable[..., None]
    queue: str


@dataclass(frozen=True)
class Queue:
    """How many of its jobs one worker runs at once, and after how many seconds it looks for new ones. A look costs
    two to four milliseconds of CPU, work or not."""

    room: int
    look_every: float


def migrate_jobs(settings: Settings) -> None:
    """Makes the library's tables, or brings them to its newest form. A worker that starts does so where nobody has."""
    if settings.is_sqlite:
        DBOS.migrate(_sqlite_url(settings))
    else:
        DBOS.migrate(settings.database, schema=SCHEMA)


class Engine:
    """Durable jobs of one worker. One per process at a time, as the library keeps process-wide state."""

    def __init__(self, settings: Settings, jobs: Sequence[Job], queues: Mapping[str, Queue]) -> None:
        self._settings = settings
        self._jobs = {job.name: job for job in jobs}
        self._queues = queues
        self._running: dict[str, int] = defaultdict(int)
        self._lock = Lock()
        self._sql: SqlEngine | None = None

    def start(self) -> None:
        """Begins to work: first on what this worker's name had left unfinished, then on the queues."""
        if self._settings.is_sqlite:
            migrate_jobs(self._settings)
            self._sql = _sqlite_engine(_sqlite_url(self._settings))
            self._declare_queues(self._sql)
        DBOS(config=self._config())
        for job in self._jobs.values():
            DBOS.workflow(name=job.name)(self._counted(job))
        DBOS.launch()
        if self._sql is None:
            self._register_queues(DBOS.register_queue)

    def stop(self, grace: float = 5.0) -> bool:
        """Takes no more work and waits `grace` seconds for running jobs; False where some still run.

        Those are begun again at the next start, here or elsewhere.
        """
        DBOS.destroy(destroy_registry=True)
        deadline = time.monotonic() + grace
        while self.running and time.monotonic() < deadline:
            time.sleep(0.02)
        if self._sql is not None:
            self._sql.dispose()
        return not self.running

    @property
    def running(self) -> int:
        """Jobs that run in this process now."""
        with self._lock:
            return sum(self._running.values())

    def enqueue(self, job: str, key: str, *args: str, priority: int = 1) -> bool:
        """Asks for `job` on `key`; False where that waits or runs already. Lower `priority` goes first (from 1).

        Work of the same name and key that has ended is no obstacle: whether it is due again is the caller's question.
        """
        try:
            _outside(self._start, job, key, args, priority)
        except error.DBOSWorkflowIDInUseError as used:
            if used.workflow_status in LIVE:
                return False
            _outside(DBOS.delete_workflows, [used.workflow_id])
            _outside(self._start, job, key, args, priority)
        return True

    def run(self, job: str, *args: str) -> None:
        """Does the job now, in the caller's thread; it is not begun again where this process ends before it."""
        self._counted(self._jobs[job])(*args)

    def idle(self) -> bool:
        """Whether no job waits or runs, in any worker."""
        return not _outside(self._list, LIVE, 1)

    def wait_idle(self, progress: Callable[[], None], poll: float = 0.1) -> None:
        """Returns when nothing waits and nothing runs; calls `progress` now and then until it does."""
        while self.running or not self.idle():
            progress()
            time.sleep(poll)
        progress()

    def resume_work_of(self, executor_id: str) -> int:
        """Puts the unfinished jobs of a dead worker back into their queues; how many.

        The caller makes sure that the worker is dead and that one survivor asks: this would run living work twice.
        """
        by_queue: dict[str, list[str]] = defaultdict(list)
        for status in _outside(self._list, ("PENDING",), None, executor_id):
            by_queue[status.queue_name or self._jobs[status.name].queue].append(status.workflow_id)
        for queue, ids in by_queue.items():
            _outside(lambda ids=ids, queue=queue: DBOS.resume_workflows(ids, queue_name=queue))
        return sum(map(len, by_queue.values()))

    def clean(self) -> int:
        """Deletes what the library keeps of ended work, at most a batch; how many."""
        ended = [status.workflow_id for status in _outside(self._list, ENDED, BATCH)]
        if ended:
            _outside(DBOS.delete_workflows, ended)
        return len(ended)

    def _declare_queues(self, sql: SqlEngine) -> None:
        """Before the library starts: it looks for queues when it does, and then only once a second, which a new
        installation would wait for. On Postgres the tables are the library's to make, and the wait is borne once."""
        client = DBOSClient(system_database_engine=sql, application_name=APPLICATION)
        try:
            self._register_queues(client.register_queue)
        finally:
            client.destroy()

    def _register_queues(self, register: Callable[..., object]) -> None:
        for name, queue in self._queues.items():
            register(
                name,
                worker_concurrency=queue.room,
                polling_interval_sec=queue.look_every,
                on_conflict="always_update",
            )

    def _config(self) -> DBOSConfig:
        config: DBOSConfig = {
            "name": APPLICATION,
            "application_version": APPLICATION_VERSION,
            "executor_id": self._settings.executor_id,
            "log_level": "ERROR",
            "use_listen_notify": False,  # nothing here sends messages between workflows
        }
        if self._sql is not None:
            return config | {"system_database_url": str(self._sql.url), "system_database_engine": self._sql}
        return config | {"system_database_url": self._settings.database, "dbos_system_schema": SCHEMA}

    def _counted(self, job: Job) -> Callable[..., None]:
        def run(*args: str) -> None:
            with self._lock:
                self._running[job.name] += 1
            try:
                job.run(*args)
            except Exception:
                # Jobs turn what they expect into rows; this is a fault of ours, and must not end the worker.
                log.exception("job_failed", job=job.name, args=args)
            finally:
                with self._lock:
                    self._running[job.name] -= 1

        run.__name__ = run.__qualname__ = job.name
        return run

    def _start(self, job: str, key: str, args: tuple[str, ...], priority: int) -> None:
        DBOS.enqueue_workflow_with_options(
            {
                "workflow_name": job,
                "queue_name": self._jobs[job].queue,
                "workflow_id": f"{job}:{key}",
                "workflow_id_reuse_policy": "reject",
                "priority": priority,
                "app_version": APPLICATION_VERSION,
            },
            *args,
        )

    def _list(self, status: Sequence[str], limit: int | None, executor_id: str | None = None) -> list[WorkflowStatus]:
        return DBOS.list_workflows(
            status=list(status),
            name=list(self._jobs),
            executor_id=executor_id,
            limit=limit,
            load_input=False,
            load_output=False,
        )


def _outside(call: Callable[..., T], *args: Any) -> T:
    """Calls the library as from outside any job, so that it records no step: jobs may do this in any order."""
    return contextvars.Context().run(call, *args)


def _sqlite_url(settings: Settings) -> str:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{settings.data_dir.resolve() / 'dbos.sqlite'}"


def _sqlite_engine(url: str) -> SqlEngine:
    """With WAL and synchronous=NORMAL: 1.05 ms a write rather than 3.7 ms (CHOICES.md)."""
    engine = create_engine(url, connect_args={"timeout": 30}, pool_size=10, max_overflow=30)

    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = "IMMEDIATE"  # as the library sets it on an engine of its own
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=30000"):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", prepare)
    return engine
