"""Some segments of one article, from the first question to text that passed or the decision to show the original."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aainews.domain.calls import LLMAnswer, ModelProfile
from aainews.domain.checks import CheckKind
from aainews.domain.documents import Document, TextSegment
from aainews.domain.enriched import OpenSegment, SegmentOutcome
from aainews.enrich.batches import text_before
from aainews.enrich.reading import Line, Wish, read_reading, reading_request
from aainews.enrich.sentences import packed, tokens_of
from aainews.enrich.small_model import names_of
from aainews.enrich.translation import Passage, passage_request, read_passage
from aainews.enrich.typed import is_whole
from aainews.gate.repair import Rung, furthest, rung_after
from aainews.pipeline.asking import asked
from aainews.pipeline.computing import Run, here
from aainews.pipeline.enricher import Ask, SecondModel
from aainews.pipeline.segment_work import Piece, SegmentWork, judge_works

SHARE: dict[Rung, int] = {Rung.WHOLE: 1, Rung.AGAIN: 2, Rung.SPLIT: 4, Rung.FALLBACK: 4}
"""A text of that rung takes so many times its size of the profile's batch: less at once the more often it failed."""

SMALL_PASSAGE_TOKENS = 60
"""One sentence, or two short ones: what a small model translates whole."""


class SegmentLadder:
    """Translates segments of one document with one model, and with a second where there is one."""

    def __init__(
        self,
        ask: Ask,
        document: Document,
        profile: ModelProfile,
        second: SecondModel | None = None,
        run: Run = here,
    ) -> None:
        self._models = dict.fromkeys(SHARE, (ask, profile))
        if second is not None:
            self._models[Rung.FALLBACK] = (second.ask, second.profile)
        self._document = document
        self._profile = profile
        self._second = second
        self._run = run
        self._article = f"{document.title}\n{document.text}"

    def work_on(self, segment: TextSegment, tried: OpenSegment | None = None) -> SegmentWork:
        """Where it begins: at the top, or below the rungs that failed."""
        if tried is None:
            return SegmentWork.of(segment)
        rung = rung_after(
            tried.attempts, tried.checks, small=self._profile.small, has_fallback=self._second is not None
        )
        return SegmentWork.going_on(segment, tried, rung)

    def translate(self, works: Sequence[SegmentWork]) -> tuple[SegmentOutcome, ...]:
        """One outcome each, in order. Whatever rungs they stand on, one model is asked for all of them together."""
        models: dict[str, str] = {}
        while pending := [work for work in works if work.rung in SHARE]:
            first = [work for work in pending if self._models[work.rung] is self._models[Rung.WHOLE]]
            group = first or pending
            models |= {work.segment.id: self._models[work.rung][1].name for work in group}
            self._try(group)
        return tuple(work.outcome(models.get(work.segment.id, self._profile.name)) for work in works)

    def _try(self, works: Sequence[SegmentWork]) -> None:
        """One question, or as few as their sizes allow; all of them are for the same model."""
        _, profile = self._models[works[0].rung]
        wanted = [(work, piece) for work in works for piece in work.prepare(self._limit(work.rung, profile))]
        if profile.small:
            groups = [[one] for one in wanted]
        else:
            sizes = [tokens_of(piece.text) * SHARE[work.rung] for work, piece in wanted]
            groups = packed(wanted, sizes, profile.batch_tokens)
        for group in groups:
            self._ask_for(group)
        judged = self._run(
            judge_works, works, self._article, small=self._profile.small, has_fallback=self._second is not None
        )
        for work, seen in zip(works, judged, strict=True):
            work.becomes(seen)

    def _limit(self, rung: Rung, profile: ModelProfile) -> int:
        return SMALL_PASSAGE_TOKENS if profile.small else max(1, profile.batch_tokens // SHARE[rung])

    def _ask_for(self, wanted: Sequence[tuple[SegmentWork, Piece]]) -> None:
        """Fills in what came for each piece, or that nothing did."""
        pieces = [piece for _, piece in wanted]
        rung = furthest(work.rung for work, _ in wanted)
        ask, profile = self._models[rung]
        attempt = list(SHARE).index(rung) + 1
        names: dict[int, str] = {}
        if profile.small:
            # Tags first, of which it keeps most; what lost one is tried with what the tag stands for.
            names = names_of(wanted[0][0].masked, pieces[0].text) if rung is not Rung.WHOLE else {}
            request = passage_request(Passage(pieces[0].text, pieces[0].findings, names), profile, attempt)
        else:
            lines = [*self._context(wanted[0][0]), *(Line(p.text, n, p.findings) for n, p in enumerate(pieces, 1))]
            request = reading_request(lines, Wish(), profile, purpose="translation", attempt=attempt)
        answer = asked(ask, request.model_copy(update={"rung": rung.value}))
        found = _read(answer, profile, names) if answer else {}
        missing = CheckKind.TRUNCATED if answer and not is_whole(answer) else CheckKind.MISSING_SEGMENT
        for number, piece in enumerate(pieces, 1):
            piece.hear(found.get(number), missing)

    def _context(self, first: SegmentWork) -> list[Line]:
        """The article's title and the sentences before."""
        around = (self._document.title, text_before(self._document, first.segment.id))
        return [Line(text) for text in around if text]


def _read(answer: LLMAnswer, profile: ModelProfile, names: Mapping[int, str]) -> dict[int, str]:
    if not profile.small:
        return read_reading(answer).lines
    said = read_passage(answer, names)
    return {1: said} if said else {}
