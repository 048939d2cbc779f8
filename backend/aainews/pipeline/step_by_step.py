"""A small model's way: one short question after another, one sentence at a time. It cannot be trusted with more."""

from __future__ import annotations

from collections.abc import Sequence

from aainews.domain.calls import ModelProfile
from aainews.domain.documents import TextSegment
from aainews.enrich.batches import batches, is_japanese
from aainews.enrich.translation import Passage, passage_request, read_passage
from aainews.gate.repair import TITLE_ATTEMPTS
from aainews.pipeline.analysis_ladder import AnalysisLadder
from aainews.pipeline.asking import asked
from aainews.pipeline.enricher import Ask, Due, Keep, Made, RunAll, SecondModel
from aainews.pipeline.judging import TitleJudge, untouched
from aainews.pipeline.second_model import headline_of
from aainews.pipeline.segment_ladder import SegmentLadder


class StepByStep:
    """A title and an analysis are separate questions, so that a headline can be kept at once; the body comes last."""

    def __init__(
        self, ask: Ask, profile: ModelProfile, run_all: RunAll = map, second: SecondModel | None = None
    ) -> None:
        self._ask = ask
        self._profile = profile
        self._run_all = run_all
        self._second = second

    def first(self, due: Due, keep: Keep) -> None:
        if due.title_is_due:
            self._title(due, keep)
        if due.analysis_is_due:
            keep(Made(analysis=AnalysisLadder(self._ask, due.document, self._profile, self._second).analyse()))

    def rest(self, due: Due, keep: Keep) -> None:
        ladder = SegmentLadder(self._ask, due.document, self._profile, self._second)
        pending = set(due.pending)
        rest = [tuple(s for s in batch if s.id in pending) for batch in batches(due.document, self._profile)]

        def translate(batch: Sequence[TextSegment]) -> Made:
            return Made(segments=ladder.translate([ladder.work_on(s, due.tried.get(s.id)) for s in batch]))

        for made in self._run_all(translate, [batch for batch in rest if batch]):
            keep(made)

    def _title(self, due: Due, keep: Keep) -> None:
        if is_japanese(due.document) or not due.title.strip():
            keep(Made(title=untouched(due.title, self._profile)))
            return
        judge = TitleJudge(due.title, f"{due.title}\n{due.document.text}")
        while judge.ja is None and judge.attempts < TITLE_ATTEMPTS:
            passage = Passage(judge.masked.text, judge.findings)
            request = passage_request(passage, self._profile, judge.attempts + 1, headline=True)
            answer = asked(self._ask, request)
            judge.hear(read_passage(answer) if answer else None, self._profile.name)
        if judge.ja is None and self._second is not None:
            judge.hear(headline_of(self._second, judge, due.document), self._second.profile.name)
        keep(Made(title=judge.outcome()))
