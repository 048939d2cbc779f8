"""What a text states, brought to one form."""

from __future__ import annotations

from decimal import Decimal

import pytest

from aainews.gate.facts import Fact, FactKind, Weight, facts_of


def stated(text: str, language: str) -> list[tuple[FactKind, Decimal | str, str]]:
    """Kind, value and unit of everything that is no idiom and no name."""
    facts = [f for f in facts_of(text, language) if f.weight is not Weight.IDLE and f.kind is not FactKind.NAME]
    return [(fact.kind, fact.value, fact.unit) for fact in facts]


def only(text: str, language: str) -> Fact:
    facts = [f for f in facts_of(text, language) if f.weight is not Weight.IDLE and f.kind is not FactKind.NAME]
    assert len(facts) == 1, facts
    return facts[0]


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("$350 billion", "3500億ドル"),
        ("$1.2bn", "12億ドル"),
        ("$500m", "5億ドル"),
        ("€20 million", "2000万ユーロ"),
        ("3.3 trillion yen", "3兆3000億円"),
        ("120 million yen", "1億2000万円"),
        ("¥12 billion", "120億円"),
        ("12 lakh rupees", "120万ルピー"),
        ("35 percent", "35％"),
        ("35%", "３５パーセント"),
        ("80GB", "80ギガバイト"),
        ("30 megawatts", "30メガワット"),
        ("20 km", "20キロメートル"),
        ("24 hours", "24時間"),
        ("3.5x", "3.5倍"),
        ("two million", "200万"),
        ("half a million", "50万"),
        ("two hundred and five", "二百五社"),
        ("300", "三百もの"),
        ("1,204 comments", "1204件"),
        ("three and a half years", "3年半"),
        ("Q3", "第3四半期"),
        ("the third quarter", "第三四半期"),
        ("the 2020s", "2020年代"),
        ("the 21st century", "21世紀"),
        ("9:30 a.m.", "午前9時30分"),
        ("9 p.m.", "21時"),
        ("July 5, 2026", "令和8年7月5日"),
        ("July 2026", "2026年7月"),
        ("2026-07-05", "2026年7月5日"),
        ("#448", "#448"),
        ("GPT-4o", "GPT-4o"),
        ("v2.1", "v2.1"),
        ("3.11.4", "3.11.4"),
        ("GPT 5.2", "GPT-5.2"),
    ],
)
def test_both_languages_come_to_the_same_fact(english: str, japanese: str) -> None:
    assert set(stated(english, "en")) == set(stated(japanese, "ja"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("hundreds of billions of dollars", 10**11),
        ("tens of thousands of users", 10**4),
        ("several hundred engineers", 100),
    ],
)
def test_orders_of_magnitude_are_vague(text: str, value: int) -> None:
    fact = only(text, "en")
    assert (fact.value, fact.vague) == (value, True)


@pytest.mark.parametrize(("text", "value"), [("数千億", 10**11), ("何万もの", 10**4), ("数百人", 100)])
def test_orders_of_magnitude_are_vague_in_japanese(text: str, value: int) -> None:
    fact = only(text, "ja")
    assert (fact.value, fact.vague) == (value, True)


@pytest.mark.parametrize(
    "text",
    [
        "一方で",
        "一部の",
        "第三者",
        "十分に検討した",
        "統一された",
        "千葉の",
        "唯一の",
        "八つ当たり",
        "一般的に",
        "二次的な",
        "ひとつの",
    ],
)
def test_kanji_of_a_word_are_no_number(text: str) -> None:
    assert stated(text, "ja") == []


@pytest.mark.parametrize("text", ["one of the best", "On the one hand", "once again", "at first", "both of them"])
def test_numbers_of_an_idiom_ask_for_nothing(text: str) -> None:
    assert stated(text, "en") == []


def test_the_first_end_of_a_range_has_the_unit_of_the_second() -> None:
    assert (
        stated("5-10%", "en")
        == stated("5〜10%", "ja")
        == [(FactKind.PERCENT, 5, "percent"), (FactKind.PERCENT, 10, "percent")]
    )


def test_a_range_shares_its_magnitude() -> None:
    assert [value for _, value, _ in stated("5〜10億ドル", "ja")] == [5 * 10**8, 10**9]


@pytest.mark.parametrize(
    "text", ["`retry(3)`", "[x](https://a.example/2024/10)", "https://a.example/404", "⟦12⟧", "<b data-n=5>"]
)
def test_code_addresses_and_placeholders_are_not_read(text: str) -> None:
    assert stated(text, "en") == stated(text, "ja") == []


def test_the_number_of_a_list_item_is_not_read() -> None:
    assert stated("3. Restart the server", "en") == []


def test_a_size_is_not_part_of_the_version_before_it() -> None:
    assert stated("Llama 3.1 70B", "en") == [(FactKind.VERSION, "3.1", "llama"), (FactKind.NUMBER, 70 * 10**9, "")]


def test_a_fact_knows_where_it_stands() -> None:
    text = "It raised $66 million."
    fact = only(text, "en")
    assert text[fact.start : fact.end].strip() == fact.text == "$66 million"


def test_names_are_facts_too() -> None:
    names = [fact.text for fact in facts_of("We asked Anthropic about GitHub.", "en") if fact.kind is FactKind.NAME]
    assert names == ["Anthropic", "GitHub"]


@pytest.mark.parametrize("text", ["1.2.3万", "版は 12.30.1億 です", "1..2億", "値は2..,38一月です", "90.-兆..6"])
def test_digits_that_make_no_number_are_read_without_a_fault(text: str) -> None:
    assert all(fact.text in text for fact in facts_of(text, "ja"))


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("1st May 2024", "2024年5月1日"),
        ("May 1st, 2024", "2024年5月1日"),
        ("2nd of May, 2024", "2024年5月2日"),
        ("3 of Sept. 2024", "2024年9月3日"),
        ("Sept. 3", "9月3日"),
        ("4th Dec", "12月4日"),
        ("May of 2024", "2024年5月"),
        ("May, 2024", "2024年5月"),
        ("Nov. '24", "2024年11月"),
    ],
)
def test_a_date_is_the_same_however_english_writes_it(english: str, japanese: str) -> None:
    assert sorted(stated(english, "en")) == sorted(stated(japanese, "ja")) != []
