"""Two headlines, one event or two: on invented events that the model was not fitted on."""

from __future__ import annotations

import pytest

from aainews.stories.pairs import Chances, pair_model, same_event
from aainews.stories.signs import signs_of
from tests.stories.told import told

SAME = [
    ("Orinoco releases Lantern 4, an open-weight model for 60 languages",
     "Orinoco's Lantern 4 is out: open weights and 60 languages", 5),
    ("Orinoco releases Lantern 4, an open-weight model for 60 languages",
     "Orinoco、60言語対応のオープンウェイトモデル「Lantern 4」を公開", 9),
    ("Regulators fine Brightwell $45 million over chatbot privacy failures",
     "Brightwell fined $45 million for leaking chatbot conversations", 3),
    ("Quarry AI raises $120M Series B for warehouse robots",
     "Quarry AI、倉庫ロボットで1億2000万ドルを調達", 14),
]  # fmt: skip
DIFFERENT = [
    ("Orinoco releases Lantern 4, an open-weight model for 60 languages",
     "Orinoco pauses sign-ups for Lantern 4 after demand exceeds capacity", 50),
    ("Orinoco releases Lantern 4, an open-weight model for 60 languages",
     "Orinoco、前世代モデル「Lantern 3」の提供を終了へ", 70),
    ("Quarry AI raises $120M Series B for warehouse robots",
     "Pebble AI raises $35M seed round for kitchen robots", 6),
    ("OpenAI opens an office in Oslo", "OpenAI sued by Norwegian newspapers over training data", 20),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "hours"), SAME)
def test_reports_of_one_event_are_taken_for_one(one: str, other: str, hours: float) -> None:
    model = pair_model("letters")
    assert same_event(told(one), told(other, hours), model) >= model.threshold


@pytest.mark.parametrize(("one", "other", "hours"), DIFFERENT)
def test_events_that_share_names_are_told_apart(one: str, other: str, hours: float) -> None:
    model = pair_model("letters")
    assert same_event(told(one), told(other, hours), model) < model.threshold


def test_the_order_of_two_reports_does_not_matter() -> None:
    model = pair_model("letters")
    for one, other, hours in SAME + DIFFERENT:
        there = same_event(told(one), told(other, hours), model)
        assert there == pytest.approx(same_event(told(other, hours), told(one), model))


def test_the_same_words_a_month_later_are_less_likely_one_event() -> None:
    model, (one, other, hours) = pair_model("letters"), SAME[2]
    soon = same_event(told(one), told(other, hours), model)
    assert same_event(told(one), told(other, 24 * 30), model) < soon


def test_amounts_are_read_alike_in_both_languages() -> None:
    assert signs_of("A $4.2 billion deal").figures == signs_of("42億ドルの契約").figures == {("money", 4.2e9)}
    assert signs_of("Prices fall 40%").figures == signs_of("料金を40％引き下げ").figures


def test_a_version_is_read_with_its_name() -> None:
    assert ("lantern", "4.5") in signs_of("Orinoco、「Ｌａｎｔｅｒｎ 4.5」を発表").versions
    assert ("k", "3") in signs_of("Kimi K3 released").versions
    assert signs_of("Laid off in May 2026").versions == frozenset()


def test_words_of_both_languages_meet() -> None:
    assert signs_of("Court rules against the merger").acts & signs_of("合併差し止めの判決").acts
    assert signs_of("Accenture and Hitachi").names == signs_of("アクセンチュアと日立製作所").names


def test_a_pair_is_remembered_until_one_of_both_changes() -> None:
    model, chances = pair_model("letters"), Chances()
    (title, same, hours), changed = SAME[0], DIFFERENT[0][1]
    one, other = told(title, id="a"), told(same, hours, id="b")
    before = chances.of(one, other, model)
    assert before == chances.of(other, one, model) == same_event(one, other, model)
    after = chances.of(one, told(changed, hours, id="b"), model)
    assert after == same_event(one, told(changed, hours, id="b"), model) < before
