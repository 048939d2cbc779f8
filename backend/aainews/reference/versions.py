"""Members of numbered families (GPT-5.9, Claude Opus 4.7), most of which have no row of their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from aainews.domain.analysis import EntityKind
from aainews.once import once
from aainews.reference.folding import fold
from aainews.reference.rows import Entity, families, rows

_BARE_TIERS = ("Opus ", "Sonnet ", "Haiku ", "Fable ", "Mythos ")
_TIER_LAST = re.compile(r"^(claude)(\d[\d.]*)(opus|sonnet|haiku)$")
"""Claude 3.5 Sonnet and Claude Sonnet 3.5 are one."""
_TIER = re.compile(
    "(opus|sonnet|haiku|fable|mythos|mini|nano|turbo|pro|codex|thinking|instant|max|flash|lite|ultra|coder|vl|omni"
    "|plus|image|fast|heavy|scout|maverick|preview|large|medium|small|super)"
)


def version(name: str) -> Entity | None:
    """A member of a numbered family, such as GPT-5.9, that has no row of its own."""
    match = _numbered().fullmatch(" ".join(unicodedata.normalize("NFKC", name).split()))
    return _member(match) if match else None


def versions_in(shown: str) -> Iterator[tuple[Entity, int, int]]:
    """Each with where it begins and ends, in a text of normal width."""
    for match in _numbered().finditer(shown):
        yield _member(match), match.start(), match.end()


def _member(match: re.Match[str]) -> Entity:
    family = families()[int((match.lastgroup or "f0")[1:])]
    name = " ".join(match[0].split())
    if name.startswith(_BARE_TIERS):
        name = f"Claude {name}"
    key = _TIER_LAST.sub(r"\1\3\2", fold(name))
    known = _by_fold().get(key)
    return known or Entity(
        kind=EntityKind.MODEL,
        slug=_version_slug(key, fold(family.name)),
        name=name,
        maker=family.maker,
        family=family.name,
    )


def _version_slug(key: str, family: str) -> str:
    """One address however the parts were joined: `qwen-3-coder` for Qwen3-Coder and Qwen 3 Coder."""
    head = family if len(family) > 1 and key.startswith(family) else ""
    parts = _TIER.sub(r"-\1-", key.removeprefix(head)).replace(".", "-").strip("-")
    return re.sub(r"--+|(?<=\d)(?=[a-z]{2})", "-", f"{head}-{parts}".strip("-"))


@once
def _numbered() -> re.Pattern[str]:
    first = "".join(sorted({family.pattern.lstrip("(?:")[0] for family in families()} | set("COSHFM")))
    parts = (f"(?P<f{number}>{family.pattern})" for number, family in enumerate(families()))
    return re.compile(rf"(?=[{first}])(?<![A-Za-z0-9.])(?:{'|'.join(parts)})(?![A-Za-z0-9]|\.\d)")


@once
def _by_fold() -> dict[str, Entity]:
    return {fold(name): row for row in reversed(rows(EntityKind.MODEL)) for name in row.names}
