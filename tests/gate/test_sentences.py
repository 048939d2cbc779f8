"""A translation that ends well, and too soon."""

from __future__ import annotations

import pytest

from aainews.domain.checks import CheckKind, Severity
from aainews.gate.article import check_article
from aainews.gate.sentences import sentences_of

AROUND = [
    (
        "The city opened a new library near the station on Monday.",
        "市は月曜日、駅の近くに新しい図書館を開館しました。",
    ),
    (
        "Its reading room has seats for two hundred visitors and stays open until midnight.",
        "閲覧室には200人分の席があり、深夜まで開いています。",
    ),
    (
        "Students had asked for longer hours because the old building closed in the afternoon.",
        "古い建物は午後に閉まっていたため、学生は開館時間の延長を求めていました。",
    ),
    (
        "The architect wanted daylight in every corner, so the roof is made of glass.",
        "建築家はすみずみまで日光を取り入れたいと考え、屋根をガラスで作りました。",
    ),
    (
        "Heating such a hall is expensive, and the council expects higher bills in winter.",
        "このような広間の暖房には費用がかかり、議会は冬の光熱費の増加を見込んでいます。",
    ),
    (
        "A machine sorts returned books by itself and sends them to the right shelf.",
        "機械が返却された本を自動で仕分けし、正しい棚に送ります。",
    ),
]
SOURCE = (
    "The staff learned to use the machine in two weeks. Most of them liked it from the first day. "
    "Older employees worried about their jobs, but nobody has been dismissed."
)
FIRST = "職員は2週間で機械の使い方を覚えました。"
SECOND = "ほとんどの人は初日から気に入りました。"
THIRD = "年配の従業員は仕事を心配しましたが、解雇された人はいません。"


def truncated(source: str, ja: str) -> set[Severity]:
    found = check_article([*AROUND, (source, ja)])[-1]
    return {check.severity for check in found if check.kind is CheckKind.TRUNCATED}


def test_a_whole_translation_passes() -> None:
    assert truncated(SOURCE, FIRST + SECOND + THIRD) == set()


@pytest.mark.parametrize("ja", [FIRST + SECOND, FIRST])
def test_a_translation_without_its_last_sentences_is_blocked(ja: str) -> None:
    assert truncated(SOURCE, ja) == {Severity.BLOCK}


def test_two_sentences_may_become_one() -> None:
    joined = "職員は2週間で機械の使い方を覚え、ほとんどの人は初日から気に入りました。"
    assert truncated(SOURCE, joined + THIRD) == set()


def test_the_last_clauses_of_a_sentence_may_be_what_is_missing() -> None:
    source = (
        "The council praised the project in a letter. The new hall is warm and bright even in the darkest months, "
        "but the engineers still search for the reason why the doors open by themselves at night."
    )
    whole = "議会は書簡でこの事業を称賛しました。新しい広間は暗い季節でも暖かく明るいです。しかし技術者は、なぜ夜に扉がひとりでに開くのか、その理由をまだ探しています。"
    cut = whole[: whole.index("しかし")]
    assert (truncated(source, whole), truncated(source, cut)) == (set(), {Severity.BLOCK})


def test_a_sentence_that_only_names_an_example_may_be_left_out() -> None:
    naming = f"{SOURCE} A good example is [the report](https://library.example/report) of the first year."
    assert truncated(naming, FIRST + SECOND + THIRD) == set()


def test_a_sentence_that_says_where_to_read_on_may_not() -> None:
    pointing = f"{SOURCE} See [the report](https://library.example/report) for the details of the first year."
    said = "最初の1年の詳細は[報告書](https://library.example/report)をご覧ください。"
    assert truncated(pointing, FIRST + SECOND + THIRD + said) == set()
    assert truncated(pointing, FIRST + SECOND + THIRD) == {Severity.BLOCK}


def test_one_sentence_of_several_is_no_translation_however_short_the_first_is() -> None:
    source = "Wonderful! The machine has sorted every book of the old library without a mistake!"
    whole = "素晴らしい！機械は古い図書館のすべての本を間違いなく仕分けしました！"
    assert (truncated(source, whole), truncated(source, "素晴らしい！")) == (set(), {Severity.BLOCK})


def test_long_names_that_become_short_ones_leave_nothing_out() -> None:
    source = (
        "The National Association of Libraries and the Federal Office for Public Buildings declined to comment on it."
    )
    assert Severity.BLOCK not in truncated(source, "両団体はコメントを控えました。")


def test_the_end_of_a_lone_sentence_may_be_what_is_missing() -> None:
    source = (
        "The council praised the project in a letter to every household, and the engineers still search for the reason "
        "why the doors of the new hall open by themselves at night."
    )
    whole = "議会は全世帯への書簡でこの事業を称賛しましたが、技術者はなぜ新しい広間の扉が夜にひとりでに開くのか、その理由をまだ探しています。"
    cut = "議会は全世帯への書簡でこの事業を称賛しました。"
    assert (truncated(source, whole), truncated(source, cut)) == (set(), {Severity.BLOCK})


def test_what_introduces_a_list_may_be_said_in_half_a_sentence() -> None:
    listing = f"{SOURCE} Here are some of the questions that visitors ask:"
    assert truncated(listing, FIRST + SECOND + THIRD[:-1] + "。来館者の質問の例です。") == set()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It starts at 9 a.m. PT on Monday. Doors open at 8 a.m.", 2),
        ("Zhang et al. (2023) wrote it. Acme Inc. paid for the work.", 2),
        ("Can you wait 10 weeks? 10 months? 10 years?", 1),
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count


def test_a_sentence_that_is_left_out_before_the_end_is_blocked() -> None:
    assert truncated(SOURCE, FIRST + THIRD) == {Severity.BLOCK}


def test_a_sentence_that_nobody_said_is_blocked() -> None:
    invented = "駅前の喫茶店は来月、観光客向けの新しい菓子を売り出す予定です。"
    found = check_article([*AROUND, (SOURCE, FIRST + SECOND + THIRD + invented)])[-1]
    assert {(c.kind, c.severity, c.evidence) for c in found} == {
        (CheckKind.NO_SOURCE_COUNTERPART, Severity.BLOCK, invented)
    }


def test_one_sentence_may_become_two() -> None:
    source = (
        "The council praised the project in a letter, which it sent to every household in the city before the opening."
    )
    parts = "議会は書簡でこの事業を称賛しました。その書簡は開館の前に市内の全世帯に送られました。"
    assert check_article([*AROUND, (source, parts)])[-1] == ()


def test_a_translation_much_longer_than_usual_leaves_nothing_out_though_it_has_fewer_sentences() -> None:
    longer = (
        "ほとんどの人は、機械が図書館に届いた最初の日から、その静かな動きと使いやすさをたいへん気に入り、毎日のように"
        "使っています。"
    )
    rest = "仕事の後にも使うほどです。"
    assert truncated(SOURCE, FIRST + longer) == {Severity.BLOCK}
    assert truncated(SOURCE, FIRST + longer + rest) == set()


def test_of_a_short_source_nothing_is_said_to_be_missing() -> None:
    source = "The library lends its bikes to students in June."
    assert truncated(f"{source}!", "図書館は") == set()
    assert truncated(f"{source}!!", "図書館は") == {Severity.BLOCK}


ITEM = (
    "Read the manual before the first shift begins on Monday.",
    "月曜日の最初の勤務の前に説明書を読む",
)


@pytest.mark.parametrize(
    ("before", "ja", "severity"),
    [
        (ITEM[1], "同僚に頼み、閲覧室の棚を2回", Severity.WARN),  # items end without a full stop, and this may be one
        (f"{ITEM[1]}。", "同僚に頼み、閲覧室の棚を2回", Severity.BLOCK),
        (ITEM[1], "同僚に頼む。閲覧室の棚を2回", Severity.BLOCK),
    ],
)
def test_an_item_may_end_as_its_neighbours_do(before: str, ja: str, severity: Severity) -> None:
    source = "Ask a colleague to check the shelves of the reading room twice."
    found = check_article([*AROUND, (ITEM[0], before), (source, ja)])[-1]
    assert [check.severity for check in found if check.kind is CheckKind.TRUNCATED] == [severity]
