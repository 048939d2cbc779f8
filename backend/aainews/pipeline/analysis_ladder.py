"""An analysis, from the question to values of which every part has passed the gate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from aainews.domain.analysis import Analysis, AxisScore, KeyPoint
from aainews.domain.calls import LLMAnswer, LLMRequest, ModelProfile
from aainews.domain.checks import Check, CheckKind, Severity
from aainews.domain.documents import Document
from aainews.domain.enriched import AnalysisOutcome
from aainews.domain.scores import AXES
from aainews.enrich import analysis as questions
from aainews.enrich.analysis import Draft
from aainews.enrich.excerpt import Excerpt, excerpt
from aainews.enrich.polish import polish
from aainews.enrich.prompt_files import own_words
from aainews.enrich.sentences import sentences
from aainews.enrich.tags import named_in, normalised_tags
from aainews.gate.evidence import stands_in
from aainews.gate.findings import block, note
from aainews.gate.repair import ANALYSIS_ATTEMPTS, blocked
from aainews.gate.translation import check_statement
from aainews.pipeline.segment_ladder import Ask, asked

Question = Callable[[str, Excerpt, ModelProfile, tuple[Check, ...], int], LLMRequest]

NOTHING = Analysis(tldr="", key_points=(), impact="", comment="", tags=(), entities=(), scores=())


@dataclass
class _Judge:
    """Keeps what passes and remembers what was found."""

    article: str
    found: list[Check] = field(default_factory=list[Check])

    def passes(self, text: str, where: str) -> bool:
        checks = [
            c.model_copy(update={"field": where}) for c in check_statement(text, self.article, own_words=own_words())
        ]
        rejected = blocked(checks)
        self.found += [c for c in checks if c.severity is Severity.BLOCK or not rejected]
        return not rejected

    def prose(self, text: str, where: str) -> str:
        """The sentences that pass, in order."""
        return "".join(sentence for sentence in sentences(polish(text)) if self.passes(sentence, where))

    def points(self, draft: Draft) -> tuple[KeyPoint, ...]:
        kept: dict[str, KeyPoint] = {}
        for point in draft.key_points:
            heading, text = polish(point.heading, headline=True), polish(point.text)
            if self.passes(heading, "key_points") and self.passes(text, "key_points"):
                kept.setdefault(text, KeyPoint(heading=heading, text=text))
        return tuple(kept.values())

    def scores(self, draft: Draft) -> tuple[AxisScore, ...]:
        """All four or none."""
        if len(draft.scores) < len(AXES):
            return ()
        out: list[AxisScore] = []
        for definition in AXES:
            given = draft.scores[definition.axis]
            quote = given.evidence.strip()
            if quote and not stands_in(quote, self.article):
                self.found.append(note(CheckKind.EVIDENCE_NOT_IN_SOURCE, quote).model_copy(update={"field": "scores"}))
                quote = ""
            reason = self.prose(given.reason, "scores")
            out.append(AxisScore(axis=definition.axis, score=given.score, reason=reason, evidence=quote or None))
        return tuple(out)

    def tags(self, draft: Draft) -> tuple[str, ...]:
        return tuple(tag for tag in normalised_tags(draft.tags) if self.passes(tag, "tags"))

    def analysis(self, draft: Draft) -> Analysis:
        return Analysis(
            tldr=self.prose(draft.tldr, "tldr"),
            key_points=self.points(draft),
            impact=self.prose(draft.impact, "impact"),
            comment=self.prose(draft.comment, "comment"),
            tags=self.tags(draft),
            entities=named_in(self.article, ((entity.kind, entity.name) for entity in draft.entities)),
            scores=self.scores(draft),
        )


class AnalysisLadder:
    """Analyses one document with one model."""

    def __init__(self, ask: Ask, document: Document, profile: ModelProfile) -> None:
        self._ask = ask
        self._profile = profile
        self._title = document.title
        self._article = f"{document.title}\n{document.text}"
        self._excerpt = excerpt(document, questions.excerpt_tokens(profile))
        self._found: list[Check] = []
        self._attempts = 0

    def analyse(self) -> AnalysisOutcome:
        small = self._profile.small
        if small:
            first = self._best(questions.summary_request, questions.read_summary)
            second = self._best(questions.scores_request, lambda a: questions.read_scores(a, self._excerpt), once=True)
            parts = {"impact": second.impact, "comment": second.comment, "scores": second.scores}
            analysis = first.model_copy(update=parts)
        else:
            analysis = self._best(questions.analysis_request, questions.read_analysis)
        said = bool(analysis.tldr or analysis.key_points)
        return AnalysisOutcome(
            analysis=analysis if said else None,
            checks=tuple(self._found),
            attempts=self._attempts,
            model=self._profile.name,
        )

    def _best(self, question: Question, read: Callable[[LLMAnswer], Draft | None], *, once: bool = False) -> Analysis:
        """The first answer with a TL;DR that passes; else the last one that said anything."""
        best, findings = NOTHING, tuple[Check, ...]()
        for attempt in range(1, (1 if once else ANALYSIS_ATTEMPTS[self._profile.small]) + 1):
            judge = _Judge(self._article)
            analysis = judge.analysis(self._draft(question, read, findings, attempt, judge))
            self._found += judge.found
            findings = tuple(judge.found)
            if analysis.tldr:
                return analysis
            best = analysis if analysis != NOTHING else best
        return best

    def _draft(
        self,
        question: Question,
        read: Callable[[LLMAnswer], Draft | None],
        findings: tuple[Check, ...],
        attempt: int,
        judge: _Judge,
    ) -> Draft:
        self._attempts += 1
        answer = asked(self._ask, question(self._title, self._excerpt, self._profile, findings, attempt))
        draft = read(answer) if answer else None
        if draft is None:
            judge.found.append(block(CheckKind.MISSING_SEGMENT, "no answer of the type").model_copy(update={"field": "tldr"}))
        return draft or Draft()
