"""Editions written by hand."""

from __future__ import annotations

from datetime import UTC, datetime

from aainews.domain.digests import (
    Digest,
    DigestArticle,
    DigestItem,
    DigestKind,
    DigestSection,
    Figure,
    Origin,
    Reference,
    ReferenceKind,
    Sentence,
)

MORNING = datetime(2026, 5, 4, 22, tzinfo=UTC)
"""07:00 on the 5th of May in Japan."""


def sentence(text: str, article_id: str) -> Sentence:
    reference = Reference(kind=ReferenceKind.ARTICLE, id=article_id, label="見出し", url=f"/articles/{article_id}")
    return Sentence(text=text, origin=Origin.CODE, references=(reference,))


def edition(key: str, *article_ids: str, kind: DigestKind = DigestKind.DAILY, headline: str = "見出し") -> Digest:
    items = tuple(
        DigestItem(
            number=number,
            story_id=None,
            headline=f"{headline} {number}",
            url=f"/articles/{id_}",
            sentences=(sentence("要点です。", id_),),
            importance=4,
            sources=1,
            articles=(DigestArticle(id=id_, title="見出し", source="Alpha", url=f"/articles/{id_}"),),
            tags=(),
            discussion=None,
        )
        for number, id_ in enumerate(article_ids, 1)
    )
    return Digest(
        kind=kind,
        key=key,
        title=f"AI日報 {key}",
        starts_at=MORNING,
        ends_at=MORNING,
        lead=tuple(sentence("リードです。", id_) for id_ in article_ids[:1]),
        changes=(),
        sections=(DigestSection(slug="top", title="主なニュース", items=items),),
        rising=(),
        falling=(),
        figures=(Figure(label="記事", value=len(article_ids), unit="本", before=None),),
        note=None,
        model_label=None,
    )
