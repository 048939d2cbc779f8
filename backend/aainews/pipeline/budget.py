"""Asks the rule how deep work may go, before each call that would be paid for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Engine as SqlEngine

from aainews.clock import utc_now
from aainews.domain.budget import Depth, Limits, Spending, budget_day, depth_of, next_budget_day
from aainews.domain.calls import LLMAnswer, LLMRequest
from aainews.errors import BudgetSpent, ConfigError
from aainews.reference.prices import NOTHING_TO_PAY, Prices, read_prices
from aainews.settings import Settings
from aainews.store.database import reading
from aainews.store.spending import spent_of_day_and_month

Ask = Callable[[LLMRequest], LLMAnswer]

NEEDED: Mapping[str, Depth] = {
    "title": Depth.TITLE,
    "translation": Depth.FULL,
    "reading": Depth.FULL,
    "triage": Depth.TITLE,
}
"""How deep the work is that a question of this purpose belongs to; every other one belongs to the summary."""


class Budget:
    """Without limits it asks nothing and allows everything."""

    def __init__(self, database: SqlEngine, limits: Limits) -> None:
        self._database = database
        self.limits = limits

    def depth(self) -> Depth:
        """How deep work may go now: one query where there is a limit."""
        if not self.limits.any:
            return Depth.FULL
        with reading(self._database) as session:
            today, month = spent_of_day_and_month(session, budget_day(utc_now()))
        spending = Spending(dollars_today=today.dollars, dollars_month=month.dollars, tokens_today=today.tokens)
        return depth_of(spending, self.limits)

    def guarded(self, ask: Ask) -> Ask:
        """`ask`, which raises BudgetSpent instead of going deeper than allowed. Calls under way are not called back,
        so a limit is passed by what is asked at once."""
        if not self.limits.any:
            return ask

        def guarded(request: LLMRequest) -> LLMAnswer:
            depth, needed = self.depth(), NEEDED.get(request.purpose, Depth.SUMMARY)
            if depth < needed:
                raise spent(depth)
            return ask(request)

        return guarded


def spent(depth: Depth) -> BudgetSpent:
    """What stops work at that depth until the next day."""
    now = utc_now()
    return BudgetSpent(depth.label, retry_after=(next_budget_day(now) - now).total_seconds())


def prices_for(settings: Settings) -> Prices:
    """The price table; everything is free where the embedded model works alone."""
    if settings.uses_embedded_model and not settings.llm_fallback:
        return NOTHING_TO_PAY
    return read_prices(settings.prices)


def checked_limits(settings: Settings, prices: Prices) -> Limits:
    """The limits of the settings. Raises ConfigError where one in dollars could not be kept, for want of a price."""
    limits = settings.spending_limits
    models = [settings.llm_model] if not settings.uses_embedded_model else []
    models += [settings.llm_fallback] if settings.llm_fallback else []
    unknown = [model for model in models if prices.of(model) is None]
    if limits.need_prices and unknown:
        raise ConfigError(
            f"a limit in dollars is set, and the price of {', '.join(unknown)} is not known: name a file with it in"
            " AAINEWS_PRICES, or set AAINEWS_LLM_DAILY_TOKENS instead"
        )
    return limits
