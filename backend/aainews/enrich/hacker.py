"""Requests about Hacker News, and the reading of their answers. A model names comments by their numbers; the words that
it quotes are looked for in that comment, and every link is the caller's business."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from pydantic import Field

from aainews.domain.calls import LLMAnswer, LLMRequest, ModelProfile
from aainews.domain.checks import Check
from aainews.domain.hacker_news import HackerComment, HackerPiece
from aainews.domain.value import Value
from aainews.enrich.feedback import feedback_on
from aainews.enrich.sentences import sentences
from aainews.enrich.typed import Typed, read_typed
from aainews.enrich.typed_request import typed_request
from aainews.llm.prompts import fence

HACKER, HACKER_SMALL, PICK = "hacker.v1", "hacker-small.v1", "hacker-pick.v1"
PROMPTS = (HACKER, HACKER_SMALL, PICK)
PURPOSE = "hacker"
COMMENT_TOKENS, COMMENT_TOKENS_SMALL = 5000, 1200
"""Of comments that are read of one discussion."""
COMMENTS_SMALL = 4
"""That a small model is asked about, one at a time."""
LONGEST_COMMENT = 900
"""Characters that are shown of one comment; cut at a sentence."""
LONGEST_SMALL = 90
OUTPUT_TOKENS, OUTPUT_TOKENS_SMALL, PICK_TOKENS = 2000, 140, 300


class Stance(StrEnum):
    ISSUE = "issue"
    PRO = "pro"
    CON = "con"
    FIRSTHAND = "firsthand"


class _Line(Typed):
    comment: int
    quote: str
    text: str


class _Argument(Typed):
    issues: list[_Line] = Field(json_schema_extra={"maxItems": 3})
    pros: list[_Line] = Field(json_schema_extra={"maxItems": 3})
    cons: list[_Line] = Field(json_schema_extra={"maxItems": 3})
    firsthand: list[_Line] = Field(json_schema_extra={"maxItems": 2})


class _ShortStance(StrEnum):
    ISSUE = "issue"
    PRO = "pro"
    CON = "con"


class _Short(Typed):
    text: str = Field(min_length=8, max_length=LONGEST_SMALL)
    sentence: int = Field(ge=1, le=20)
    stance: _ShortStance


class _Picked(Typed):
    numbers: list[int]


class DraftLine(Value):
    """What a model said about one comment, unjudged. `comment` counts from 1."""

    stance: Stance
    comment: int
    quote: str
    text: str


def argument_request(
    piece: HackerPiece,
    comments: Sequence[HackerComment],
    firsthand: frozenset[int],
    profile: ModelProfile,
    *,
    findings: Sequence[Check] = (),
    attempt: int = 1,
) -> LLMRequest:
    """`firsthand`: ids of comments by people who took part."""
    lines = feedback_on(findings)
    return typed_request(
        PURPOSE,
        HACKER,
        _Argument,
        OUTPUT_TOKENS,
        profile,
        attempt=attempt,
        title=fence(piece.title, "title"),
        data=fence("\n".join(_listed(comments, firsthand)), "comments"),
        feedback=f"\n\nSome lines of an earlier answer were refused:\n{lines}" if lines else "",
    )


def read_argument(answer: LLMAnswer) -> tuple[DraftLine, ...]:
    """Empty where the answer is cut off, refused or not of the type."""
    read = read_typed(answer, _Argument)
    if read is None:
        return ()
    parts = ((Stance.ISSUE, read.issues), (Stance.PRO, read.pros), (Stance.CON, read.cons))
    return tuple(
        DraftLine(stance=stance, comment=line.comment, quote=line.quote, text=line.text)
        for stance, lines in (*parts, (Stance.FIRSTHAND, read.firsthand))
        for line in lines[:3]
    )


def comment_request(piece: HackerPiece, comment: HackerComment, profile: ModelProfile) -> LLMRequest:
    """A small model's question about one comment."""
    numbered = [f"[{n}] {sentence}" for n, sentence in enumerate(_sentences(comment), 1)]
    return typed_request(
        PURPOSE, HACKER_SMALL, _Short, OUTPUT_TOKENS_SMALL, profile, data=fence("\n".join((piece.title, *numbered)))
    )


def read_comment_answer(answer: LLMAnswer, comment: HackerComment, number: int) -> DraftLine | None:
    read = read_typed(answer, _Short)
    said = _sentences(comment)
    if read is None or len(read.text) >= LONGEST_SMALL or read.sentence > len(said):
        return None
    return DraftLine(stance=Stance(read.stance.value), comment=number, quote=said[read.sentence - 1], text=read.text)


def pick_request(pieces: Sequence[HackerPiece], profile: ModelProfile) -> LLMRequest:
    data = fence("\n".join(f"[{n}] {piece.title}" for n, piece in enumerate(pieces, 1)), "headlines")
    return typed_request(PURPOSE, PICK, _Picked, PICK_TOKENS, profile, data=data)


def read_picked(answer: LLMAnswer, pieces: Sequence[HackerPiece]) -> tuple[HackerPiece, ...]:
    read = read_typed(answer, _Picked)
    return tuple(pieces[n - 1] for n in sorted(set(read.numbers)) if 1 <= n <= len(pieces)) if read else ()


def shown_text(comment: HackerComment) -> str:
    """As much of a comment as a model is shown, on one line."""
    text = comment.text.replace("\n", " ")
    if len(text) <= LONGEST_COMMENT:
        return text
    cut = text[:LONGEST_COMMENT]
    return cut[: max(cut.rfind(". "), cut.rfind("? "), cut.rfind("! "), LONGEST_COMMENT // 2) + 1]


def _listed(comments: Sequence[HackerComment], firsthand: frozenset[int]) -> list[str]:
    numbers = {comment.id: number for number, comment in enumerate(comments, 1)}
    out: list[str] = []
    for number, comment in enumerate(comments, 1):
        notes = ["firsthand"] if comment.id in firsthand else []
        notes += [f"to {numbers[comment.parent]}"] if comment.parent in numbers else []
        beside = f" ({', '.join(notes)})" if notes else ""
        out.append(f"[{number}]{beside} {shown_text(comment)}")
    return out


def _sentences(comment: HackerComment) -> tuple[str, ...]:
    return sentences(shown_text(comment))[:20]
