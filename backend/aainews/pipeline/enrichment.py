"""Which way an article goes into Japanese: `enrich` asks, `gate` judges, and what fails goes down the ladder until it
passes or the original is shown. The one way back in the house.

Rows are kept under the names that `prompt_names(profile)` gives: `.title`, `.translation`, `.analysis`.
"""

from __future__ import annotations

from aainews.domain.calls import ModelProfile
from aainews.enrich.batches import segments_to_translate
from aainews.enrich.prompt_files import PromptNames, prompt_names
from aainews.pipeline.computing import Run, here
from aainews.pipeline.enricher import Ask, Due, Enricher, Keep, Made, RunAll, SecondModel
from aainews.pipeline.in_one_reading import InOneReading
from aainews.pipeline.step_by_step import StepByStep

__all__ = [
    "Ask",
    "Due",
    "Enricher",
    "Keep",
    "Made",
    "PromptNames",
    "SecondModel",
    "enricher_for",
    "prompt_names",
    "segments_to_translate",
]


def enricher_for(
    ask: Ask,
    profile: ModelProfile,
    *,
    run_all: RunAll = map,
    second: SecondModel | None = None,
    run: Run = here,
) -> Enricher:
    """The way that suits the model. `run_all` may run questions in parallel; `second` is asked where the first failed
    to the end; `run` judges a hosted model's answers (a small one is waited for far longer than its judge)."""
    if profile.small:
        return StepByStep(ask, profile, run_all, second)
    return InOneReading(ask, profile, run_all, second, run)
