"""From what a model said to values of which every part has passed the gate."""

from __future__ import annotations

import html
from dataclasses import dataclass, field

from aainews.domain.analysis import Analysis, AxisScore, EntityMention, KeyPoint
from aainews.domain.calls import ModelProfile
from aainews.domain.checks import Check, CheckKind, Severity
from aainews.domain.documents import Document, plain_text
from aainews.domain.enriched import TitleOutcome
from aainews.domain.publication import SegmentStatus
from aainews.domain.scores import AXES
from aainews.enrich.analysis import Draft
from aainews.enrich.known_names import known_names
from aainews.enrich.mask import Masked, PlaceholderError, mask, restore
from aainews.enrich.own_words import own_words
from aainews.enrich.polish import polish
from aainews.enrich.sentences import sentences
from aainews.enrich.tags import named_in, normalised_tags
from aainews.gate.evidence import stands_in
from aainews.gate.findings import block, note
from aainews.gate.repair import blocked
from aainews.gate.translation import check_statement, check_translation

MOST_ENTITIES = 16
NOTHING = Analysis(tldr="", key_points=(), impact="", comment="", tags=(), entities=(), scores=())


def placeholder_finding(error: PlaceholderError) -> Check:
    kind = CheckKind.LOST_PLACEHOLDER if error.lost else CheckKind.UNRESOLVED_PLACEHOLDER
    return block(kind, error.evidence)


@dataclass
class TitleJudge:
    """Hears answers for one headline until one passes."""

    title: str
    article: str
    ja: str | None = None
    findings: tuple[Check, ...] = ()
    """Of the last answer."""
    rejected: list[Check] = field(default_factory=list[Check])
    attempts: int = 0
    model: str = ""
    """Which was heard last."""

    def __post_init__(self) -> None:
        self.masked: Masked = mask(html.escape(self.title, quote=False))

    def hear(self, said: str | None, model: str) -> None:
        self.attempts += 1
        self.model = model
        self.ja, self.findings = self._judged(said)
        if self.ja is None:
            self.rejected += [check for check in self.findings if check.severity is Severity.BLOCK]

    def _judged(self, said: str | None) -> tuple[str | None, tuple[Check, ...]]:
        """The headline where it passed, and the findings either way."""
        if said is None:
            return None, (block(CheckKind.MISSING_SEGMENT, self.title),)
        try:
            ja = plain_text(restore(polish(said, self.masked.text, headline=True), self.masked))
        except PlaceholderError as error:
            return None, (placeholder_finding(error),)
        findings = check_translation(self.title, ja, context=self.article, own_words=own_words(), headline=True)
        return (None if blocked(findings) else ja), findings

    def outcome(self) -> TitleOutcome:
        checks = (*self.rejected, *self.findings) if self.ja is not None else tuple(self.rejected)
        return TitleOutcome(
            ja=self.ja,
            status=SegmentStatus.ORIGINAL if self.ja is None else SegmentStatus.TRANSLATED,
            checks=tuple(check.model_copy(update={"field": "title"}) for check in checks),
            attempts=self.attempts,
            model=self.model,
            note=checks[-1].kind.value if self.ja is None and checks else None,
        )


def untouched(title: str, profile: ModelProfile) -> TitleOutcome:
    """A title that is Japanese, or holds no words: it costs nothing."""
    return TitleOutcome(ja=title, status=SegmentStatus.UNTOUCHED, checks=(), attempts=0, model=profile.name, note=None)


@dataclass
class AnalysisJudge:
    """Keeps what passes and remembers what was found."""

    article: str
    found: list[Check] = field(default_factory=list[Check])

    def analysis(self, draft: Draft) -> Analysis:
        return Analysis(
            tldr=self._prose(draft.tldr, "tldr"),
            key_points=self._points(draft),
            impact=self._prose(draft.impact, "impact"),
            comment=self._prose(draft.comment, "comment"),
            tags=self._tags(draft),
            entities=self._entities(draft),
            scores=self._scores(draft),
        )

    def passes(self, text: str, where: str) -> bool:
        checks = [
            c.model_copy(update={"field": where}) for c in check_statement(text, self.article, own_words=own_words())
        ]
        rejected = blocked(checks)
        self.found += [c for c in checks if c.severity is Severity.BLOCK or not rejected]
        return not rejected

    def _prose(self, text: str, where: str) -> str:
        """The sentences that pass, in order."""
        return "".join(sentence for sentence in sentences(polish(text, self.article)) if self.passes(sentence, where))

    def _points(self, draft: Draft) -> tuple[KeyPoint, ...]:
        kept: dict[str, KeyPoint] = {}
        for point in draft.key_points:
            heading, text = polish(point.heading, self.article).removesuffix("。"), polish(point.text, self.article)
            if self.passes(heading, "key_points") and self.passes(text, "key_points"):
                kept.setdefault(text, KeyPoint(heading=heading, text=text))
        return tuple(kept.values())

    def _scores(self, draft: Draft) -> tuple[AxisScore, ...]:
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
            reason = self._prose(given.reason, "scores")
            out.append(AxisScore(axis=definition.axis, score=given.score, reason=reason, evidence=quote or None))
        return tuple(out)

    def _tags(self, draft: Draft) -> tuple[str, ...]:
        return tuple(tag for tag in normalised_tags(draft.tags) if self.passes(tag, "tags"))

    def _entities(self, draft: Draft) -> tuple[EntityMention, ...]:
        """What the model named and what code knows, as far as the article names it."""
        named = [(entity.kind, entity.name) for entity in draft.entities]
        return named_in(self.article, (*named, *known_names(self.article)))[:MOST_ENTITIES]


def still_holds(analysis: Analysis, document: Document) -> Analysis | None:
    """An analysis of an earlier text, for the text as it is now; None where a statement has lost its ground, so that it
    must be made anew. A quotation that no longer stands there is left out."""
    article = f"{document.title}\n{document.text}"
    judge = AnalysisJudge(article)
    said = [analysis.tldr, analysis.impact, analysis.comment, *(score.reason for score in analysis.scores)]
    said += [text for point in analysis.key_points for text in (point.heading, point.text)]
    if not all(judge.passes(text, "tldr") for text in said if text):
        return None
    scores = tuple(
        score
        if score.evidence is None or stands_in(score.evidence, article)
        else score.model_copy(update={"evidence": None})
        for score in analysis.scores
    )
    return analysis.model_copy(update={"scores": scores})
