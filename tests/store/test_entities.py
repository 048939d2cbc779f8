"""Names at one address, and the days on which they are counted, on both databases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from aainews.domain.analysis import EntityKind
from aainews.domain.catalogue import Rights, SourceKind
from aainews.domain.publication import ArticleState, Card, Mention, SegmentStatus
from aainews.errors import NotFound
from aainews.store.database import reading, transaction
from aainews.store.entities import current_slug, merge_entities, settle_everything
from aainews.store.publications import publish, withdraw
from aainews.tables import ArticleRow, EntityRow, MentionRow, SourceRow, TagRow, TallyRow
from tests.databases import migrated, scratch_postgres

NOON = datetime(2026, 5, 5, 12, tzinfo=UTC)
TODAY = date(2026, 5, 5)
COMPANY = EntityKind.COMPANY


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        with migrated(tmp_path) as engine:
            yield engine
        return
    with scratch_postgres() as url, migrated(tmp_path, url) as engine:
        yield engine


def company(name: str, slug: str) -> Mention:
    return Mention(kind=COMPANY, slug=slug, name=name)


def card(number: int, *mentions: Mention, tags: tuple[str, ...] = (), at: datetime = NOON, held: bool = False) -> Card:
    return Card(
        article_id=f"a{number}", state=ArticleState.HELD if held else ArticleState.PUBLISHED, title="見出し",
        title_original="Headline", title_status=SegmentStatus.TRANSLATED, url=f"https://s.example/{number}",
        source_slug="s", kind=SourceKind.NEWS, language="en", rights=Rights.SUMMARY, published_at=at,
        published_date=None, sorted_at=at, tldr=None, importance=None, overall=None, depth=None, relevance=None,
        practicality=None, novelty=None, reading_minutes=1, lead_image=None, model="m", model_label=None, tags=tags,
        mentions=mentions,
    )  # fmt: skip


def show(engine: Engine, *cards: Card) -> None:
    with transaction(engine) as session:
        if session.get(SourceRow, "s") is None:
            session.add(SourceRow(slug="s", name="S", kind="news", language="en", rights="summary"))
            session.flush()
        for shown in cards:
            if session.get(ArticleRow, shown.article_id) is None:
                session.add(ArticleRow(id=shown.article_id, url=shown.url, source_slug="s", title="t", kind="news",
                                       language="en", rights="summary", first_seen_at=NOON))  # fmt: skip
                session.flush()
            publish(session, shown, NOON)


def counted(engine: Engine) -> dict[tuple[str, str], int]:
    with reading(engine) as session:
        rows = session.exec(select(TallyRow).where(TallyRow.kind != "source"))
        return {(row.kind, row.slug): row.count for row in rows}


def test_each_day_in_japan_has_its_own_count(engine: Engine) -> None:
    show(
        engine, card(1, company("OpenAI", "openai")), card(2, company("OpenAI", "openai"), at=NOON + timedelta(hours=4))
    )
    with reading(engine) as session:
        rows = session.exec(select(TallyRow).order_by(col(TallyRow.kind), col(TallyRow.day))).all()
    tomorrow = TODAY + timedelta(days=1)
    assert [(row.kind, row.day, row.count) for row in rows] == [
        (kind, day, 1) for kind in ("all", "company", "source") for day in (TODAY, tomorrow)
    ]


def test_an_article_shown_again_with_other_names_is_counted_for_those_alone(engine: Engine) -> None:
    show(engine, card(1, company("OpenAI", "openai"), tags=("RAG",)))
    show(engine, card(1, company("Google", "google"), tags=("RAG",), at=NOON + timedelta(days=1)))
    assert counted(engine) == {("all", ""): 1, ("company", "google"): 1, ("tag", "rag"): 1}
    with reading(engine) as session:
        assert session.get_one(EntityRow, ("company", "openai")).articles == 0
        assert session.get_one(EntityRow, ("company", "google")).articles == 1
        assert session.get_one(EntityRow, ("tag", "rag")).articles == 1


def test_what_is_held_or_withdrawn_is_not_counted(engine: Engine) -> None:
    show(engine, card(1, company("OpenAI", "openai")), card(2, company("OpenAI", "openai"), held=True))
    assert counted(engine) == {("all", ""): 1, ("company", "openai"): 1}
    with transaction(engine) as session:
        withdraw(session, "a1")
    assert counted(engine) == {}


def test_counting_again_finds_the_same(engine: Engine) -> None:
    show(engine, *(card(n, company("OpenAI", "openai"), company(f"New {n % 3}", f"new{n % 3}"), tags=("RAG", f"t{n}")) for n in range(9)),
         card(9, company("OpenAI", "openai"), held=True))  # fmt: skip
    before = counted(engine)
    with transaction(engine) as session:
        assert settle_everything(session, NOON) == 0
    assert counted(engine) == before


def test_a_name_that_nobody_knew_gets_an_address_and_keeps_its_first_spelling(engine: Engine) -> None:
    show(engine, card(1, company("Zebra Works", "zebraworks")), card(2, company("ZEBRA works", "zebraworks")))
    with reading(engine) as session:
        row = session.get_one(EntityRow, ("company", "zebraworks"))
        assert (row.name, row.origin, row.articles) == ("Zebra Works", "mention", 2)
        assert set(session.exec(select(MentionRow.name))) == {"Zebra Works"}


def test_tags_that_differ_in_case_are_one(engine: Engine) -> None:
    show(engine, card(1, tags=("RAG",)), card(2, tags=("rag", "Rag")))
    with reading(engine) as session:
        assert [row.tag for row in session.exec(select(TagRow))] == ["RAG", "RAG"]


def test_merged_names_are_one_now_and_later(engine: Engine) -> None:
    zebra, works = company("Zebra", "zebra"), company("Zebra Works", "zebraworks")
    show(engine, card(1, works), card(2, works, zebra), card(3, zebra))
    with transaction(engine) as session:
        assert merge_entities(session, COMPANY, "Zebra Works", "zebra", NOON) == 2
    show(engine, card(4, works))
    assert counted(engine) == {("all", ""): 4, ("company", "zebra"): 4}
    with reading(engine) as session:
        assert {(m.article_id, m.slug, m.name) for m in session.exec(select(MentionRow))} == {
            (f"a{n}", "zebra", "Zebra") for n in (1, 2, 3, 4)
        }
        assert current_slug(session, COMPANY, "zebraworks") == "zebra"


def test_a_merge_follows_an_earlier_one_and_goes_in_no_circle(engine: Engine) -> None:
    show(engine, *(card(n, company(f"Co {n}", f"co{n}")) for n in (1, 2, 3)))
    with transaction(engine) as session:
        merge_entities(session, COMPANY, "co1", "co2", NOON)
        merge_entities(session, COMPANY, "co2", "co3", NOON)
        assert current_slug(session, COMPANY, "co1") == "co3"
        assert merge_entities(session, COMPANY, "co3", "co1", NOON) == 0
        with pytest.raises(NotFound):
            merge_entities(session, COMPANY, "nobody", "co3", NOON)
    assert counted(engine) == {("all", ""): 3, ("company", "co3"): 3}


def test_articles_from_before_the_lists_knew_a_name_are_moved_to_it(engine: Engine) -> None:
    show(engine, card(1, company("オープンAI", "オープンai"), tags=("x",)))
    with transaction(engine) as session:
        assert settle_everything(session, NOON) == 1
    assert counted(engine) == {("all", ""): 1, ("company", "openai"): 1, ("tag", "x"): 1}


def test_articles_that_share_names_are_published_at_once_without_locking_each_other_out(engine: Engine) -> None:
    names = [company(f"Company {n}", f"company-{n}") for n in range(12)]
    tags = [f"tag {n}" for n in range(12)]

    def some(number: int) -> Card:
        """Of twelve names six, in an order of its own, half of them new to whoever comes first."""
        chosen = Random(number)
        return card(number, *chosen.sample(names, 6), tags=tuple(chosen.sample(tags, 6)))

    show(engine, card(0))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: show(engine, some(number)), range(1, 81)))
    said = Counter(name for number in range(1, 81) for name in (m.slug for m in some(number).mentions))
    with reading(engine) as session:
        kept = session.exec(select(EntityRow).where(EntityRow.kind == "company", col(EntityRow.slug).like("company-%")))
        assert {row.slug: row.articles for row in kept} == dict(said)
