"""A newsroom in whose database a payload stands wherever a stranger's text can stand, one article a payload, past all
that would have stopped it on its way in: what is tried is the last wall."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from aainews.clock import JST
from aainews.domain.analysis import Analysis, AxisScore, EntityKind, EntityMention, KeyPoint
from aainews.domain.digests import (
    Digest,
    DigestArticle,
    DigestItem,
    DigestKind,
    DigestSection,
    Discussion,
    Movement,
    Origin,
    Reference,
    ReferenceKind,
    Sentence,
)
from aainews.domain.digests import Figure as Count
from aainews.domain.documents import Cell, Code, Document, Figure, Heading, ListItem, Math, Paragraph, Quote, Segment
from aainews.domain.entries import Entry, Media
from aainews.domain.scores import AXES
from aainews.settings import Settings
from aainews.store.database import transaction
from aainews.store.digests import save_digest
from aainews.store.letters import add_correction, add_message
from aainews.store.migration import migrate
from aainews.store.revision import raise_revision
from aainews.store.search_index import index_articles
from aainews.tables import (
    AnalysisRow,
    ArticleRow,
    CheckFindingRow,
    DocumentRow,
    EntityRow,
    EntryRow,
    FeedRow,
    MentionRow,
    PublicationRow,
    SourceRow,
    TagRow,
    TranslationRow,
)
from tests.hostile.payloads import PAYLOADS

PROMPT = "segments@1"
KEY = "hostile-operator-key"


def article_id(number: int) -> str:
    return f"x{number:02}"


def fill(engine: Engine, settings: Settings) -> None:
    at = datetime.now(UTC)
    migrate(engine, settings.migrations_dir)
    with transaction(engine) as session:
        for number, payload in enumerate(PAYLOADS):
            _add(session, number, payload, at - timedelta(minutes=5 * number))
        session.flush()
        index_articles(session, map(article_id, range(len(PAYLOADS))))
        for kind, key in _keys(at):
            save_digest(session, _digest(kind, key, at), "d", {}, at)
        for number, payload in enumerate(PAYLOADS):
            add_message(session, payload[:80], payload[:200], payload[:120], payload, now=at)
            for segment in ("title", "p"):
                add_correction(session, article_id(number), segment, payload, payload, now=at)
        raise_revision(session)


def write_pages(folder: Path) -> None:
    """The operator's own Markdown: he is no stranger, but he may paste what one wrote."""
    folder.mkdir()
    for name in ("about", "contact", "tokushoho", "privacy", "rss", "developers"):
        (folder / f"{name}.md").write_text("# x\n\n" + "\n\n".join(PAYLOADS), "utf-8")


def _add(session: Session, number: int, payload: str, at: datetime) -> None:
    id_, slug = article_id(number), f"source-{number}"
    address = payload if "script:" in payload else f"https://evil.example/{number}?{payload}"
    session.add(
        SourceRow(slug=slug, name=payload, site_url=address, kind="lab", language="en", rights="full", note=payload)
    )
    session.flush()
    feed = FeedRow(
        source_slug=slug,
        url=f"https://evil.example/{number}",
        next_check_at=at,
        failures=3,
        error_code="fetch",
        error_detail=payload,
    )
    session.add(feed)
    shared: dict[str, Any] = {
        "url": f"{address}#{number}",
        "source_slug": slug,
        "language": "en",
        "kind": "video" if number % 4 == 0 else "lab",
        "rights": "full" if number % 3 else "summary",
        "published_at": at,
        "published_date": None,
    }
    session.add(
        ArticleRow(id=id_, title=payload, authors=payload, first_seen_at=at, content_hash=f"h{number}", **shared)
    )
    session.flush()
    _add_entry(session, feed, id_, payload, at)
    session.add(
        PublicationRow(
            article_id=id_,
            state="published_partly" if number % 2 else "published",
            title=payload,
            title_original=f"{payload} ",
            title_status="translated",
            sorted_at=at,
            tldr=payload,
            importance=4,
            overall=4.0,
            depth=4,
            relevance=4,
            practicality=4,
            novelty=4,
            reading_minutes=1,
            lead_image=address,
            model=payload,
            model_label=payload,
            first_published_at=at,
            updated_at=at,
            **shared,
        )
    )
    session.flush()
    session.add(TagRow(article_id=id_, tag=payload[:60], position=0, sorted_at=at))
    session.add(TagRow(article_id=id_, tag="ABC", position=1, sorted_at=at))
    for place, kind in enumerate(("company", "tool", "model")):
        name = f"n{number}"
        session.add(MentionRow(article_id=id_, kind=kind, slug=name, name=payload, position=place, sorted_at=at))
        session.add(
            EntityRow(
                kind=kind, slug=name, name=payload, origin="mention", category=payload[:40], maker=name, articles=1
            )
        )
    session.add(_analysis(id_, f"h{number}", payload, at))
    _add_body(session, id_, f"h{number}", payload, at)


def _add_entry(session: Session, feed: FeedRow, id_: str, payload: str, at: datetime) -> None:
    session.flush()
    assert feed.id is not None
    entry = Entry(
        guid=payload,
        url=payload,
        title=payload,
        published=None,
        updated_at=None,
        authors=(payload,),
        summary_html=payload,
        content_html=payload,
        language="en",
        comments_url=payload,
        tags=(payload,),
        media=(Media(kind="youtube", url=payload, video_id=payload, thumbnail_url=payload, seconds=61),),
    )
    session.add(
        EntryRow(
            feed_id=feed.id, guid=id_, article_id=id_, content_hash=id_, first_seen_at=at, changed_at=at, entry=entry
        )
    )


def _analysis(id_: str, content_hash: str, payload: str, at: datetime) -> AnalysisRow:
    made = Analysis(
        tldr=payload,
        key_points=(KeyPoint(heading=payload, text=payload),),
        impact=payload,
        comment=payload,
        tags=(payload,),
        entities=(EntityMention(kind=EntityKind.COMPANY, name=payload),),
        scores=tuple(AxisScore(axis=axis.axis, score=4, reason=payload, evidence=payload) for axis in AXES),
    )
    return AnalysisRow(
        article_id=id_,
        content_hash=content_hash,
        prompt=payload[:40],
        analysis=made,
        model=payload,
        attempts=1,
        created_at=at,
    )


def _add_body(session: Session, id_: str, content_hash: str, payload: str, at: datetime) -> None:
    link = f'<a href="{escape(payload)}">{payload}</a>'
    segments: tuple[Segment, ...] = (
        Paragraph(id="p", html=payload),
        Paragraph(id="a", html=link),
        *(Heading(id=f"h{number}", html=payload, level=2) for number in range(4)),
        ListItem(id="l", html=payload, group=0, depth=1, ordered=False),
        Quote(id="q", html=payload, group=0),
        Cell(id="c", html=payload, group=0, row=0, column=0, header=False),
        Figure(id="f", html=payload, src=payload, alt=payload, width=1, height=1),
        Figure(id="g", html=payload, src=f"https://evil.example/{payload}", alt=payload, width=None, height=None),
        Code(id="k", text=payload, language=payload),
        Math(id="m", text=payload),
    )
    document = Document(
        title=payload, language="en", canonical_url=None, authors=(payload,), lead_image=None, segments=segments
    )
    session.add(DocumentRow(article_id=id_, content_hash=content_hash, extracted_at=at, document=document))
    for segment in segments:
        if not isinstance(segment, Code | Math):
            session.add(
                TranslationRow(
                    article_id=id_,
                    segment_id=segment.id,
                    prompt=PROMPT,
                    ja=f"訳{segment.html}",
                    status="translated",
                    note=None,
                    model=payload,
                    attempts=1,
                    created_at=at,
                )
            )
            session.add(
                CheckFindingRow(
                    article_id=id_,
                    segment_id=segment.id,
                    field="body",
                    kind="number_dropped",
                    severity="warn",
                    evidence=payload,
                    attempt=1,
                    shown=True,
                    created_at=at,
                )
            )


def _keys(at: datetime) -> list[tuple[DigestKind, str]]:
    day = at.astimezone(JST)
    year, week, _ = day.isocalendar()
    return [
        (DigestKind.DAILY, f"{day:%Y-%m-%d}"),
        (DigestKind.HACKER, f"{day:%Y-%m-%d}"),
        (DigestKind.WEEKLY, f"{year}-W{week:02}"),
    ]


def _digest(kind: DigestKind, key: str, at: datetime) -> Digest:
    first = PAYLOADS[0]
    return Digest(
        kind=kind,
        key=key,
        title=first,
        starts_at=at - timedelta(days=1),
        ends_at=at,
        lead=tuple(map(_said, PAYLOADS)),
        changes=tuple(map(_said, PAYLOADS)),
        sections=(DigestSection(slug="s", title=first, items=tuple(_item(n, p) for n, p in enumerate(PAYLOADS, 1))),),
        rising=tuple(Movement(name=p, kind="tag", articles=2, before=1, url=p) for p in PAYLOADS),
        falling=tuple(Movement(name=p, kind="tag", articles=1, before=2, url=f"/{p}") for p in PAYLOADS),
        figures=tuple(Count(label=p, value=1, unit=p, before=2) for p in PAYLOADS),
        note=first,
        model_label=first,
    )


def _said(payload: str) -> Sentence:
    kinds = (ReferenceKind.COMMENT, ReferenceKind.PAGE, ReferenceKind.ARTICLE, ReferenceKind.STORY)
    return Sentence(
        text=payload,
        origin=Origin.MODEL,
        references=tuple(Reference(kind=kind, id=payload, label=payload, url=payload) for kind in kinds),
    )


def _item(number: int, payload: str) -> DigestItem:
    said = (_said(payload),)
    return DigestItem(
        number=number,
        story_id=None,
        headline=payload,
        url=payload,
        sentences=said,
        importance=3,
        sources=2,
        articles=tuple(DigestArticle(id=payload, title=payload, source=payload, url=payload) for _ in range(2)),
        tags=(payload,),
        discussion=Discussion(
            points=1, comments=1, sampled=1, permalink=payload, issues=said, pros=said, cons=said, firsthand=said
        ),
    )
