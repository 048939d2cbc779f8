"""Videos, audio and pictures of an item: YouTube's feed, Media RSS, enclosures."""

from __future__ import annotations

from typing import Any

from aainews.domain.entries import Media
from aainews.sources.markup import web_url

_KINDS = ("video", "audio", "image")


def media_of(entry: Any, base: str) -> tuple[Media, ...]:
    """What an entry of feedparser carries, each address once; a YouTube entry is one video with its still."""
    still = next((web_url(t.get("url"), base) for t in dict.get(entry, "media_thumbnail") or () if t.get("url")), None)
    video_id = str(dict.get(entry, "yt_videoid") or "").strip()
    if video_id:
        url = f"https://www.youtube.com/watch?v={video_id}"
        return (
            Media(kind="youtube", url=url, video_id=video_id, thumbnail_url=still, seconds=_youtube_seconds(entry)),
        )
    length = seconds(str(dict.get(entry, "itunes_duration") or ""))
    found = (_one(part, base, still, length) for part in _parts(entry))
    by_address = {media.url: media for media in reversed([m for m in found if m])}
    return tuple(reversed(by_address.values())) or _still_only(still)


def _parts(entry: Any) -> list[Any]:
    enclosures = [link for link in dict.get(entry, "links") or () if link.get("rel") == "enclosure"]
    return [*enclosures, *(dict.get(entry, "media_content") or ())]


def _one(part: Any, base: str, still: str | None, length: int | None) -> Media | None:
    kind = str(part.get("medium") or part.get("type") or "").partition("/")[0].lower()
    url = web_url(part.get("href") or part.get("url"), base)
    if kind not in _KINDS or url is None:
        return None
    own = None if kind == "image" else seconds(str(part.get("duration") or "")) or length
    return Media(kind=kind, url=url, video_id=None, thumbnail_url=url if kind == "image" else still, seconds=own)


def _still_only(still: str | None) -> tuple[Media, ...]:
    return (Media(kind="image", url=still, video_id=None, thumbnail_url=still, seconds=None),) if still else ()


def _youtube_seconds(entry: Any) -> int | None:
    return next(
        (s for s in (seconds(str(c.get("duration") or "")) for c in dict.get(entry, "media_content") or ()) if s), None
    )


def seconds(text: str) -> int | None:
    """A length as podcasts write it: 3600, 60:00, 1:00:00. None where it says nothing or nonsense."""
    parts = text.strip().split(".")[0].split(":")
    if not 1 <= len(parts) <= 3 or not all(p.isascii() and p.isdecimal() and len(p) < 7 for p in parts):
        return None
    total = 0
    for part in parts:
        total = total * 60 + int(part)
    return total or None
