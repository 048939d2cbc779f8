"""What an ingestion makes of feeds and pages, from the first request to the published row."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from aainews.clock import utc_now
from aainews.domain.catalogue import Language, Rights, Scope, SourceKind
from aainews.domain.publication import ArticleState
from aainews.tables import FeedRow, LLMCallRow, RevisionRow
from benchmarks.invented import invent
from tests.model_server import ModelServer
from tests.pipeline.newsroom import PARAGRAPHS, Item, Newsroom

TEXT = " ".join(PARAGRAPHS)


def test_it_works(either: Newsroom) -> None:
    either.publish_page("one", "A compiler for every school")
    either.follow("daily", [Item("one", "A compiler for every school")])

    counts = either.ingest()

    card = either.publications()["one"]
    assert (counts.feeds_checked, counts.entries_new, counts.articles_published) == (1, 1, 1)
    assert card.state == ArticleState.PUBLISHED
    assert card.title != card.title_original == "A compiler for every school"
    assert card.importance in range(1, 6)
    assert card.reading_minutes >= 1
    assert len(either.translations("one")) == 1 + len(PARAGRAPHS)
    assert either.articles()["one"].next_try_at is None


def test_a_second_ingestion_with_nothing_new_asks_conditionally_and_calls_no_model(either: Newsroom) -> None:
    either.publish_page("one", "A compiler for every school")
    either.follow("daily", [Item("one", "A compiler for every school")])
    either.ingest()
    requests, calls = len(either.web.requests), len(either.model.calls)

    counts = either.ingest()

    news = either.web.requests[requests:]
    assert [request.path for request in news] == ["/daily.xml"]
    assert "if-none-match" in news[0].headers
    assert (counts.feeds_checked, counts.model_calls, len(either.model.calls)) == (1, 0, calls)


def test_only_the_changed_paragraph_of_an_edited_article_is_translated_again(newsroom: Newsroom) -> None:
    newsroom.publish_page("one", "A compiler for every school")
    newsroom.follow("daily", [Item("one", "A compiler for every school", content="<p>first</p>")])
    newsroom.ingest()
    before, calls = newsroom.translations("one"), len(newsroom.model.calls)

    edited = (*PARAGRAPHS[:3], "The authors measured the memory of old telephones, which every family has at home.")
    newsroom.publish_page("one", "A compiler for every school", edited)
    newsroom.publish_feed("daily", [Item("one", "A compiler for every school", content="<p>second</p>")])
    newsroom.ingest()

    after = newsroom.translations("one")
    assert len(set(after) - set(before)) == 1
    assert all(after[segment].created_at == row.created_at for segment, row in before.items())
    assert len(newsroom.model.calls) - calls == 1  # one request for one paragraph: the analysis still has its ground
    assert newsroom.publications()["one"].state == ArticleState.PUBLISHED


def test_publishing_raises_the_revision_that_caches_are_keyed_by(newsroom: Newsroom) -> None:
    newsroom.publish_page("one", "A compiler for every school")
    newsroom.follow("daily", [Item("one", "A compiler for every school")])

    newsroom.ingest()

    with Session(newsroom.database) as session:
        assert session.get_one(RevisionRow, "publication").value == 2  # one reading made all of it, then its story


def test_a_summary_source_gets_an_analysis_and_no_translated_body(newsroom: Newsroom) -> None:
    newsroom.publish_page("one", "A compiler for every school")
    newsroom.follow("daily", [Item("one", "A compiler for every school")], rights=Rights.SUMMARY)

    newsroom.ingest()

    assert set(newsroom.translations("one")) == {"title"}
    assert newsroom.publications()["one"].tldr
    assert newsroom.publications()["one"].state == ArticleState.PUBLISHED


def test_a_link_source_gets_a_headline_and_its_page_is_not_asked_for(newsroom: Newsroom) -> None:
    newsroom.publish_page("one", "A compiler for every school")
    newsroom.follow("daily", [Item("one", "A compiler for every school")], rights=Rights.LINK)

    newsroom.ingest()

    assert not newsroom.web.asked("/one")
    assert newsroom.publications()["one"].state == ArticleState.PUBLISHED
    assert newsroom.publications()["one"].tldr is None


def test_a_japanese_source_is_analysed_and_not_translated(newsroom: Newsroom) -> None:
    text = (
        "研究所は二年をかけて開発したコンパイラーを公開した。" * 3,
        "四十の町の教師が試し、足りないものを長い手紙に書いた。" * 3,
    )
    newsroom.publish_page("one", "すべての学校にコンパイラーを", text, lang="ja")
    newsroom.follow("minato", [Item("one", "すべての学校にコンパイラーを")], language=Language.JA)

    newsroom.ingest()

    card = newsroom.publications()["one"]
    assert (card.title, card.title_status) == ("すべての学校にコンパイラーを", "untouched")
    assert card.tldr
    assert set(newsroom.translations("one")) == {"title"}


def test_a_video_is_made_from_what_its_feed_says(newsroom: Newsroom) -> None:
    newsroom.follow("channel", [Item("watch", "How compilers work", summary=TEXT)], kind=SourceKind.VIDEO)

    newsroom.ingest()

    assert not newsroom.web.asked("/watch")
    assert newsroom.publications()["watch"].state == ArticleState.PUBLISHED
    assert newsroom.publications()["watch"].tldr


def test_an_old_entry_is_recorded_and_not_worked_on(newsroom: Newsroom) -> None:
    newsroom.publish_page("old", "A compiler of last year")
    newsroom.follow("daily", [Item("old", "A compiler of last year", published=utc_now() - timedelta(days=400))])

    counts = newsroom.ingest()

    assert counts.entries_new == 1
    assert newsroom.articles()["old"].next_try_at is None
    assert not newsroom.publications() and not newsroom.model.calls and not newsroom.web.asked("/old")


def test_the_same_text_at_two_addresses_is_published_once(newsroom: Newsroom) -> None:
    longer = [
        f"{text} Report number {number} of this newspaper has more." for number, text in enumerate(PARAGRAPHS * 2)
    ]
    newsroom.publish_page("first", "A compiler for every school", longer)
    newsroom.publish_page("copy", "A compiler for every school (update)", longer)
    newsroom.follow("daily", [Item("first", "A compiler for every school")])
    newsroom.ingest()
    newsroom.follow("other", [Item("copy", "A compiler for every school (update)")])

    newsroom.ingest()

    assert set(newsroom.publications()) == {"first"}
    assert newsroom.articles()["copy"].duplicate_of == newsroom.articles()["first"].id


def test_two_spellings_of_one_address_are_one_article(newsroom: Newsroom) -> None:
    newsroom.publish_page("one", "A compiler for every school")
    newsroom.follow("daily", [Item("one", "A compiler for every school"), Item("one?utm_source=x", "The same")])

    counts = newsroom.ingest()

    assert (counts.entries_new, len(newsroom.articles()), len(newsroom.web.asked("/one"))) == (2, 1, 1)


def test_every_article_is_read_before_what_failed_is_asked_for_again(newsroom: Newsroom) -> None:
    articles = invent(3)
    for each in articles:
        newsroom.publish_page(each.name, each.title, each.paragraphs)
    newsroom.follow("daily", [Item(each.name, each.title) for each in articles])

    with ModelServer(faults=1.0, fault_kinds=("missing_segment",)) as forgetful:
        changes = {"llm_concurrency": 1, "openai_base_url": forgetful.base_url}
        newsroom.settings = newsroom.settings.model_copy(update=changes)
        newsroom.ingest()

    with Session(newsroom.database) as session:
        order = session.exec(select(LLMCallRow.purpose).order_by(col(LLMCallRow.created_at))).all()
    assert {row.state for row in newsroom.publications().values()} == {ArticleState.PUBLISHED}
    assert order.index("translation") >= 2  # what failed may be mended while the last page is being fetched
    assert (order.count("reading"), order.count("translation")) == (3, 3)


def test_an_article_of_a_general_source_that_is_no_ai_news_is_held_and_costs_one_question(either: Newsroom) -> None:
    either.publish_page("school", "A compiler for every school")
    chips = (
        "The firm trains its language models on chips of its own, which its engineers drew in three years.",
        "Nobody outside the building has seen them yet, and the factory has not been named by anybody.",
        "Analysts expect that the next generation will be sold to others as well, though not before summer.",
    )
    either.publish_page("chips", "A firm makes chips for AI", chips)
    items = [Item("school", "A compiler for every school"), Item("chips", "A firm makes chips for AI")]
    either.follow("daily", items, scope=Scope.GENERAL)

    either.ingest()

    row = either.articles()["school"]
    assert set(either.publications()) == {"chips"}
    assert (row.error_code, row.next_try_at) == ("off_topic", None)
    with Session(either.database) as session:
        asked = session.exec(select(LLMCallRow.purpose).where(LLMCallRow.article_id == row.id)).all()
    assert asked == ["triage"]
    calls = len(either.model.calls)
    either.ingest()
    assert len(either.model.calls) == calls


def test_a_limit_takes_the_newest_and_leaves_the_rest_due(newsroom: Newsroom) -> None:
    now = utc_now()
    for name, each in zip(["new", "older"], invent(2), strict=True):
        newsroom.publish_page(name, each.title, each.paragraphs)
    items = [Item("older", "Older", published=now - timedelta(hours=5)), Item("new", "New", published=now)]
    newsroom.follow("daily", items)

    newsroom.ingest(limit=1)

    assert set(newsroom.publications()) == {"new"}
    assert newsroom.articles()["older"].next_try_at is not None


@pytest.mark.parametrize("status", [404, 410])
def test_a_feed_that_is_not_there_has_a_named_error_and_a_next_check(newsroom: Newsroom, status: int) -> None:
    newsroom.follow("daily", [])
    newsroom.web.route("/daily.xml", b"no", status=status)

    counts = newsroom.ingest()

    with Session(newsroom.database) as session:
        feed = session.get_one(FeedRow, 1)
    assert (counts.feeds_failed, feed.error_code) == (1, f"http_{status}")
    assert feed.next_check_at > utc_now()
