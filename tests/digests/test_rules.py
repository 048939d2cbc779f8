"""What goes into an edition and under which heading, and the sentences that code writes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aainews.domain.analysis import EntityKind
from aainews.domain.catalogue import SourceKind
from aainews.domain.digests import DigestKind
from aainews.domain.news import NewsArticle, NewsStory
from aainews.domain.publication import Mention, SegmentStatus
from aainews.publish.editions.calendar import has_begun, key_before, newest_key, window_of
from aainews.publish.editions.choosing import DAILY, chosen, standing
from aainews.publish.editions.comparing import changes_by_rule, movements
from aainews.publish.editions.sections import heading_of, in_sections
from aainews.publish.editions.words import lead_by_rule, quoted, sentences_of

NOON = datetime(2026, 11, 20, 3, tzinfo=UTC)
SINCE, UNTIL = window_of(DigestKind.DAILY, "2026-11-21")


def article(number: int, title: str = "見出し", **changes: Any) -> NewsArticle:
    fields: dict[str, Any] = {
        "id": f"a{number}", "title": title, "title_status": SegmentStatus.TRANSLATED, "source_slug": f"s{number}",
        "source_name": f"S{number}", "kind": SourceKind.NEWS, "sorted_at": NOON, "first_published_at": NOON,
        "updated_at": NOON, "tldr": None, "importance": 3, "overall": 3.0, "relevance": 3, "tags": (), "mentions": (),
        "model_label": None,
    }  # fmt: skip
    return NewsArticle(**fields | changes)


def story(number: int, title: str = "見出し", sources: int = 1, **changes: Any) -> NewsStory:
    articles = tuple(article(number * 100 + n, title, **changes) for n in range(sources))
    return NewsStory(id=f"story{number}", articles=articles)


def company(name: str) -> Mention:
    return Mention(kind=EntityKind.COMPANY, slug=name.lower(), name=name)


def test_four_sources_outweigh_one_step_of_importance() -> None:
    by_four, alone = story(1, sources=4, overall=3.0), story(2, overall=4.0)
    assert standing(by_four, SINCE, UNTIL) > standing(alone, SINCE, UNTIL)


def test_one_company_does_not_fill_the_day() -> None:
    many = [story(n, "OpenAI の発表", mentions=(company("OpenAI"),), overall=5.0) for n in range(8)]
    others = [story(n, overall=2.0) for n in range(20, 29)]
    assert sum(s.company == "openai" for s in chosen([*many, *others], SINCE, UNTIL, DAILY)) == DAILY.a_company


def test_a_day_that_is_all_about_one_company_is_told_all_the_same() -> None:
    many = [story(n, "OpenAI の発表", mentions=(company("OpenAI"),), overall=5.0 - n / 10) for n in range(9)]
    other = story(20, overall=2.0)
    taken = chosen([*many, other], SINCE, UNTIL, DAILY)
    assert [s.key for s in taken] == [s.key for s in (*many[: 2 * DAILY.a_company], other)]


def test_papers_and_topics_have_their_caps() -> None:
    papers = [story(n, kind=SourceKind.PAPER, overall=5.0) for n in range(5)]
    topic = [story(n, tags=("AI", "量子計算"), overall=4.0) for n in range(20, 26)]
    others = [story(n, overall=2.0) for n in range(30, 36)]
    taken = chosen([*papers, *topic, *others], SINCE, UNTIL, DAILY)
    assert [sum(s in kind for s in taken) for kind in (papers, topic)] == [DAILY.papers, DAILY.a_topic]


def test_what_weighs_too_little_is_left_out_however_few_remain() -> None:
    assert chosen([story(1, overall=1.0, importance=1)], SINCE, UNTIL, DAILY) == ()


@pytest.mark.parametrize(
    ("title", "kind", "slug"),
    [
        ("EU、AI の著作権規制を強化", SourceKind.NEWS, "policy"),
        ("Acme raises $40 million", SourceKind.NEWS, "business"),
        ("長文要約の評価", SourceKind.PAPER, "research"),
        ("Introducing Bolt 2", SourceKind.LAB, "models"),
        ("端末で使う道具の比較", SourceKind.TOOLS, "development"),
        ("将軍の棋譜を学習", SourceKind.NEWS, "others"),
        ("猫の写真が話題に", SourceKind.NEWS, "others"),
        ("Museum opens a shop", SourceKind.NEWS, "others"),
    ],
)
def test_a_story_stands_under_the_heading_of_its_subject(title: str, kind: SourceKind, slug: str) -> None:
    assert heading_of(story(1, title, kind=kind)).slug == slug


def test_what_fits_under_no_heading_stands_last() -> None:
    stories = [story(1), story(2, "猫の写真が話題に"), story(3, "EU、AI の著作権規制を強化")]
    assert [heading.slug for heading, _ in in_sections(stories, stories, 1)] == ["top", "policy", "others"]


def test_code_writes_a_lead_without_numbers_of_its_own() -> None:
    lead = lead_by_rule([story(1, "「甲」を公開", sources=3), story(2, "乙を買収"), story(3, "丙を研究")], "きょう")
    assert [sentence.text for sentence in lead] == [
        "きょうの筆頭は、複数の媒体が報じた「『甲』を公開」だ。",
        "続いて「乙を買収」と「丙を研究」を取り上げる。",
    ]
    assert [(r.kind, r.id, r.url) for r in lead[0].references] == [("story", "story1", "/articles/a100")]


def test_what_mentions_ai_in_passing_is_left_out_and_what_was_never_scored_is_not() -> None:
    passing, unscored = story(1, relevance=1, overall=4.0), story(2, relevance=None, overall=None, importance=None)
    assert chosen([passing, unscored], SINCE, UNTIL, DAILY) == (unscored,)


def test_a_headline_that_is_not_in_japanese_opens_no_sentence() -> None:
    english, japanese = story(1, "Acme opens a lab"), story(2, "乙を買収")
    assert [s.text for s in lead_by_rule([english, japanese], "きょう")] == ["きょうは「乙を買収」などを取り上げる。"]
    assert lead_by_rule([english], "きょう") == ()
    assert len(lead_by_rule([*[english] * 3, japanese], "きょう")) == 1
    assert changes_by_rule([english], [english], [english], "前日") == ()


def test_a_story_that_goes_on_and_a_new_name_are_what_changed() -> None:
    old, new = story(1, "甲の続報"), story(2, "Acme が乙を公開", mentions=(company("Acme"),))
    quiet = [old, *(story(n) for n in range(10, 14))]
    said = changes_by_rule([new, old], [old], quiet, "前日")
    assert [sentence.text for sentence in said] == [
        "前日から続く「甲の続報」には、新たな報道が加わった。",
        "前日は話題に上らなかった Acme のニュースが入った。",
    ]


def test_of_a_story_that_goes_on_the_new_headline_is_told() -> None:
    then = story(1, "甲を発表")
    later = article(190, "甲が延期に", sorted_at=UNTIL - timedelta(hours=1))
    now = then.model_copy(update={"articles": (*then.articles, later)})
    said = changes_by_rule([now], [then], [then], "前日")
    assert [sentence.text for sentence in said] == ["前日から続く「甲を発表」には、「甲が延期に」との報道が加わった。"]


def test_a_day_of_few_stories_does_not_make_every_name_new() -> None:
    old, new = story(1, "甲の続報"), story(2, "Acme が乙を公開", mentions=(company("Acme"),))
    said = changes_by_rule([new], [old], [old], "前日")
    assert [s.text for s in said] == ["前日の筆頭「甲の続報」に代わり、「Acme が乙を公開」が筆頭となった。"]


def test_nothing_changed_where_nothing_was_before() -> None:
    assert changes_by_rule([story(1)], [], [], "前日") == ()


def test_what_is_named_more_often_does_not_stand_among_what_fell() -> None:
    rest = [article(n) for n in range(800, 1000)]
    named = [article(n, mentions=(company("Steady"),)) for n in range(13)]
    before = [article(n, mentions=(company("Steady"),)) for n in range(300, 311)]
    assert movements([*rest, *named], before) == ((), ())


def test_one_to_three_is_no_rise_and_two_to_nine_is() -> None:
    def named(name: str, times: int, start: int) -> list[NewsArticle]:
        return [article(start + n, mentions=(company(name),)) for n in range(times)]

    rest = [article(n) for n in range(900, 1000)]
    now = [*rest, *named("Few", 3, 0), *named("Many", 9, 50)]
    before = [*rest, *named("Few", 1, 100), *named("Many", 2, 150), *named("Gone", 8, 200)]
    up, down = movements(now, before)
    assert [(m.name, m.before, m.articles) for m in up] == [("Many", 2, 9)]
    assert [m.name for m in down] == ["Gone"]
    assert up[0].url == "/companies/many"


def test_the_day_turns_at_seven_and_the_week_on_monday_at_seven() -> None:
    monday = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)
    before, after = monday - timedelta(seconds=1), monday
    assert [newest_key(DigestKind.DAILY, at) for at in (before, after)] == ["2026-11-22", "2026-11-23"]
    assert [newest_key(DigestKind.WEEKLY, at) for at in (before, after)] == ["2026-W46", "2026-W47"]
    assert key_before(DigestKind.WEEKLY, "2026-W01") == "2025-W52"
    assert not has_begun(DigestKind.DAILY, "2026-11-24", monday)
    assert not has_begun(DigestKind.DAILY, "2026-W47", monday)


def test_a_quotation_with_a_stop_inside_is_not_cut() -> None:
    assert sentences_of("（注。終わり。") == ["（注。終わり。"]
    assert sentences_of("彼は「終わる。もう。」と述べた。続く") == ["彼は「終わる。もう。」と述べた。", "続く。"]


def test_a_headline_in_brackets_is_quoted_with_the_other_brackets() -> None:
    assert quoted(story(1, "「甲」発売。")) == "「『甲』発売」"
