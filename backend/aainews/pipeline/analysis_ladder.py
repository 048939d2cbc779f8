"""An analysis, from the question to values of which every part has passed the gate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from aainews.domain.analysis import Analysis, AxisScore, EntityMention, KeyPoint
from aainews.domain.calls import LLMAnswer, LLMRequest, ModelProfile
from aainews.domain.checks import Check, CheckKind, Severity
from aainews.domain.documents import Document
from aainews.domain.enriched import AnalysisOutcome
from aainews.domain.scores import AXES, AxisDefinition
from aainews.enrich import analysis as questions
from aainews.enrich.analysis import Draft, DraftScore
from aainews.enrich.excerpt import Excerpt, excerpt
from aainews.enrich.known_names import known_names
from aainews.enrich.polish import polish
from aainews.enrich.prompt_files import own_words
from aainews.enrich.sentences import sentences, tokens_of
from aainews.enrich.tags import named_in, normalised_tags
from aainews.gate.evidence import stands_in
from aainews.gate.findings import block, note
from aainews.gate.repair import ANALYSIS_ATTEMPTS, Rung, blocked
from aainews.gate.saying_it_twice import without_repeats
from aainews.gate.translation import check_statement
from aainews.pipeline.segment_ladder import Ask, SecondModel, asked

Read = Callable[[LLMAnswer], Draft | None]
Question = Callable[[str, Excerpt, ModelProfile, tuple[Check, ...], int], LLMRequest]

MOST_ENTITIES = 16
LEAST_TOKENS = 20
"""An article of less text than two short sentences says nothing to analyse: what were said of it would be invented."""
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
        return "".join(sentence for sentence in sentences(polish(text, self.article)) if self.passes(sentence, where))

    def points(self, draft: Draft) -> tuple[KeyPoint, ...]:
        kept: dict[str, KeyPoint] = {}
        for point in draft.key_points:
            heading, text = polish(point.heading, self.article).removesuffix("。"), polish(point.text, self.article)
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
            entities=self.entities(draft),
            scores=self.scores(draft),
        )

    def entities(self, draft: Draft) -> tuple[EntityMention, ...]:
        """What the model named and what code knows, as far as the article names it."""
        named = [(entity.kind, entity.name) for entity in draft.entities]
        return named_in(self.article, (*named, *known_names(self.article)))[:MOST_ENTITIES]


class AnalysisLadder:
    """Analyses one document with one model, and where it says nothing of use with the second, where there is one."""

    def __init__(self, ask: Ask, document: Document, profile: ModelProfile, second: SecondModel | None = None) -> None:
        self._ask = ask
        self._second = second
        self._made_by = profile.name
        self._profile = profile
        self._title = document.title
        self._article = f"{document.title}\n{document.text}"
        self._excerpt = excerpt(document, questions.excerpt_tokens(profile))
        self._found: list[Check] = []
        self._attempts = 0

    def analyse(self) -> AnalysisOutcome:
        if tokens_of(self._excerpt.text) < LEAST_TOKENS:
            return AnalysisOutcome(analysis=None, checks=(), attempts=0, model=self._profile.name)
        analysis = self._in_parts() if self._profile.small else self._in_one()
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

    def _in_one(self) -> Analysis:
        return self._best(questions.analysis_request, questions.read_analysis)

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
        for attempt in range(1, ANALYSIS_ATTEMPTS[self._profile.small] + 1):
            before = len(self._found)
            analysis = self._judged(question(self._title, self._excerpt, self._profile, findings, attempt), read)
            findings = tuple(self._found[before:])
            if analysis.tldr:
                return analysis
            best = best if analysis == NOTHING else analysis
        return best

    def _by(self, second: SecondModel, best: Analysis) -> Analysis:
        """What the second model says; `best` where that is no better."""
        request = questions.analysis_request(self._title, self._excerpt, second.profile, (), self._attempts + 1)
        request = request.model_copy(update={"rung": Rung.FALLBACK.value})
        analysis = self._judged(request, questions.read_analysis, second.ask)
        if not analysis.tldr and best != NOTHING:
            return best
        self._made_by = second.profile.name
        return analysis

    def _judged(self, request: LLMRequest, read: Read, ask: Ask | None = None) -> Analysis:
        self._attempts += 1
        answer = asked(ask or self._ask, request)
        draft = read(answer) if answer else None
        if draft is None:
            nothing = block(CheckKind.MISSING_SEGMENT, "no answer of the type")
            self._found.append(nothing.model_copy(update={"field": "tldr"}))
            return NOTHING
        return self._kept(draft)

    def _kept(self, draft: Draft) -> Analysis:
        judge = _Judge(self._article)
        analysis = judge.analysis(draft)
        self._found += judge.found
        return analysis
