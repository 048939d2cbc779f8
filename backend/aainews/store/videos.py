"""What feeds said of videos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from aainews.tables import EntryRow


@dataclass(frozen=True, slots=True)
class Reel:
    """A video's YouTube id, and its length in seconds where the feed says it."""

    video_id: str | None
    seconds: int | None


def reels_of(session: Session, article_ids: Sequence[str]) -> dict[str, Reel]:
    """The videos of a page of articles in one question; the newest entry of each counts."""
    rows = session.exec(
        select(EntryRow).where(col(EntryRow.article_id).in_(article_ids)).order_by(col(EntryRow.changed_at))
    )
    reels: dict[str, Reel] = {}
    for row in rows:
        for media in row.entry.media:
            if row.article_id and media.kind in ("youtube", "video"):
                reels[row.article_id] = Reel(media.video_id, media.seconds)
                break
    return reels
