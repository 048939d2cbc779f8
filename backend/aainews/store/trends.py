"""Counts of every term of a kind, in blocks of days: one question, answered by the index of the tallies alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import case, func
from sqlmodel import Session, col, select

from aainews.store.tallies import ALL
from aainews.tables import TallyRow


@dataclass(frozen=True, slots=True)
class Counted:
    """Articles of a term in the window, on its loudest day, and in the blocks before, the newest first."""

    slug: str
    count: int
    loudest: int
    history: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Blocks:
    """The window of `days` days up to `until`, and `before` blocks of the same length before it."""

    until: date
    days: int
    before: int

    @property
    def starts(self) -> list[date]:
        """First days, the window's first."""
        return [self.until - timedelta(days=self.days * (n + 1) - 1) for n in range(self.before + 1)]


def counts_in_blocks(
    session: Session, kind: str, blocks: Blocks, least: int = 2
) -> tuple[list[Counted], int, tuple[int, ...]]:
    """Terms with at least `least` articles in the window, and all articles of the window and of each block before it."""
    terms = _counted(session, kind, blocks, least)
    whole = next(iter(_counted(session, ALL, blocks, 0)), None)
    return terms, whole.count if whole else 0, whole.history if whole else (0,) * blocks.before


def _counted(session: Session, kind: str, blocks: Blocks, least: int) -> list[Counted]:
    day, number, starts = col(TallyRow.day), col(TallyRow.count), blocks.starts
    sums = [
        func.coalesce(func.sum(case((day.between(start, start + timedelta(days=blocks.days - 1)), number))), 0)
        for start in starts
    ]
    loudest = func.coalesce(func.max(case((day >= starts[0], number))), 0)
    statement = (
        select(TallyRow.slug, loudest, *sums)  # pyright: ignore[reportCallIssue, reportArgumentType]  (as many as blocks)
        .where(col(TallyRow.kind) == kind, day.between(starts[-1], blocks.until))
        .group_by(col(TallyRow.slug))
        .having(sums[0] >= least)
    )
    return [Counted(row[0], row[2], row[1], tuple(row[3:])) for row in session.exec(statement)]
