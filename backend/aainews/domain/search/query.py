"""What a question asks for: words that must all be there, "a phrase", -a word that must not."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from aainews.domain.search.folding import fold
from aainews.domain.search.runs import Run, Script, is_kanji, runs
from aainews.domain.search.tokens import beginning, pair, right_part, without_long_vowels

MOST_TERMS = 8
_PIECE = re.compile(r'(?P<minus>-)?(?:"(?P<phrase>[^"]*)"?|(?P<words>[^\s"]+))')
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "−": "-", "‐": "-"})

Spellings = Callable[[str], Collection[str]]
"""Other ways to write a name; none where it is no name that we know."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a term. An article that has all `tokens` may have it; its pattern decides."""

    runs: tuple[Run, ...]
    tokens: frozenset[str]
    exact: bool
    """The tokens decide alone."""
    whole: bool = False
    """Only as a word by itself: another name of what was asked for (メタ for Meta), not the beginning of a longer word."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase with the other ways to write it; any of them will do."""

    spellings: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True)
class Query:
    wanted: tuple[Term, ...]
    """All of them."""
    unwanted: tuple[Term, ...]
    """None of them."""
    meant: str = ""
    """The wanted words as they were written, for who looks for their meaning. Empty where a phrase is asked for: that is
    a question for just these words."""


class CannotSearch(Exception):
    """The question asks for nothing that can be looked up; `code` says why."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def parse_query(text: str, other_spellings: Spellings = lambda _: ()) -> Query:
    """Raises CannotSearch: `search_empty` without any word, `search_only_minus`, `search_too_short` for one kana alone,
    `search_too_many` terms. Never stumbles over an open quotation mark or a lone minus."""
    wanted: list[Term] = []
    unwanted: list[Term] = []
    meant: list[str] = []
    too_short = quoted = False
    for match in _PIECE.finditer(fold(text).translate(_QUOTES)):
        words = match["phrase"] if match["words"] is None else match["words"]
        term = _term(words, other_spellings)
        if term is None:
            continue
        if not term.spellings:
            too_short = True
        elif match["minus"]:
            unwanted.append(term)
        else:
            quoted = quoted or match["phrase"] is not None
            meant.append(words)
            if term not in wanted:
                wanted.append(term)
    if len(wanted) + len(unwanted) > MOST_TERMS:
        raise CannotSearch("search_too_many")
    if not wanted:
        raise CannotSearch("search_only_minus" if unwanted else "search_too_short" if too_short else "search_empty")
    return Query(tuple(wanted), tuple(unwanted), "" if quoted else " ".join(meant))


def _term(words: str, other_spellings: Spellings) -> Term | None:
    """None where there is nothing but punctuation; no spellings where it is too short to look up."""
    first = tuple(runs(words))
    if not first:
        return None
    others = [tuple(runs(fold(other))) for other in other_spellings(words)]
    distinct = dict.fromkeys(other for other in others if other and other != first)
    spellings = (spelling_of(first), *(spelling_of(each, whole=True) for each in distinct))
    return Term(tuple(spelling for spelling in spellings if spelling.tokens))


def spelling_of(term: tuple[Run, ...], *, whole: bool = False) -> Spelling:
    tokens: set[str] = set()
    exact = len(term) == 1
    for before, run in zip((None, *term), term, strict=False):
        found, decided = _lookup(run)
        tokens |= found
        exact = exact and decided
        if before is not None and run.joined:
            tokens.add(pair(_left(before), _start(run)))
    return Spelling(term, frozenset(tokens), exact and not whole, whole)


def _lookup(run: Run) -> tuple[set[str], bool]:
    """The tokens that a text with this run has, and whether they prove it."""
    if run.script is Script.DIGITS:
        return {run.text[:8]}, len(run.text) <= 8
    if run.script is Script.WORD:
        word = run.text.lower()
        token = beginning(word)
        return {token}, token == word
    text = without_long_vowels(run.text)
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    if pairs:
        return pairs, len(run.text) == 2 and all(map(is_kanji, run.text))
    return ({text}, text == run.text) if is_kanji(text) else (set(), False)


def _left(run: Run) -> str:
    if run.script is Script.DENSE:
        return without_long_vowels(run.text)[-1]
    return run.text.lower()[:8]


def _start(run: Run) -> str:
    if run.script is Script.DENSE:
        return run.text[0]
    return run.text[:8] if run.script is Script.DIGITS else right_part(run.text.lower())
