"""Hacker News as its API gives it: the front page, and a piece's comments, several asked for at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from typing import TypeVar

from aainews.domain.hacker_news import Discussion, HackerComment, HackerPiece
from aainews.errors import FetchError
from aainews.fetch import Fetcher
from aainews.sources.hacker_news import read_comment, read_ids, read_piece

FRONT_PAGE = 60
"""Items that are looked at: two pages of it."""
MOST_COMMENTS = 120
DEEPEST = 4
A_LEVEL = 30
"""Comments that are read right below a piece; of the answers to each, a few."""
ANSWERS = 4

T = TypeVar("T")


class HackerNews:
    """Asks the API at `base`. One item that cannot be had is passed over."""

    def __init__(self, fetcher: Fetcher, base: str, pool: Executor) -> None:
        self._fetcher = fetcher
        self._base = base.rstrip("/")
        self._pool = pool

    def front_page(self) -> tuple[HackerPiece, ...]:
        """Pieces in the order of the front page. Raises FetchError where the list itself cannot be had."""
        ids = read_ids(self._fetcher.fetch_api(f"{self._base}/topstories.json").body)[:FRONT_PAGE]
        return tuple(self._all(ids, read_piece))

    def discussion(self, piece: HackerPiece) -> Discussion:
        """The piece with its comments, level by level and then put into the order of reading: at most MOST_COMMENTS, no
        deeper than DEEPEST."""
        found: dict[int, HackerComment] = {}
        level = [(kid, 1, piece.id) for kid in piece.kids[:A_LEVEL]]
        while level and len(found) < MOST_COMMENTS:
            level = level[: MOST_COMMENTS - len(found)]
            places = {kid: (depth, parent) for kid, depth, parent in level}
            comments = self._all(places, lambda body, places=places: _placed(body, places))
            found |= {comment.id: comment for comment in comments}
            level = [(kid, c.depth + 1, c.id) for c in comments if c.depth < DEEPEST for kid in c.kids[:ANSWERS]]
            level = [place for place in level if place[0] not in found]
        return Discussion(piece=piece, comments=_in_reading_order(piece.kids, found))

    def _all(self, ids: Iterable[int], read: Callable[[bytes], T | None]) -> list[T]:
        answers = self._pool.map(lambda id_: self._item(id_, read), ids)
        return [answer for answer in answers if answer is not None]

    def _item(self, id_: int, read: Callable[[bytes], T | None]) -> T | None:
        try:
            return read(self._fetcher.fetch_api(f"{self._base}/item/{id_}.json").body)
        except FetchError:
            return None


def _placed(body: bytes, places: dict[int, tuple[int, int]]) -> HackerComment | None:
    """A comment that was asked for, with its place; None for one that answers to another number."""
    comment = read_comment(body, 1, 0)
    if comment is None or comment.id not in places:
        return None
    depth, parent = places[comment.id]
    return comment.model_copy(update={"depth": depth, "parent": parent})


def _in_reading_order(kids: Sequence[int], found: dict[int, HackerComment]) -> tuple[HackerComment, ...]:
    out: list[HackerComment] = []
    waiting = list(reversed(kids))
    seen: set[int] = set()
    while waiting:
        id_ = waiting.pop()
        if id_ in found and id_ not in seen:
            seen.add(id_)
            out.append(found[id_])
            waiting += reversed(found[id_].kids)
    return tuple(out)
