"""An analysis by a small model: one short question after another, once more where nothing passed."""

from __future__ import annotations

from collections.abc import Callable

from aainews.domain.analysis import Analysis
from aainews.domain.calls import LLMAnswer, LLMRequest, ModelProfile
from aainews.domain.checks import Check, CheckKind
from aainews.domain.documents import Document
from aainews.domain.enriched import AnalysisOutcome
from aainews.domain.scores import AXES, AxisDefinition
from aainews.enrich import analysis as questions
from aainews.enrich.analysis import Draft, DraftScore
from aainews.enrich.excerpt import Excerpt, excerpt
from aainews.enrich.reading import Line
from aainews.enrich.sentences import tokens_of
from aainews.gate.findings import block
from aainews.gate.repair import ANALYSIS_ATTEMPTS
from aainews.gate.saying_it_twice import without_repeats
from aainews.pipeline.asking import asked
from aainews.pipeline.enricher import Ask, SecondModel
from aainews.pipeline.judging import NOTHING, AnalysisJudge
from aainews.pipeline.second_model import analysis_of

Read = Callable[[LLMAnswer], Draft | None]
Question = Callable[[str, Excerpt, ModelProfile, tuple[Check, ...], int], LLMRequest]

LEAST_TOKENS = 20
"""An article of less text than two short sentences says nothing to analyse: what were said of it would be invented."""


class AnalysisLadder:
    """Analyses one document with one model, and where it says nothing of use with the second, where there is one."""

    def __init__(self, ask: Ask, document: Document, profile: ModelProfile, second: SecondModel | None = None) -> None:
        self._ask = ask
        self._second = second
        self._made_by = profile.name
        self._profile = profile
        self._title = document.title
        self._article = f"{document.title}\n{document.text}"
        self._excerpt = excerpt(document, questions.EXCERPT_TOKENS_SMALL)
        self._found: list[Check] = []
        self._attempts = 0

    def analyse(self) -> AnalysisOutcome:
        if tokens_of(self._excerpt.text) < LEAST_TOKENS:
            return AnalysisOutcome(analysis=None, checks=(), attempts=0, model=self._profile.name)
        analysis = self._in_parts()
        if self._second is not None and not analysis.tldr:
            analysis = self._by(self._second, analysis)
        analysis, repeats = without_repeats(analysis)
        self._found += repeats
        said = bool(analysis.tldr or analysis.key_points)
        return AnalysisOutcome(
            analysis=analysis if said else None,
            checks=tuple(self._found),
            attempts=self._attempts,
            model=self._made_by,
        )

    def _in_parts(self) -> Analysis:
        """A small model is asked for scores, impact and comment once the summary is there, and only then."""
        first = self._best(questions.summary_request, questions.read_summary)
        if not (first.tldr or first.key_points):
            return first
        scores = {d.axis: given for d in AXES if (given := self._axis(d)) is not None}
        rated = self._kept(Draft(scores=scores))
        outlook = self._judged(questions.outlook_request(*self._about()), questions.read_outlook)
        return first.model_copy(update={"scores": rated.scores, "impact": outlook.impact, "comment": outlook.comment})

    def _axis(self, axis: AxisDefinition) -> DraftScore | None:
        self._attempts += 1
        answer = asked(self._ask, questions.axis_request(axis, *self._about()))
        return questions.read_axis(answer, self._excerpt) if answer else None

    def _about(self) -> tuple[str, Excerpt, ModelProfile]:
        return self._title, self._excerpt, self._profile

    def _best(self, question: Question, read: Read) -> Analysis:
        """The first answer with a TL;DR that passes; else the last of them that said anything."""
        best, findings = NOTHING, tuple[Check, ...]()
        for attempt in range(1, ANALYSIS_ATTEMPTS + 1):
            before = len(self._found)
            analysis = self._judged(question(self._title, self._excerpt, self._profile, findings, attempt), read)
            findings = tuple(self._found[before:])
            if analysis.tldr:
                return analysis
            best = best if analysis == NOTHING else analysis
        return best

    def _by(self, second: SecondModel, best: Analysis) -> Analysis:
        """What the second model says; `best` where that is no better."""
        self._attempts += 1
        lines = [Line(text) for text in (self._title, *self._excerpt.sentences)]
        analysis = self._of(analysis_of(second, lines, (), self._attempts))
        if not analysis.tldr and best != NOTHING:
            return best
        self._made_by = second.profile.name
        return analysis

    def _judged(self, request: LLMRequest, read: Read) -> Analysis:
        self._attempts += 1
        answer = asked(self._ask, request)
        return self._of(read(answer) if answer else None)

    def _of(self, draft: Draft | None) -> Analysis:
        if draft is None:
            nothing = block(CheckKind.MISSING_SEGMENT, "no answer of the type")
            self._found.append(nothing.model_copy(update={"field": "tldr"}))
            return NOTHING
        return self._kept(draft)

    def _kept(self, draft: Draft) -> Analysis:
        judge = AnalysisJudge(self._article)
        analysis = judge.analysis(draft)
        self._found += judge.found
        return analysis
