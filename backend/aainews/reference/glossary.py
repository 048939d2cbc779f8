"""The terms of the field: what sources call them, what we write, what is wrong, and a line for newcomers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Term:
    """`en` are the forms of sources, the first its name; `ja` is what we write, `aliases` are right too.

    `forbidden` are regular expressions of what is wrong where the source has the term; `gloss` is one Japanese line.
    """

    en: tuple[str, ...]
    ja: str
    aliases: tuple[str, ...]
    forbidden: tuple[str, ...]
    gloss: str

    @property
    def line(self) -> str:
        """As a prompt tells it: `inference → 推論`."""
        return f"{self.en[0]} → {self.ja}"


def _read() -> tuple[Term, ...]:
    rows = tomllib.loads(resources.files("aainews.reference").joinpath("glossary.toml").read_text("utf-8"))["term"]
    return tuple(Term(tuple(r["en"]), r["ja"], tuple(r["aliases"]), tuple(r["forbidden"]), r["gloss"]) for r in rows)


TERMS: tuple[Term, ...] = _read()

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_WRONG: tuple[tuple[re.Pattern[str], Term], ...] = tuple(
    (re.compile(wrong), term)
    for wrong, term in sorted(
        ((wrong, term) for term in TERMS for wrong in term.forbidden), key=lambda pair: len(pair[0]), reverse=True
    )
)
"""The longest first, so that 推理模型 is not half mended as 推理."""
_ANY_WRONG = re.compile("|".join(wrong.pattern for wrong, _ in _WRONG))


def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str, Term]]]:
    table: dict[str, list[tuple[tuple[str, ...], str, Term]]] = {}
    for term in TERMS:
        for form in term.en:
            words = tuple(_WORD.findall(form))
            exact = form if _is_acronym(form) else ""
            table.setdefault(words[0].lower(), []).append((tuple(word.lower() for word in words), exact, term))
    for rows in table.values():
        rows.sort(key=lambda row: len(row[0]), reverse=True)
    return table


def _is_acronym(form: str) -> bool:
    """Acronyms are looked for as they are spelt: a rag is no RAG."""
    return " " not in form and "-" not in form and sum(letter.isupper() for letter in form) > 1


_FORMS = _by_first_word()


@lru_cache(maxsize=1024)
def terms_in(text: str) -> tuple[Term, ...]:
    """The terms that an English text uses, in the order in which they first stand there. The longest form counts:
    "AI agents" is not also "agents". A plural is the term; hyphens and spaces are alike."""
    spelled = _WORD.findall(text)
    words = [word.lower() for word in spelled]
    found: dict[Term, None] = {}
    at = 0
    while at < len(words):
        length = 1
        for known in (words[at], words[at].removesuffix("s")):
            match = next(_matching(words, spelled, at, known), None)
            if match is not None:
                length, term = match
                found.setdefault(term)
                break
        at += length
    return tuple(found)


def _matching(words: list[str], spelled: list[str], at: int, first: str) -> Iterator[tuple[int, Term]]:
    for form, exact, term in _FORMS.get(first, ()):
        size = len(form)
        here = words[at : at + size]
        if len(here) < size or (size > 1 and here[0] != form[0]):
            continue
        same = here[: size - 1] == list(form[: size - 1]) and here[size - 1] in (form[size - 1], f"{form[size - 1]}s")
        if same and (not exact or spelled[at].removesuffix("s") == exact):
            yield len(form), term


def has_wrong_forms(ja: str) -> bool:
    """Whether any forbidden form stands there at all, warranted or not."""
    return _ANY_WRONG.search(ja) is not None


def wrong_forms(ja: str, en: str) -> Iterator[tuple[str, Term]]:
    """What `ja` has and should not, with its term; only what the source `en` calls for and does not have itself."""
    if not _ANY_WRONG.search(ja):
        return
    for wrong, term in _WRONG:
        found = wrong.search(ja)
        if found is not None and found[0] not in en and _says(en, term):
            yield found[0], term


def enforced(ja: str, en: str) -> str:
    """`ja` with our word in the place of each wrong one that the source warrants. Changes nothing else."""
    if not _ANY_WRONG.search(ja):
        return ja
    for wrong, term in _WRONG:
        found = wrong.search(ja)
        if found is not None and found[0] not in en and _says(en, term):
            ja = wrong.sub(term.ja, ja)
    return ja


def _says(en: str, term: Term) -> bool:
    """Also inside a longer term ("AI agent" says "agent"), and in other inflections (reason for reasoning)."""
    return any(_stem(form).search(en) is not None for form in term.en)


@lru_cache(maxsize=1024)
def _stem(form: str) -> re.Pattern[str]:
    if _is_acronym(form):
        return re.compile(rf"\b{re.escape(form)}s?\b")
    bare = form.removesuffix("ing") if len(form) > 8 else form
    return re.compile(r"\b" + re.sub(r"[\s-]+|\\[\s-]", r"[\\s-]?", re.escape(bare)), re.IGNORECASE)
