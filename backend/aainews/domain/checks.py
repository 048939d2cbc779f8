"""What the gate finds."""

from __future__ import annotations

from enum import StrEnum

from aainews.domain.value import Value


class Severity(StrEnum):
    """block: may not be shown. warn: shown, and counted against the article. note: for the record."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"


class CheckKind(StrEnum):
    UNRESOLVED_PLACEHOLDER = "unresolved_placeholder"
    LOST_PLACEHOLDER = "lost_placeholder"
    PROMPT_LEAK = "prompt_leak"
    UNPAIRED_MARKUP = "unpaired_markup"
    UNTRANSLATED = "untranslated"
    CHINESE_LEAK = "chinese_leak"
    KOREAN_LEAK = "korean_leak"
    MISSING_SEGMENT = "missing_segment"
    REPEATED_SEGMENT = "repeated_segment"
    TRUNCATED = "truncated"
    NO_SOURCE_COUNTERPART = "no_source_counterpart"
    NUMBER_WITHOUT_SOURCE = "number_without_source"
    NUMBER_DROPPED = "number_dropped"
    MAGNITUDE_CHANGED = "magnitude_changed"
    NAME_CORRUPTED = "name_corrupted"
    LITERAL_ALTERED = "literal_altered"
    REGISTER_CHANGE = "register_change"
    REPEATED_GLOSS = "repeated_gloss"
    DEGENERATE_REPETITION = "degenerate_repetition"
    LENGTH_RATIO = "length_ratio"
    EVIDENCE_NOT_IN_SOURCE = "evidence_not_in_source"


class Check(Value):
    """One finding about one text. `segment_id` is None for a finding about the whole article or its analysis."""

    kind: CheckKind
    severity: Severity
    evidence: str
    segment_id: str | None = None
    field: str = "body"
    """Which text: `title`, `body`, `tldr`, `key_points`, `impact`, `comment`, `tags`, `scores`."""
