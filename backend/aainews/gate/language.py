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
_TITLE = re.compile(r"!?\[[^\]]*\]\([^)]*\)|\"[^\"]*[^\".,!?]\"|“[^”]*[^”.,!?]”")
"""A link, or what is quoted, but for what somebody says: there a stop or a comma stands within the quotation marks."""
_SHOWN = re.compile(
    r"!?\[[^\]]*\]\([^)]*\)|\"[^\"]*\"|[“「『（][^“「『（”」』）ぁ-ヺ一-鿿]*[”」』）]|(?<![A-Za-z.,] )\([^()\sぁ-ヺ一-鿿]*\s[^()ぁ-ヺ一-鿿]*\)"
)
"""What may stand in English within Japanese: a link, a title, an aside."""
_STRING = re.compile(r"\"([^\"]*)\"")
_NAMED = re.compile(r"[@A-Z]")
_OURS = re.compile(r"[ぁ-ヺー一-鿿々、。「」『』（）！？：；]+")
_ENDED = re.compile(r"[.!?:]\W*$")
_WITHIN_NAMES = frozenset(
    ("and", "at", "da", "de", "del", "der", "di", "du", "for", "in", "la", "le", "of", "on", "the", "to", "van", "von")
)
"""Words in lower case that a name may have: the University of the Arts."""
_SENTENCE = re.compile(
    r"(?:^|(?<=[。！？.!?]))\s*([A-Z][A-Za-z'’-]*(?:,? [A-Za-z'’-]+){2,6})[.!?](?=\s|[ぁ-ヺ一-鿿]|$)"
)
"""A short sentence of English that stands for itself."""
_BEFORE_QUOTED, _AFTER_QUOTED = '"“「『(（*_[', '"”」』)）*_]'
LONG_RUN = 8
"""Words of English in a row that are no name or title."""
COPIED_RUN = 6
"""The same where they stand so in the source."""
COPIED_CLAUSE = 4
"""The same where all but one of them are common words, or both texts end with them."""
_LATIN = re.compile(r"[A-Za-z]+ [A-Za-z]+ [A-Za-z]|[a-z] [a-z]")


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
    is_found = False
    for run in _ENGLISH_RUN.finditer(plain):
        spelled = _WORD.findall(run[0])
        words = [word.lower() for word in spelled]
        function, told = _counts(spelled)
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
            is_found = True
            yield block(CheckKind.UNTRANSLATED, run[0])
        elif len(words) >= 5 and function >= 2:
            yield warn(CheckKind.UNTRANSLATED, run[0])
    if theirs and not is_found and (left := _left_as_it_was(ja, theirs)):
        yield block(CheckKind.UNTRANSLATED, left)


def _left_as_it_was(ja: str, theirs: str) -> str | None:
    """English that was copied with the code, numbers and names within it, at which a run ends: a short sentence, the
    words that both texts end with, or others that are many enough. `theirs`: the words of the source."""
    for found in _SENTENCE.finditer(ja):
        spelled = _WORD.findall(found[1])
        function, told = _counts([spelled[0].lower(), *spelled[1:]])
        if function and told and " ".join(spelled).lower() in theirs:
            return found[0]
    shown = ja if ja.startswith("{") else _SHOWN.sub(_without_shown, ja)
    pieces = _OURS.split(_TARGET.sub(" ", shown).replace("`", ""))
    for at, piece in enumerate(pieces):
        spelled = _WORD.findall(piece)
        if len(spelled) < COPIED_CLAUSE:
            continue
        function, told = _counts(spelled)
        said = " ".join(spelled).lower()
        is_end = at == len(pieces) - 1 and function and told and theirs.endswith(said)
        if is_end or (len(spelled) >= COPIED_RUN and function >= 2 and told >= 2 and said in theirs):
            return piece.strip()
    return None


def _counts(spelled: list[str]) -> tuple[int, int]:
    """How many words are common ones, and how many others are no names."""
    function = sum(word.lower() in FUNCTION_WORDS for word in spelled)
    return function, sum(word.islower() and word not in FUNCTION_WORDS and len(word) > 2 for word in spelled)


def _without_shown(found: re.Match[str]) -> str:
    """A single word between quotation marks is no title."""
    return found[0] if found[0].startswith('"') and " " not in found[0] else "。"


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
    the line below a quotation that says by name whose it is. Of a line of data, any of its strings."""
    if text.startswith("{"):
        return any(_is_prose(string) for string in _STRING.findall(text))
    if text.lstrip().startswith(("—", "–", "--")) and _NAMED.search(text):
        return False
    bare = _LITERAL.sub(" ", _TITLE.sub(" ", text))
    if len(bare.split()) * 6 < len(text.split()):
        return False  # a row of links
    words = _WORD.findall(bare)
    words = [word for word in words if not word.startswith("@")]
    lower = [word for word in words if word.islower() and len(word) > 1]
    is_ended = _ENDED.search(text[-12:]) is not None
    if len(words) >= LONG_RUN and len(lower) >= 3 and is_ended:
        return True
    if len(lower) < 2 or len(lower) * 3 < len(words):
        return False
    return any(len(word) > 3 for word in lower) or (is_ended and not _WITHIN_NAMES.issuperset(lower))


def _lower(text: str) -> list[str]:
    """Words that are no names; `to` and `in` count too."""
    return [word for word in _WORD.findall(text) if word.islower() and len(word) > 1]


def _foreign(source: str, ja: str) -> Iterator[Check]:
    for found in _HANGUL.finditer(ja):
        if found[0] not in source:
            yield block(CheckKind.KOREAN_LEAK, found[0])
    for piece in chinese_in(ja, source):
        yield block(CheckKind.CHINESE_LEAK, piece)
