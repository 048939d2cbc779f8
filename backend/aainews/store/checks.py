"""What the gate found."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, delete, select

from aainews.domain.checks import Check, CheckKind, Severity
from aainews.store.prepared import add_rows, among, rows_of
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
    asked = {"article": article_id, "fields": list(fields)}
    if segment_ids is None:
        session.connection().execute(_OLD, asked)
    elif segment_ids:
        session.connection().execute(_OLD_OF_THESE, asked | {"ids": list(segment_ids)})
    rows = [
        {
            "article_id": article_id,
            "segment_id": check.segment_id,
            "field": check.field,
            "kind": check.kind,
            "severity": check.severity,
            "evidence": check.evidence,
            "attempt": attempt,
            "shown": check.severity is not Severity.BLOCK,
            "created_at": now,
        }
        for check, attempt in findings
    ]
    add_rows(session, CheckFindingRow, rows)


_OLD = delete(CheckFindingRow).where(
    col(CheckFindingRow.article_id) == bindparam("article"),
    col(CheckFindingRow.field).in_(bindparam("fields", expanding=True)),
)
_OLD_OF_THESE = _OLD.where(among(CheckFindingRow.segment_id))
_REFUSED = (
    select(CheckFindingRow.segment_id, CheckFindingRow.kind, CheckFindingRow.evidence)
    .where(col(CheckFindingRow.article_id) == bindparam("article"), col(CheckFindingRow.field) == "body")
    .where(col(CheckFindingRow.severity) == Severity.BLOCK, col(CheckFindingRow.segment_id).is_not(None))
    .order_by(col(CheckFindingRow.id))
)


def refusals_of(session: Session, article_id: str) -> dict[str, tuple[Check, ...]]:
    """By segment id, why answers for segments of the body were refused, in the order in which that was found."""
    found: dict[str, list[Check]] = {}
    for segment_id, kind, evidence in rows_of(session, _REFUSED, {"article": article_id}):
        check = Check(kind=CheckKind(kind), severity=Severity.BLOCK, evidence=evidence, segment_id=segment_id)
        found.setdefault(segment_id or "", []).append(check)
    return {segment_id: tuple(checks) for segment_id, checks in found.items()}
