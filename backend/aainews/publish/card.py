"""The card of an article, built from what exists of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from aainews.domain.analysis import Analysis
from aainews.domain.catalogue import Rights, SourceKind
from aainews.domain.documents import Document, plain_text
from aainews.domain.entries import Published
from aainews.domain.publication import Card, SegmentStatus
from aainews.domain.reading import reading_minutes
from aainews.domain.scores import Axis, importance, overall
from aainews.domain.value import Value
from aainews.publish.names import mentions_of, names_in, tags_of
from aainews.publish.ordering import sorted_at
from aainews.publish.progress import article_state, is_japanese, text_segments
from aainews.reference.topics import topics_of


class Subject(Value):
    """What is known of an article without a model."""

    article_id: str
    url: str
    source_slug: str
    kind: SourceKind
    language: str
    rights: Rights
    title: str
    published: Published | None
    first_seen_at: datetime


class Rendering(Value):
    """A text in Japanese, or None where the original is shown."""

    ja: str | None
    status: SegmentStatus


def build_card(
    subject: Subject,
    document: Document | None,
    title: Rendering,
    analysis: Analysis | None,
    body: Mapping[str, Rendering],
    *,
    wanted: Collection[str],
    stand_in: bool,
    model: str,
    model_label: str | None,
) -> Card:
    """The card as lists show it. Scores only where all four are there: one that could not be had is 未評価, not 0.

    `title.ja` is plain text, the `ja` of the body inline HTML; `wanted` and `stand_in` as in `article_state`.
    """
    scores = {score.axis: score.score for score in analysis.scores} if analysis else {}
    mean = overall(scores) if len(scores) == len(Axis) else None
    statuses = {segment_id: rendering.status for segment_id, rendering in body.items()}
    published = subject.published
    return Card(
        article_id=subject.article_id,
        state=article_state(
            subject.rights,
            document,
            title.status,
            analysed=analysis is not None,
            wanted=wanted,
            body=statuses,
            stand_in=stand_in,
        ),
        title=title.ja or subject.title,
        title_original=subject.title,
        title_status=title.status,
        url=subject.url,
        source_slug=subject.source_slug,
        kind=subject.kind,
        language=subject.language,
        rights=subject.rights,
        published_at=published.at if published else None,
        published_date=published.day if published else None,
        sorted_at=sorted_at(published, subject.first_seen_at),
        tldr=(analysis.tldr or None) if analysis else None,
        importance=importance(mean) if mean is not None else None,
        overall=mean,
        **{axis.value: scores.get(axis) if mean is not None else None for axis in Axis},
        reading_minutes=reading_minutes(shown_text(subject.rights, document, analysis, body), "ja"),
        lead_image=document.lead_image if document and subject.rights is Rights.FULL else None,
        model=model,
        model_label=model_label,
        tags=tags_of(analysis.tags if analysis else topics_of(f"{subject.title}\n{title.ja or ''}")),
        mentions=mentions_of(
            analysis.entities if analysis else names_in((subject.title, title.ja or "")),
            makers=subject.kind is not SourceKind.PAPER,
        ),
    )


def shown_text(
    rights: Rights, document: Document | None, analysis: Analysis | None, body: Mapping[str, Rendering]
) -> str:
    """The text that a reader gets from us: the body where we may show it, and our own words about it."""
    own = [analysis.tldr, *(f"{p.heading}\n{p.text}" for p in analysis.key_points)] if analysis else []
    if rights is Rights.FULL and document is not None:
        return "\n".join([*own, *_body_lines(document, body)])
    return "\n".join([*own, analysis.impact, analysis.comment] if analysis else own)


def _body_lines(document: Document, body: Mapping[str, Rendering]) -> list[str]:
    if is_japanese(document.language):
        return [document.text]
    shown = ((body.get(s.id), s) for s in text_segments(document))
    return [plain_text(rendering.ja if rendering and rendering.ja else segment.html) for rendering, segment in shown]
