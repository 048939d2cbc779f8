"""Some segments of one article, from the first question to text that passed or the decision to show the original."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from aainews.domain.calls import LLMAnswer, LLMRequest, ModelProfile
from aainews.domain.checks import Check, CheckKind, Severity
from aainews.domain.documents import Document, Heading, TextSegment, plain_text
from aainews.domain.enriched import SegmentOutcome
from aainews.domain.publication import SegmentStatus
from aainews.enrich.batches import text_before
from aainews.enrich.mask import Masked, PlaceholderError, mask, restore, restore_atoms, without_pairs
from aainews.enrich.polish import polish
from aainews.enrich.prompt_files import own_words
from aainews.enrich.sentences import packed, passages, sentences, tokens_of
from aainews.enrich.translation import Passage, Surroundings, body_request, read_translations
from aainews.enrich.typed import is_whole
from aainews.errors import LLMAnswerError, LLMError
from aainews.gate.findings import block
from aainews.gate.repair import Rung, next_rung
from aainews.gate.translation import check_translation

Ask = Callable[[LLMRequest], LLMAnswer]

SHARE: dict[Rung, int] = {Rung.WHOLE: 1, Rung.AGAIN: 2, Rung.SPLIT: 4}
"""A request of that rung holds the profile's batch divided by this: less at once the more often it failed."""


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
class _Work:
    """One segment on its way down the ladder."""

    segment: TextSegment
    masked: Masked
    rung: Rung = Rung.WHOLE
    html: str = ""
    findings: tuple[Check, ...] = ()
    rejected: list[Check] = field(default_factory=list[Check])
    attempts: int = 0

    def texts(self, limit: int) -> tuple[str, ...]:
        if self.rung is Rung.SPLIT:
            return sentences(without_pairs(self.masked).text)
        return passages(self.masked.text, limit) if tokens_of(self.masked.text) > limit else (self.masked.text,)

    def take(self, ja: Sequence[str | None], missing: CheckKind, article: str) -> None:
        """Judges the parts of an answer, joined."""
        self.attempts += 1
        whole = [part for part in ja if part]
        if len(whole) < len(ja):
            self.findings = (block(missing, self.masked.text),)
            return
        headline = isinstance(self.segment, Heading)
        text = polish("".join(whole), self.masked.text, headline=headline)
        put_back = restore_atoms if self.rung is Rung.SPLIT else restore
        try:
            self.html = put_back(text, self.masked)
        except PlaceholderError as error:
            self.findings = (placeholder_finding(error),)
            return
        source = plain_text(self.segment.html)
        self.findings = check_translation(
            source, plain_text(self.html), context=article, own_words=own_words(), headline=headline
        )

    def outcome(self, model: str) -> SegmentOutcome:
        passed = self.rung is Rung.ACCEPT
        found = (*self.rejected, *self.findings) if passed else tuple(self.rejected)
        return SegmentOutcome(
            segment_id=self.segment.id,
            ja=self.html if passed else None,
            status=SegmentStatus.TRANSLATED if passed else SegmentStatus.ORIGINAL,
            note=None if passed else self.rejected[-1].kind.value,
            checks=tuple(check.model_copy(update={"segment_id": self.segment.id}) for check in found),
            attempts=self.attempts,
            model=model,
        )


class SegmentLadder:
    """Translates segments of one document with one model."""

    def __init__(self, ask: Ask, document: Document, profile: ModelProfile) -> None:
        self._ask = ask
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
        return tuple(work.outcome(self._profile.name) for work in works)

    def _go_on(self, work: _Work) -> None:
        work.rung = next_rung(work.findings, work.rung, small=self._profile.small)
        if work.rung is not Rung.ACCEPT:
            work.rejected += [check for check in work.findings if check.severity is Severity.BLOCK]

    def _try(self, rung: Rung, works: Sequence[_Work]) -> None:
        limit = max(1, self._profile.batch_tokens // SHARE[rung])
        parts = [(work, text) for work in works for text in work.texts(limit)]
        sizes = [self._profile.batch_tokens if self._profile.small else tokens_of(text) for _, text in parts]
        answers: dict[int, list[str | None]] = {id(work): [] for work in works}
        cut: set[int] = set()
        for group in packed(parts, sizes, limit):
            found, whole = self._translations([Passage(text, work.findings) for work, text in group], group[0][0], rung)
            for number, (work, _) in enumerate(group, 1):
                answers[id(work)].append(found.get(number))
                if not whole and number not in found:
                    cut.add(id(work))
        for work in works:
            missing = CheckKind.TRUNCATED if id(work) in cut else CheckKind.MISSING_SEGMENT
            work.take(answers[id(work)], missing, self._article)

    def _translations(self, group: Sequence[Passage], first: _Work, rung: Rung) -> tuple[dict[int, str], bool]:
        """The Japanese by number, and whether the answer was whole."""
        before = "" if self._profile.small else text_before(self._document, first.segment.id)
        around = Surroundings("" if self._profile.small else self._document.title, before)
        attempt = list(SHARE).index(rung) + 1
        answer = asked(self._ask, body_request(group, around, self._profile, attempt))
        if answer is None:
            return {}, True
        return read_translations(answer, len(group)), is_whole(answer)
