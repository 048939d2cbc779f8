"""One segment on its way down the ladder: what is asked for, what came, what was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from aainews.domain.checks import Check, CheckKind, Severity
from aainews.domain.documents import Heading, TextSegment, spaced_text
from aainews.domain.enriched import OpenSegment, SegmentOutcome
from aainews.domain.publication import SegmentStatus
from aainews.enrich.mask import (
    Masked,
    PlaceholderError,
    marked_again,
    mask,
    restore,
    restore_loosely,
    verify,
    without_marks,
    without_pairs,
)
from aainews.enrich.own_words import own_words
from aainews.enrich.polish import polish
from aainews.enrich.sentences import passages, sentences, tokens_of
from aainews.gate.findings import block
from aainews.gate.repair import Rung, blocked, next_rung
from aainews.gate.translation import check_translation
from aainews.pipeline.judging import placeholder_finding


@dataclass
class Piece:
    """A run of sentences of a segment: what is asked, what came, what was found in it."""

    text: str
    ja: str | None = None
    findings: tuple[Check, ...] = ()

    @property
    def open(self) -> bool:
        return self.ja is None or blocked(self.findings)

    def hear(self, said: str | None, missing: CheckKind) -> None:
        self.ja = None if said is None else marked_again(polish(said, self.text), self.text)
        self.findings = (block(missing, self.text),) if said is None else ()


@dataclass
class SegmentWork:
    """`attempts` and `rejected` go on from earlier questions where there were some."""

    segment: TextSegment
    masked: Masked
    rung: Rung = Rung.WHOLE
    pieces: list[Piece] = field(default_factory=list[Piece])
    html: str = ""
    findings: tuple[Check, ...] = ()
    rejected: list[Check] = field(default_factory=list[Check])
    attempts: int = 0

    @classmethod
    def of(cls, segment: TextSegment) -> SegmentWork:
        return cls(segment, mask(segment.html))

    @classmethod
    def going_on(cls, segment: TextSegment, tried: OpenSegment, rung: Rung) -> SegmentWork:
        work = cls.of(segment)
        work.rung, work.attempts, work.rejected = rung, tried.attempts, list(tried.checks)
        work.findings = tried.checks
        work.pieces = [Piece(work.masked.text, findings=tried.checks)]
        return work

    def prepare(self, limit: int | None = None) -> list[Piece]:
        """The pieces to ask for at this rung; those that passed before are kept. `limit`: tokens of a piece."""
        self.attempts += 1
        if self.rung in (Rung.WHOLE, Rung.FALLBACK):
            whole = limit is None or tokens_of(self.masked.text) <= limit
            texts = (self.masked.text,) if whole or limit is None else passages(self.masked.text, limit)
            self.pieces = [Piece(text) for text in texts]
        elif self.rung is Rung.SPLIT:
            self.pieces = [smaller for piece in self.pieces for smaller in self._split(piece)]
        return self.open_pieces

    @property
    def open_pieces(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.open]

    def judge(self, context: str, *, small: bool, has_fallback: bool) -> None:
        """Judges what came, each piece and where all passed the whole, and moves to the next rung."""
        self._judge(context)
        self.rung = next_rung(self.findings, self.rung, small=small, has_fallback=has_fallback)
        if self.rung is not Rung.ACCEPT:
            self.rejected += [check for check in self.findings if check.severity is Severity.BLOCK]

    def becomes(self, judged: SegmentWork) -> None:
        """Takes over how a copy of it was judged elsewhere."""
        self.__dict__.update(judged.__dict__)

    def outcome(self, model: str) -> SegmentOutcome:
        passed = self.rung is Rung.ACCEPT
        found = (*self.rejected, *self.findings) if passed else tuple(self.rejected)
        return SegmentOutcome(
            segment_id=self.segment.id,
            ja=self.html if passed else None,
            status=SegmentStatus.TRANSLATED if passed else SegmentStatus.ORIGINAL,
            note=None if passed or not self.rejected else self.rejected[-1].kind.value,
            checks=tuple(check.model_copy(update={"segment_id": self.segment.id}) for check in found),
            attempts=self.attempts,
            model=model,
        )

    def left_open(self) -> OpenSegment:
        checks = tuple(check.model_copy(update={"segment_id": self.segment.id}) for check in self.rejected)
        return OpenSegment(segment_id=self.segment.id, checks=checks, attempts=self.attempts)

    def _split(self, piece: Piece) -> list[Piece]:
        if not piece.open:
            return [piece]
        plain = without_pairs(Masked(piece.text, self.masked.marks)).text
        return [Piece(sentence, findings=piece.findings) for sentence in sentences(plain)]

    def _judge(self, context: str) -> None:
        if len(self.pieces) > 1:
            for piece in self.pieces:
                if piece.ja is not None and piece.findings == ():
                    piece.findings = self._piece_findings(piece, piece.ja, context)
        if open_pieces := [piece for piece in self.pieces if piece.open]:
            self.findings = tuple(check for piece in open_pieces for check in piece.findings)
            return
        self.findings = self._whole_findings("".join(piece.ja or "" for piece in self.pieces), context)
        if blocked(self.findings):
            for piece in self.pieces:
                piece.findings = self.findings

    def _piece_findings(self, piece: Piece, ja: str, context: str) -> tuple[Check, ...]:
        try:
            verify(ja, Masked(piece.text, self.masked.marks))
        except PlaceholderError as error:
            return (placeholder_finding(error),)
        found = check_translation(without_marks(piece.text), without_marks(ja), context=context, own_words=own_words())
        return tuple(check for check in found if check.severity is Severity.BLOCK)

    def _whole_findings(self, ja: str, context: str) -> tuple[Check, ...]:
        headline = isinstance(self.segment, Heading)
        text = polish(ja, self.masked.text, headline=headline)
        try:
            self.html = (restore_loosely if self.rung is Rung.SPLIT else restore)(text, self.masked)
        except PlaceholderError as error:
            return (placeholder_finding(error),)
        source, shown = spaced_text(self.segment.html), spaced_text(self.html)
        return check_translation(source, shown, context=context, own_words=own_words(), headline=headline)


def judge_works(
    works: Sequence[SegmentWork], context: str, *, small: bool, has_fallback: bool
) -> Sequence[SegmentWork]:
    """Judges what these have heard, each by itself, and moves them to their next rung; the same works."""
    for work in works:
        work.judge(context, small=small, has_fallback=has_fallback)
    return works
