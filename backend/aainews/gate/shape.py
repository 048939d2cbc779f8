"""Whether a translation has the shape of its source: there, whole, of a fitting length, and saying things once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from operator import add

from aainews.domain.checks import Check, CheckKind
from aainews.gate.findings import block, warn
from aainews.reference.any_of import sooner

SHORTEST_RATIO = 0.12
LONGEST_RATIO = 1.5
"""Japanese characters for one of English; people write 0.25 to 0.9."""
FROM_LENGTH = 60
"""Characters of source from which a ratio says something."""

LONG_SENTENCE = 20
"""Characters from which a sentence that stands twice is no refrain."""

LONGEST_REPEATED = 40
_REPEATED = re.compile(rf"(.{{2,{LONGEST_REPEATED}}}?)\1{{3,}}", re.DOTALL)
_SAME_MARK = re.compile(r"([!！?？。、])\1{4,}")
_SAID_AGAIN = re.compile(r"([（(][^（()）]{2,40}[)）])\s*\1")
_NOTHING = re.compile(
    r"[\s（(\[【]*(?:…+|\.{3,}|・{3,}|(?:以下|中|後)?略|(?:以下)?省略|翻訳(?:なし|不要|不可|できません)|訳なし|該当なし|なし|N/?A|同上|原文のまま|未翻訳|TODO|TBD|-+|—+)[\s）)\]】。]*"
)
"""What stands where a translation should."""
_TO_BE_CONTINUED = sooner(
    r"[（(\[【](?:続く|つづく|以下略|後略|中略|続きを読む|続きは.{0,12})[)）\]】]|続きを読む\s*$|(?:もっと|詳細を)見る\s*[»>→]?\s*$"
)
_CONTINUED = sooner(r"continue|read more|more|omitted|\.\.\.|…|skip|abridged", re.IGNORECASE)
_TARGET = re.compile(r"\]\([^)]*\)|https?://[^\s)]+")
_NO_WORDS = re.compile(r"[\W\d_]*")
_STOP = re.compile(r"[。！？]")
_SENTENCE = re.compile(r"(?<![^。！？!?\n])[^。！？!?\n]{10,}+[。！？!?]")
_WORDS = re.compile(r"[A-Za-z]{3,}.*\b[a-z]{3,}")
_NOTE = re.compile(r"[（(]\s*※?\s*(?:訳者?注|編注)[^（()）]*[)）]")
"""People add these too, so they are no reason to hold a text back."""
_NOTED = sooner(r"note|editor|translat|原注|訳注", re.IGNORECASE)
_GLOSS = re.compile(r"([A-Za-zァ-ヺー一-鿿][A-Za-z0-9ァ-ヺー一-鿿 ]{1,30}?)\s*[(（]\s*\1\s*[)）]")
_OPEN_END = re.compile(
    r"(?:[、，,;；・「『（(＝=]|[ぁ-ん](?:を|は|が|の|に|と|で)|[一-鿿ァ-ヺー](?:を|は|が|に|で|の|へ|や|と|も|から|より)|および|または|しかし|ため|という)$"
)
LONGEST_END = 3
"""Characters of the longest of them."""
_FINISHED = re.compile(r"[.!?:。！？：][\"”’)\]）」*_]*$")
_DOTS = sooner(r"(?:…|\.{3}|・{3})[\"”’)\]）」』*_]*$")
_ENDED = re.compile(r"[.!?。！？][\"”’')\]）」]*$")


_ASCII_MARKS = str.maketrans({"!": "！", "?": "？", ".": "。", ",": "、"})


def check_shape(source: str, ja: str, *, headline: bool = False) -> tuple[Check, ...]:
    """Nothing or too little for something, something for nothing, a sentence that breaks off, and repetition."""
    if not source.strip():
        return (block(CheckKind.NO_SOURCE_COUNTERPART, ja),) if ja.strip() else ()
    if not ja.strip():
        return (block(CheckKind.MISSING_SEGMENT, source),)
    if _NOTHING.fullmatch(ja) and _WORDS.search(source):
        return (block(CheckKind.TRUNCATED, ja),)
    return (
        *_added(source, ja),
        *_length(source, ja),
        *_end(source, ja, headline),
        *_repetition(source, ja),
        *_gloss(ja),
    )


def _added(source: str, ja: str) -> Iterator[Check]:
    found = _TO_BE_CONTINUED.search(ja)
    if found is not None and not _CONTINUED.search(source):
        yield block(CheckKind.NO_SOURCE_COUNTERPART, found[0])
    noted = _NOTE.search(ja)
    if noted is not None and not _NOTED.search(source):
        yield warn(CheckKind.NO_SOURCE_COUNTERPART, noted[0])


def _length(source: str, ja: str) -> Iterator[Check]:
    original, shown = (_squeezed(_TARGET.sub("", text)) for text in (source, ja))
    if _is_japanese(original):
        return
    ratio = len(shown) / len(original)
    if len(original) >= FROM_LENGTH and not ja.startswith("![") and ratio < SHORTEST_RATIO:
        yield block(CheckKind.TRUNCATED, f"{ratio:.2f}")
    if len(shown) >= FROM_LENGTH and ratio > LONGEST_RATIO:
        yield block(CheckKind.LENGTH_RATIO, f"{ratio:.2f}")


def _end(source: str, ja: str, headline: bool) -> Iterator[Check]:
    if (
        not headline
        and _DOTS.search(ja.rstrip())
        and _FINISHED.search(source.rstrip())
        and not _DOTS.search(source.rstrip())
    ):
        yield block(CheckKind.TRUNCATED, ja.rstrip()[-20:])
        return
    if headline or len(source) < FROM_LENGTH or not _ENDED.search(source.rstrip()):
        return
    end = ja.rstrip()
    if found := _OPEN_END.search(end, max(0, len(end) - LONGEST_END)):
        yield block(CheckKind.TRUNCATED, end[-20:] or found[0])


def _repetition(source: str, ja: str) -> Iterator[Check]:
    for found in _REPEATED.finditer(ja) if _may_repeat(ja) else ():
        is_warranted = found[1] * 3 in source or (_STOP.search(found[1]) and _says_twice(source))
        if not _NO_WORDS.fullmatch(found[1]) and not is_warranted:
            yield block(CheckKind.DEGENERATE_REPETITION, found[1])
            return
    if (marks := _SAME_MARK.search(ja)) is not None and marks[1] not in source.translate(_ASCII_MARKS):
        yield block(CheckKind.DEGENERATE_REPETITION, marks[0])
    sentences = [_squeezed(s) for s in _SENTENCE.findall(ja)]
    for sentence in dict.fromkeys(sentences):
        times = sentences.count(sentence)
        if times > 1 and not _says_twice(source):
            yield (block if times > 2 or len(sentence) >= LONG_SENTENCE else warn)(
                CheckKind.DEGENERATE_REPETITION, sentence
            )
    whole = _squeezed(ja)
    half = len(whole) // 2
    if half >= LONG_SENTENCE and whole[:half] == whole[half:] and not _says_twice(source):
        yield block(CheckKind.REPEATED_SEGMENT, whole[:half])


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _may_repeat(text: str) -> bool:
    """Whether some two characters stand four times at equal distances of 2 to 40: they do in whatever is repeated so,
    and looking for that is fifty times faster than for the repetition itself."""
    often = [pair for pair, times in Counter(map(add, text, text[1:])).items() if times > 3]
    return any(_in_step(_places(pair, text)) for pair in often)


def _places(pair: str, text: str) -> list[int]:
    """Where two characters stand side by side."""
    found, at = list[int](), text.find(pair)
    while at >= 0:
        found.append(at)
        at = text.find(pair, at + 1)
    return found


def _in_step(places: list[int]) -> bool:
    known = set(places)
    return any(
        {one + step, one + 2 * step, one + 3 * step} <= known
        for at, one in enumerate(places)
        for other in places[at + 1 :]
        if 2 <= (step := other - one) <= LONGEST_REPEATED
    )


def _says_twice(source: str) -> bool:
    said = [s.strip().lower() for s in re.split(r"(?<=[.!?。])\s+", source) if len(s) > 8]
    return len(said) != len(set(said))


def _gloss(ja: str) -> Iterator[Check]:
    if "(" not in ja and "（" not in ja:
        return
    if (again := _SAID_AGAIN.search(ja)) is not None:
        yield block(CheckKind.REPEATED_GLOSS, again[0])
    for found in _GLOSS.finditer(ja):
        yield block(CheckKind.REPEATED_GLOSS, found[0])


def _is_japanese(text: str) -> bool:
    return len(re.findall(r"[ぁ-ゖァ-ヺ一-鿿]", text)) * 5 > len(text)
