"""What the gate found."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlmodel import Session, col, delete, select

from aainews.domain.checks import Check, CheckKind, Severity
from aainews.tables import CheckFindingRow


def replace_findings(
    session: Session,
    article_id: str,
    findings: Iterable[tuple[Check, int]],
    now: datetime,
    *,
    fields: Collection[str],
    segment_ids: Collection[str] | None = None,
) -> None:
    """Keeps `findings` (each with the attempts made) as all that is known about these fields of the article, or about
    these segments of them: work that is done again does not count twice. A finding that blocks is about a text that
    was never shown."""
    old = delete(CheckFindingRow).where(col(CheckFindingRow.article_id) == article_id)
    old = old.where(col(CheckFindingRow.field).in_(list(fields)))
    if segment_ids is not None:
        old = old.where(col(CheckFindingRow.segment_id).in_(list(segment_ids)))
    session.exec(old)
    for check, attempt in findings:
        session.add(
            CheckFindingRow(
                article_id=article_id,
                segment_id=check.segment_id,
                field=check.field,
                kind=check.kind,
                severity=check.severity,
                evidence=check.evidence,
                attempt=attempt,
                shown=check.severity is not Severity.BLOCK,
                created_at=now,
            )
        )


def refusals_of(session: Session, article_id: str) -> dict[str, tuple[Check, ...]]:
    """By segment id, why answers for segments of the body were refused, in the order in which that was found."""
    rows = session.exec(
        select(CheckFindingRow)
        .where(CheckFindingRow.article_id == article_id)
        .where(CheckFindingRow.field == "body")
        .where(CheckFindingRow.severity == Severity.BLOCK)
        .where(col(CheckFindingRow.segment_id).is_not(None))
        .order_by(col(CheckFindingRow.id))
    )
    found: dict[str, list[Check]] = {}
    for row in rows:
        check = Check(
            kind=CheckKind(row.kind), severity=Severity.BLOCK, evidence=row.evidence, segment_id=row.segment_id
        )
        found.setdefault(row.segment_id or "", []).append(check)
    return {segment_id: tuple(checks) for segment_id, checks in found.items()}
