"""What is left to do on an article, told from what exists; and the state that may be claimed for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from aainews.domain.catalogue import Rights, SourceKind
from aainews.domain.documents import Code, Document, Math, TextSegment, plain_text
from aainews.domain.entries import Entry
from aainews.domain.publication import ArticleState, SegmentStatus

ENOUGH_CHARACTERS = 120
"""Of a feed's own text: about two English sentences, from which a headline can be judged and summarised."""
REVISIT_AFTER = timedelta(hours=3)
"""Some feeds put counters into their summaries (points, comments), so that each reading looks like an edit."""

SHOWN_IN_JAPANESE = (SegmentStatus.TRANSLATED, SegmentStatus.UNTOUCHED)


def is_japanese(language: str) -> bool:
    """Whether a text of this BCP 47 language is shown as it is."""
    return language.partition("-")[0].lower() == "ja"


def wants_page(rights: Rights, kind: SourceKind) -> bool:
    """Whether the article's page is asked for: not where a link is all that we may show, nor for a video's page."""
    return rights is not Rights.LINK and kind is not SourceKind.VIDEO


def page_is_due(extracted_at: datetime | None, origin: str | None, changed_at: datetime, *, failed: bool) -> bool:
    """Whether a page that is wanted has to be fetched: there is no document, the feed says that the article changed
    since, or the feed's text stands in for a page that could not be had (`failed`)."""
    if extracted_at is None or changed_at > extracted_at:
        return True
    return origin == "feed" and failed


def revisit_at(old: Entry, new: Entry, now: datetime) -> datetime:
    """When the page of an entry that has changed is looked at again: at once, or later for a mere summary."""
    told = (old.title, old.content_html, old.updated_at, old.url) != (
        new.title,
        new.content_html,
        new.updated_at,
        new.url,
    )
    return now if told else now + REVISIT_AFTER


def feed_text_suffices(document: Document | None) -> bool:
    """Whether the feed's own text is worth working on where the page cannot be had."""
    return document is not None and len(document.text) >= ENOUGH_CHARACTERS


def wants_analysis(rights: Rights, document: Document | None) -> bool:
    """Whether there is something to analyse that we may write about."""
    return rights is not Rights.LINK and document is not None and bool(document.text.strip())


def wants_body(rights: Rights, document: Document | None) -> bool:
    """Whether the text itself is to be translated."""
    return rights is Rights.FULL and document is not None and not is_japanese(document.language)


def text_segments(document: Document) -> tuple[TextSegment, ...]:
    """The segments with words in them."""
    return tuple(s for s in document.segments if not isinstance(s, Code | Math) and plain_text(s.html).strip())


def article_state(
    rights: Rights,
    document: Document | None,
    title: SegmentStatus,
    *,
    analysed: bool,
    wanted: Collection[str],
    body: Mapping[str, SegmentStatus],
    stand_in: bool,
) -> ArticleState:
    """`published` where all that the rights allow is shown in Japanese; else `published_partly`.

    `wanted`: ids of the segments that need a translation. `stand_in`: the feed's text is shown because the page could not be had, so there may be more to come.
    """
    whole = title in SHOWN_IN_JAPANESE and not stand_in
    whole = whole and (analysed or not wants_analysis(rights, document))
    if whole and document is not None and wants_body(rights, document):
        whole = all(body.get(segment_id) in SHOWN_IN_JAPANESE for segment_id in wanted)
    return ArticleState.PUBLISHED if whole else ArticleState.PUBLISHED_PARTLY
