"""Words that are not ours for what the source says. In our own texts code has put them right before; others keep them."""

from __future__ import annotations

from aainews.domain.checks import Check, CheckKind
from aainews.gate.findings import warn
from aainews.reference.glossary import wrong_forms


def check_glossary(source: str, ja: str) -> tuple[Check, ...]:
    """A warning for each forbidden form of a term that the source has; a Chinese one the language check blocks too."""
    found = dict(wrong_forms(ja, source))
    return tuple(warn(CheckKind.GLOSSARY, f"{piece} → {term.ja}") for piece, term in found.items())
