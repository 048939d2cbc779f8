"""Every call of a model, and the answers that need not be paid for again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func
from sqlmodel import Session, col, select

from aainews.domain.budget import budget_day
from aainews.domain.calls import LLMAnswer, LLMRequest
from aainews.store.spending import Paid, add_spend
from aainews.tables import LLMCallRow


@dataclass(frozen=True)
class Spend:
    calls: int
    input_tokens: int
    output_tokens: int


_ANSWERED = (
    select(LLMCallRow).where(col(LLMCallRow.key) == bindparam("key"), col(LLMCallRow.answer).is_not(None)).limit(1)
)


def stored_answer(session: Session, key: str) -> LLMAnswer | None:
    """The answer that this very question to this model got, whole or cut off; None where it never got one."""
    row = session.scalars(_ANSWERED, {"key": key}).first()
    if row is None or row.answer is None:
        return None
    return LLMAnswer(
        text=row.answer,
        finish_reason=row.finish_reason or "",
        refusal=row.refusal,
        model=row.model,
        input_tokens=row.input_tokens,
        cached_tokens=row.cached_tokens,
        output_tokens=row.output_tokens,
        seconds=row.seconds,
    )


def record_answer(
    session: Session,
    key: str,
    request: LLMRequest,
    answer: LLMAnswer,
    now: datetime,
    *,
    article_id: str | None,
    cost: float | None,
) -> None:
    """`cost` in dollars; None where the model has no price."""
    session.add(
        LLMCallRow(
            key=key,
            article_id=article_id,
            purpose=request.purpose,
            prompt=request.prompt,
            attempt=request.attempt,
            rung=rung_of(request),
            answer=answer.text,
            cost=cost,
            created_at=now,
            **answer.model_dump(exclude={"text"}),
        )
    )
    paid = Paid(
        day=budget_day(now),
        purpose=request.purpose,
        model=answer.model,
        rung=rung_of(request),
        input_tokens=answer.input_tokens,
        cached_tokens=answer.cached_tokens,
        output_tokens=answer.output_tokens,
        cost=cost,
    )
    add_spend(session, paid)


def record_failed_call(
    session: Session,
    key: str,
    request: LLMRequest,
    error_code: str,
    now: datetime,
    *,
    article_id: str | None,
    model: str,
    input_tokens: int = 0,
    output_tokens: int = 0,
    cost: float | None = None,
) -> None:
    """No answer came, or an empty one; the question may be asked again."""
    session.add(
        LLMCallRow(
            key=key,
            article_id=article_id,
            purpose=request.purpose,
            prompt=request.prompt,
            model=model,
            attempt=request.attempt,
            rung=rung_of(request),
            answer=None,
            error_code=error_code,
            input_tokens=input_tokens,
            output_tokens=output_tokens,
            cost=cost,
            created_at=now,
        )
    )
    paid = Paid(
        day=budget_day(now),
        purpose=request.purpose,
        model=model,
        rung=rung_of(request),
        input_tokens=input_tokens,
        output_tokens=output_tokens,
        cost=cost,
        failed=True,
    )
    add_spend(session, paid)


def rung_of(request: LLMRequest) -> str:
    """Which rung of the repair ladder asked: what the request says, or else whether it was the first try."""
    return request.rung or ("whole" if request.attempt == 1 else "again")


def spend_since(session: Session, since: datetime) -> Spend:
    """What was paid since then, answers that were no use included."""
    calls, given, taken = session.exec(
        select(func.count(), func.sum(LLMCallRow.input_tokens), func.sum(LLMCallRow.output_tokens)).where(
            col(LLMCallRow.created_at) >= since
        )
    ).one()
    return Spend(calls, given or 0, taken or 0)
