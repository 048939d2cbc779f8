"""What Hacker News' API tells of: pieces on its front page, and the comments below them."""

from __future__ import annotations

from datetime import datetime

from aainews.domain.value import Value

SITE = "https://news.ycombinator.com/item?id={id}"


def permalink(item_id: int) -> str:
    return SITE.format(id=item_id)


class HackerPiece(Value):
    """A piece on the front page. `url` None: it is the text itself (Ask HN)."""

    id: int
    by: str
    title: str
    url: str | None
    html: str
    """The submitter's text; untrusted."""
    points: int
    comments: int
    """As Hacker News counts them."""
    kids: tuple[int, ...]
    """The comments right below it, in the order in which Hacker News shows them."""
    at: datetime | None


class HackerComment(Value):
    """One comment. `gone`: deleted or dead; it has no text, and the comments below it are there all the same."""

    id: int
    by: str
    text: str
    """Plain text, paragraphs on lines of their own; untrusted."""
    kids: tuple[int, ...]
    gone: bool
    depth: int = 1
    """1: right below the piece."""
    parent: int = 0


class Discussion(Value):
    """A piece with the comments that were read of it."""

    piece: HackerPiece
    comments: tuple[HackerComment, ...]
