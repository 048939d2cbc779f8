"""An article into Japanese: `enrich` asks, `gate` judges, and what fails goes down the ladder until it passes or the
original is shown. The one way back in the house.

Plain values in and out: nothing is stored here and no workflow engine is known. `Ask` may keep answers by their key;
requests follow from the inputs alone, so a run that is repeated finds every answer that was kept.

Errors: an LLMError that is worth trying again later goes through to the caller, as does a refused key (`llm_auth`). An
answer that is no use, and a request that the model cannot take, go down the ladder like any other finding.

A title and an analysis are two questions, so that a headline can be shown at once; neither needs the other. Rows are
kept under the names that `prompt_names(profile)` gives: `.title`, `.translation`, `.analysis`.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Collection, Iterable, Sequence

from aainews.domain.calls import ModelProfile
from aainews.domain.checks import Check, CheckKind, Severity
from aainews.domain.documents import Document, TextSegment, plain_text
from aainews.domain.enriched import AnalysisOutcome, SegmentOutcome, TitleOutcome
from aainews.domain.publication import SegmentStatus
from aainews.enrich.batches import batches, is_japanese, segments_to_translate
from aainews.enrich.excerpt import opening_of
from aainews.enrich.mask import Masked, PlaceholderError, mask, restore
from aainews.enrich.polish import polish
from aainews.enrich.prompt_files import ANALYSIS as ANALYSIS_PROMPT
from aainews.enrich.prompt_files import TRANSLATION as TRANSLATION_PROMPT
from aainews.enrich.prompt_files import PromptNames, own_words, prompt_names
from aainews.enrich.translation import read_translations, title_request
from aainews.gate.findings import block
from aainews.gate.repair import TITLE_ATTEMPTS, Rung, blocked
from aainews.gate.translation import check_translation
from aainews.pipeline.analysis_ladder import AnalysisLadder
from aainews.pipeline.segment_ladder import Ask, SecondModel, SegmentLadder, asked, placeholder_finding

__all__ = [
    "ANALYSIS_PROMPT",
    "TRANSLATION_PROMPT",
    "AnalysisOutcome",
    "Ask",
    "PromptNames",
    "SecondModel",
    "SegmentOutcome",
    "TitleOutcome",
    "analyse",
    "prompt_names",
    "segments_to_translate",
    "translate_body",
    "translate_title",
]

OPENING_TOKENS = 120
Batch = tuple[TextSegment, ...]
RunAll = Callable[
    [Callable[[Batch], tuple[SegmentOutcome, ...]], Sequence[Batch]], Iterable[tuple[SegmentOutcome, ...]]
]
"""`map`, or an executor's."""


def translate_title(
    ask: Ask, title: str, document: Document, profile: ModelProfile, second: SecondModel | None = None
) -> TitleOutcome:
    """A Japanese headline. A title that is Japanese, or holds no words, is untouched and costs nothing."""
    masked = mask(html.escape(title, quote=False))
    if is_japanese(document) or not title.strip():
        return TitleOutcome(
            ja=title, status=SegmentStatus.UNTOUCHED, checks=(), attempts=0, model=profile.name, note=None
        )
    opening = "" if profile.small else opening_of(document, OPENING_TOKENS)
    article = f"{title}\n{document.text}"
    rejected: list[Check] = []
    findings: tuple[Check, ...] = ()
    tries = TITLE_ATTEMPTS[profile.small]
    asks = [(ask, profile)] * tries + ([(second.ask, second.profile)] if second else [])
    for attempt, (asking, model) in enumerate(asks, 1):
        request = title_request(masked.text, opening, model, findings, attempt)
        if attempt > tries:
            request = request.model_copy(update={"rung": Rung.FALLBACK.value})
        answer = asked(asking, request)
        ja, findings = _judged_title(
            read_translations(answer, 1, model).get(1) if answer else None, masked, title, article
        )
        if ja is not None:
            return _title(ja, (*rejected, *findings), attempt, model)
        rejected += [check for check in findings if check.severity is Severity.BLOCK]
    return _title(None, tuple(rejected), len(asks), profile)


def analyse(ask: Ask, document: Document, profile: ModelProfile, second: SecondModel | None = None) -> AnalysisOutcome:
    """TL;DR, key points, impact, comment, tags, entities and four scores, of which only what passed the gate remains.

    Japanese documents are analysed too. A hosted model is asked once, a small one twice; once more where the TL;DR
    did not pass, and then the second model.
    """
    return AnalysisLadder(ask, document, profile, second).analyse()


def translate_body(
    ask: Ask,
    document: Document,
    profile: ModelProfile,
    done: Collection[str],
    on_segments: Callable[[Sequence[SegmentOutcome]], None],
    *,
    run_all: RunAll = map,
    second: SecondModel | None = None,
) -> None:
    """Translates all segments that are not in `done` (ids), batch by batch in reading order.

    `on_segments` is called in the caller's thread after each batch with all its outcomes, so that they can be stored
    at once and together. `run_all` may run batches in parallel; it must give their results in order.
    """
    ladder = SegmentLadder(ask, document, profile, second)
    rest = [tuple(segment for segment in batch if segment.id not in done) for batch in batches(document, profile)]
    for outcomes in run_all(ladder.translate, [batch for batch in rest if batch]):
        on_segments(outcomes)


def _judged_title(said: str | None, masked: Masked, title: str, article: str) -> tuple[str | None, tuple[Check, ...]]:
    """The headline where it passed, and the findings either way."""
    if said is None:
        return None, (block(CheckKind.MISSING_SEGMENT, title),)
    try:
        ja = plain_text(restore(polish(said, masked.text, headline=True), masked))
    except PlaceholderError as error:
        return None, (placeholder_finding(error),)
    findings = check_translation(title, ja, context=article, own_words=own_words(), headline=True)
    return (None if blocked(findings) else ja), findings


def _title(ja: str | None, checks: tuple[Check, ...], attempts: int, profile: ModelProfile) -> TitleOutcome:
    return TitleOutcome(
        ja=ja,
        status=SegmentStatus.ORIGINAL if ja is None else SegmentStatus.TRANSLATED,
        checks=tuple(check.model_copy(update={"field": "title"}) for check in checks),
        attempts=attempts,
        model=profile.name,
        note=checks[-1].kind.value if ja is None and checks else None,
    )
