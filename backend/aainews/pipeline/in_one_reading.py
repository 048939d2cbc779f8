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
from aainews.pipeline.enricher import Ask, Due, Keep, Made, RunAll, SecondModel
from aainews.pipeline.judging import NOTHING, AnalysisJudge, TitleJudge, untouched
from aainews.pipeline.second_model import analysis_of, headline_of, title_lines
from aainews.pipeline.segment_ladder import SegmentLadder
from aainews.pipeline.segment_work import Piece, SegmentWork

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


class InOneReading:
    def __init__(
        self, ask: Ask, profile: ModelProfile, run_all: RunAll = map, second: SecondModel | None = None
    ) -> None:
        self._ask = ask
        self._profile = profile
        self._run_all = run_all
        self._second = second

    def first(self, due: Due, keep: Keep) -> None:
        ladder = SegmentLadder(self._ask, due.document, self._profile, self._second)
        *early, last = self._tasks(due, ladder, keep)
        notes = dict(due.notes)
        for made in self._run_all(lambda task: self._read(task, due, ladder), [task for task in early if task.is_due]):
            keep(made)
            notes |= made.notes
        if last.is_due:
            earlier = tuple(note for task in early for note in notes.get(task.part.key, ()))
            keep(self._read(replace(last, earlier=earlier), due, ladder))

    def rest(self, due: Due, keep: Keep) -> None:
        ladder = SegmentLadder(self._ask, due.document, self._profile, self._second)
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

    def _read(self, task: _Task, due: Due, ladder: SegmentLadder) -> Made:
        """Reads a part, and again while its title, notes or analysis did not come; open lines go along."""
        article = f"{due.title}\n{due.document.text}"
        notes: tuple[str, ...] | None = None
        judged = _Judged()
        for attempt in range(1, READINGS + 1):
            analysis = task.analysis and not judged.best.tldr and judged.drafts < ANALYSIS_ATTEMPTS
            wish = Wish(
                notes=task.notes and notes is None and attempt < READINGS,
                analysis=analysis,
                earlier=task.earlier,
                findings=judged.last if analysis else (),
            )
            open_works = [work for work in task.works if work.rung in _ASKED_ON]
            title_open = task.title is not None and task.title.ja is None
            if attempt > 1 and not (wish.notes or wish.analysis or title_open):
                break
            reading = self._ask_for(task, due, open_works, title_open=title_open, wish=wish, attempt=attempt)
            if task.title is not None and title_open:
                task.title.hear(reading.lines.get(TITLE_LINE), self._profile.name)
            ladder.judge(open_works)
            if wish.notes and reading.notes:
                notes = tuple(quote for quote in reading.notes if stands_in(quote, article))
            if wish.analysis:
                judged.hear(reading.draft, article, self._profile.name)
        if self._second is not None:
            self._by_second(self._second, task, due, judged)
        return self._made(task, due, notes, judged)

    def _by_second(self, second: SecondModel, task: _Task, due: Due, judged: _Judged) -> None:
        """A headline and an analysis that the first model did not bring through."""
        if task.title is not None and task.title.ja is None:
            task.title.hear(headline_of(second, task.title, due.document), second.profile.name)
        if task.analysis and not judged.best.tldr:
            lines = [Line(text) for text in (due.title, *(mask(s.html).text for s in task.part.segments))]
            draft = analysis_of(second, lines, task.earlier, judged.attempts + 1)
            judged.hear(draft, f"{due.title}\n{due.document.text}", second.profile.name)

    def _ask_for(
        self, task: _Task, due: Due, works: Sequence[SegmentWork], *, title_open: bool, wish: Wish, attempt: int
    ) -> Reading:
        """Asks, and gives the works what came for them."""
        whole = wish.notes or wish.analysis
        pieces = [piece for work in works for piece in work.prepare()]
        if title_open and task.title is not None and not whole and not works:
            lines = title_lines(task.title, due.document)
        else:
            lines = self._lines(task, works, pieces, title_open=title_open, whole=whole)
        request = reading_request(lines, wish, self._profile, attempt=attempt)
        rung = furthest(work.rung for work in works).value if works else ""
        answer = asked(self._ask, request.model_copy(update={"rung": rung}))
        reading = read_reading(answer) if answer else Reading()
        for number, piece in enumerate(pieces, 1):
            piece.hear(reading.lines.get(number), CheckKind.MISSING_SEGMENT)
        return reading

    def _lines(
        self, task: _Task, works: Sequence[SegmentWork], pieces: Sequence[Piece], *, title_open: bool, whole: bool
    ) -> list[Line]:
        """The part as it is sent: what is open numbered, and the rest beside it where the text is read whole."""
        numbers = {id(piece): number for number, piece in enumerate(pieces, 1)}
        known = {work.segment.id: work.pieces for work in works}
        lines: list[Line] = []
        if task.title is not None:
            findings = task.title.findings if title_open else ()
            lines.append(Line(task.title.masked.text, TITLE_LINE if title_open else None, findings))
        for segment in task.part.segments:
            for piece in known.get(segment.id) or [Piece(mask(segment.html).text)]:
                if (number := numbers.get(id(piece))) is not None:
                    lines.append(Line(piece.text, number, piece.findings))
                elif whole:
                    lines.append(Line(piece.text))
        return lines

    def _made(self, task: _Task, due: Due, notes: tuple[str, ...] | None, judged: _Judged) -> Made:
        passed = [work.outcome(self._profile.name) for work in task.works if work.rung is Rung.ACCEPT]
        twins = _distinct([s for s in task.part.segments if s.id in set(due.pending)])
        return Made(
            title=task.title.outcome() if task.title else None,
            segments=_spread(passed, twins),
            open=tuple(work.left_open() for work in task.works if work.rung is not Rung.ACCEPT and work.attempts),
            notes={task.part.key: notes or ()} if task.notes else {},
            analysis=judged.outcome() if task.analysis else None,
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
