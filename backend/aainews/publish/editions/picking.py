"""Which pieces at Hacker News concern AI and engineering, and which of their comments are read."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files
from math import log2
from urllib.parse import urlsplit

from aainews.domain.hacker_news import Discussion, HackerComment, HackerPiece
from aainews.domain.value import Value

PIECES = 8
LEAST_COMMENTS = 3
"""A piece that nobody talks about is no news of Hacker News."""
AI_BONUS = 3.0
"""What being about AI is worth beside points and comments: eight times the votes."""
FIRSTHAND_FIRST = 6
LEAST_CHARACTERS = 40
"""A shorter comment (Thanks!) says nothing that could be summed up."""
_FIRSTHAND = re.compile(
    r"\b(?:I(?:'m| am) (?:the|one of the|an?) (?:\w+ )?(?:author|creator|maintainer|developer|founder|co-?founder|engineer)s?\b"
    r"|I (?:wrote|built|made|created|maintain|founded|designed) (?:this|it|the)\b|(?:author|creator|maintainer|founder|OP|CEO|CTO) here\b"
    r"|I work(?:ed)? (?:at|on|for) )",
    re.IGNORECASE,
)


class _Group(Value):
    points: int
    words: tuple[str, ...]


class _Domains(Value):
    points: int
    names: tuple[str, ...]


class Words(Value):
    sure: int
    borderline: int
    group: tuple[_Group, ...]
    domains: _Domains


@cache
def table() -> Words:
    text = files(__package__ or "aainews.publish.editions").joinpath("hacker_words.toml").read_text("utf-8")
    return Words.model_validate(tomllib.loads(text))


def concern(piece: HackerPiece, *, names: int = 0) -> int:
    """How much a piece concerns AI and engineering, by its headline and its host; `names`: how many companies, models and
    tools of our lists its headline names, two points each."""
    words = table()
    title = piece.title.lower()
    points = sum(group.points for group in words.group for word in group.words if _names(word.lower(), title))
    host = (urlsplit(piece.url).hostname or "").removeprefix("www.") if piece.url else ""
    known = any(host == name or host.endswith(f".{name}") for name in words.domains.names)
    return points + 2 * names + (words.domains.points if known else 0)


def is_about_ai(piece: HackerPiece) -> bool:
    return any(_names(word.lower(), piece.title.lower()) for word in table().group[0].words)


def sure_and_borderline(
    pieces: Iterable[HackerPiece], names_in: Callable[[str], int]
) -> tuple[list[HackerPiece], list[HackerPiece]]:
    """Those that are taken, and those about which the model is asked; the rest concerns others."""
    sure: list[HackerPiece] = []
    borderline: list[HackerPiece] = []
    for piece in pieces:
        points = concern(piece, names=names_in(piece.title))
        if piece.comments >= LEAST_COMMENTS and points >= table().borderline:
            (sure if points >= table().sure else borderline).append(piece)
    return sure, borderline


def most_discussed(pieces: Iterable[HackerPiece], most: int = PIECES) -> tuple[HackerPiece, ...]:
    """By log2 of points and of comments, with a bonus for AI; the newer id first where two stand alike."""

    def weight(piece: HackerPiece) -> tuple[float, int]:
        talk = log2(1 + piece.points) + log2(1 + piece.comments)
        return -(talk + AI_BONUS * is_about_ai(piece)), -piece.id

    return tuple(sorted(pieces, key=weight)[:most])


def is_firsthand(comment: HackerComment, piece: HackerPiece) -> bool:
    """Written by who submitted the piece where that is who made it (Show HN, Ask HN), or by one who says so."""
    own = piece.url is None or piece.title.startswith(("Show HN", "Launch HN", "Ask HN"))
    return (own and bool(comment.by) and comment.by == piece.by) or bool(_FIRSTHAND.search(comment.text))


def sampled(talk: Discussion, budget: int, size_of: Callable[[str], int]) -> tuple[HackerComment, ...]:
    """Comments for at most `budget` tokens, in the order in which the thread has them.

    First those of people who took part, then in rounds: the first comment of each branch in Hacker News' order, then the
    second of each, and so on, so that a long quarrel does not crowd out the other points of view.
    """
    usable = [c for c in talk.comments if not c.gone and len(c.text) >= LEAST_CHARACTERS]
    branch = _branches(talk.comments)
    turn: defaultdict[int, int] = defaultdict(int)
    rounds: list[tuple[int, int, HackerComment]] = []
    for place, comment in enumerate(usable):
        turn[branch[comment.id]] += 1
        rounds.append((turn[branch[comment.id]], place, comment))
    own = [c for c in usable if is_firsthand(c, talk.piece)][:FIRSTHAND_FIRST]
    in_rounds = [comment for _, _, comment in sorted(rounds, key=lambda r: (r[0], r[1]))]
    taken: dict[int, HackerComment] = {}
    for comment in (*own, *in_rounds):
        size = size_of(comment.text)
        if comment.id not in taken and size <= budget:
            taken[comment.id] = comment
            budget -= size
    return tuple(comment for comment in usable if comment.id in taken)


def _branches(comments: Sequence[HackerComment]) -> dict[int, int]:
    """The comment right below the piece that each stands under."""
    top: dict[int, int] = {}
    for comment in comments:
        top[comment.id] = top.get(comment.parent, comment.id) if comment.depth > 1 else comment.id
    return top


def _names(word: str, text: str) -> bool:
    return re.search(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9+#])", text) is not None
