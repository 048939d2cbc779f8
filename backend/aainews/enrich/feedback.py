"""What a model is told when its answer was refused: fixed words, so that nothing from an article or an earlier answer
can come to stand outside the fence."""

from __future__ import annotations

from collections.abc import Iterable

from aainews.domain.checks import Check, CheckKind

_NUMBERS = "A number or its magnitude differs from the source. Copy every number (1 million = 100万, 1 billion = 10億, 1 trillion = 1兆)."
_MARKS = "Every mark such as ⟦1⟧ and ⟦/1⟧ must come back exactly once, around the words it belongs to."

FEEDBACK: dict[CheckKind, str] = {
    CheckKind.UNRESOLVED_PLACEHOLDER: _MARKS,
    CheckKind.LOST_PLACEHOLDER: _MARKS,
    CheckKind.PROMPT_LEAK: "Answer with the translation only; no instructions, no JSON inside the text.",
    CheckKind.UNPAIRED_MARKUP: "A bracket, quotation mark or ** has no partner.",
    CheckKind.UNTRANSLATED: "A part was left in English. Translate all of it into Japanese.",
    CheckKind.CHINESE_LEAK: "A Chinese character or word was used. Write Japanese only.",
    CheckKind.KOREAN_LEAK: "Korean was used. Write Japanese only.",
    CheckKind.MISSING_SEGMENT: "A segment had no translation. Answer for every id.",
    CheckKind.REPEATED_SEGMENT: "A segment's translation was used twice.",
    CheckKind.TRUNCATED: "The translation ended too early. Translate the segment to its end.",
    CheckKind.NO_SOURCE_COUNTERPART: "Something was added that the source does not say.",
    CheckKind.NUMBER_WITHOUT_SOURCE: _NUMBERS,
    CheckKind.NUMBER_DROPPED: _NUMBERS,
    CheckKind.MAGNITUDE_CHANGED: _NUMBERS,
    CheckKind.NAME_CORRUPTED: "A name is spelt differently from the source. Keep Latin names as they are.",
    CheckKind.LITERAL_ALTERED: "Code or a URL was changed.",
    CheckKind.REGISTER_CHANGE: "A sentence left the です・ます form of the article.",
    CheckKind.DEGENERATE_REPETITION: "The same words were repeated. Say everything once.",
    CheckKind.LENGTH_RATIO: "The translation is far longer or shorter than the source.",
}


def feedback_on(findings: Iterable[Check]) -> str:
    """English lines naming what was wrong, each once; empty where there is nothing to say."""
    lines = dict.fromkeys(FEEDBACK[check.kind] for check in findings if check.kind in FEEDBACK)
    return "\n".join(f"- {line}" for line in lines)
