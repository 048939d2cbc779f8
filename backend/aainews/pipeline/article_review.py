"""The whole article looked at once all of it is there: lines exchanged, said twice, cut short or in another register."""

from __future__ import annotations

from collections.abc import Mapping

from aainews.domain.checks import Check, Severity
from aainews.domain.documents import (
    Code,
    Document,
    Math,
    TextSegment,
    spaced_text,
)
from aainews.gate.article import check_article

_LEADS = {"heading": "# ", "list_item": "- ", "quote": "> ", "cell": "| ", "figure": "!["}
"""As Markdown would mark them: what is no running prose may be in a register of its own."""


def review(document: Document, shown: Mapping[str, str]) -> dict[str, tuple[Check, ...]]:
    """By segment id, what blocks a translation when it is seen beside the others. `shown`: inline HTML by segment id.

    Each line by itself has passed before. Empty for an article in which nothing is out of place.
    """
    lines = [s for s in document.segments if not isinstance(s, Code | Math) and s.id in shown]
    pairs = [(_line(s, s.html), _line(s, shown[s.id])) for s in lines]
    found = {
        s.id: tuple(c for c in checks if c.severity is Severity.BLOCK)
        for s, checks in zip(lines, check_article(pairs), strict=True)
    }
    return {
        segment_id: tuple(check.model_copy(update={"segment_id": segment_id}) for check in checks)
        for segment_id, checks in found.items()
        if checks
    }


def _line(segment: TextSegment, html: str) -> str:
    return f"{_LEADS.get(segment.kind, '')}{spaced_text(html)}"
