"""A reading as the API's whole article: what its rights let us show, and how it was made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter

from aainews.api.safe_html import safe_inline, web_address
from aainews.api.schemas.articles import (
    AnalysisOut,
    Article,
    ArticleCard,
    AxisDetail,
    CheckOut,
    EntityOut,
    KeyPointOut,
    Provenance,
    SegmentOut,
)
from aainews.domain.analysis import EntityKind
from aainews.domain.catalogue import Rights
from aainews.domain.checks import CHECK_NAMES_JA, CheckKind
from aainews.domain.documents import (
    Code,
    Document,
    Math,
    Paragraph,
    Segment,
    TextSegment,
    plain_text,
    wants_translation,
)
from aainews.domain.publication import SegmentStatus
from aainews.domain.scores import AXES
from aainews.store.cards import Card
from aainews.store.reading import Analysed, Found, Named, Reading, Translated

EXCERPT_CHARACTERS = 200
_SEGMENT: TypeAdapter[SegmentOut] = TypeAdapter(SegmentOut)


def article_card(card: Card) -> ArticleCard:
    return ArticleCard.model_validate(_card_fields(card))


def whole_article(reading: Reading) -> Article:
    rights = Rights(reading.card.rights)
    segments = _segments(reading) if rights is Rights.FULL else []
    return Article(
        **_card_fields(reading.card),
        authors=reading.authors,
        analysis=None if rights is Rights.LINK else _analysis(reading.analysed, reading.mentions),
        segments=segments,
        excerpt=_excerpt(reading.document) if rights is Rights.SUMMARY else None,
        companies=_named(reading.mentions, EntityKind.COMPANY),
        tools=_named(reading.mentions, EntityKind.TOOL),
        other_reports=[article_card(card) for card in reading.others],
        related=[article_card(card) for card in reading.related],
        provenance=_provenance(reading, segments),
    )


def _card_fields(card: Card) -> dict[str, Any]:
    fields = {name: getattr(card, name) for name in ArticleCard.model_fields}
    return fields | {"lead_image": web_address(card.lead_image)}


def _segments(reading: Reading) -> list[SegmentOut]:
    document = reading.document
    if document is None:
        return []
    in_japanese = document.language.partition("-")[0] == "ja"
    return [_segment(segment, reading.translations.get(segment.id), in_japanese) for segment in document.segments]


def _segment(segment: Segment, translated: Translated | None, in_japanese: bool) -> SegmentOut:
    if isinstance(segment, Code | Math):
        return _SEGMENT.validate_python(segment.model_dump() | {"status": SegmentStatus.UNTOUCHED, "note": None})
    fields = segment.model_dump(exclude={"html"})
    if "src" in fields:
        fields["src"] = web_address(fields["src"]) or ""
    return _SEGMENT.validate_python(fields | _texts(segment, translated, in_japanese))


def _texts(segment: TextSegment, translated: Translated | None, in_japanese: bool) -> dict[str, Any]:
    original = safe_inline(segment.html)
    if in_japanese or not original or (translated is None and not wants_translation(segment.html)):
        return {"original": original, "ja": original, "status": SegmentStatus.UNTOUCHED, "note": None}
    if translated is None:
        return {"original": original, "ja": None, "status": SegmentStatus.PENDING, "note": None}
    if translated.status == SegmentStatus.UNTOUCHED:
        return {"original": original, "ja": original, "status": SegmentStatus.UNTOUCHED, "note": None}
    if translated.ja is None or translated.status != SegmentStatus.TRANSLATED:
        note = f"検査「{check_name(translated.note)}」に通る訳が得られなかったため、原文を表示しています。"
        return {"original": original, "ja": None, "status": SegmentStatus.ORIGINAL, "note": note}
    ja = safe_inline(translated.ja)
    return {"original": original, "ja": ja, "status": SegmentStatus.TRANSLATED, "note": None}


def check_name(kind: str | None) -> str:
    """The Japanese name of a check; 品質 for one that this version does not know."""
    return CHECK_NAMES_JA[CheckKind(kind)] if kind in set(CheckKind) else "品質"


def _excerpt(document: Document | None) -> str | None:
    """The beginning of the first paragraph in its own language, cut at a word."""
    paragraphs = (s for s in document.segments if isinstance(s, Paragraph)) if document else ()
    text = next((" ".join(plain_text(p.html).split()) for p in paragraphs if plain_text(p.html).strip()), None)
    if text is None or len(text) <= EXCERPT_CHARACTERS:
        return text
    cut = text[: EXCERPT_CHARACTERS - 1]
    at_word = cut.rpartition(" ")[0]
    return (at_word if len(at_word) > EXCERPT_CHARACTERS // 2 else cut) + "…"


def _analysis(analysed: Analysed | None, mentions: Iterable[Named]) -> AnalysisOut | None:
    if analysed is None or analysed.analysis is None:
        return None
    made = analysed.analysis
    scores = {score.axis: score for score in made.scores}
    return AnalysisOut(
        tldr=made.tldr,
        key_points=[KeyPointOut(heading=point.heading, text=point.text) for point in made.key_points],
        impact=made.impact,
        comment=made.comment,
        axes=[
            AxisDetail(name=axis.name_ja, weight=axis.weight, **scores[axis.axis].model_dump())
            for axis in AXES
            if axis.axis in scores
        ],
        entities=[EntityOut.model_validate(named) for named in mentions],
        created_at=analysed.created_at,
    )


def _named(mentions: Iterable[Named], kind: EntityKind) -> list[EntityOut]:
    return [EntityOut.model_validate(named) for named in mentions if named.kind == kind]


def _provenance(reading: Reading, segments: list[SegmentOut]) -> Provenance:
    analysed = [reading.analysed] if reading.analysed else []
    made = [*analysed, *reading.translations.values()]
    count = {status: sum(segment.status is status for segment in segments) for status in SegmentStatus}
    return Provenance(
        models=sorted({work.model for work in made}),
        model_label=reading.card.model_label,
        prompts=sorted({work.prompt for work in made}),
        checks=[_check(found) for found in reading.found],
        segments_total=len(segments),
        segments_translated=count[SegmentStatus.TRANSLATED],
        segments_original=count[SegmentStatus.ORIGINAL],
        segments_pending=count[SegmentStatus.PENDING],
        fetched_at=reading.extracted_at,
        analysed_at=reading.analysed.created_at if reading.analysed else None,
    )


def _check(found: Found) -> CheckOut:
    return CheckOut.model_validate(
        {
            "kind": found.kind,
            "label": check_name(found.kind),
            "severity": found.severity,
            "count": found.count,
            "shown": found.shown,
        }
    )
