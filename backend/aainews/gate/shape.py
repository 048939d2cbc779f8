"""Whether a translation has the shape of its source: there, whole, of a fitting length, and saying things once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aainews.domain.checks import Check, CheckKind
from aainews.gate.findings import block, warn

SHORTEST_RATIO = 0.12
LONGEST_RATIO = 1.5
"""Japanese characters for one of English; people write 0.25 to 0.9."""
FROM_LENGTH = 60
"""Characters of source from which a ratio says something."""

LONG_SENTENCE = 20
"""Characters from which a sentence that stands twice is no refrain."""

_REPEATED = re.compile(r"(.{2,40}?)\1{3,}", re.DOTALL)
_TARGET = re.compile(r"\]\([^)]*\)|https?://[^\s)]+")
_NO_WORDS = re.compile(r"[\W\d_]*")
_SENTENCE = re.compile(r"[^。！？!?\n]{10,}[。！？!?]")
_GLOSS = re.compile(r"([A-Za-zァ-ヺー一-鿿][A-Za-z0-9ァ-ヺー一-鿿 ]{1,30}?)\s*[(（]\s*\1\s*[)）]")
_OPEN_END = re.compile(
    r"(?:[、，,;；・「『（(＝=]|[ぁ-ん](?:を|は|が|の|に|と|で)|[一-鿿ァ-ヺー](?:を|は|が)|および|または|しかし|ため|という)$"
)
_ENDED = re.compile(r"[.!?。！？][\"”’')\]）」]*$")


def check_shape(source: str, ja: str, *, headline: bool = False) -> tuple[Check, ...]:
    """Nothing or too little for something, something for nothing, a sentence that breaks off, and repetition."""
    if not source.strip():
        return (block(CheckKind.NO_SOURCE_COUNTERPART, ja),) if ja.strip() else ()
    if not ja.strip():
        return (block(CheckKind.MISSING_SEGMENT, source),)
    return (*_length(source, ja), *_end(source, ja, headline), *_repetition(source, ja), *_gloss(ja))


def _length(source: str, ja: str) -> Iterator[Check]:
    original, shown = (re.sub(r"\s", "", _TARGET.sub("", text)) for text in (source, ja))
    if _is_japanese(original):
        return
    ratio = len(shown) / len(original)
    if len(original) >= FROM_LENGTH and not ja.startswith("![") and ratio < SHORTEST_RATIO:
        yield block(CheckKind.TRUNCATED, f"{ratio:.2f}")
    if len(shown) >= FROM_LENGTH and ratio > LONGEST_RATIO:
        yield block(CheckKind.LENGTH_RATIO, f"{ratio:.2f}")


def _end(source: str, ja: str, headline: bool) -> Iterator[Check]:
    if headline or len(source) < FROM_LENGTH or not _ENDED.search(source.rstrip()):
        return
    if found := _OPEN_END.search(ja.rstrip()):
        yield block(CheckKind.TRUNCATED, ja.rstrip()[-20:] or found[0])


def _repetition(source: str, ja: str) -> Iterator[Check]:
    for found in _REPEATED.finditer(ja):
        if not _NO_WORDS.fullmatch(found[1]) and found[1] * 3 not in source:
            yield block(CheckKind.DEGENERATE_REPETITION, found[1])
            return
    sentences = [re.sub(r"\s", "", s) for s in _SENTENCE.findall(ja)]
    for sentence in dict.fromkeys(sentences):
        times = sentences.count(sentence)
        if times > 1 and not _says_twice(source):
            yield (block if times > 2 or len(sentence) >= LONG_SENTENCE else warn)(
                CheckKind.DEGENERATE_REPETITION, sentence
            )
    whole = re.sub(r"\s", "", ja)
    half = len(whole) // 2
    if half >= LONG_SENTENCE and whole[:half] == whole[half:] and not _says_twice(source):
        yield block(CheckKind.REPEATED_SEGMENT, whole[:half])


def _says_twice(source: str) -> bool:
    said = [s.strip().lower() for s in re.split(r"(?<=[.!?。])\s+", source) if len(s) > 8]
    return len(said) != len(set(said))


def _gloss(ja: str) -> Iterator[Check]:
    for found in _GLOSS.finditer(ja):
        yield block(CheckKind.REPEATED_GLOSS, found[0])


def _is_japanese(text: str) -> bool:
    return len(re.findall(r"[ぁ-ゖァ-ヺ一-鿿]", text)) * 5 > len(text)
