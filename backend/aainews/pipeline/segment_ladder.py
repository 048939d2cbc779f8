"""Some segments of one article, from the first question to text that passed or the decision to show the original."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from aainews.domain.calls import LLMAnswer, LLMRequest, ModelProfile
from aainews.domain.checks import Check, CheckKind, Severity
from aainews.domain.documents import Document, Heading, TextSegment, spaced_text
from aainews.domain.enriched import SegmentOutcome
from aainews.domain.publication import SegmentStatus
from aainews.enrich.batches import text_before
from aainews.enrich.mask import (
    Masked,
    PlaceholderError,
    mask,
    restore,
    restore_loosely,
    verify,
    without_marks,
    without_pairs,
)
from aainews.enrich.polish import polish
from aainews.enrich.prompt_files import own_words
from aainews.enrich.sentences import packed, passages, sentences, tokens_of
from aainews.enrich.translation import Passage, Surroundings, body_request, read_translations
from aainews.enrich.typed import is_whole
from aainews.errors import LLMAnswerError, LLMError
from aainews.gate.findings import block
from aainews.gate.repair import Rung, blocked, next_rung
from aainews.gate.translation import check_translation

Ask = Callable[[LLMRequest], LLMAnswer]


@dataclass(frozen=True)
class SecondModel:
    """Asked for what the first one does not bring through the gate."""

    ask: Ask
    profile: ModelProfile


SHARE: dict[Rung, int] = {Rung.WHOLE: 1, Rung.AGAIN: 2, Rung.SPLIT: 4, Rung.FALLBACK: 4}
"""A request of that rung holds the profile's batch divided by this: less at once the more often it failed."""

SMALL_PASSAGE_TOKENS = 60
"""One sentence, or two short ones: what a small model translates whole."""


def asked(ask: Ask, request: LLMRequest) -> LLMAnswer | None:
    """The answer; None where there is none that could be used, however often it were asked for.

    Raises LLMError where trying later may help, and for a refused key, which no other question mends.
    """
    try:
        return ask(request)
    except LLMAnswerError:
        return None
    except LLMError as error:
        if error.retryable or error.code == "llm_auth":
            raise
        return None


def placeholder_finding(error: PlaceholderError) -> Check:
    kind = CheckKind.LOST_PLACEHOLDER if error.lost else CheckKind.UNRESOLVED_PLACEHOLDER
    return block(kind, error.evidence)


@dataclass
class _Part:
    """A run of sentences of a segment: what is asked, what came, what was found in it."""

    text: str
    ja: str | None = None
    findings: tuple[Check, ...] = ()

    @property
    def open(self) -> bool:
        return self.ja is None or blocked(self.findings)


@dataclass
class _Work:
    """One segment on its way down the ladder."""

    segment: TextSegment
    masked: Masked
    rung: Rung = Rung.WHOLE
    parts: list[_Part] = field(default_factory=list[_Part])
    html: str = ""
    findings: tuple[Check, ...] = ()
    rejected: list[Check] = field(default_factory=list[Check])
    attempts: int = 0
    tried: Rung = Rung.WHOLE
    """The rung whose answer was judged last."""

    def prepare(self, limit: int) -> list[_Part]:
        """The parts to ask for at this rung; those that passed before are kept."""
        self.attempts += 1
        self.tried = self.rung
        if self.rung is Rung.WHOLE:
            fits = tokens_of(self.masked.text) <= limit
            self.parts = [_Part(text) for text in ((self.masked.text,) if fits else passages(self.masked.text, limit))]
        elif self.rung is Rung.SPLIT:
            self.parts = [smaller for part in self.parts for smaller in self._split(part)]
        return [part for part in self.parts if part.open]

    def _split(self, part: _Part) -> list[_Part]:
        if not part.open:
            return [part]
        plain = without_pairs(Masked(part.text, self.masked.marks)).text
        return [_Part(sentence, findings=part.findings) for sentence in sentences(plain)]

    def judge(self, context: str) -> None:
        """Judges what came: each part, and where all passed, the whole."""
        if len(self.parts) > 1:
            for part in self.parts:
                if part.ja is not None and part.findings == ():
                    part.findings = self._part_findings(part, part.ja, context)
        if open_parts := [part for part in self.parts if part.open]:
            self.findings = tuple(check for part in open_parts for check in part.findings)
            return
        self.findings = self._whole_findings("".join(part.ja or "" for part in self.parts), context)
        if blocked(self.findings):
            for part in self.parts:
                part.findings = self.findings

    def _part_findings(self, part: _Part, ja: str, context: str) -> tuple[Check, ...]:
        try:
            verify(ja, Masked(part.text, self.masked.marks))
        except PlaceholderError as error:
            return (placeholder_finding(error),)
        found = check_translation(without_marks(part.text), without_marks(ja), context=context, own_words=own_words())
        return tuple(check for check in found if check.severity is Severity.BLOCK)

    def _whole_findings(self, ja: str, context: str) -> tuple[Check, ...]:
        headline = isinstance(self.segment, Heading)
        text = polish(ja, self.masked.text, headline=headline)
        try:
            self.html = (restore_loosely if self.rung in (Rung.SPLIT, Rung.FALLBACK) else restore)(text, self.masked)
        except PlaceholderError as error:
            return (placeholder_finding(error),)
        source, shown = spaced_text(self.segment.html), spaced_text(self.html)
        return check_translation(source, shown, context=context, own_words=own_words(), headline=headline)

    def outcome(self, model: str, second: str) -> SegmentOutcome:
        passed = self.rung is Rung.ACCEPT
        found = (*self.rejected, *self.findings) if passed else tuple(self.rejected)
        return SegmentOutcome(
            segment_id=self.segment.id,
            ja=self.html if passed else None,
            status=SegmentStatus.TRANSLATED if passed else SegmentStatus.ORIGINAL,
            note=None if passed else self.rejected[-1].kind.value,
            checks=tuple(check.model_copy(update={"segment_id": self.segment.id}) for check in found),
            attempts=self.attempts,
            model=second if passed and self.tried is Rung.FALLBACK else model,
        )


class SegmentLadder:
    """Translates segments of one document with one model, and what it cannot do with the second, where there is one."""

    def __init__(self, ask: Ask, document: Document, profile: ModelProfile, second: SecondModel | None = None) -> None:
        self._ask = ask
        self._second = second
        self._document = document
        self._profile = profile
        self._article = f"{document.title}\n{document.text}"

    def translate(self, segments: Sequence[TextSegment]) -> tuple[SegmentOutcome, ...]:
        """One outcome a segment, in order."""
        works = [_Work(segment, mask(segment.html)) for segment in segments]
        pending = works
        while pending:
            for rung in SHARE:
                if group := [work for work in pending if work.rung is rung]:
                    self._try(rung, group)
            for work in pending:
                self._go_on(work)
            pending = [work for work in pending if work.rung in SHARE]
        second = self._second.profile.name if self._second else ""
        return tuple(work.outcome(self._profile.name, second) for work in works)

    def _go_on(self, work: _Work) -> None:
        work.rung = next_rung(
            work.findings, work.rung, small=self._profile.small, has_fallback=self._second is not None
        )
        if work.rung is not Rung.ACCEPT:
            work.rejected += [check for check in work.findings if check.severity is Severity.BLOCK]

    def _try(self, rung: Rung, works: Sequence[_Work]) -> None:
        _, profile = self._model(rung)
        small = profile.small
        limit = SMALL_PASSAGE_TOKENS if small else max(1, profile.batch_tokens // SHARE[rung])
        wanted = [(work, part) for work in works for part in work.prepare(limit)]
        sizes = [limit if small else tokens_of(part.text) for _, part in wanted]
        for group in packed(wanted, sizes, limit):
            self._ask_for([part for _, part in group], group[0][0], rung)
        for work in works:
            work.judge(self._article)

    def _ask_for(self, parts: Sequence[_Part], first: _Work, rung: Rung) -> None:
        """Fills in what came for each part, or that nothing did."""
        ask, profile = self._model(rung)
        before = "" if profile.small else text_before(self._document, first.segment.id)
        around = Surroundings(self._document.title, before)
        attempt = list(SHARE).index(rung) + 1
        questions = [Passage(part.text, part.findings) for part in parts]
        request = body_request(questions, around, profile, attempt).model_copy(update={"rung": rung.value})
        answer = asked(ask, request)
        found = read_translations(answer, len(parts), profile) if answer else {}
        missing = CheckKind.TRUNCATED if answer and not is_whole(answer) else CheckKind.MISSING_SEGMENT
        for number, part in enumerate(parts, 1):
            said = found.get(number)
            part.ja = None if said is None else polish(said, part.text)
            part.findings = () if number in found else (block(missing, part.text),)

    def _model(self, rung: Rung) -> tuple[Ask, ModelProfile]:
        """Which model answers on that rung."""
        if rung is Rung.FALLBACK and self._second is not None:
            return self._second.ask, self._second.profile
        return self._ask, self._profile
