"""Which prompts a model is asked with. Raising a version asks for its own work again.

A hosted model's system message is put together from pieces, one file each, so that new words for the analysis do not
ask for a translation again. A small model has one whole prompt for each kind of question.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aainews.domain.calls import ModelProfile
from aainews.llm.prompts import Prompt, load_piece, load_prompt

BASE, HEADLINE, LINES, NOTES, ANALYSIS = "base.v1", "headline.v1", "lines.v2", "notes.v1", "analysis.v2"
TAGS, MAGNITUDES, TERMS = "tags.v1", "magnitudes.v1", "terms.v1"
TRIAGE = "triage.v1"
PIECES = (BASE, HEADLINE, LINES, TAGS, MAGNITUDES, TERMS, NOTES, ANALYSIS, TRIAGE)
TITLE_SMALL, TRANSLATION_SMALL, ANALYSIS_SMALL = "title-small.v1", "translation-small.v1", "analysis-small.v1"
_PACKAGE = __package__ or "aainews.enrich"


@dataclass(frozen=True)
class PromptNames:
    """Names with versions, as rows are keyed by."""

    title: str
    translation: str
    analysis: str


HOSTED = PromptNames(HEADLINE, LINES, ANALYSIS)
SMALL = PromptNames(TITLE_SMALL, TRANSLATION_SMALL, ANALYSIS_SMALL)


def prompt_names(profile: ModelProfile) -> PromptNames:
    return SMALL if profile.small else HOSTED


def prompt(name: str) -> Prompt:
    return load_prompt(_PACKAGE, name)


def pieced(names: Iterable[str], **values: str) -> str:
    """The texts of these pieces, one under the other, their slots filled."""
    return "\n".join(load_piece(_PACKAGE, name, **values) for name in names)


def example_words() -> tuple[str, ...]:
    """What the examples of a small model's analysis answer: repeated about another article, it is no judgement."""
    return tuple(section.text for section in prompt(ANALYSIS_SMALL).sections if section.name == "assistant")
