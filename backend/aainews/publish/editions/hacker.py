"""Hacker日報: what Hacker News talks about, piece by piece, with the argument below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aainews.domain.digests import (
    Digest,
    DigestArticle,
    DigestItem,
    DigestKind,
    DigestSection,
    Discussion,
    Figure,
    Origin,
    Reference,
    ReferenceKind,
    Sentence,
)
from aainews.domain.hacker_news import HackerComment, HackerPiece, permalink
from aainews.domain.value import Value
from aainews.publish.editions.calendar import window_of
from aainews.publish.editions.picking import is_about_ai
from aainews.publish.editions.words import day_in_japanese, in_brackets

SECTIONS = (("ai", "AI"), ("engineering", "エンジニアリング"))
QUIET = 3


class Told(Value):
    """A piece with what was made of it. Sentences have passed the gate."""

    piece: HackerPiece
    headline: str
    """Japanese, or the original where no translation passed."""
    summary: tuple[str, ...]
    """Of the piece itself; empty where it could not be read."""
    article: DigestArticle | None
    """The same piece on this site."""
    sampled: int
    issues: tuple[Sentence, ...]
    pros: tuple[Sentence, ...]
    cons: tuple[Sentence, ...]
    firsthand: tuple[Sentence, ...]


def hacker_edition(key: str, told: Sequence[Told], before: Digest | None, model_label: str | None) -> Digest:
    """`told` in the order of weight; `before`: the edition of the day before."""
    starts_at, ends_at = window_of(DigestKind.HACKER, key)
    items = [(is_about_ai(each.piece), _item(each)) for each in told]
    return Digest(
        kind=DigestKind.HACKER,
        key=key,
        title=f"Hacker日報 {day_in_japanese(date.fromisoformat(key))}",
        starts_at=starts_at,
        ends_at=ends_at,
        lead=_lead(told),
        changes=_changes(told, before),
        sections=_sections(items),
        rising=(),
        falling=(),
        figures=_figures(told, before),
        note="AI とエンジニアリングの話題が少なかったため、短い版です。" if len(told) < QUIET else None,
        model_label=model_label,
    )


def reference_to_piece(piece: HackerPiece) -> Reference:
    """The piece itself: its own page, or for Ask HN its page at Hacker News."""
    return Reference(
        kind=ReferenceKind.PAGE, id=f"hn{piece.id}", label=piece.title, url=piece.url or permalink(piece.id)
    )


def reference_to_talk(piece: HackerPiece) -> Reference:
    return Reference(kind=ReferenceKind.PAGE, id=f"hn{piece.id}", label=piece.title, url=permalink(piece.id))


def reference_to_comment(comment: HackerComment) -> Reference:
    return Reference(
        kind=ReferenceKind.COMMENT, id=str(comment.id), label=comment.by or "コメント", url=permalink(comment.id)
    )


def _lead(told: Sequence[Told]) -> tuple[Sentence, ...]:
    if not told:
        return ()
    loudest = max(told, key=lambda each: (each.piece.comments, each.piece.points))
    rest = [each for each in told if each is not loudest][:2]
    said = [_by_rule(f"きょうの Hacker News で最も議論を集めた話題は{in_brackets(loudest.headline)}だ。", loudest)]
    if rest:
        said.append(_by_rule(f"{'と'.join(in_brackets(each.headline) for each in rest)}も上位に入った。", *rest))
    return tuple(said)


def _changes(told: Sequence[Told], before: Digest | None) -> tuple[Sentence, ...]:
    if before is None or not told or not before.items:
        return ()
    known = {item.discussion.permalink for item in before.items if item.discussion}
    stays = [each for each in told if permalink(each.piece.id) in known]
    if stays:
        names = "と".join(in_brackets(each.headline) for each in stays[:2])
        return (_by_rule(f"{names}は前日に続いて話題になっている。", *stays[:2]),)
    first, last = told[0], before.items[0]
    text = f"前日の{in_brackets(last.headline)}などは上位を離れ、話題はすべて入れ替わった。"
    return (_by_rule(text, first),)


def _by_rule(text: str, *told: Told) -> Sentence:
    return Sentence(text=text, origin=Origin.CODE, references=tuple(reference_to_talk(each.piece) for each in told))


def _item(told: Told) -> DigestItem:
    piece = told.piece
    reference = reference_to_piece(piece)
    return DigestItem(
        number=0,
        story_id=None,
        headline=told.headline,
        url=piece.url or permalink(piece.id),
        sentences=tuple(Sentence(text=text, origin=Origin.MODEL, references=(reference,)) for text in told.summary),
        importance=None,
        sources=1,
        articles=(told.article,) if told.article else (),
        tags=(),
        discussion=Discussion(
            points=piece.points,
            comments=piece.comments,
            sampled=told.sampled,
            permalink=permalink(piece.id),
            issues=told.issues,
            pros=told.pros,
            cons=told.cons,
            firsthand=told.firsthand,
        ),
    )


def _sections(items: Sequence[tuple[bool, DigestItem]]) -> tuple[DigestSection, ...]:
    out: list[DigestSection] = []
    number = 1
    for (slug, title), about_ai in zip(SECTIONS, (True, False), strict=True):
        found = [item for is_ai, item in items if is_ai is about_ai]
        numbered = tuple(item.model_copy(update={"number": at}) for at, item in enumerate(found, number))
        number += len(found)
        if numbered:
            out.append(DigestSection(slug=slug, title=title, items=numbered))
    return tuple(out)


def _figures(told: Sequence[Told], before: Digest | None) -> tuple[Figure, ...]:
    then = {figure.label: figure.value for figure in before.figures} if before else {}
    counts = (
        ("取り上げた話題", "件", len(told)),
        ("ポイントの合計", "点", sum(each.piece.points for each in told)),
        ("コメントの合計", "件", sum(each.piece.comments for each in told)),
        ("読んだコメント", "件", sum(each.sampled for each in told)),
    )
    return tuple(Figure(label=label, value=value, unit=unit, before=then.get(label)) for label, unit, value in counts)
