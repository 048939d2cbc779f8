"""What every job works with."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Engine as SqlEngine

from aainews.fetch import Fetcher
from aainews.pipeline.budget import Budget
from aainews.pipeline.computing import Run
from aainews.pipeline.desk import Desk
from aainews.pipeline.ledger import Ledger
from aainews.pipeline.model import Model
from aainews.settings import Settings


class Enqueue(Protocol):
    """`Engine.enqueue`."""

    def __call__(self, job: str, key: str, *args: str, priority: int = 1) -> bool: ...


@dataclass(frozen=True)
class Context:
    settings: Settings
    database: SqlEngine
    fetcher: Fetcher
    model: Model
    ledger: Ledger
    budget: Budget
    batches: ThreadPoolExecutor
    """Runs the requests of one body side by side."""
    run: Run
    """Does what is pure computing."""
    desk: Desk
    """Says whose turn it is to compute in this process."""
    enqueue: Enqueue
    chance: Callable[[], float]
    """0 to 1, for jitter."""
