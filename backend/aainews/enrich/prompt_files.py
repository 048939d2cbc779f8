"""Which prompts a model is asked with. Raising a version asks for its own work again."""

from __future__ import annotations

from dataclasses import dataclass

from aainews.domain.calls import ModelProfile
from aainews.llm.prompts import Prompt, load_prompt

TITLE, TITLE_SMALL = "title.v1", "title-small.v1"
TRANSLATION, TRANSLATION_SMALL = "translation.v1", "translation-small.v1"
ANALYSIS, ANALYSIS_SMALL = "analysis.v1", "analysis-small.v1"


@dataclass(frozen=True)
class PromptNames:
    """Names with versions, as rows are keyed by."""

    title: str
    translation: str
    analysis: str


HOSTED = PromptNames(TITLE, TRANSLATION, ANALYSIS)
SMALL = PromptNames(TITLE_SMALL, TRANSLATION_SMALL, ANALYSIS_SMALL)


def prompt_names(profile: ModelProfile) -> PromptNames:
    return SMALL if profile.small else HOSTED


def prompt(name: str) -> Prompt:
    return load_prompt(__package__ or "aainews.enrich", name)


def own_words() -> tuple[str, ...]:
    """All that our prompts say outside their slots and examples, for the gate to look for in answers."""
    names = (TITLE, TITLE_SMALL, TRANSLATION, TRANSLATION_SMALL, ANALYSIS, ANALYSIS_SMALL)
    return tuple(s.text for name in names for s in prompt(name).sections if s.name not in ("user", "assistant"))


def example_words() -> tuple[str, ...]:
    """What the examples of a small model's analysis answer: repeated about another article, it is no judgement."""
    return tuple(section.text for section in prompt(ANALYSIS_SMALL).sections if section.name == "assistant")
