"""Names of the field that an article says again and again and its translation never does: Unsloth as 無邪気.

One line may leave a name out, for 同社 or 同モデル says it too. Where most lines that name something do not, it was
translated as if it were a word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from aainews.domain.analysis import EntityKind
from aainews.domain.checks import Check, CheckKind
from aainews.gate.facts.names import is_sounded, kana_skeleton, kana_words
from aainews.gate.facts.plain import without_literals
from aainews.gate.findings import block
from aainews.reference.rows import ambiguous, rows

FEWEST, FEWEST_UNLISTED, SHARE = 2, 3, 0.5
"""Lines in which a name must be missing, also one that is told by its capitals alone, and their share of those whose
source has it. People's translations of 1,864 paragraphs have no such name."""

_NAME = re.compile(r"(?<![A-Za-z0-9./@_-])[A-Za-z][A-Za-z]{3,}(?![A-Za-z0-9_@/]|[.-][A-Za-z0-9])")
_CAMEL = re.compile(r"[a-z][A-Z]")


def names_gone(sources: Sequence[str], japanese: Sequence[str]) -> Iterator[tuple[int, Check]]:
    """For each line that lacks such a name, its place and a finding that blocks."""
    said: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for at, (source, ja) in enumerate(zip(sources, japanese, strict=True)):
        if not ja.strip() or source == ja:
            continue
        for name in set(_NAME.findall(without_literals(source))):
            if name in _listed() or _CAMEL.search(name):
                said[name].append((at, _is_said(name, ja)))
    for name, lines in said.items():
        missing = [at for at, is_said in lines if not is_said]
        fewest = FEWEST if name in _listed() else FEWEST_UNLISTED
        if len(missing) >= fewest and len(missing) >= SHARE * len(lines):
            for at in missing:
                yield at, block(CheckKind.NAME_CORRUPTED, f"{name} → nothing")


@cache
def _listed() -> dict[str, frozenset[str]]:
    """Companies, models and tools whose name is one word and no other: with what else they are called in Japanese."""
    doubtful = ambiguous()
    words = {*doubtful["never"], *doubtful["words"]}
    return {
        entity.name: frozenset(name for name in entity.names if not name.isascii())
        for kind in (EntityKind.COMPANY, EntityKind.MODEL, EntityKind.TOOL)
        for entity in rows(kind)
        if _NAME.fullmatch(entity.name) and entity.name[0].isupper() and entity.name not in words
    }


def _is_said(name: str, ja: str) -> bool:
    if name.lower() in ja.lower() or any(form in ja for form in _listed().get(name, ())):
        return True
    return is_sounded(name, map(kana_skeleton, kana_words(ja)))
