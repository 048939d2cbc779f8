"""What is known is not asked for again, the operator's words win, and an article is looked at as a whole."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session, select

from aainews.clock import utc_now
from aainews.domain.checks import CheckKind
from aainews.domain.documents import Document, Paragraph
from aainews.domain.publication import ArticleState
from aainews.pipeline.article_review import review
from aainews.store.database import transaction
from aainews.store.editing import correct_segment
from aainews.tables import CheckFindingRow, DocumentRow, MemoryRow
from tests.databases import migrated
from tests.model_server import ModelServer, Question
from tests.model_server.translating import translate
from tests.pipeline.newsroom import PARAGRAPHS, Item, Newsroom, settings_for
from tests.webserver import WebServer

OTHERS = (
    "Nobody at the harbour had expected the ferries to be repaired before the winter storms arrived.",
    "The captain told reporters that thirty volunteers had painted the hull in a single weekend.",
    "Two schools sent their choirs, and the bakery opposite the quay gave away its bread all day.",
)


def segment_of(newsroom: Newsroom, name: str, text: str) -> str:
    article = newsroom.articles()[name]
    with Session(newsroom.database) as session:
        document = session.get_one(DocumentRow, (article.id, article.content_hash)).document
    return next(s.id for s in document.segments if isinstance(s, Paragraph) and s.html == text)


def test_a_paragraph_that_another_article_has_too_is_not_asked_for_again(either: Newsroom) -> None:
    either.publish_page("one", "A compiler for every school")
    either.publish_page("two", "The ferry is back", (*OTHERS, PARAGRAPHS[0]))
    either.follow("daily", [Item("one", "A compiler for every school")])
    either.ingest()
    either.publish_feed("daily", [Item("one", "A compiler for every school"), Item("two", "The ferry is back")])
    either.ingest()

    first = either.translations("one")[segment_of(either, "one", PARAGRAPHS[0])]
    second = either.translations("two")[segment_of(either, "two", PARAGRAPHS[0])]
    assert (second.ja, second.attempts) == (first.ja, 0)
    assert either.publications()["two"].state == ArticleState.PUBLISHED


def test_a_text_whose_terms_have_changed_is_asked_for_again(newsroom: Newsroom) -> None:
    """The glossary is ours to change: what was made with another word of it is no answer today."""
    paragraph = "Inference became cheap when the schools shared one machine, and nobody had to wait any more."
    newsroom.publish_page("one", "A compiler for every school", (*OTHERS, paragraph))
    newsroom.follow("daily", [Item("one", "A compiler for every school")])
    newsroom.ingest()
    with Session(newsroom.database) as session:
        kept = {row.source_hash: row.terms for row in session.exec(select(MemoryRow))}
        told = [row for row in session.exec(select(MemoryRow)) if row.terms]
        assert len(kept) > len(told) == 1  # only this text uses a term
        other = {name: getattr(told[0], name) for name in MemoryRow.model_fields} | {"terms": "0ther"}
        session.delete(told[0])
        session.add(MemoryRow.model_validate(other))
        session.commit()

    newsroom.publish_page("two", "The ferry is back", (*PARAGRAPHS, OTHERS[0], paragraph))
    newsroom.publish_feed("daily", [Item("one", "A compiler for every school"), Item("two", "The ferry is back")])
    newsroom.ingest()
    rows = newsroom.translations("two")
    assert rows[segment_of(newsroom, "two", paragraph)].attempts == 1
    assert rows[segment_of(newsroom, "two", OTHERS[0])].attempts == 0


def test_a_correction_of_the_operator_holds_wherever_the_text_stands(newsroom: Newsroom) -> None:
    newsroom.publish_page("one", "A compiler for every school")
    newsroom.follow("daily", [Item("one", "A compiler for every school")])
    newsroom.ingest()
    segment = segment_of(newsroom, "one", PARAGRAPHS[0])
    ours = "研究所は、協力校との二年間の作業を終え、コンパイラーを一般に公開しました。"
    with transaction(newsroom.database) as session:
        correct_segment(session, newsroom.articles()["one"].id, segment, ours, utc_now())

    newsroom.publish_page("two", "The ferry is back", (*OTHERS, PARAGRAPHS[0]))
    newsroom.publish_feed("daily", [Item("one", "A compiler for every school"), Item("two", "The ferry is back")])
    newsroom.ingest()

    elsewhere = newsroom.translations("two")[segment_of(newsroom, "two", PARAGRAPHS[0])]
    assert (elsewhere.ja, elsewhere.model) == (ours, "operator")


def test_lines_that_a_model_exchanged_are_asked_for_again(tmp_path: Any, web: WebServer) -> None:
    """Each of them is good Japanese; only beside each other they are seen to be out of place."""
    texts = (
        "In 2021 the Oslo office of Kestrel opened with 14 engineers and a budget of $3 million for robots.",
        "The Lima laboratory of Corvid counted 512 penguins in 2019 with cameras made by Heron Optics.",
        *PARAGRAPHS,
    )
    exchanged: list[str] = []

    def once_exchanged(question: Question) -> Any:
        if exchanged or len(question.segments) < 5:
            return None
        exchanged.append("yes")
        lines = {number: translate(text) for number, text in question.segments.items()}
        lines["3"], lines["4"] = lines["4"], lines["3"]
        return {"lines": [f"{number}:{ja}" for number, ja in lines.items()]}

    with ModelServer(reply=once_exchanged) as model, migrated(tmp_path) as database:
        newsroom = Newsroom(settings_for(web, model, data_dir=tmp_path), database, web, model)
        newsroom.publish_page("one", "A compiler for every school", texts)
        newsroom.follow("daily", [Item("one", "A compiler for every school")])
        newsroom.ingest()

        assert newsroom.publications()["one"].state == ArticleState.PUBLISHED
        for text in PARAGRAPHS[:2]:
            row = newsroom.translations("one")[segment_of(newsroom, "one", text)]
            assert row.ja is not None and row.ja == translate(text)


def test_a_paragraph_in_another_register_is_seen_beside_the_others() -> None:
    polite = [f"第{n}の部門は、新しい装置を導入しました。結果は良好でした。" for n in "一二三四五"]
    plain = "この装置は高価である。導入は見送られた。"
    segments = tuple(Paragraph(id=f"p{n}", html=f"Department {n} introduced a device.") for n in range(6))
    document = Document(
        title="T", language="en", canonical_url=None, authors=(), lead_image=None, segments=segments
    )  # fmt: skip
    found = review(document, {segment.id: ja for segment, ja in zip(segments, [*polite, plain], strict=True)})
    assert set(found) == {"p5"}
    assert CheckKind.REGISTER_CHANGE in {check.kind for check in found["p5"]}


def test_a_text_that_was_refused_is_not_remembered(tmp_path: Any, web: WebServer) -> None:
    with ModelServer(faults=1.0, fault_kinds=("chinese",)) as model, migrated(tmp_path) as database:
        newsroom = Newsroom(settings_for(web, model, data_dir=tmp_path), database, web, model)
        newsroom.publish_page("one", "A compiler for every school")
        newsroom.follow("daily", [Item("one", "A compiler for every school")])
        newsroom.ingest()
        with Session(database) as session:
            assert session.exec(select(MemoryRow)).all() == []
            assert session.exec(select(CheckFindingRow)).all()
        assert newsroom.publications()["one"].state == ArticleState.PUBLISHED_PARTLY
