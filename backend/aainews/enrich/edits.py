"""How much of an article an edit changed."""

from __future__ import annotations

from aainews.domain.documents import Code, Document, Math, TextSegment, plain_text
from aainews.enrich.sentences import tokens_of

SMALL = 0.1
"""Share of the text that may be other without the analysis being made anew."""


def is_small_edit(old: Document, new: Document) -> bool:
    """Whether what was said of `old` may stand for `new`: the title is the same, and one paragraph at most was changed,
    added or taken away, or texts of no more than a tenth of the article.

    Whether each statement still has its ground in the new text is looked at apart.
    """
    if old.title != new.title or old.language != new.language:
        return False
    before, after = _texts(old), _texts(new)
    added = [text for segment_id, text in after.items() if segment_id not in before]
    gone = [text for segment_id, text in before.items() if segment_id not in after]
    if len(added) <= 1 and len(gone) <= 1:
        return True
    changed = max(sum(map(tokens_of, added)), sum(map(tokens_of, gone)))
    return changed <= SMALL * sum(map(tokens_of, after.values()))


def _texts(document: Document) -> dict[str, str]:
    segments: list[TextSegment] = [s for s in document.segments if not isinstance(s, Code | Math)]
    return {segment.id: plain_text(segment.html) for segment in segments}
