"""The configured model on articles that people have translated: how near it comes, what passes the gate, what it costs."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from aainews.domain.calls import LLMAnswer, LLMRequest, ModelProfile
from aainews.domain.documents import Document, plain_text
from aainews.domain.enriched import SegmentOutcome
from aainews.domain.value import Value
from aainews.errors import ConfigError
from aainews.extract import extract_page
from aainews.pipeline.enrichment import Ask, Due, Made, enricher_for, segments_to_translate

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")


class Translated(Value):
    """One article. `passed` of its `segments` are shown in Japanese, `at_once` of them by the first answer."""

    article: str
    segments: int
    passed: int
    at_once: int
    chrf: float
    """0 to 100, over the whole text against the human translation."""
    input_tokens: int
    output_tokens: int
    calls: int
    seconds: float


class _Metered:
    """Counts what is asked."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self.answers: list[LLMAnswer] = []

    def __call__(self, request: LLMRequest) -> LLMAnswer:
        answer = self._ask(request)
        self.answers.append(answer)
        return answer


def chrf_scorer() -> Any:
    """Raises ConfigError where sacrebleu is not installed."""
    try:
        return import_module("sacrebleu.metrics.chrf").CHRF()
    except ImportError:
        raise ConfigError("chrF needs sacrebleu: pip install 'aainews[evaluate]'") from None


def articles_in(folder: Path, names: Iterable[str]) -> Iterator[tuple[str, Document, Document]]:
    """Name, the English and the human's Japanese of each NAME.en.md that has its NAME.ja.md; of `names` where given."""
    wanted = set(names)
    for english in sorted(folder.glob("*.en.md")):
        name = english.name.removesuffix(".en.md")
        japanese = english.with_name(f"{name}.ja.md")
        if japanese.exists() and (not wanted or name in wanted):
            yield name, _document(english, name, "en"), _document(japanese, name, "ja")


def translate(
    name: str, document: Document, human: Document, ask: Ask, *, profile: ModelProfile, scorer: Any
) -> Translated:
    """Translates the body the way that an article goes, and compares. Stores nothing; raises LLMError."""
    metered, outcomes, began = _Metered(ask), dict[str, SegmentOutcome](), time.monotonic()

    def keep(made: Made) -> None:
        outcomes.update({outcome.segment_id: outcome for outcome in made.segments})

    wanted = tuple(segment.id for segment in segments_to_translate(document))
    due = Due(title=document.title, document=document, title_is_due=False, analysis_is_due=False, pending=wanted)
    enricher_for(metered, profile).rest(due, keep)
    passed = [outcome for outcome in outcomes.values() if outcome.ja is not None]
    said = "\n".join(plain_text(outcomes[i].ja or "") for i in wanted if i in outcomes)
    return Translated(
        article=name,
        segments=len(wanted),
        passed=len(passed),
        at_once=sum(outcome.attempts == 1 for outcome in passed),
        chrf=round(float(scorer.corpus_score([said], [[human.text]]).score), 1),
        input_tokens=sum(answer.input_tokens for answer in metered.answers),
        output_tokens=sum(answer.output_tokens for answer in metered.answers),
        calls=len(metered.answers),
        seconds=round(time.monotonic() - began, 1),
    )


def _document(file: Path, name: str, language: str) -> Document:
    body = _MARKDOWN.render(_FRONT.sub("", file.read_text("utf-8")))
    title = html.escape(name)
    page = f"<html lang={language}><head><title>{title}</title></head><body><main><article>{body}</article></main></body></html>"
    return extract_page(
        page.encode(), "text/html; charset=utf-8", f"https://example.org/{name}", language_hint=language
    )
