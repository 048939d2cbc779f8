"""What is seen only over a whole article."""

from __future__ import annotations

import pytest

from aainews.domain.checks import Check, CheckKind, Severity
from aainews.gate.article import check_article, is_broken_off
from aainews.gate.whole import check_whole

K = CheckKind

LINES = [
    (
        "The company released a new language model on Monday and published the weights for free.",
        "同社は月曜日に新しい言語モデルを公開し、重みを無料で配布しました。",
    ),
    (
        "Researchers in Tokyo tested the system on medical questions and found that it answered most of them correctly.",
        "東京の研究者がこのシステムを医療に関する質問で試験したところ、そのほとんどに正しく答えました。",
    ),
    (
        "Investors worry about the price of chips, which has doubled since last year. They expect it to fall again.",
        "投資家は、昨年から2倍になった半導体の価格を心配しています。再び下がると予想しています。",
    ),
    (
        "The government is preparing a law that would require companies to report safety problems within a month.",
        "政府は、安全上の問題を1か月以内に報告するよう企業に求める法律を準備しています。",
    ),
    (
        "Teachers say that students use the tool to write their homework, and schools have begun to discuss rules.",
        "教師によると、生徒は宿題を書くためにこのツールを使っており、学校は規則の議論を始めました。",
    ),
    (
        "You can download the data from the website and train a small network at home in about an hour.",
        "ウェブサイトからデータをダウンロードし、自宅で約1時間で小さなネットワークを訓練できます。",
    ),
]


def changed(**lines: str) -> list[tuple[str, str]]:
    new = {int(key.removeprefix("line")): ja for key, ja in lines.items()}
    return [(en, new.get(at, ja)) for at, (en, ja) in enumerate(LINES)]


def blocking(found: tuple[tuple[Check, ...], ...]) -> dict[int, set[CheckKind]]:
    rows = {at: {c.kind for c in checks if c.severity is Severity.BLOCK} for at, checks in enumerate(found)}
    return {at: kinds for at, kinds in rows.items() if kinds}


def test_a_sound_article_has_no_findings() -> None:
    assert blocking(check_whole(LINES)) == {}


def test_neighbours_that_changed_places_are_found_on_both_lines() -> None:
    found = blocking(check_article(changed(line1=LINES[2][1], line2=LINES[1][1])))
    assert found == {1: {K.MISSING_SEGMENT}, 2: {K.MISSING_SEGMENT}}


def test_lines_that_changed_places_far_apart_are_found() -> None:
    found = blocking(check_article(changed(line0=LINES[4][1], line4=LINES[0][1])))
    assert set(found) == {0, 4}


def test_a_line_that_is_said_again_in_place_of_the_next_is_found_there() -> None:
    assert K.REPEATED_SEGMENT in blocking(check_article(changed(line3=LINES[2][1])))[3]


def test_one_translation_may_serve_two_sources_that_say_the_same() -> None:
    twice = [*LINES, (LINES[0][0].replace("for free", "free of charge"), LINES[0][1])]
    assert blocking(check_article(twice)) == {}


def test_a_line_that_stops_within_a_sentence_is_cut_off() -> None:
    found = blocking(check_article(changed(line1="東京の研究者がこのシステムを医療に関する")))
    assert K.TRUNCATED in found[1]


@pytest.mark.parametrize(
    ("source", "ja"),
    [
        ("The company opened its library to everyone.", "同社は皆に図書館を公開し"),
        ("The company opened its library to everyone.", "同社は図書館を誰にでも公開しま"),
        ("The company opened its library to everyone.", "同社は図書館の"),
        ("The library of the company, paid for by readers", "同社は図書館を"),
        ("Ask [the staff](https://library.example/staff).", "[職員](https://library"),
        ("Call `open()` to enter.", "入るには `ope"),
        ("Tell us why (not only for yourself!) you want it.", "なぜ必要なのか（自分のためだけではなく！"),
        ('{ text: "It is open.", correct: true }', '{ text: "開いています。'),
    ],
)
def test_a_text_that_stops_where_none_can_end_is_broken_off(source: str, ja: str) -> None:
    assert is_broken_off(source, ja, 0.0, is_usual=False)


@pytest.mark.parametrize(
    ("source", "ja"),
    [
        ("The company wants to open its library to everyone.", "図書館を誰にでも公開するというもの"),
        ("The company wants to open its library to everyone.", "図書館を誰にでも公開すること"),
        ("The company expects to open its library.", "図書館を公開する見通し"),
        ("The books, the shelves,", "本、棚、"),
        ("Ask [the staff](https://library.example/staff).", "[職員](https://library.example/staff)"),
        ("Call `open()`.", "呼び出すのは `open()`"),
        ("Tell us why (not only for yourself!).", "理由を教えてください（自分のためだけではなく！）。"),
        ('{ text: "It is open.", correct: true }', '{ text: "開いています。", correct: true }'),
        ("The books that you need are:", "必要な本は"),
    ],
)
def test_a_text_without_a_full_stop_may_be_whole(source: str, ja: str) -> None:
    assert not is_broken_off(source, ja, 0.0, is_usual=False)


@pytest.mark.parametrize(
    ("ja", "stretch", "is_cut"),
    [
        ("準備が整いました。進み具合を確認するための", -0.2, True),
        ("準備が整いました。使用するのは", -0.1, False),
        ("準備が整いました。使用するのは次の本です：", -0.3, False),
        ("入るために呼び出すのは `open()`", -0.5, True),
    ],
)
def test_before_a_colon_half_a_sentence_may_do_where_the_length_is_right(ja: str, stretch: float, is_cut: bool) -> None:
    source = "Everything is ready. To follow the progress, call `open()` like this:"
    assert is_broken_off(source, ja, stretch, is_usual=False) is is_cut


def test_a_line_without_its_last_sentence_is_cut_off() -> None:
    assert K.TRUNCATED in blocking(check_article(changed(line2="投資家は価格を心配しています。")))[2]


def test_a_paragraph_in_the_other_register_is_found() -> None:
    plain = "教師によると、生徒は宿題を書くためにこのツールを使っている。学校は規則の議論を始めたのである。"
    assert blocking(check_article(changed(line4=plain))) == {4: {K.REGISTER_CHANGE}}


def test_headings_items_and_quotations_may_be_in_the_other_register() -> None:
    others = [
        ("Measuring the ability of AI systems:", "AI システムの能力を測定する:"),
        ("- Define the schedule.", "- スケジュールを定義した。"),
        ("“It was hard,” she said.", "「大変だった。しかし終わった。」と彼女は述べました。"),
        ("Great!", "素晴らしい！"),
    ]
    assert blocking(check_article([*LINES, *others])) == {}


def test_an_article_in_plain_style_keeps_to_it() -> None:
    plain = [
        ("One thing is clear.", f"これは{word}についての話であり、結論はまだ出ていない。") for word in "春夏秋冬朝"
    ]
    found = blocking(check_article([*plain, ("Another thing follows.", "続きは明日お伝えします。")]))
    assert found == {5: {K.REGISTER_CHANGE}}


def test_a_line_without_translation_is_told_there_and_on_the_line_before() -> None:
    found = check_whole(changed(line3=""))
    assert blocking(found) == {3: {K.MISSING_SEGMENT}}
    assert K.MISSING_SEGMENT in {check.kind for check in found[2]}


def test_one_number_that_is_left_out_is_a_paragraph_that_was_dropped() -> None:
    found = blocking(check_whole(LINES, ids=[0, 1, 2, 4, 5, 6]))
    assert found == {2: {K.MISSING_SEGMENT}}


def test_many_numbers_left_out_are_a_selection() -> None:
    assert blocking(check_whole(LINES, ids=[0, 2, 4, 5, 9, 12])) == {}
