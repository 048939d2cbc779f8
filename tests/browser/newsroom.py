"""A migrated database filled with the stories, for the browser tests and the screenshots."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session, select

from aainews.domain.analysis import Analysis, AxisScore, EntityKind, EntityMention, KeyPoint
from aainews.domain.documents import Code, Document, Paragraph
from aainews.domain.scores import AXES, importance, overall
from aainews.settings import Settings
from aainews.store.database import transaction
from aainews.store.entities import settle_everything, take_lists
from aainews.store.migration import migrate
from aainews.store.revision import raise_revision
from aainews.store.search_index import index_articles
from aainews.tables import (
    AnalysisRow,
    ArticleRow,
    CheckFindingRow,
    DocumentRow,
    FeedRow,
    MentionRow,
    PublicationRow,
    SourceRow,
    TagRow,
    TranslationRow,
)
from tests.browser.editions import add_editions
from tests.browser.stories import (
    BODY,
    COMMENT,
    HOSTILE,
    HOSTILE_TEXT,
    IMPACT,
    LONG,
    POINTS,
    REASONS,
    SOURCES,
    STORIES,
    Story,
)
from tests.search.meaning import SUBJECTS, report_about

MODEL = "gpt-5-mini"
PROMPT = "segments@1"
ANALYSIS_PROMPT = "analysis@1"
OLDER = 60
"""More entries of a quieter kind, so that the list has a second and a third page."""


COMPANIES: tuple[tuple[str, str, Callable[[Story], bool]], ...] = (
    ("Kumo", "kumo", lambda story: "Kumo" in story.title),
    ("Hoshi Research", "hoshi-research", lambda story: story.id == LONG),
    ("Anthropic", "anthropic", lambda story: story.tags[:1] in (("エージェント",), ("規制",))),
)
"""Name, slug, and which stories name it."""


def fill(engine: Engine, settings: Settings, now: datetime | None = None) -> None:
    """Migrates an empty database and puts every story into it, dated back from `now`."""
    at = now or datetime.now(UTC)
    migrate(engine, settings.migrations_dir)
    with transaction(engine) as session:
        _add_sources(session, at)
        session.flush()
        for story in (*STORIES, *_older(), HOSTILE):
            _add_article(session, story, at)
            session.flush()
        _add_long_body(session, at)
        _add_pending_body(session, at)
        _add_hostile_body(session, at)
        add_editions(session, at)
        _add_meaning(session)
        _settle(session, at)
        raise_revision(session)


def _add_meaning(session: Session) -> None:
    """Vectors of what the articles are about, for searches whose words find little."""
    for row in session.exec(select(PublicationRow)).all():
        about = [subject for subject in SUBJECTS if subject in f"{row.title}{row.tldr}"]
        session.add(report_about(row.article_id, row.sorted_at, about))


def _settle(session: Session, at: datetime) -> None:
    """What publishing would have done besides: the directories, how often each name occurs, the search index."""
    take_lists(session)
    session.flush()
    settle_everything(session, at)
    index_articles(session, session.exec(select(PublicationRow.article_id)).all())


def _older() -> list[Story]:
    plain = [story for story in STORIES if story.scores and story.state == "published" and not story.model_label]
    return [
        story._replace(id=f"b{n:02}", hours=100.0 + 7 * n, title=f"{story.title}（続報 {n + 1}）", tags=story.tags[:1])
        for n, story in ((n, plain[n % len(plain)]) for n in range(OLDER))
    ]


def _add_sources(session: Session, at: datetime) -> None:
    for slug, name, kind, language, rights, note in SOURCES:
        site = f"https://{slug}.example.com/"
        session.add(
            SourceRow(slug=slug, name=name, site_url=site, kind=kind, language=language, rights=rights, note=note)
        )
        session.flush()
        failing = slug == "quiet-feed"
        session.add(
            FeedRow(
                source_slug=slug,
                url=f"{site}feed.xml",
                next_check_at=at + timedelta(minutes=42),
                last_checked_at=at - timedelta(minutes=18),
                last_success_at=at - (timedelta(days=3) if failing else timedelta(minutes=18)),
                last_new_entry_at=at - timedelta(hours=1),
                failures=11 if failing else 0,
                error_code="fetch" if failing else None,
                error_detail="503" if failing else None,
            )
        )


def _add_article(session: Session, story: Story, now: datetime) -> None:
    at = now - timedelta(hours=story.hours)
    source = next(row for row in SOURCES if row[0] == story.source)
    dated: dict[str, Any] = (
        {"published_at": None, "published_date": at.date()}
        if story.date_only
        else {"published_at": at, "published_date": None}
    )
    shared: dict[str, Any] = {
        "url": f"https://{story.source}.example.com/{story.id}",
        "source_slug": story.source,
        "language": source[3],
        "kind": source[2],
        "rights": source[4],
        **dated,
    }
    session.add(
        ArticleRow(
            id=story.id,
            title=story.original,
            authors="M. Tanaka, R. Ito" if story.id == LONG else "",
            first_seen_at=at + timedelta(minutes=9),
            content_hash=f"hash-{story.id}",
            **shared,
        )
    )
    session.flush()
    session.add(_publication(story, shared, at))
    session.flush()
    for position, tag in enumerate(story.tags):
        session.add(TagRow(article_id=story.id, tag=tag, position=position, sorted_at=at))
    if story.scores:
        session.add(_analysis(story, at))
    for place, (name, slug, holds) in enumerate(COMPANIES):
        if holds(story):
            session.add(
                MentionRow(article_id=story.id, kind="company", slug=slug, name=name, position=place, sorted_at=at)
            )


def _publication(story: Story, shared: dict[str, Any], at: datetime) -> PublicationRow:
    scores = dict(zip((d.axis for d in AXES), story.scores, strict=True)) if story.scores else None
    mean = overall(scores) if scores else None
    return PublicationRow(
        article_id=story.id,
        state=story.state,
        title=story.title,
        title_original=story.original,
        title_status=story.title_status or ("untouched" if shared["language"] == "ja" else "translated"),
        sorted_at=at,
        tldr=story.tldr or None,
        importance=importance(mean) if mean else None,
        overall=mean,
        **{axis.value: score for axis, score in (scores or dict.fromkeys((d.axis for d in AXES), None)).items()},
        reading_minutes=story.minutes,
        lead_image=None,
        model=MODEL,
        model_label=story.model_label,
        first_published_at=at + timedelta(minutes=12),
        updated_at=at + timedelta(minutes=15),
        **shared,
    )


def _analysis(story: Story, at: datetime) -> AnalysisRow:
    assert story.scores
    return AnalysisRow(
        article_id=story.id,
        content_hash=f"hash-{story.id}",
        prompt=ANALYSIS_PROMPT,
        analysis=Analysis(
            tldr=story.tldr,
            key_points=tuple(KeyPoint(heading=heading, text=text) for heading, text in POINTS),
            impact=IMPACT,
            comment=COMMENT,
            tags=story.tags,
            entities=(EntityMention(kind=EntityKind.COMPANY, name="Hoshi Research"),),
            scores=tuple(
                AxisScore(axis=d.axis, score=score, reason=REASONS[d.axis][0], evidence=REASONS[d.axis][1])
                for d, score in zip(AXES, story.scores, strict=True)
            ),
        ),
        model=MODEL,
        attempts=1,
        created_at=at + timedelta(minutes=12),
    )


def _add_long_body(session: Session, now: datetime) -> None:
    at = now - timedelta(hours=1)
    segments = tuple(segment for segment, _ in BODY)
    _add_document(session, LONG, segments, at)
    for segment, japanese in BODY:
        if segment.kind not in ("code", "math"):
            session.add(_translation(LONG, segment.id, japanese, at))
    for kind, shown in (("number_dropped", False), ("magnitude_changed", False), ("repeated_gloss", True)):
        session.add(
            CheckFindingRow(
                article_id=LONG,
                segment_id="p7",
                field="body",
                kind=kind,
                severity="warn" if shown else "block",
                evidence="hundreds of billions",
                attempt=1,
                shown=shown,
                created_at=at,
            )
        )


def _add_pending_body(session: Session, now: datetime) -> None:
    at = now - timedelta(hours=9)
    texts = ("We draw 1.2 million charts with a program.", "No human labels are used.", "The code will follow.")
    _add_document(session, "a06", tuple(Paragraph(id=f"s{n}", html=text) for n, text in enumerate(texts)), at)
    session.add(_translation("a06", "s0", "120 万枚の図表をプログラムで描く。", at))


def _add_hostile_body(session: Session, at: datetime) -> None:
    code = Code(
        id="k0", text="</code></script><script>window.hit=1</script>", language='"><script>window.hit=1</script>'
    )
    _add_document(session, HOSTILE.id, (Paragraph(id="h0", html=HOSTILE_TEXT), code), at)
    session.add(_translation(HOSTILE.id, "h0", HOSTILE_TEXT, at))


def _add_document(session: Session, article_id: str, segments: tuple[Any, ...], at: datetime) -> None:
    document = Document(title="", language="en", canonical_url=None, authors=(), lead_image=None, segments=segments)
    session.add(
        DocumentRow(article_id=article_id, content_hash=f"hash-{article_id}", extracted_at=at, document=document)
    )


def _translation(article_id: str, segment_id: str, japanese: str | None, at: datetime) -> TranslationRow:
    return TranslationRow(
        article_id=article_id,
        segment_id=segment_id,
        prompt=PROMPT,
        ja=japanese,
        status="original" if japanese is None else "translated",
        note="magnitude_changed" if japanese is None else None,
        model=MODEL,
        attempts=3 if japanese is None else 1,
        created_at=at,
    )
