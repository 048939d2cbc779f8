"""Reports of one event are one item."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Engine

from aainews.domain.digests import ReferenceKind
from aainews.store.database import transaction
from aainews.tables import StoryMemberRow, StoryRow
from tests.digests.desk import DAY, STARTS_AT, Desk


def group(database: Engine, story_id: str, *articles: str, copies: tuple[str, ...] = ()) -> None:
    """The first is the lead article; `copies` repeat it."""
    with transaction(database) as session:
        session.add(
            StoryRow(
                id=story_id, lead_article_id=articles[0], reports=len(articles), sources=2, shared=True, importance=3,
                first_at=STARTS_AT, last_at=STARTS_AT, made_at=STARTS_AT, updated_at=STARTS_AT,
            )
        )  # fmt: skip
        session.flush()
        for id_ in articles:
            copy_of = articles[0] if id_ in copies else None
            session.add(StoryMemberRow(article_id=id_, story_id=story_id, sorted_at=STARTS_AT, copy_of=copy_of))


def test_a_story_is_one_item_with_its_lead_first_and_copies_count_for_nothing(either: Desk) -> None:
    told: dict[str, Any] = {"importance": 3, "overall": 3.0}
    first = either.write("研究所が装置甲を公開", source_slug="alpha", **told)
    second = either.write("装置甲が公開される", source_slug="beta", **told)
    copy = either.write("研究所が装置甲を公開。", source_slug="gamma", **told)
    alone = either.write("会社が装置乙を発売", source_slug="alpha", importance=3, overall=3.4)
    group(either.database, "s1", second, first, copy, copies=(copy,))
    digest = either.make(DAY)

    story, other = digest.items
    assert (story.story_id, story.sources, story.url) == ("s1", 2, f"/articles/{second}")
    assert [article.id for article in story.articles] == [second, first, copy]
    assert (other.story_id, other.url) == (None, f"/articles/{alone}")
    (reference,) = digest.lead[0].references
    assert (reference.kind, reference.id, reference.url) == (ReferenceKind.STORY, "s1", f"/articles/{second}")


def test_a_story_of_yesterday_with_a_new_report_goes_on(desk: Desk) -> None:
    desk.speech.parts = {}
    old = desk.write("研究所が装置甲を公開", at=STARTS_AT - timedelta(hours=2), importance=4, overall=4.0)
    new = desk.write("装置甲の続報", source_slug="beta", importance=4, overall=4.0)
    group(desk.database, "s1", old, new)
    digest = desk.make(DAY)

    assert [sentence.text for sentence in digest.changes] == [
        "前日から続く「装置甲の続報」には、新たな報道が加わった。"
    ]
    assert digest.items[0].url == f"/articles/{new}"
