"""Names that are also words (ambiguous.toml): what has to stand around one for it to be the name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aainews.once import once
from aainews.reference.folding import fold
from aainews.reference.rows import ambiguous

_JAPANESE = re.compile(r"[ぁ-んァ-ヺー一-龥々、。「」『』（）]")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;|•*\"“”'(\[—–-])\s*$")
SHORT = 4


@dataclass(frozen=True, slots=True)
class Guard:
    """What a name that is also a word asks for."""

    spelled: tuple[str, ...]
    is_word: bool
    after: frozenset[str]
    before: frozenset[str]
    hints: tuple[str, ...]


@once
def _guards() -> dict[str, Guard]:
    table = ambiguous()
    guards: dict[str, Guard] = {}
    for name in dict.fromkeys((*table["cased"], *table["words"], *table["guards"])):
        own = table["guards"].get(name, {})
        guards[fold(name)] = Guard(
            spelled=(name, *own.get("also", ())),
            is_word=name in table["words"],
            after=frozenset(own.get("after", ())),
            before=frozenset(own.get("before", ())),
            hints=tuple(own.get("hints", ())),
        )
    return guards


def guard_of(name: str) -> Guard | None:
    """That of the list; of names of at most four Latin letters (SAP, LG, Uber) one that asks for their spelling."""
    listed = _guards().get(fold(name))
    if listed is not None:
        return listed
    if not name.isascii() or len(fold(name)) > SHORT:
        return None
    return Guard((name,), is_word=False, after=frozenset(), before=frozenset(), hints=())


def passes(guard: Guard | None, shown: str, start: int, end: int) -> bool:
    """Whether what stands at `shown[start:end]` may be the name, by its spelling and by the words beside it."""
    if guard is None:
        return True
    written = shown[start:end]
    if written not in guard.spelled and written.isascii():
        return False
    if written.isascii() and (shown[start - 1 : start] in ("-", "/", ".", "_", "@", "#") and start):
        return False
    rest, front = shown[end : end + 40], shown[max(0, start - 40) : start]
    if re.match(r"-[a-z]|\.[a-z]", rest) and written.isascii():
        return False
    following = re.match(r"[\s-]*([A-Za-z]+|[ァ-ヺー]+|[一-龥]+)", rest)
    leading = re.search(r"([A-Za-z]+|[ァ-ヺー]+|[一-龥ぁ-ん]+)['’]?[\s-]*$", front)
    return not (following and _among(following[1], guard.after, head=True)) and not (
        leading and _among(leading[1], guard.before, head=False)
    )


def _among(word: str, words: frozenset[str], *, head: bool) -> bool:
    if word.isascii():
        return word.lower() in words
    return any(word.startswith(w) if head else word.endswith(w) for w in words if not w.isascii())


def is_doubtful(shown: str, start: int, end: int) -> bool:
    """A common word with a capital that its place explains: the first of a sentence, or any of a headline."""
    written = shown[start:end]
    guard = _guards().get(fold(written))
    if guard is None or not guard.is_word or not written.isascii():
        return False
    if _JAPANESE.search(shown[end : end + 2]) or _JAPANESE.search(shown[max(0, start - 2) : start]):
        return False
    if _SENTENCE_START.search(shown[max(0, start - 4) : start]):
        return True
    left, right = shown.rfind("\n", 0, start) + 1, shown.find("\n", end)
    words = _WORD.findall(shown[left : right if right >= 0 else len(shown)][:400])
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def is_hinted(shown: str, start: int, end: int) -> bool:
    """Whether the text has a word somewhere that tells for the name."""
    guard = _guards().get(fold(shown[start:end]))
    return guard is not None and any(hint in shown for hint in guard.hints)
