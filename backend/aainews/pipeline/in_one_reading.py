"""A hosted model's way: it reads a text once, and gives its translation and what is to be said of it in one answer.

An article goes in as few parts as its length allows. Parts before the last give quotes that matter, and the analysis is
made with the last part, from those quotes and what is before the model's eyes: so a long article is analysed over all
its parts, and none is read again for it. What of an answer passed the gate is kept; what did not is asked for again
alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from aainews.domain.analysis import Analysis
from aainews.domain.calls import ModelProfile
from aainews.domain.checks import Check, CheckKind
from aainews.domain.documents import TextSegment
from aainews.domain.enriched import AnalysisOutcome, SegmentOutcome
from aainews.enrich.batches import batches, is_japanese
from aainews.enrich.mask import mask
from aainews.enrich.parts import Part, parts_of
from aainews.enrich.reading import TITLE_LINE, Draft, Line, Reading, Wish, read_reading, reading_request
from aainews.enrich.sentences import tokens_of
from aainews.gate.evidence import stands_in
from aainews.gate.findings import block
from aainews.gate.repair import ANALYSIS_ATTEMPTS, READINGS, Rung, furthest
from aainews.gate.saying_it_twice import without_repeats
from aainews.pipeline.analysis_ladder import LEAST_TOKENS
from aainews.pipeline.asking import asked
from aainews.pipeline.computing import Run, here
from aainews.pipeline.enricher import Ask, Due, Keep, Made, RunAll, SecondModel
from aainews.pipeline.judging import NOTHING, AnalysisJudge, TitleJudge, untouched
from aainews.pipeline.second_model import analysis_of, headline_of, title_lines
from aainews.pipeline.segment_ladder import SegmentLadder
from aainews.pipeline.segment_work import Piece, SegmentWork, judge_works

_ASKED_ON = (Rung.WHOLE, Rung.AGAIN, Rung.SPLIT)
"""Rungs on which a line is asked of the model that reads the text."""


@dataclass
class _Task:
    """A part of the text, and what is asked for with it."""

    part: Part
    works: tuple[SegmentWork, ...]
    title: TitleJudge | None
    notes: bool
    analysis: bool
    earlier: tuple[str, ...] = ()

    @property
    def is_read_whole(self) -> bool:
        return self.notes or self.analysis

    @property
    def is_due(self) -> bool:
        return self.is_read_whole or self.title is not None


@dataclass
class _Judged:
    """What of a part's analysis passed so far."""

    best: Analysis = NOTHING
    found: list[Check] = field(default_factory=list[Check])
    last: tuple[Check, ...] = ()
    attempts: int = 0
    drafts: int = 0
    """Answers that held an analysis, whatever became of it."""
    model: str = ""

    def hear(self, draft: Draft | None, article: str, model: str) -> None:
        self.attempts += 1
        self.drafts += draft is not None
        self.model = model if draft is not None or not self.model else self.model
        if draft is None:
            missing = block(CheckKind.MISSING_SEGMENT, "no answer of the type")
            self.last = (missing.model_copy(update={"field": "tldr"}),)
        else:
            judge = AnalysisJudge(article)
            analysis = judge.analysis(draft)
            self.last = tuple(judge.found)
            self.best = self.best if analysis == NOTHING else analysis
        self.found += self.last

    def outcome(self) -> AnalysisOutcome:
        analysis, repeats = without_repeats(self.best)
        return AnalysisOutcome(
            analysis=analysis if analysis.tldr or analysis.key_points else None,
            checks=(*self.found, *repeats),
            attempts=self.attempts,
            model=self.model,
        )


@dataclass
class _Hearing:
    """A part of a text before its judge: what is open of it, and what came of its answers so far."""

    article: str
    profile: ModelProfile
    has_fallback: bool
    title: TitleJudge | None
    works: tuple[SegmentWork, ...]
    judged: _Judged = field(default_factory=_Judged)

    @property
    def title_is_open(self) -> bool:
        return self.title is not None and self.title.ja is None

    @property
    def open_works(self) -> tuple[SegmentWork, ...]:
        return tuple(work for work in self.works if work.rung in _ASKED_ON)

    def heard(self, reading: Reading, *, analysis: bool) -> _Hearing:
        """With an answer to all that was open; `analysis`: one was asked for."""
        if self.title is not None and self.title_is_open:
            self.title.hear(reading.lines.get(TITLE_LINE), self.profile.name)
        works = self.open_works
        for number, piece in enumerate((piece for work in works for piece in work.open_pieces), 1):
            piece.hear(reading.lines.get(number), CheckKind.MISSING_SEGMENT)
        judge_works(works, self.article, small=self.profile.small, has_fallback=self.has_fallback)
        if analysis:
            self.judged.hear(reading.draft, self.article, self.profile.name)
        return self


class InOneReading:
    """`run` judges what came; where that is in another process, this one is free for other answers."""

    def __init__(
        self,
        ask: Ask,
        profile: ModelProfile,
        run_all: RunAll = map,
        second: SecondModel | None = None,
        run: Run = here,
    ) -> None:
        self._ask = ask
        self._profile = profile
        self._run_all = run_all
        self._second = second
        self._run = run

    def first(self, due: Due, keep: Keep) -> None:
        ladder = self._ladder(due)
        *early, last = self._tasks(due, ladder, keep)
        notes = dict(due.notes)
        for made in self._run_all(lambda task: self._read(task, due), [task for task in early if task.is_due]):
            keep(made)
            notes |= made.notes
        if last.is_due:
            earlier = tuple(note for task in early for note in notes.get(task.part.key, ()))
            keep(self._read(replace(last, earlier=earlier), due))

    def rest(self, due: Due, keep: Keep) -> None:
        ladder = self._ladder(due)
        pending = set(due.pending)
        rest = [_distinct([s for s in batch if s.id in pending]) for batch in batches(due.document, self._profile)]

        def translate(batch: dict[TextSegment, list[str]]) -> Made:
            works = [ladder.work_on(segment, due.tried.get(segment.id)) for segment in batch]
            return Made(segments=_spread(ladder.translate(works), batch))

        for made in self._run_all(translate, [batch for batch in rest if batch]):
            keep(made)

    def _tasks(self, due: Due, ladder: SegmentLadder, keep: Keep) -> list[_Task]:
        """One a part. What needs no question is kept at once."""
        title = TitleJudge(due.title, f"{due.title}\n{due.document.text}") if due.title_is_due else None
        if title is not None and (is_japanese(due.document) or not due.title.strip()):
            keep(Made(title=untouched(due.title, self._profile)))
            title = None
        parts = parts_of(due.document, self._profile)
        analyse = due.analysis_is_due and tokens_of(due.document.text) >= LEAST_TOKENS
        if due.analysis_is_due and not analyse:
            nothing = AnalysisOutcome(analysis=None, checks=(), attempts=0, model=self._profile.name)
            keep(Made(analysis=nothing))
        asked_for = set(due.pending) - set(due.tried)
        tasks: list[_Task] = []
        for at, part in enumerate(parts):
            last = at == len(parts) - 1
            task = _Task(
                part=part,
                works=tuple(ladder.work_on(s) for s in _distinct([s for s in part.segments if s.id in asked_for])),
                title=title if at == 0 else None,
                notes=analyse and not last and part.key not in due.notes,
                analysis=analyse and last,
            )
            fresh = all(segment.id in asked_for for segment in part.segments)
            tasks.append(task if task.is_read_whole or fresh else replace(task, works=()))
        return tasks

    def _ladder(self, due: Due) -> SegmentLadder:
        return SegmentLadder(self._ask, due.document, self._profile, self._second, self._run)

    def _read(self, task: _Task, due: Due) -> Made:
        """Reads a part, and again while its title, notes or analysis did not come; open lines go along."""
        article = f"{due.title}\n{due.document.text}"
        notes: tuple[str, ...] | None = None
        hearing = _Hearing(article, self._profile, self._second is not None, task.title, task.works)
        for attempt in range(1, READINGS + 1):
            judged = hearing.judged
            analysis = task.analysis and not judged.best.tldr and judged.drafts < ANALYSIS_ATTEMPTS
            wish = Wish(
                notes=task.notes and notes is None and attempt < READINGS,
                analysis=analysis,
                earlier=task.earlier,
                findings=judged.last if analysis else (),
            )
            if attempt > 1 and not (wish.notes or wish.analysis or hearing.title_is_open):
                break
            reading = self._ask_for(task, due, hearing, wish=wish, attempt=attempt)
            if wish.notes and reading.notes:
                notes = tuple(quote for quote in reading.notes if stands_in(quote, article))
            hearing = self._run(_Hearing.heard, hearing, reading, analysis=wish.analysis)
        if self._second is not None:
            self._by_second(self._second, task, due, hearing)
        return self._made(task, due, notes, hearing)

    def _by_second(self, second: SecondModel, task: _Task, due: Due, hearing: _Hearing) -> None:
        """A headline and an analysis that the first model did not bring through."""
        title, judged = hearing.title, hearing.judged
        if title is not None and title.ja is None:
            title.hear(headline_of(second, title, due.document), second.profile.name)
        if task.analysis and not judged.best.tldr:
            lines = [Line(text) for text in (due.title, *(mask(s.html).text for s in task.part.segments))]
            draft = analysis_of(second, lines, task.earlier, judged.attempts + 1)
            judged.hear(draft, hearing.article, second.profile.name)

    def _ask_for(self, task: _Task, due: Due, hearing: _Hearing, *, wish: Wish, attempt: int) -> Reading:
        """What is said to all that is open, which goes along as far as the wish needs it."""
        whole = wish.notes or wish.analysis
        works = hearing.open_works
        pieces = [piece for work in works for piece in work.prepare()]
        if hearing.title is not None and hearing.title_is_open and not whole and not works:
            lines = title_lines(hearing.title, due.document)
        else:
            lines = self._lines(task, hearing, pieces, whole=whole)
        request = reading_request(lines, wish, self._profile, attempt=attempt)
        rung = furthest(work.rung for work in works).value if works else ""
        answer = asked(self._ask, request.model_copy(update={"rung": rung}))
        return read_reading(answer) if answer else Reading()

    def _lines(self, task: _Task, hearing: _Hearing, pieces: Sequence[Piece], *, whole: bool) -> list[Line]:
        """The part as it is sent: what is open numbered, and the rest beside it where the text is read whole."""
        numbers = {id(piece): number for number, piece in enumerate(pieces, 1)}
        known = {work.segment.id: work.pieces for work in hearing.open_works}
        title = hearing.title
        lines: list[Line] = []
        if title is not None:
            is_open = hearing.title_is_open
            lines.append(Line(title.masked.text, TITLE_LINE if is_open else None, title.findings if is_open else ()))
        for segment in task.part.segments:
            for piece in known.get(segment.id) or [Piece(mask(segment.html).text)]:
                if (number := numbers.get(id(piece))) is not None:
                    lines.append(Line(piece.text, number, piece.findings))
                elif whole:
                    lines.append(Line(piece.text))
        return lines

    def _made(self, task: _Task, due: Due, notes: tuple[str, ...] | None, hearing: _Hearing) -> Made:
        works = hearing.works
        passed = [work.outcome(self._profile.name) for work in works if work.rung is Rung.ACCEPT]
        twins = _distinct([s for s in task.part.segments if s.id in set(due.pending)])
        return Made(
            title=hearing.title.outcome() if hearing.title else None,
            segments=_spread(passed, twins),
            open=tuple(work.left_open() for work in works if work.rung is not Rung.ACCEPT and work.attempts),
            notes={task.part.key: notes or ()} if task.notes else {},
            analysis=hearing.judged.outcome() if task.analysis else None,
        )


def _distinct(segments: Sequence[TextSegment]) -> dict[TextSegment, list[str]]:
    """Each text once, with the ids of all segments that say it: what stands twice in an article is asked for once."""
    first: dict[tuple[str, str], TextSegment] = {}
    ids: dict[TextSegment, list[str]] = {}
    for segment in segments:
        one = first.setdefault((segment.kind, segment.html), segment)
        ids.setdefault(one, []).append(segment.id)
    return ids


def _spread(outcomes: Sequence[SegmentOutcome], twins: dict[TextSegment, list[str]]) -> tuple[SegmentOutcome, ...]:
    """Each outcome for all segments of its text."""
    ids = {segment.id: all_ids for segment, all_ids in twins.items()}
    out: list[SegmentOutcome] = []
    for outcome in outcomes:
        for at, segment_id in enumerate(ids.get(outcome.segment_id, [outcome.segment_id])):
            changes = {"segment_id": segment_id} | ({"checks": (), "attempts": 0} if at else {})
            out.append(outcome.model_copy(update=changes))
    return tuple(out)
