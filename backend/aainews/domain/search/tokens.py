"""A text as a set of tokens. Raise VERSION with any change here: an index made otherwise is then known to be old.

推論コスト    推論 論コ コス スト 推 論        pairs of characters, and each kanji alone
サーバー      サバ                            the long vowel does not count here; the pattern weighs it
ChatGPT-4o    cha chatg gpt 4 o ChatGPT|4 …    beginnings of words (3, 5, 8 letters), also inside them; digits whole;
                                              and pairs of neighbouring runs
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b

from aainews.domain.search.folding import LONG_VOWEL, fold
from aainews.domain.search.runs import GAPS, RUN, Script, is_kanji

VERSION = 1
BEGINNINGS = (3, 5, 8)
"""Lengths of a word's beginnings that are tokens: a word of a question is looked up by the longest that it has."""
LONGEST_PART = BEGINNINGS[-1]
OFTEN = 3
"""So many times in a text, and a token counts as what the text is about."""

# Private characters: no text holds them after `tokens_of`, and neither database takes them for a separator.
PAIR, TITLE, HEAD, ABOUT, FILTER = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
_PRIVATE = dict.fromkeys(range(57344, 57360), " ")


def tokens_of(text: str) -> Counter[str]:
    """How often each token stands in a text."""
    folded = fold(text.translate(_PRIVATE))
    found: list[str] = []
    lefts: tuple[str, ...] = ()
    end = -2
    for match in RUN.finditer(folded):
        begin = match.start()
        parts, starts, ends = _parts(str(match.lastgroup), match.group())
        found += parts
        if begin == end or (begin == end + 1 and folded[end] in GAPS):
            found += [pair(left, starts) for left in lefts]
        lefts, end = ends, match.end()
    return Counter(found)


def document_tokens(title: str, head: str, body: str, filters: Iterable[str]) -> set[str]:
    """Everything that the index holds of an article. `head` is what stands beside its title: TL;DR, tags, names."""
    titled, headed = tokens_of(title), tokens_of(f"{title}\n{head}")
    everything = tokens_of(body)
    everything.update(headed)
    return {
        *everything,
        *(TITLE + token for token in titled),
        *(HEAD + token for token in headed),
        *(ABOUT + token for token, times in everything.items() if times >= OFTEN),
        *filters,
    }


def filter_token(name: str, value: str) -> str:
    """A condition as a token: any value, of any length, as 12 hex digits."""
    return FILTER + blake2b(f"{name}\x00{value}".encode(), digest_size=6).hexdigest()


def pair(left: str, right: str) -> str:
    """Two neighbouring runs, as one token; two characters are just a pair of characters."""
    return left + right if len(left) == 1 == len(right) and not (left + right).isascii() else left + PAIR + right


def beginning(word: str) -> str:
    """The token by which a lower-case word is looked up: the longest beginning of it that is one."""
    return next((word[:length] for length in reversed(BEGINNINGS) if len(word) >= length), word)


def without_long_vowels(text: str) -> str:
    """A leading one stays, so that nothing becomes empty."""
    return text[:1] + text[1:].replace(LONG_VOWEL, "")


def right_part(word: str) -> str:
    return word[: BEGINNINGS[0]]


@lru_cache(maxsize=8192)
def _parts(script: str, text: str) -> tuple[Sequence[str], str, tuple[str, ...]]:
    """The tokens of one run, what it is to the run before, and what it is to the next. Texts repeat their words."""
    if script == Script.DIGITS:
        digits = text[:LONGEST_PART]
        return (digits,), digits, (digits,)
    if script == Script.WORD:
        return _word_parts(text)
    text = without_long_vowels(text)
    parts = [text[at : at + 2] for at in range(len(text) - 1)]
    parts += [character for character in text if is_kanji(character)]
    return parts, text[0], (text[-1],)


def _word_parts(text: str) -> tuple[Sequence[str], str, tuple[str, ...]]:
    places = [0, *(match.start() for match in _CAMEL.finditer(text))]
    lower = text.lower() if len(text.lower()) == len(text) else text
    words = [lower[place:] for place in places]
    parts = [word[:length] for word in words for length in BEGINNINGS if len(word) >= length]
    parts += [word for word in words if len(word) < BEGINNINGS[0]]
    return parts, right_part(lower), tuple(word[:LONGEST_PART] for word in words)
