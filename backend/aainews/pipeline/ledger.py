"""No answer is paid for twice: what a question was answered with is given again instead of asking."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from threading import Condition

from sqlalchemy import Engine as SqlEngine

from aainews.clock import utc_now
from aainews.domain.calls import LLMAnswer, LLMRequest
from aainews.errors import BudgetSpent, LLMAnswerError, LLMError
from aainews.reference.prices import NOTHING_TO_PAY, Prices
from aainews.store.database import reading, transaction
from aainews.store.ledger import record_answer, record_failed_call, stored_answer

Ask = Callable[[LLMRequest], LLMAnswer]


class Ledger:
    """Wraps what asks a model. An answer is stored in a short transaction of its own as soon as it is there.

    The same question from two threads at once is asked once. Other processes are not seen while they ask.
    """

    def __init__(self, database: SqlEngine, model: str, prices: Prices = NOTHING_TO_PAY) -> None:
        self._database = database
        self._model = model
        self._prices = prices
        self._asking: set[str] = set()
        self._changed = Condition()

    def recorded(self, ask: Ask, article_id: str | None, model: str | None = None) -> Ask:
        """`ask`, with every call recorded, and stored answers given again. `model`: where it is not the first one."""
        name = model or self._model

        def answer(request: LLMRequest) -> LLMAnswer:
            key = request.key(name)
            with self._alone(key):
                with reading(self._database) as session:
                    stored = stored_answer(session, key)
                return stored or self._ask(ask, request, key, article_id, name)

        return answer

    def _ask(self, ask: Ask, request: LLMRequest, key: str, article_id: str | None, model: str) -> LLMAnswer:
        try:
            answer = ask(request)
        except BudgetSpent:
            raise  # nobody was asked
        except LLMError as error:
            self._record_failure(error, request, key, article_id, model)
            raise
        cost = self._cost(model, answer.model, answer.input_tokens, answer.cached_tokens, answer.output_tokens)
        with transaction(self._database) as session:
            record_answer(session, key, request, answer, utc_now(), article_id=article_id, cost=cost)
        return answer

    def _record_failure(
        self, error: LLMError, request: LLMRequest, key: str, article_id: str | None, model: str
    ) -> None:
        paid = error if isinstance(error, LLMAnswerError) else None
        given, taken = (paid.input_tokens, paid.output_tokens) if paid else (0, 0)
        with transaction(self._database) as session:
            record_failed_call(
                session,
                key,
                request,
                error.code,
                utc_now(),
                article_id=article_id,
                model=model,
                input_tokens=given,
                output_tokens=taken,
                cost=self._cost(model, model, given, 0, taken),
            )

    def _cost(self, asked: str, answering: str, given: int, cached: int, taken: int) -> float | None:
        """By the name that the answer gives, or else the one that was asked for; None where neither has a price."""
        price = self._prices.of(answering) or self._prices.of(asked)
        return price.cost(given, cached, taken) if price else None

    @contextmanager
    def _alone(self, key: str) -> Generator[None]:
        with self._changed:
            while key in self._asking:
                self._changed.wait()
            self._asking.add(key)
        try:
            yield
        finally:
            with self._changed:
                self._asking.discard(key)
                self._changed.notify_all()
