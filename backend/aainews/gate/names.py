"""Latin names as the source spells them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from aainews.domain.checks import Check, CheckKind
from aainews.gate.findings import block

_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9]*(?:[-.'’][A-Za-zÀ-ɏ0-9]+)*")
_ENDINGS = re.compile(r"(?:'s|’s|s|es|ed|ing|er|ers|ly|d)$")
SHORTEST = 4
GENERAL = frozenset(
    [
        "ai",
        "api",
        "llm",
        "llms",
        "gpu",
        "gpus",
        "cpu",
        "cpus",
        "ml",
        "nlp",
        "oss",
        "saas",
        "it",
        "pc",
        "web",
        "os",
        "url",
        "app",
        "ui",
        "ux",
        "iot",
        "rag",
        "sns",
        "ceo",
        "cto",
        "coo",
        "ok",
        "qa",
        "dx",
        "ar",
        "vr",
        "tpu",
        "agi",
        "sdk",
        "cli",
        "ide",
        "json",
        "html",
        "pdf",
        "csv",
        "sql",
        "ssd",
        "usb",
        "id",
        "faq",
        "pr",
        "poc",
        "r&d",
        "b2b",
        "b2c",
        "cv",
        "asr",
        "tts",
        "ocr",
        "moe",
        "sota",
        "tl",
        "dr",
        "tldr",
        "no",
    ]
)
"""Latin words that Japanese uses as its own, whether or not the source does."""


def check_names(source: str, ja: str) -> tuple[Check, ...]:
    """Latin words of `ja` that are a misspelling of one in the source."""
    return tuple(block(CheckKind.NAME_CORRUPTED, f"{right} → {wrong}") for right, wrong in _misspelt(source, ja))


def check_names_grounded(ja: str, article: str) -> tuple[Check, ...]:
    """Latin names of a statement that the article does not have."""
    text = article.lower()
    return tuple(
        block(CheckKind.NAME_CORRUPTED, word)
        for word in dict.fromkeys(_WORD.findall(ja))
        if word.lower() not in GENERAL and word.lower() not in text and _stem(word.lower()) not in text
    )


def _misspelt(source: str, ja: str) -> Iterator[tuple[str, str]]:
    text, shown = source.lower(), ja.lower()
    candidates = [word for word in dict.fromkeys(_WORD.findall(source)) if len(word) >= SHORTEST]
    for word in dict.fromkeys(_WORD.findall(ja)):
        lower = word.lower()
        if len(word) < SHORTEST or lower in text or _stem(lower) in text or re.sub(r"[-.'’]", "", lower) in text:
            continue
        for candidate in candidates:
            if candidate.lower() not in shown and _is_slip(lower, candidate.lower()):
                yield candidate, word
                break


def _is_slip(wrong: str, right: str) -> bool:
    if _stem(wrong) == _stem(right) or wrong[0] != right[0]:
        return False
    allowed = 1 if len(right) < 7 else 2
    return OSA.distance(wrong, right, score_cutoff=allowed) <= allowed


def _stem(word: str) -> str:
    return _ENDINGS.sub("", word)
