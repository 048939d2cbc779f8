"""Headlines of invented events, and reports made of them. Vectors are of letters: nothing has to be installed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from aainews.stories.letters import letters_vector
from aainews.stories.report import Report

DAY = datetime(2026, 5, 5, 9, tzinfo=UTC)


def told(title: str, hours: float | None = 0.0, opening: str = "", id: str = "") -> Report:
    """A report so many hours after the first morning; None: its source gave no day."""
    at = None if hours is None else DAY + timedelta(hours=hours)
    return Report(id or title[:24], title, opening, at, letters_vector(title, opening))
