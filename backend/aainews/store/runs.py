"""Ingestions, each under a name made from its job and slot."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, delete, select

from aainews.domain.publication import ArticleState
from aainews.domain.value import Value
from aainews.store.ledger import spend_since
from aainews.tables import ArticleRow, EntryRow, FeedRow, PublicationRow, RunRow


class RunCounts(Value):
    """What an ingestion has brought."""

    feeds_checked: int
    feeds_failed: int
    entries_new: int
    articles_published: int
    """Shown whole since the ingestion began."""
    articles_partly: int
    """Shown since then with some part in the original, or still being worked on."""
    articles_held: int
    """Not shown because something went wrong; their rows say what, and when it is tried again."""
    articles_waiting: int
    """Not shown yet: their turn has not come."""
    model_calls: int
    input_tokens: int
    output_tokens: int


def open_run(session: Session, name: str, now: datetime) -> RunRow:
    """The run of that name, begun now unless it was begun before: a double tick finds it there."""
    row = session.get(RunRow, name) or RunRow(name=name, started_at=now)
    session.add(row)
    return row


def count_run(session: Session, name: str, now: datetime) -> None:
    """Brings the run's figures up to date: counted from the rows, so that work done twice counts once.

    `finished_at` is the time of the last check so far. Two runs at the same time count each other's feeds.
    """
    row = session.get(RunRow, name)
    if row is None:
        return
    session.flush()
    checked = select(func.count()).select_from(FeedRow).where(col(FeedRow.last_checked_at) >= row.started_at)
    row.feeds_checked = session.exec(checked).one()
    row.feeds_failed = session.exec(checked.where(col(FeedRow.error_code).is_not(None))).one()
    row.entries_new = session.exec(
        select(func.count()).select_from(EntryRow).where(col(EntryRow.first_seen_at) >= row.started_at)
    ).one()
    row.finished_at = now
    session.add(row)


def counts_since(session: Session, run: RunRow | None, began: datetime) -> RunCounts:
    """How far things have come since then; `articles_held` and `articles_waiting` are as of now."""
    states = session.exec(
        select(PublicationRow.state, func.count())
        .where(col(PublicationRow.updated_at) >= began)
        .group_by(PublicationRow.state)
    )
    shown = dict(states.all())
    unpublished = (
        select(func.count())
        .select_from(ArticleRow)
        .join(PublicationRow, col(PublicationRow.article_id) == col(ArticleRow.id), isouter=True)
        .where(col(PublicationRow.article_id).is_(None))
        .where(col(ArticleRow.next_try_at).is_not(None))
    )
    spend = spend_since(session, began)
    return RunCounts(
        feeds_checked=run.feeds_checked if run else 0,
        feeds_failed=run.feeds_failed if run else 0,
        entries_new=run.entries_new if run else 0,
        articles_published=shown.get(ArticleState.PUBLISHED, 0),
        articles_partly=shown.get(ArticleState.PUBLISHED_PARTLY, 0),
        articles_held=session.exec(unpublished.where(col(ArticleRow.error_code).is_not(None))).one(),
        articles_waiting=session.exec(unpublished.where(col(ArticleRow.error_code).is_(None))).one(),
        model_calls=spend.calls,
        input_tokens=spend.input_tokens,
        output_tokens=spend.output_tokens,
    )


def remove_runs_before(session: Session, moment: datetime) -> None:
    session.exec(delete(RunRow).where(col(RunRow.started_at) < moment))


def run_named(session: Session, name: str) -> RunRow | None:
    return session.get(RunRow, name)
