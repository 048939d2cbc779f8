"""What the operator looks at: troubled articles with their findings, spend day by day, failed calls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, case, func, literal, tuple_
from sqlmodel import Session, col, select

from aainews.clock import JST
from aainews.domain.checks import Severity
from aainews.domain.documents import Document
from aainews.domain.publication import ArticleState
from aainews.errors import NotFound
from aainews.store.documents import current_document
from aainews.store.translations import shown_translations
from aainews.tables import ArticleRow, CheckFindingRow, LLMCallRow, PublicationRow, TranslationRow
from aainews.tables.columns import UtcDateTime

Trouble = Literal["held", "partly", "retrying"]


@dataclass(frozen=True, slots=True)
class Troubled:
    """`state` held: readers do not see it at all."""

    id: str
    title: str
    title_original: str
    source_slug: str
    url: str
    state: str
    failures: int
    error_code: str | None
    error_detail: str | None
    next_try_at: datetime | None
    first_seen_at: datetime
    blocked: int


@dataclass(frozen=True, slots=True)
class Finding:
    segment_id: str | None
    field: str
    kind: str
    severity: str
    evidence: str
    shown: bool


@dataclass(frozen=True, slots=True)
class AtWork:
    troubled: Troubled
    document: Document | None
    translations: Mapping[str, TranslationRow]
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class PurposeSpend:
    purpose: str
    calls: int
    failed: int
    input_tokens: int
    cached_tokens: int
    output_tokens: int


@dataclass(frozen=True, slots=True)
class DaySpend:
    day: date
    purposes: list[PurposeSpend]


def troubled_articles(session: Session, trouble: Trouble, limit: int, after: str | None) -> tuple[list[Troubled], bool]:
    """The newest first, from the article `after` on, and whether there are more."""
    statement = _articles().where(_condition(trouble))
    if after is not None and (last := session.get(ArticleRow, after)) is not None:
        end = (literal(last.first_seen_at, UtcDateTime()), literal(last.id))
        statement = statement.where(tuple_(col(ArticleRow.first_seen_at), col(ArticleRow.id)) < tuple_(*end))
    order = (col(ArticleRow.first_seen_at).desc(), col(ArticleRow.id).desc())
    rows = session.exec(statement.order_by(*order).limit(limit + 1)).all()
    blocked = _blocked(session, [row.id for row, _ in rows[:limit]])
    return [_troubled(row, shown, blocked.get(row.id, 0)) for row, shown in rows[:limit]], len(rows) > limit


def article_at_work(session: Session, article_id: str) -> AtWork:
    """Raises NotFound where there is no such article."""
    if not article_id.isalnum():
        raise NotFound(article_id[:80])
    row = session.exec(_articles().where(col(ArticleRow.id) == article_id)).first()
    if row is None:
        raise NotFound(article_id[:80])
    document = current_document(session, article_id)
    findings = session.exec(
        select(CheckFindingRow).where(CheckFindingRow.article_id == article_id).order_by(col(CheckFindingRow.id))
    )
    return AtWork(
        troubled=_troubled(*row, _blocked(session, [article_id]).get(article_id, 0)),
        document=document.document if document else None,
        translations=shown_translations(session, article_id),
        findings=[Finding(f.segment_id, f.field, f.kind, f.severity, f.evidence, f.shown) for f in findings],
    )


def spend_by_day(session: Session, now: datetime, days: int) -> list[DaySpend]:
    """Of the last `days` days in Japan, today included, the newest first; days without a call are left out."""
    midnight = now.astimezone(JST).replace(hour=0, minute=0, second=0, microsecond=0)
    out: list[DaySpend] = []
    for back in range(days):
        since = midnight - timedelta(days=back)
        if purposes := _spend_between(session, since, since + timedelta(days=1)):
            out.append(DaySpend(since.date(), purposes))
    return out


def failed_calls(session: Session, limit: int) -> Sequence[LLMCallRow]:
    """The newest first."""
    failed = select(LLMCallRow).where(col(LLMCallRow.error_code).is_not(None))
    return session.exec(failed.order_by(col(LLMCallRow.created_at).desc()).limit(limit)).all()


def _spend_between(session: Session, since: datetime, until: datetime) -> list[PurposeSpend]:
    failed = func.sum(case((col(LLMCallRow.error_code).is_not(None), 1), else_=0))
    tokens = (LLMCallRow.input_tokens, LLMCallRow.cached_tokens, LLMCallRow.output_tokens)
    statement = (
        select(LLMCallRow.purpose, func.count(), failed, *[func.sum(column) for column in tokens])
        .where(col(LLMCallRow.created_at) >= since)
        .where(col(LLMCallRow.created_at) < until)
        .group_by(LLMCallRow.purpose)
        .order_by(LLMCallRow.purpose)
    )
    return [PurposeSpend(str(row[0]), *map(int, row[1:])) for row in session.exec(statement)]


def _articles():
    return select(ArticleRow, PublicationRow).join(
        PublicationRow, col(PublicationRow.article_id) == col(ArticleRow.id), isouter=True
    )


def _condition(trouble: Trouble) -> ColumnElement[bool]:
    own = col(ArticleRow.duplicate_of).is_(None)
    unseen = col(PublicationRow.article_id).is_(None)
    match trouble:
        case "held":
            return own & (
                (col(PublicationRow.state) == ArticleState.HELD) | (unseen & col(ArticleRow.error_code).is_not(None))
            )
        case "partly":
            return own & (col(PublicationRow.state) == ArticleState.PUBLISHED_PARTLY)
        case "retrying":
            return own & (col(ArticleRow.failures) > 0) & col(ArticleRow.next_try_at).is_not(None)


def _blocked(session: Session, article_ids: Sequence[str]) -> dict[str, int]:
    """How many segments or fields of each article had an answer that the gate refused."""
    counts: defaultdict[str, set[str]] = defaultdict(set)
    statement = (
        select(CheckFindingRow.article_id, CheckFindingRow.segment_id, CheckFindingRow.field)
        .where(col(CheckFindingRow.article_id).in_(article_ids))
        .where(CheckFindingRow.severity == Severity.BLOCK)
    )
    for article_id, segment_id, field in session.exec(statement):
        counts[article_id].add(segment_id or field)
    return {article_id: len(places) for article_id, places in counts.items()}


def _troubled(row: ArticleRow, shown: PublicationRow | None, blocked: int) -> Troubled:
    return Troubled(
        id=row.id,
        title=shown.title if shown else row.title,
        title_original=row.title,
        source_slug=row.source_slug,
        url=row.url,
        state=shown.state if shown else ArticleState.HELD,
        failures=row.failures,
        error_code=row.error_code,
        error_detail=row.error_detail,
        next_try_at=row.next_try_at,
        first_seen_at=row.first_seen_at,
        blocked=blocked,
    )
