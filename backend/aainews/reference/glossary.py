"""The terms of the field: what sources call them, what we write, what is wrong, and a line for newcomers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from aainews.reference.any_of import any_pattern


@dataclass(frozen=True, slots=True)
class Term:
    """`en` are the forms of sources, the first its name; `ja` is what we write, `aliases` are right too.

    `forbidden` are regular expressions of what is wrong where the source has the term; `gloss` is one Japanese line.
    What is `common` a large model need not be told.
    """

    en: tuple[str, ...]
    ja: str
    aliases: tuple[str, ...]
    forbidden: tuple[str, ...]
    gloss: str
    common: bool = False


def _read() -> tuple[Term, ...]:
    rows = tomllib.loads(resources.files("aainews.reference").joinpath("glossary.toml").read_text("utf-8"))["term"]
    return tuple(
        Term(tuple(r["en"]), r["ja"], tuple(r["aliases"]), tuple(r["forbidden"]), r["gloss"], r.get("common", False))
        for r in rows
    )


TERMS: tuple[Term, ...] = _read()

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_TOGETHER = re.compile(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*")
"""Words with nothing but a space or a hyphen between them."""
_WRONG: tuple[tuple[re.Pattern[str], Term], ...] = tuple(
    (re.compile(wrong), term)
    for wrong, term in sorted(
        ((wrong, term) for term in TERMS for wrong in term.forbidden), key=lambda pair: len(pair[0]), reverse=True
    )
)
"""The longest first, so that 推理模型 is not half mended as 推理."""
_ANY_WRONG = any_pattern(wrong.pattern for wrong, _ in _WRONG)


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of a term: its words in lower case, and as the glossary spells it."""

    words: tuple[str, ...]
    spelled: str
    term: Term


def _by_first_word() -> dict[str, list[_Form]]:
    table: dict[str, list[_Form]] = {}
    for term in TERMS:
        for spelled in term.en:
            form = _Form(tuple(word.lower() for word in _WORD.findall(spelled)), spelled, term)
            table.setdefault(form.words[0], []).append(form)
    for forms in table.values():
        forms.sort(key=lambda form: len(form.words), reverse=True)
    return table


def _is_acronym(form: str) -> bool:
    """Acronyms are looked for as they are spelt: a rag is no RAG."""
    return " " not in form and "-" not in form and sum(letter.isupper() for letter in form) > 1


_FORMS = _by_first_word()
_OPENINGS = frozenset(_FORMS) | {f"{first}s" for first in _FORMS}
"""Words with which a form can begin: most words of a text are done with here."""


@lru_cache(maxsize=1024)
def terms_in(text: str) -> tuple[Term, ...]:
    """The terms that an English text uses, in the order in which they first stand there. The longest form counts:
    "AI agents" is not also "agents". A plural is the term; hyphens and spaces are alike."""
    return tuple(dict.fromkeys(form.term for form in _forms_in(text)))


@lru_cache(maxsize=8192)  # asked of a segment three times, with sixty articles under way
def told(text: str) -> tuple[str, ...]:
    """The terms of a text as a prompt tells them, `inference 推論`, each once in the form in which it first stands
    there. What may stay as it is (LLM, RAG) is not told, nor what is common."""
    lines: dict[Term, str] = {}
    for form in _forms_in(text):
        fine = (form.term.ja, *form.term.aliases)
        if not form.term.common and form.spelled.lower() not in map(str.lower, fine):
            lines.setdefault(form.term, f"{form.spelled} {form.term.ja}")
    return tuple(lines.values())


def with_our_words(text: str) -> str:
    """An English text with our word in the place of each term of several words: "強化学習 from scratch".

    What may stay as it is (RAG) stays, and single words, which are verbs as often as terms.
    """
    out, end = "", 0
    for form, first, last in _places_in(text):
        if len(form.words) > 1 and _TOGETHER.fullmatch(text, first, last) and not form.term.ja.isascii():
            out += text[end:first] + form.term.ja
            end = last
    return out + text[end:]


def _forms_in(text: str) -> Iterator[_Form]:
    return (form for form, _, _ in _places_in(text))


def _places_in(text: str) -> Iterator[tuple[_Form, int, int]]:
    """Each form with where it starts and ends."""
    found_words = list(_WORD.finditer(text))
    spelled = [found[0] for found in found_words]
    words = [word.lower() for word in spelled]
    at = 0
    while at < len(words):
        form = next(_matching(words, spelled, at), None) if words[at] in _OPENINGS else None
        if form is None:
            at += 1
            continue
        yield form, found_words[at].start(), found_words[at + len(form.words) - 1].end()
        at += len(form.words)


def _matching(words: list[str], spelled: list[str], at: int) -> Iterator[_Form]:
    for first in (words[at], words[at].removesuffix("s")):
        for form in _FORMS.get(first, ()):
            size = len(form.words)
            here = words[at : at + size]
            if len(here) < size or (size > 1 and here[0] != form.words[0]):
                continue
            last = form.words[-1]
            same = here[:-1] == list(form.words[:-1]) and here[-1] in (last, f"{last}s")
            if same and (not _is_acronym(form.spelled) or spelled[at].removesuffix("s") == form.spelled):
                yield form


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
