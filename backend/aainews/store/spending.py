"""What each day's calls of a model came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Executable, case, func
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from aainews.tables import SpendRow

COUNTED = ("calls", "failed", "unpriced", "input_tokens", "cached_tokens", "output_tokens", "dollars")


@dataclass(frozen=True, slots=True)
class Spent:
    """Sums over some calls. `dollars` are those of the calls that have a price."""

    calls: int
    failed: int
    unpriced: int
    input_tokens: int
    cached_tokens: int
    output_tokens: int
    dollars: float

    @property
    def tokens(self) -> int:
        return self.input_tokens + self.output_tokens


@dataclass(frozen=True, slots=True)
class Paid:
    """One call, as it is added to its day."""

    day: date
    purpose: str
    model: str
    rung: str
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = None
    failed: bool = False


def add_spend(session: Session, paid: Paid) -> None:
    """Raises the sums of its day, purpose, model and rung; two workers at once both count."""
    tokens = paid.input_tokens + paid.output_tokens
    counts: dict[str, Any] = {
        "calls": 1,
        "failed": int(paid.failed),
        "unpriced": int(paid.cost is None and tokens > 0),
        "input_tokens": paid.input_tokens,
        "cached_tokens": paid.cached_tokens,
        "output_tokens": paid.output_tokens,
        "dollars": paid.cost or 0.0,
    }
    key = {"day": paid.day, "purpose": paid.purpose, "model": paid.model, "rung": paid.rung}
    session.connection().execute(_raise(session.connection().dialect.name), key | counts)


@cache
def _raise(dialect: str) -> Executable:
    statement = (sqlite if dialect == "sqlite" else postgresql).insert(SpendRow)
    raised = {name: getattr(SpendRow, name) + statement.excluded[name] for name in COUNTED}
    return statement.on_conflict_do_update(index_elements=["day", "purpose", "model", "rung"], set_=raised)


def spent_since(session: Session, first: date) -> Spent:
    """Sums over the days from `first` on."""
    row = session.exec(select(*_sums()).where(col(SpendRow.day) >= first)).one()
    return Spent(*row)


def spent_of_day_and_month(session: Session, day: date) -> tuple[Spent, Spent]:
    """In one query over the rows of the month: some dozens a day."""
    of_day = col(SpendRow.day) >= day
    row = session.exec(select(*_sums(of_day), *_sums()).where(col(SpendRow.day) >= day.replace(day=1))).one()
    return Spent(*row[: len(COUNTED)]), Spent(*row[len(COUNTED) :])


def spent_by_purpose(session: Session, first: date) -> list[tuple[str, Spent]]:
    """From that day on, the dearest in tokens first."""
    return _by(session, col(SpendRow.purpose), first)


def spent_by_rung(session: Session, first: date) -> list[tuple[str, Spent]]:
    """From that day on: how often each rung of the repair ladder was asked."""
    return _by(session, col(SpendRow.rung), first)


def _by(session: Session, column: Any, first: date) -> list[tuple[str, Spent]]:
    rows = session.exec(select(column, *_sums()).where(col(SpendRow.day) >= first).group_by(column))
    found = [(str(row[0]), Spent(*row[1:])) for row in rows]
    return sorted(found, key=lambda each: (-each[1].tokens, each[0]))


def _sums(where: ColumnElement[bool] | None = None) -> Sequence[Any]:
    columns = [col(getattr(SpendRow, name)) for name in COUNTED]
    counted = columns if where is None else [case((where, column), else_=0) for column in columns]
    return [func.coalesce(func.sum(column), 0) for column in counted]
