"""Whether a text is Japanese at all, and all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aainews.domain.checks import Check, CheckKind
from aainews.gate.chinese import chinese_in
from aainews.gate.findings import block, warn
from aainews.reference.any_of import sooner
from aainews.reference.function_words import FUNCTION_WORDS

_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
_HIRAGANA = re.compile(r"[ぁ-ゖ]")
_HANGUL = re.compile(r"[가-힣ᄀ-ᇿ㄰-㆏]+")
_ENGLISH_RUN = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[ ,;:.!?()/–—-]+[A-Za-z0-9][A-Za-z0-9'’-]*)+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_LITERAL = sooner(
    r"https?://\S+|`[^`]*`|\]\([^)]*\)|<[^>]*>|(?<![!-~])[!-~]{0,200}?[+_=/{}][!-~]*|\b[A-Za-z0-9_-]{1,60}\.[\w./-]+"
)
_TARGET = re.compile(r"\]\([^)]*\)|https?://\S+|[*_]{1,2}(?=[A-Za-z])")
_TITLE = re.compile(r"!?\[[^\]]*\]\([^)]*\)|\"[^\"]*\"|“[^”]*”")
_BEFORE_QUOTED, _AFTER_QUOTED = '"“「『(（*_[', '"”」』)）*_]'
LONG_RUN = 8
"""Words of English in a row that are no name or title."""
COPIED_RUN = 6
"""The same where they stand so in the source."""
COPIED_CLAUSE = 4
"""The same where all but one of them are common words."""
_LATIN = re.compile(r"[A-Za-z]+ [A-Za-z]+ [A-Za-z]")


def check_language(source: str, ja: str) -> tuple[Check, ...]:
    """Text left in English, Chinese or Korean. Names, code and what the source itself has of these are no finding."""
    return (*_untranslated(source, ja), *_foreign(source, ja))


def _untranslated(source: str, ja: str) -> Iterator[Check]:
    if not _JAPANESE.search(ja):
        if _is_prose(ja) and _is_prose(source):
            is_row = ja.startswith("|") and ja.rstrip().endswith("|")  # a line of data, as far as a row can be told
            yield (warn if is_row and ja == source else block)(CheckKind.UNTRANSLATED, ja)
        return
    plain = _LITERAL.sub("、", ja)
    if not _HIRAGANA.search(ja) and len(_lower(plain)) >= 2 and _is_prose(source):
        yield block(CheckKind.UNTRANSLATED, ja)
        return
    theirs = _words_of(source) if _LATIN.search(plain) else ""
    for run in _ENGLISH_RUN.finditer(plain):
        spelled = _WORD.findall(run[0])
        words = [word.lower() for word in spelled]
        function = sum(word in FUNCTION_WORDS for word in words)
        told = sum(word.islower() and word not in FUNCTION_WORDS and len(word) > 2 for word in spelled)
        copied = len(words) >= COPIED_RUN and " ".join(words) in theirs
        is_sentence = (function >= 2 and told > 0) or (copied and function + told >= COPIED_RUN - 1)
        clause = (
            len(words) >= COPIED_CLAUSE
            and function >= 2
            and told > 0
            and function + told >= len(words) - 1
            and " ".join(words) in theirs
        ) or (
            len(words) >= COPIED_CLAUSE
            and plain[run.end() : run.end() + 1] in (".", "!", "?")
            and sum(word.islower() for word in spelled[1:]) == len(words) - 1
            and " ".join(words) in theirs
        )
        left = len(words) >= COPIED_RUN and function >= 3 and told >= 2 and set(words) <= set(theirs.split())
        if (((len(words) >= LONG_RUN or copied) and is_sentence) or clause or left) and not _is_quoted(plain, run):
            yield block(CheckKind.UNTRANSLATED, run[0])
        elif len(words) >= 5 and function >= 2:
            yield warn(CheckKind.UNTRANSLATED, run[0])


@lru_cache(maxsize=256)
def _words_of(source: str) -> str:
    """All words of a source in lower case, for looking whether some were copied; made once for a whole article."""
    return " ".join(word.lower() for word in _WORD.findall(_TARGET.sub(" ", source).replace("`", "")))


def _is_quoted(text: str, run: re.Match[str]) -> bool:
    """A title, a prompt or a slogan that is shown as such."""
    if text[: run.start()].rstrip().endswith("["):
        return True  # the words of a link: a title
    before, after = text[: run.start()].rstrip(), text[run.end() :].lstrip(" .!?…,")
    return bool(before and after) and before[-1] in _BEFORE_QUOTED and after[0] in _AFTER_QUOTED


def _is_prose(text: str) -> bool:
    """Words that a translator would have translated: some in lower case, not a name or a list of names, a title, or
    the line below a quotation that says whose it is."""
    if text.lstrip().startswith(("—", "–", "--", "{")):
        return False
    bare = _LITERAL.sub(" ", _TITLE.sub(" ", text))
    if len(bare.split()) * 6 < len(text.split()):
        return False  # a row of links
    words = _WORD.findall(bare)
    words = [word for word in words if not word.startswith("@")]
    lower = [word for word in words if word.islower() and len(word) > 1]
    if len(words) >= LONG_RUN and len(lower) >= 3 and text.rstrip().endswith((".", "!", "?")):
        return True
    return len(lower) >= 2 and len(lower) * 3 >= len(words) and any(len(word) > 3 for word in lower)


def _lower(text: str) -> list[str]:
    """Words that are no names; `to` and `in` count too."""
    return [word for word in _WORD.findall(text) if word.islower() and len(word) > 1]


def _foreign(source: str, ja: str) -> Iterator[Check]:
    for found in _HANGUL.finditer(ja):
        if found[0] not in source:
            yield block(CheckKind.KOREAN_LEAK, found[0])
    for piece in chinese_in(ja, source):
        yield block(CheckKind.CHINESE_LEAK, piece)
