"""Reports of one event, from several feeds to one story that a reader can open."""

from __future__ import annotations

from datetime import datetime, timedelta

import httpx
from sqlmodel import Session, col, select

from aainews.api.app import create_app
from aainews.clock import utc_now
from aainews.domain.catalogue import Language, Rights, SourceKind
from aainews.tables import RelatedRow, StoryAliasRow, StoryMemberRow, StoryRow
from tests.api.running import served
from tests.pipeline.newsroom import Item, Newsroom

LAUNCH = "Orinoco releases Lantern 4, an open-weight model for 60 languages"
LAUNCH_AGAIN = "Orinoco's Lantern 4 is out with open weights and 60 languages"
LAUNCH_JA = "Orinoco、60言語対応のオープンウェイトモデル「Lantern 4」を公開"
FINE = "Regulators fine Brightwell $45 million over chatbot privacy failures"


def hours_ago(hours: float) -> datetime:
    return utc_now() - timedelta(hours=hours)


def link(room: Newsroom, slug: str, *items: Item, kind: SourceKind = SourceKind.NEWS, ja: bool = False) -> None:
    room.follow(slug, items, rights=Rights.LINK, kind=kind, language=Language.JA if ja else Language.EN)


def stories(room: Newsroom) -> dict[str, set[str]]:
    """Last parts of the articles' addresses, by story."""
    names = {row.id: name for name, row in room.articles().items()}
    with Session(room.database) as session:
        found: dict[str, set[str]] = {}
        for row in session.exec(select(StoryMemberRow)):
            found.setdefault(row.story_id, set()).add(names[row.article_id])
        return found


def groups(room: Newsroom) -> list[set[str]]:
    return sorted(stories(room).values(), key=sorted)


def head(room: Newsroom, story: str) -> StoryRow:
    with Session(room.database, expire_on_commit=False) as session:
        return session.get_one(StoryRow, story)


def test_reports_of_one_event_in_two_languages_become_one_story(either: Newsroom) -> None:
    link(either, "daily", Item("launch", LAUNCH, published=hours_ago(9)), Item("fine", FINE, published=hours_ago(8)))
    link(either, "orinoco", Item("own", LAUNCH_AGAIN, published=hours_ago(6)), kind=SourceKind.LAB)
    link(either, "minato", Item("ja", LAUNCH_JA, published=hours_ago(4)), ja=True)

    either.ingest()

    assert groups(either) == [{"fine"}, {"ja", "launch", "own"}]
    (shared,) = (story for story, members in stories(either).items() if len(members) > 1)
    assert head(either, shared).sources == 3
    assert head(either, shared).lead_article_id == either.articles()["own"].id  # first hand, though later


def test_a_story_keeps_its_id_as_it_grows(newsroom: Newsroom) -> None:
    link(newsroom, "daily", Item("launch", LAUNCH, published=hours_ago(9)))
    newsroom.ingest()
    (before,) = stories(newsroom)

    link(newsroom, "other", Item("again", LAUNCH_AGAIN, published=hours_ago(5)))
    newsroom.ingest()

    assert stories(newsroom) == {before: {"launch", "again"}}


def test_the_same_again_changes_nothing(newsroom: Newsroom) -> None:
    link(newsroom, "daily", Item("launch", LAUNCH, published=hours_ago(9)), Item("fine", FINE, published=hours_ago(8)))
    newsroom.ingest()
    before = stories(newsroom)

    newsroom.ingest()

    assert stories(newsroom) == before


def test_a_headline_of_another_paper_word_for_word_is_no_second_source(newsroom: Newsroom) -> None:
    link(newsroom, "daily", Item("launch", LAUNCH, published=hours_ago(9)))
    link(newsroom, "syndicate", Item("copy", LAUNCH, published=hours_ago(7)))

    newsroom.ingest()

    (story,) = stories(newsroom)
    assert (head(newsroom, story).reports, head(newsroom, story).sources) == (2, 1)


def test_a_report_whose_headline_changes_leaves_its_story(newsroom: Newsroom) -> None:
    link(newsroom, "daily", Item("launch", LAUNCH, published=hours_ago(9)))
    link(newsroom, "other", Item("again", LAUNCH_AGAIN, summary="a", published=hours_ago(5)))
    newsroom.ingest()
    assert groups(newsroom) == [{"again", "launch"}]

    newsroom.publish_feed("other", [Item("again", FINE, summary="b", published=hours_ago(5))])
    newsroom.ingest()

    assert groups(newsroom) == [{"again"}, {"launch"}]


def test_an_embedding_model_that_does_not_answer_leaves_the_article_for_later(newsroom: Newsroom) -> None:
    gone = {"embedding_model": "some-model", "embedding_base_url": newsroom.web.url("/nothing-here")}
    letters = newsroom.settings
    newsroom.settings = letters.model_copy(update=gone)
    link(newsroom, "daily", Item("launch", LAUNCH, published=hours_ago(9)))
    newsroom.ingest()
    assert newsroom.publications() and not stories(newsroom)

    newsroom.settings = letters
    newsroom.ingest()

    assert groups(newsroom) == [{"launch"}]


def test_the_api_shows_the_story_and_finds_it_under_an_older_id(newsroom: Newsroom) -> None:
    link(newsroom, "daily", Item("launch", LAUNCH, published=hours_ago(9)), Item("fine", FINE, published=hours_ago(8)))
    link(newsroom, "minato", Item("ja", LAUNCH_JA, published=hours_ago(4)), ja=True)
    newsroom.ingest()
    (shared,) = (story for story, members in stories(newsroom).items() if len(members) > 1)
    with Session(newsroom.database) as session:
        session.add(StoryAliasRow(id="solder", story_id=shared))
        session.commit()
    launch = newsroom.articles()["launch"].id

    with served(create_app(newsroom.settings, newsroom.database)) as base, httpx.Client(base_url=base) as client:
        listed = client.get("/api/v1/stories").json()["items"]
        every = client.get("/api/v1/stories", params={"min_sources": 1}).json()["items"]
        older = client.get("/api/v1/stories/solder").json()
        cards = client.get("/api/v1/articles", params={"story": "solder"}).json()["items"]
        article = client.get(f"/api/v1/articles/{launch}").json()
        missing = client.get("/api/v1/stories/snothing")

    assert [story["id"] for story in listed] == [shared]
    assert len(every) == 2
    assert (older["id"], older["sources"], len(older["timeline"])) == (shared, 2, 2)
    assert older["timeline"][0]["article"]["id"] == launch
    assert {card["story"]["id"] for card in cards} == {shared} and len(cards) == 2
    assert article["story"] == {"id": shared, "sources": 2, "reports": 2}
    assert [card["id"] for card in article["other_reports"]] == [newsroom.articles()["ja"].id]
    assert missing.status_code == 404


def test_what_to_read_next_is_of_another_story(newsroom: Newsroom) -> None:
    later = "Orinoco halts sales of Lantern 4 after a court ruling over its training data"
    link(newsroom, "daily", Item("launch", LAUNCH, published=hours_ago(80)), Item("fine", FINE, published=hours_ago(8)))
    link(newsroom, "other", Item("again", LAUNCH_AGAIN, published=hours_ago(79)))
    newsroom.ingest()
    link(newsroom, "weekly", Item("study", later, published=hours_ago(2)))
    newsroom.ingest()

    with Session(newsroom.database) as session:
        rows = session.exec(
            select(RelatedRow)
            .where(RelatedRow.article_id == newsroom.articles()["study"].id)
            .order_by(col(RelatedRow.position))
        ).all()
    others = {row.other_id for row in rows}
    assert newsroom.articles()["fine"].id not in others
    assert len(others & {newsroom.articles()["launch"].id, newsroom.articles()["again"].id}) == 1
