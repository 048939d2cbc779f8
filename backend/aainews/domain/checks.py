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
    GLOSSARY = "glossary"
    GARBLED_TEXT = "garbled_text"


class Check(Value):
    """One finding about one text. `segment_id` is None for a finding about the whole article or its analysis."""

    kind: CheckKind
    severity: Severity
    evidence: str
    segment_id: str | None = None
    field: str = "body"
    """Which text: `title`, `body`, `tldr`, `key_points`, `impact`, `comment`, `tags`, `scores`."""


CHECK_NAMES_JA: dict[CheckKind, str] = {
    CheckKind.UNRESOLVED_PLACEHOLDER: "置き換え記号の残り",
    CheckKind.LOST_PLACEHOLDER: "置き換え記号の欠け",
    CheckKind.PROMPT_LEAK: "モデルへの指示文の混入",
    CheckKind.UNPAIRED_MARKUP: "書式記号の不対応",
    CheckKind.UNTRANSLATED: "訳し残し",
    CheckKind.CHINESE_LEAK: "中国語の混入",
    CheckKind.KOREAN_LEAK: "韓国語の混入",
    CheckKind.MISSING_SEGMENT: "段落の欠け",
    CheckKind.REPEATED_SEGMENT: "段落の重複",
    CheckKind.TRUNCATED: "途中での切れ",
    CheckKind.NO_SOURCE_COUNTERPART: "原文にない文",
    CheckKind.NUMBER_WITHOUT_SOURCE: "原文にない数値",
    CheckKind.NUMBER_DROPPED: "数値の欠け",
    CheckKind.MAGNITUDE_CHANGED: "桁の変化",
    CheckKind.NAME_CORRUPTED: "名前の変化",
    CheckKind.LITERAL_ALTERED: "コード・URL の変化",
    CheckKind.REGISTER_CHANGE: "文体の不統一",
    CheckKind.REPEATED_GLOSS: "注記の繰り返し",
    CheckKind.DEGENERATE_REPETITION: "同じ語句の繰り返し",
    CheckKind.LENGTH_RATIO: "長さの不釣り合い",
    CheckKind.EVIDENCE_NOT_IN_SOURCE: "原文にない引用",
    CheckKind.GLOSSARY: "用語の不統一",
    CheckKind.GARBLED_TEXT: "文字化け",
}
"""What readers are told that a check looked for."""
