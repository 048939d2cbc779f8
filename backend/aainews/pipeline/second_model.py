"""What is asked of the second model beside segments: a headline and an analysis."""

from __future__ import annotations

from collections.abc import Sequence

from aainews.domain.calls import LLMRequest
from aainews.domain.documents import Document
from aainews.enrich.excerpt import opening_of
from aainews.enrich.reading import TITLE_LINE, Draft, Line, Reading, Wish, read_reading, reading_request
from aainews.gate.repair import Rung
from aainews.pipeline.asking import asked
from aainews.pipeline.enricher import SecondModel
from aainews.pipeline.judging import TitleJudge

OPENING_TOKENS = 80


def title_lines(judge: TitleJudge, document: Document) -> list[Line]:
    """The headline, and the first sentences of the text, which help to understand it."""
    opening = opening_of(document, OPENING_TOKENS)
    return [Line(judge.masked.text, TITLE_LINE, judge.findings), *([Line(opening)] if opening else [])]


def headline_of(second: SecondModel, judge: TitleJudge, document: Document) -> str | None:
    request = reading_request(
        title_lines(judge, document), Wish(), second.profile, purpose="title", attempt=judge.attempts + 1
    )
    return _read(second, request).lines.get(TITLE_LINE)


def analysis_of(second: SecondModel, lines: Sequence[Line], earlier: tuple[str, ...], attempt: int) -> Draft | None:
    """`lines` are read and not translated; `earlier` are quotes of the parts before."""
    wish = Wish(analysis=True, earlier=earlier)
    return _read(second, reading_request(lines, wish, second.profile, attempt=attempt)).draft


def _read(second: SecondModel, request: LLMRequest) -> Reading:
    answer = asked(second.ask, request.model_copy(update={"rung": Rung.FALLBACK.value}))
    return read_reading(answer) if answer else Reading()
