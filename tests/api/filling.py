"""A database with articles in it, written as rows: what reading is tested and measured on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from aainews.domain.analysis import Analysis, AxisScore, KeyPoint
from aainews.domain.documents import Cell, Code, Document, Figure, Heading, ListItem, Math, Paragraph, Quote
from aainews.domain.scores import Axis, importance, overall
from aainews.store.database import transaction
from aainews.store.entities import settle_everything
from aainews.store.revision import raise_revision
from aainews.tables import (
    AnalysisRow,
    ArticleRow,
    CheckFindingRow,
    DocumentRow,
    FeedRow,
    MentionRow,
    PublicationRow,
    RelatedRow,
    SourceRow,
    TagRow,
    TranslationRow,
)

NOON = datetime(2026, 5, 5, 12, tzinfo=UTC)
TAGS = ("推論", "RAG", "エージェント", "画像生成", "評価")
COMPANIES = (("openai", "OpenAI"), ("anthropic", "Anthropic"), ("google", "Google"))


def article_id(number: int) -> str:
    return f"a{number:05d}"


def fill(engine: Engine, articles: int = 60, whole: bool = False) -> None:
    """Sources and published articles, one a minute back from NOON (every third shares its minute with the one before,
    every fifth is 未評価); with `whole` each has a document, translations and an analysis too."""
    with transaction(engine) as session:
        add_sources(session)
        for number in range(articles):
            add_article(session, number)
            if whole:
                add_body(session, number)
        settle_everything(session, NOON)
        raise_revision(session)


def add_sources(session: Session) -> None:
    for slug, kind, rights in (("alpha", "lab", "full"), ("beta", "news", "summary"), ("gamma", "blog", "link")):
        session.add(
            SourceRow(slug=slug, name=slug.title(), site_url=f"https://{slug}.example/", kind=kind, language="en",
                      rights=rights)
        )  # fmt: skip
    session.flush()
    for slug in ("alpha", "beta", "gamma"):
        session.add(FeedRow(source_slug=slug, url=f"https://{slug}.example/feed.xml", next_check_at=NOON))


def scores_for(number: int) -> dict[Axis, int] | None:
    return None if number % 5 == 4 else {axis: 1 + (number * (3 + step)) % 5 for step, axis in enumerate(Axis)}


def add_article(session: Session, number: int, **changes: Any) -> PublicationRow:
    """One published article; `changes` are fields of its publication."""
    id_ = changes.pop("article_id", article_id(number))
    at = changes.pop("sorted_at", NOON - timedelta(minutes=number - (number % 3 == 2)))
    scores = scores_for(number)
    mean = overall(scores) if scores else None
    fields: dict[str, Any] = {
        "article_id": id_,
        "state": "published",
        "title": f"日本語の見出し {number}",
        "title_original": f"Headline {number}",
        "title_status": "translated",
        "url": f"https://alpha.example/{id_}",
        "source_slug": "alpha",
        "kind": "lab",
        "language": "en",
        "rights": "full",
        "published_at": at,
        "published_date": None,
        "sorted_at": at,
        "tldr": "要点を一文で述べる。" * 6,
        "importance": importance(mean) if mean else None,
        "overall": mean,
        **{str(axis): scores[axis] if scores else None for axis in Axis},
        "reading_minutes": 4,
        "lead_image": None,
        "model": "model-1",
        "model_label": None,
        "first_published_at": at,
        "updated_at": at,
    }
    row = PublicationRow(**fields | changes)
    article = ArticleRow(id=id_, url=row.url, source_slug=row.source_slug, title=row.title_original, kind=row.kind,
                         language=row.language, rights=row.rights, first_seen_at=at)  # fmt: skip
    session.add(article)
    session.flush()
    session.add(row)
    session.flush()
    for position, tag in enumerate(dict.fromkeys((TAGS[number % 5], TAGS[number % 3]))):
        session.add(TagRow(article_id=id_, tag=tag, position=position, sorted_at=at))
    slug, name = COMPANIES[number % 3]
    session.add(MentionRow(article_id=id_, kind="company", slug=slug, name=name, position=0, sorted_at=at))
    if number % 2:
        session.add(MentionRow(article_id=id_, kind="model", slug="gpt-5", name="GPT-5", position=1, sorted_at=at))
    session.flush()
    return row


def document(paragraph: str = "The model <strong>runs</strong> &lt;fast&gt;.") -> Document:
    """Every kind of segment once."""
    return Document(
        title="Headline",
        language="en",
        canonical_url=None,
        authors=("Ada",),
        lead_image=None,
        segments=(
            Heading(id="h1", html="Results", level=2),
            Paragraph(id="p1", html=paragraph),
            Paragraph(id="p2", html="A second paragraph that no model could translate."),
            Paragraph(id="p3", html="A third one, still waiting."),
            ListItem(id="l1", html="First", group=0, depth=1, ordered=False),
            ListItem(id="l2", html="Nested", group=0, depth=2, ordered=False),
            Quote(id="q1", html="Said somebody.", group=0),
            Cell(id="c1", html="Name", group=0, row=0, column=0, header=True),
            Cell(id="c2", html="Score", group=0, row=0, column=1, header=True),
            Cell(id="c3", html="A | B", group=0, row=1, column=0, header=False),
            Cell(id="c4", html="7", group=0, row=1, column=1, header=False),
            Figure(id="f1", html="A caption", src="https://alpha.example/a.png", alt="A chart", width=640, height=480),
            Code(id="k1", text="if a < b:\n    print('```')", language="python"),
            Math(id="m1", text="E = mc^2"),
        ),
    )


def analysis(tldr: str = "要点。") -> Analysis:
    return Analysis(
        tldr=tldr,
        key_points=(KeyPoint(heading="第一の点", text="その説明。"),),
        impact="影響がある。",
        comment="注目したい。",
        tags=("推論",),
        entities=(),
        scores=tuple(AxisScore(axis=axis, score=4, reason="理由。", evidence="runs") for axis in Axis),
    )


def add_body(
    session: Session,
    number: int,
    text: Document | None = None,
    ja: str = "訳文<em>です</em>。",
    made: Analysis | None = None,
) -> None:
    """Document, analysis and translations of article `number`: p2 failed its check, p3 has no row yet."""
    text = text or document()
    row = session.get_one(ArticleRow, article_id(number))
    row.content_hash, row.authors = text.content_hash, "Ada, Grace"
    session.add(DocumentRow(article_id=row.id, content_hash=text.content_hash, extracted_at=NOON, document=text))
    session.add(AnalysisRow(article_id=row.id, content_hash=text.content_hash, prompt="analysis.v1", model="model-1",
                            analysis=made or analysis(), attempts=1, created_at=NOON))  # fmt: skip
    for segment in text.segments:
        if segment.kind not in ("code", "math") and segment.id != "p3":
            failed = segment.id == "p2"
            session.add(
                TranslationRow(article_id=row.id, segment_id=segment.id, prompt="translation.v1", attempts=1,
                               ja=None if failed else ja, status="original" if failed else "translated",
                               note="untranslated" if failed else None, model="model-1", created_at=NOON)
            )  # fmt: skip
    session.add(CheckFindingRow(article_id=row.id, segment_id="p2", field="body", kind="untranslated", severity="block",
                                evidence="A second", attempt=1, shown=False, created_at=NOON))  # fmt: skip


def add_related(session: Session, number: int, *others: int) -> None:
    """What to read after article `number`, best first."""
    for position, other in enumerate(others):
        session.add(RelatedRow(article_id=article_id(number), position=position, other_id=article_id(other)))
