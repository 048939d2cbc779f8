"""How deep the work on articles goes while money is left: full, then the summary, then the title, then nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import IntEnum

from aainews.clock import JST
from aainews.domain.value import Value


class Depth(IntEnum):
    """Each includes those below it. Full: the body is translated too. Summary: title and analysis."""

    NOTHING = 0
    TITLE = 1
    SUMMARY = 2
    FULL = 3

    @property
    def label(self) -> str:
        return self.name.lower()


STEPS: tuple[tuple[float, Depth], ...] = ((1.0, Depth.NOTHING), (0.95, Depth.TITLE), (0.8, Depth.SUMMARY))
"""From this share of a limit on, no deeper than that. A body costs some ten times its title and analysis, so the last
fifth of a day's money still shows some twenty times as many articles in short as it would in full."""


class Limits(Value):
    """None: no limit. Days and months are Japan's."""

    daily_dollars: float | None = None
    monthly_dollars: float | None = None
    daily_tokens: int | None = None

    @property
    def any(self) -> bool:
        return any(limit is not None for limit in (self.daily_dollars, self.monthly_dollars, self.daily_tokens))

    @property
    def need_prices(self) -> bool:
        return self.daily_dollars is not None or self.monthly_dollars is not None


class Spending(Value):
    """What was paid so far."""

    dollars_today: float = 0.0
    dollars_month: float = 0.0
    tokens_today: int = 0


def used_share(spending: Spending, limits: Limits) -> float:
    """Of the limit that is used up the most: 0 to 1 and beyond. A limit of 0 is used up from the start."""
    pairs = (
        (spending.dollars_today, limits.daily_dollars),
        (spending.dollars_month, limits.monthly_dollars),
        (spending.tokens_today, limits.daily_tokens),
    )
    shares = [(spent / limit if limit > 0 else 1.0) for spent, limit in pairs if limit is not None]
    return max(shares, default=0.0)


def depth_of(spending: Spending, limits: Limits) -> Depth:
    """How deep work may go now."""
    used = used_share(spending, limits)
    return next((depth for share, depth in STEPS if used >= share), Depth.FULL)


def budget_day(now: datetime) -> date:
    """The day in Japan to which a call made now is counted."""
    return now.astimezone(JST).date()


def next_budget_day(now: datetime) -> datetime:
    """When the next day in Japan begins, and with it its budget."""
    midnight = now.astimezone(JST).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=1)
