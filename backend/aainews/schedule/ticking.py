"""APScheduler as a clock in Japan's time."""

from __future__ import annotations

from datetime import datetime, time
from types import TracebackType
from typing import Protocol, Self

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

from aainews.clock import JST
from aainews.domain.digests import DigestKind
from aainews.logs import logger
from aainews.publish.editions.calendar import newest_key
from aainews.settings import Settings

RETRY_MINUTES = 1
CLEAN_HOUR = 4
"""JST, when the fewest read."""
log = logger("schedule")


class Enqueue(Protocol):
    """False where work of that name and key waits or runs already."""

    def __call__(self, job: str, key: str, *args: str, priority: int = 1) -> bool: ...


class Schedule:
    """Ticks while it is open: an ingestion at the start and then by the clock, what is due again each minute, editions
    when their time has come, cleaning each night. Every process that works may have one."""

    def __init__(self, settings: Settings, enqueue: Enqueue) -> None:
        self._every = settings.ingest_every_minutes
        self._enqueue = enqueue
        self._clock = BackgroundScheduler(timezone=JST, job_defaults={"coalesce": True, "misfire_grace_time": 60})
        self._clock.add_job(self.ingest, ingest_trigger(self._every), id="ingest")
        self._clock.add_job(self.retry, CronTrigger(minute=f"*/{RETRY_MINUTES}", timezone=JST), id="retry")
        for kind, at in digest_times(settings).items():
            self._clock.add_job(self.digest, digest_trigger(kind, at), args=[kind], id=f"digest {kind.value}")
        self._clock.add_job(self.catch_up, CronTrigger(minute=10, timezone=JST), id="digests")
        self._clock.add_job(self.clean, CronTrigger(hour=CLEAN_HOUR, minute=30, timezone=JST), id="clean")

    def ingest(self) -> None:
        slot = slot_of(datetime.now(JST), self._every)
        self._tick("ingest", slot, slot, "")

    def retry(self) -> None:
        slot = slot_of(datetime.now(JST), RETRY_MINUTES)
        self._tick("retry", slot, slot)

    def clean(self) -> None:
        slot = slot_of(datetime.now(JST), 60 * 24)
        self._tick("clean", slot, slot)

    def digest(self, kind: DigestKind) -> None:
        """The edition whose time has come; asked for as often as one likes, it is made once."""
        key = newest_key(kind, datetime.now(JST))
        self._tick(f"digest_{kind.value}", key, key)

    def catch_up(self) -> None:
        """What the clock was not there for. Hacker News is asked by its own hours only."""
        for kind in (DigestKind.DAILY, DigestKind.WEEKLY):
            self.digest(kind)

    def _tick(self, job: str, key: str, *args: str) -> None:
        asked = self._enqueue(job, key, *args)
        log.debug("tick", job=job, slot=key, asked=asked)

    def __enter__(self) -> Self:
        self._clock.start()
        self.ingest()
        self.retry()
        self.catch_up()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clock.shutdown(wait=True)


def slot_of(moment: datetime, minutes: int) -> str:
    """The name of the slot that a moment (in JST) falls into: slots of so many minutes, counted from midnight."""
    since_midnight = moment.hour * 60 + moment.minute
    start = since_midnight - since_midnight % minutes
    return f"{moment:%Y-%m-%d}T{start // 60:02d}:{start % 60:02d}"


def ingest_trigger(minutes: int) -> CronTrigger:
    """On the clock: each full hour for 60. Whole hours tick at minute 0, parts of an hour at their multiples."""
    if minutes < 60:
        return CronTrigger(minute=f"*/{minutes}", timezone=JST)
    return CronTrigger(hour=f"*/{min(23, minutes // 60)}", minute=0, timezone=JST)


def digest_times(settings: Settings) -> dict[DigestKind, time]:
    """When each kind comes out, in Japan's time."""
    return {
        DigestKind.DAILY: settings.daily_digest_at,
        DigestKind.WEEKLY: settings.weekly_digest_at,
        DigestKind.HACKER: settings.hacker_digest_at,
    }


def digest_trigger(kind: DigestKind, at: time) -> CronTrigger:
    """Each day, the 週報 on Mondays; the Hacker日報 again each hour until midnight, for as long as it could not be made."""
    day = "mon" if kind is DigestKind.WEEKLY else "*"
    hour = f"{at.hour}-23" if kind is DigestKind.HACKER else str(at.hour)
    return CronTrigger(day_of_week=day, hour=hour, minute=at.minute, timezone=JST)
