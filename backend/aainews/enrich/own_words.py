"""What our requests say and what they ask for, for the gate to look for in answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from aainews.enrich import analysis, digest, hacker, reading, translation, triage
from aainews.enrich.prompt_files import ANALYSIS_SMALL, PIECES, TITLE_SMALL, TRANSLATION_SMALL, pieced, prompt
from aainews.enrich.typed import Typed

_WHOLE = (TITLE_SMALL, TRANSLATION_SMALL, ANALYSIS_SMALL, *digest.PROMPTS, *hacker.PROMPTS)
_ASKING = (analysis, digest, hacker, reading, translation, triage)
"""The modules that ask: each type that one of them asks for is a subclass of Typed."""


@cache
def own_words() -> tuple[str, ...]:
    """All that our prompts say outside their slots and examples, and the keys of every answer as JSON has them."""
    whole = [s.text for name in _WHOLE for s in prompt(name).sections if s.name not in ("user", "assistant")]
    return (
        *(pieced((name,), axes=analysis.axes_table(), terms="") for name in PIECES),
        *whole,
        json.dumps(dict.fromkeys(answer_keys())),
    )


def answer_keys() -> tuple[str, ...]:
    """The names of the fields of all answers that we ask for."""
    return tuple(sorted({*reading.FIELDS, *(name for model in _types(Typed) for name in model.model_fields)}))


def _types(model: type[Typed]) -> Iterator[type[Typed]]:
    for each in model.__subclasses__():
        if each.__module__ in {module.__name__ for module in _ASKING}:
            yield each
        yield from _types(each)
