"""The rules of publishing, each with the case that it was made for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from aainews.domain.analysis import EntityKind, EntityMention
from aainews.domain.catalogue import Rights, SourceKind
from aainews.domain.documents import Document, Paragraph
from aainews.domain.entries import Published
from aainews.domain.publication import ArticleState, SegmentStatus
from aainews.publish.names import mentions_of, names_in, tags_of
from aainews.publish.ordering import body_priority, headline_priority, is_too_old, sorted_at
from aainews.publish.progress import article_state, page_is_due, wants_page
from aainews.publish.retrying import HOPELESS, SLOWEST, next_try

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def at(moment: datetime) -> Published:
    return Published(at=moment, day=None)


def test_a_date_only_article_stands_at_the_end_of_its_day_in_japan() -> None:
    assert sorted_at(Published(at=None, day=date(2026, 11, 18)), NOON) == datetime(2026, 11, 18, 14, 59, 59, tzinfo=UTC)


def test_a_date_only_article_of_today_stands_where_it_was_first_seen() -> None:
    assert sorted_at(Published(at=None, day=date(2026, 11, 20)), NOON) == NOON


def test_a_feed_that_lies_about_the_future_gains_nothing() -> None:
    assert sorted_at(at(NOON + timedelta(days=300)), NOON) == NOON


def test_an_entry_without_a_date_counts_as_new() -> None:
    assert not is_too_old(None, NOON, 30)
    assert is_too_old(at(NOON - timedelta(days=31)), NOON, 30)


def test_newer_goes_first_and_a_lab_before_a_paper_of_the_same_hour() -> None:
    assert headline_priority(SourceKind.NEWS, NOON) < headline_priority(SourceKind.NEWS, NOON - timedelta(hours=1))
    assert headline_priority(SourceKind.LAB, NOON) < headline_priority(SourceKind.PAPER, NOON)


def test_the_oldest_headline_goes_before_the_newest_body() -> None:
    oldest = headline_priority(SourceKind.PAPER, datetime(1995, 1, 1, tzinfo=UTC))
    assert oldest < body_priority(SourceKind.LAB, datetime(2099, 1, 1, tzinfo=UTC))


def test_retries_become_slower_up_to_a_day_and_never_end() -> None:
    waits = [next_try(NOON, n, retryable=True, chance=0.5) - NOON for n in range(1, 40)]
    assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert max(waits) == waits[-1] == SLOWEST


def test_what_cannot_be_mended_by_trying_is_tried_once_a_week() -> None:
    assert next_try(NOON, 1, retryable=False, chance=0.5) - NOON == HOPELESS


def test_retry_after_is_a_floor() -> None:
    assert next_try(NOON, 1, retryable=True, retry_after=7200, chance=0.0) - NOON == timedelta(hours=2)


@pytest.mark.parametrize(
    ("extracted_at", "origin", "failed", "due"),
    [
        (None, None, False, True),
        (NOON + timedelta(hours=1), "page", False, False),
        (NOON - timedelta(hours=1), "page", False, True),
        (NOON + timedelta(hours=1), "feed", True, True),
        (NOON + timedelta(hours=1), "page", True, False),
    ],
)
def test_a_page_is_due_where_the_text_is_missing_older_or_stood_in_for(
    extracted_at: datetime | None, origin: str | None, failed: bool, due: bool
) -> None:
    assert page_is_due(extracted_at, origin, NOON, failed=failed) is due


def test_no_page_is_asked_for_where_only_a_link_may_be_shown() -> None:
    assert not wants_page(Rights.LINK, SourceKind.NEWS)
    assert wants_page(Rights.SUMMARY, SourceKind.NEWS)


@pytest.mark.parametrize(
    ("statuses", "state"),
    [
        ({"p1": SegmentStatus.TRANSLATED, "p2": SegmentStatus.TRANSLATED}, ArticleState.PUBLISHED),
        ({"p1": SegmentStatus.TRANSLATED, "p2": SegmentStatus.ORIGINAL}, ArticleState.PUBLISHED_PARTLY),
        ({"p1": SegmentStatus.TRANSLATED}, ArticleState.PUBLISHED_PARTLY),
    ],
)
def test_an_article_is_published_only_when_every_segment_is(
    statuses: dict[str, SegmentStatus], state: ArticleState
) -> None:
    document = Document(
        title="t",
        language="en",
        canonical_url=None,
        authors=(),
        lead_image=None,
        segments=(Paragraph(id="p1", html="One."), Paragraph(id="p2", html="Two.")),
    )
    told = article_state(
        Rights.FULL,
        document,
        SegmentStatus.TRANSLATED,
        analysed=True,
        wanted=("p1", "p2"),
        body=statuses,
        stand_in=False,
    )
    assert told == state


def named(*names: tuple[EntityKind, str], makers: bool = True) -> list[tuple[str, str, str]]:
    mentions = mentions_of((EntityMention(kind=kind, name=name) for kind, name in names), makers=makers)
    return [(str(mention.kind), mention.slug, mention.name) for mention in mentions]


def test_names_that_differ_in_spelling_are_one() -> None:
    spelt = [(EntityKind.COMPANY, name) for name in ("OpenAI", "ＯｐｅｎＡＩ", " openai ", "オープンAI")]
    assert named(*spelt) == [("company", "openai", "OpenAI")]
    assert named((EntityKind.COMPANY, "Zebra Works"), (EntityKind.COMPANY, "ＺＥＢＲＡ-works")) == [
        ("company", "zebraworks", "Zebra Works")
    ]


def test_news_of_a_model_is_news_of_its_maker_but_not_in_papers() -> None:
    model = (EntityKind.MODEL, "GPT-5.2")
    assert named(model) == [("model", "gpt-5-2", "GPT-5.2"), ("company", "openai", "OpenAI")]
    assert named(model, makers=False) == [("model", "gpt-5-2", "GPT-5.2")]


def test_a_wrong_kind_is_put_right_and_a_product_of_its_makers_name_is_named_too() -> None:
    assert ("model", "claude", "Claude") in named((EntityKind.TOOL, "Claude"))
    assert {kind for kind, *_ in named((EntityKind.COMPANY, "Perplexity"))} == {"company", "tool"}


def test_an_article_of_which_only_the_headline_may_be_shown_has_its_names_too() -> None:
    found = names_in(["OpenAI、GPT-7.3を公開", "OpenAI ships GPT-7.3"])
    assert [(entity.kind, entity.name) for entity in found] == [("company", "OpenAI"), ("model", "GPT-7.3")]


def test_tags_that_differ_in_width_are_one_and_lose_their_hash() -> None:
    assert tags_of(["#GPU", "ＧＰＵ", "推論", " "]) == ("GPU", "推論")


def test_tags_that_say_nothing_are_none_and_names_are_spelt_as_the_lists_spell_them() -> None:
    assert tags_of(["AI", "人工知能", "ニュース", "オープンAI", "rag", "RAG"]) == ("OpenAI", "rag")
