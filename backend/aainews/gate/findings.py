"""How checks are made."""

from __future__ import annotations

from aainews.domain.checks import Check, CheckKind, Severity

LONGEST_EVIDENCE = 120


def block(kind: CheckKind, evidence: str) -> Check:
    return Check(kind=kind, severity=Severity.BLOCK, evidence=evidence[:LONGEST_EVIDENCE])


def warn(kind: CheckKind, evidence: str) -> Check:
    return Check(kind=kind, severity=Severity.WARN, evidence=evidence[:LONGEST_EVIDENCE])


def note(kind: CheckKind, evidence: str) -> Check:
    return Check(kind=kind, severity=Severity.NOTE, evidence=evidence[:LONGEST_EVIDENCE])
