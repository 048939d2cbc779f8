"""Between an enricher and the store: what is due is read from rows, and what is made becomes rows at once."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import Session

from aainews.clock import utc_now
from aainews.domain.checks import Check
from aainews.domain.documents import Code, Document, Math, TextSegment
from aainews.domain.enriched import AnalysisOutcome, OpenSegment, SegmentOutcome, TitleOutcome
from aainews.domain.publication import SegmentStatus
from aainews.enrich.reading import terms_version
from aainews.gate.repair import Rung, rung_after
from aainews.pipeline.article_review import review
from aainews.pipeline.context import Context
from aainews.pipeline.desk import Step
from aainews.pipeline.enrichment import Due, Keep, Made, prompt_names
from aainews.pipeline.publishing import Progress, progress_of
from aainews.publish.retrying import LEASE
from aainews.store.analyses import save_analysis
from aainews.store.articles import put_off_article
from aainews.store.checks import refusals_of, replace_findings
from aainews.store.database import reading, transaction
from aainews.store.memory import (
    Question,
    Remembered,
    forget,
    notes_of,
    recall,
    remember,
    save_notes,
    source_hash,
)
from aainews.store.translations import save_open, save_translations
from aainews.tables.enrichment import OPERATOR, TITLE_SEGMENT

ANALYSIS_FIELDS = ("tldr", "key_points", "impact", "comment", "tags", "entities", "scores")


class Keeping:
    def __init__(self, context: Context) -> None:
        profile = context.model.profile
        self._database = context.database
        self._run = context.run
        self._desk = context.desk
        self._profile = profile
        self._prompts = prompt_names(profile)

    def progress(self, article_id: str) -> Progress:
        with reading(self._database) as session:
            return progress_of(session, article_id, self._profile)

    def due(self, article_id: str, document: Document) -> Due:
        """What an enricher is to do; first what was translated before, here or elsewhere, is taken from memory."""
        with self._desk.at(Step.QUESTION):
            return self._due(article_id, document)

    def _due(self, article_id: str, document: Document) -> Due:
        with reading(self._database) as session:
            progress = progress_of(session, article_id, self._profile)
            known = self._known(session, progress, document)
            notes = notes_of(session, article_id, self._prompts.analysis)
            refused = refusals_of(session, article_id)
        if known:
            self._take(article_id, known)
            progress = self.progress(article_id)
        tried = {
            segment_id: OpenSegment(segment_id=segment_id, checks=refused.get(segment_id, ()), attempts=row.attempts)
            for segment_id in progress.pending
            if (row := progress.translations.get(segment_id)) is not None
        }
        return Due(
            title=progress.article.title or document.title,
            document=document,
            title_is_due=TITLE_SEGMENT not in progress.translations,
            analysis_is_due=progress.analysis_is_due,
            pending=progress.pending,
            tried=tried,
            notes=notes,
        )

    def review(self, progress: Progress) -> bool:
        """Looks at the article as a whole. What is out of place is asked for again, or where it has been down the
        ladder shown in the original; the operator's own words stay. True where something was."""
        article_id = progress.article.id
        rows = {n: row for n, row in progress.body.items() if row.ja is not None and row.model != OPERATOR}
        if progress.document is None or not rows:
            return False
        found = self._run(review, progress.document, {name: row.ja for name, row in rows.items() if row.ja is not None})
        if not found:
            return False
        with reading(self._database) as session:
            refused = refusals_of(session, article_id)
        back: list[OpenSegment] = []
        given_up: list[SegmentOutcome] = []
        for name, checks in found.items():
            known, attempts = (*refused.get(name, ()), *checks), max(1, rows[name].attempts)
            if rung_after(attempts, known, small=self._profile.small) is Rung.ORIGINAL:
                given_up.append(_in_the_original(name, known, attempts, rows[name].model))
            else:
                back.append(OpenSegment(segment_id=name, checks=known, attempts=attempts))
        sources = {s.id: source_hash(s.kind, s.html) for s in _texts(progress.document)}
        with transaction(self._database) as session:
            now, prompt = utc_now(), self._prompts.translation
            save_open(session, article_id, prompt, back, model=self._profile.name, now=now)
            save_translations(session, article_id, prompt, given_up, now)
            _replace(session, article_id, "body", [*back, *given_up])
            forget(session, [sources[name] for name in found], self._question)
        return True

    def keep(self, article_id: str, document: Document) -> Keep:
        """Stores what was made, all of it in one transaction."""

        def store(made: Made) -> None:
            now = utc_now()
            with self._desk.at(Step.ANSWER), transaction(self._database) as session:
                put_off_article(session, article_id, now + LEASE)
                if made.title is not None:
                    self._keep_title(session, article_id, made.title)
                if made.segments:
                    self._keep_segments(session, article_id, document, made.segments)
                if made.open:
                    save_open(
                        session, article_id, self._prompts.translation, made.open, model=self._profile.name, now=now
                    )
                    _replace(session, article_id, "body", made.open)
                save_notes(session, article_id, self._prompts.analysis, made.notes, now)
                if made.analysis is not None:
                    self._keep_analysis(session, article_id, document, made.analysis)

        return store

    def _keep_title(self, session: Session, article_id: str, title: TitleOutcome) -> None:
        headline = SegmentOutcome(segment_id=TITLE_SEGMENT, **title.model_dump())
        save_translations(session, article_id, self._prompts.title, [headline], utc_now())
        findings = [(check, title.attempts) for check in title.checks]
        replace_findings(session, article_id, findings, utc_now(), fields=("title",))

    def _keep_segments(
        self, session: Session, article_id: str, document: Document, outcomes: tuple[SegmentOutcome, ...]
    ) -> None:
        now = utc_now()
        save_translations(session, article_id, self._prompts.translation, outcomes, now)
        _replace(session, article_id, "body", outcomes)
        sources = {segment.id: segment for segment in _texts(document)}
        learnt = {
            source_hash(sources[o.segment_id].kind, sources[o.segment_id].html): (
                self._terms(sources[o.segment_id]),
                o.ja,
            )
            for o in outcomes
            if o.ja is not None
            and o.status is SegmentStatus.TRANSLATED
            and o.attempts
            and o.model == self._profile.name
        }
        remember(session, learnt, self._question, now)

    def _keep_analysis(self, session: Session, article_id: str, document: Document, outcome: AnalysisOutcome) -> None:
        now = utc_now()
        save_analysis(
            session, article_id, document.content_hash, self._prompts.analysis, outcome.analysis,
            model=outcome.model, attempts=outcome.attempts, now=now,
        )  # fmt: skip
        findings = [(check, outcome.attempts) for check in outcome.checks]
        replace_findings(session, article_id, findings, now, fields=ANALYSIS_FIELDS)

    def _terms(self, segment: TextSegment) -> str:
        """The version of the terms that a model is told for a segment: other terms make another question."""
        return "" if self._profile.small else terms_version(segment.html)

    @property
    def _question(self) -> Question:
        return Question(self._prompts.translation, self._profile.name)

    def _known(self, session: Session, progress: Progress, document: Document) -> list[SegmentOutcome]:
        """What memory has for pending texts; for the title only where the operator corrected it, since headlines are made
        with their articles."""
        fresh = set(progress.pending) - set(progress.translations)  # what was refused here is not taken from there
        texts = [segment for segment in _texts(document) if segment.id in fresh]
        pending = {s.id: source_hash(s.kind, s.html) for s in texts}
        title = source_hash(TITLE_SEGMENT, progress.article.title)
        asked = {pending[s.id]: self._terms(s) for s in texts}
        if TITLE_SEGMENT not in progress.translations:
            asked[title] = ""
        known = recall(session, asked, self._question) if asked else {}
        corrected = known.get(title)
        return [
            *(_recalled(segment_id, known[hash_]) for segment_id, hash_ in pending.items() if hash_ in known),
            *([_recalled(TITLE_SEGMENT, corrected)] if corrected and corrected.model == OPERATOR else []),
        ]

    def _take(self, article_id: str, known: list[SegmentOutcome]) -> None:
        """From memory into the article's rows."""
        texts = [each for each in known if each.segment_id != TITLE_SEGMENT]
        headline = [each for each in known if each.segment_id == TITLE_SEGMENT]
        with transaction(self._database) as session:
            save_translations(session, article_id, self._prompts.translation, texts, utc_now())
            save_translations(session, article_id, self._prompts.title, headline, utc_now())
            _replace(session, article_id, "body", texts)


def _texts(document: Document) -> list[TextSegment]:
    return [segment for segment in document.segments if not isinstance(segment, Code | Math)]


def _recalled(segment_id: str, known: Remembered) -> SegmentOutcome:
    return SegmentOutcome(
        segment_id=segment_id,
        ja=known.ja,
        status=SegmentStatus.TRANSLATED,
        note=None,
        checks=(),
        attempts=0,
        model=known.model,
    )


def _in_the_original(segment_id: str, checks: tuple[Check, ...], attempts: int, model: str) -> SegmentOutcome:
    return SegmentOutcome(
        segment_id=segment_id,
        ja=None,
        status=SegmentStatus.ORIGINAL,
        note=checks[-1].kind.value,
        checks=checks,
        attempts=attempts,
        model=model,
    )


def _replace(session: Session, article_id: str, field: str, outcomes: Iterable[SegmentOutcome | OpenSegment]) -> None:
    """Their findings instead of earlier ones about the same segments."""
    known = list(outcomes)
    findings: list[tuple[Check, int]] = [(check, each.attempts) for each in known for check in each.checks]
    replace_findings(
        session, article_id, findings, utc_now(), fields=(field,), segment_ids=[each.segment_id for each in known]
    )
