"""Which segments are translated, and which go together."""

from __future__ import annotations

from aainews.domain.calls import ModelProfile
from aainews.domain.documents import Code, Document, Math, TextSegment, plain_text, wants_translation
from aainews.enrich.sentences import packed, sentences, tokens_of

BEFORE_TOKENS = 60


def is_japanese(document: Document) -> bool:
    return document.language.partition("-")[0].lower() == "ja"


def segments_to_translate(document: Document) -> tuple[TextSegment, ...]:
    """Text segments with words in them, in reading order; none of a Japanese document. What is left out (code,
    formulas, bare links and figures, text that is Japanese already) is shown as it is."""
    if is_japanese(document):
        return ()
    return tuple(s for s in document.segments if not isinstance(s, Code | Math) and wants_translation(s.html))


def batches(document: Document, profile: ModelProfile) -> tuple[tuple[TextSegment, ...], ...]:
    """Runs of segments in reading order, each filled up to `profile.batch_tokens`; a small model gets one at a time.

    They follow from the document alone, so that a run after a crash asks the same questions.
    """
    segments = segments_to_translate(document)
    if profile.small:
        return tuple((segment,) for segment in segments)
    sizes = [tokens_of(plain_text(segment.html)) for segment in segments]
    return tuple(tuple(run) for run in packed(segments, sizes, profile.batch_tokens))


def text_before(document: Document, segment_id: str) -> str:
    """The last sentences before a segment, at most 60 tokens: what its pronouns point to."""
    previous = ""
    for segment in document.segments:
        if segment.id == segment_id:
            break
        if not isinstance(segment, Code | Math) and segment.html:
            previous = plain_text(segment.html)
    kept: list[str] = []
    for sentence in reversed(sentences(previous)):
        if tokens_of(sentence) + sum(map(tokens_of, kept)) > BEFORE_TOKENS:
            break
        kept.insert(0, sentence)
    return " ".join(kept)
