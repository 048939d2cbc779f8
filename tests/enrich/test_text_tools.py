"""Sentences, amounts, polish, tags: small functions on text."""

from __future__ import annotations

import pytest

from aainews.domain.analysis import EntityKind
from aainews.enrich.known_names import known_names
from aainews.enrich.mask import mask
from aainews.enrich.polish import polish
from aainews.enrich.sentences import passages, sentences
from aainews.enrich.small_model import for_small_model, from_small_model, names_of, with_japanese_amounts
from aainews.enrich.tags import named_in, normalised_tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ("One.", "Two!", "Three?")),
        ("Dr. Smith of the U.S. Navy spoke. He left.", ("Dr. Smith of the U.S. Navy spoke.", "He left.")),
        ("It costs 3.5 dollars. Fine.", ("It costs 3.5 dollars.", "Fine.")),
        ('He said "yes." Then he left.', ('He said "yes."', "Then he left.")),
        ("⟦1⟧It works.⟦/1⟧ So do we.", ("⟦1⟧It works.⟦/1⟧", "So do we.")),
        ("一つ。二つ。", ("一つ。", "二つ。")),
        ("VW ID. SPACE VIZZIONは新型だ。続く。", ("VW ID. SPACE VIZZIONは新型だ。", "続く。")),
        ("これはペンです. That is it です.", ("これはペンです.", "That is it です.")),
        ("The word 推論 is new. It means inference.", ("The word 推論 is new.", "It means inference.")),
        ("no stop", ("no stop",)),
        ("", ()),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: tuple[str, ...]) -> None:
    assert sentences(text) == expected


def test_passages_hold_whole_sentences_up_to_the_limit() -> None:
    text = " ".join(f"This is the sentence number {n} of the text." for n in range(12))
    runs = passages(text, 30)
    assert " ".join(runs) == text
    assert len(runs) > 3
    assert all(run.endswith(".") for run in runs)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("raised $350 billion", "raised 3,500億ドル"),
        ("raised $1.25B", "raised 12億5,000万ドル"),
        ("$500m", "5億ドル"),
        ("2.5 million users", "250万 users"),
        ("€3 million", "300万ユーロ"),
        ("40 million dollars", "4,000万ドル"),
        ("$30", "30ドル"),
        ("hundreds of billions of dollars", "数千億ドル"),
        ("tens of thousands of people", "数万 people"),
        ("a 7B model with 128k tokens and 32 layers", "a 7B model with 128k tokens and 32 layers"),
        ("in 2024, 5 m away", "in 2024, 5 m away"),
    ],
)
def test_amounts_are_put_into_japanese_exactly(source: str, expected: str) -> None:
    assert with_japanese_amounts(source) == expected


def test_a_small_model_sees_tags_and_they_become_placeholders_again() -> None:
    shown = for_small_model("See ⟦1⟧the docs⟦/1⟧ or ⟦2⟧.")
    assert shown == "See <b1>the docs</b1> or <x2/>."
    assert from_small_model(shown) == "See ⟦1⟧the docs⟦/1⟧ or ⟦2⟧."


@pytest.mark.parametrize(
    ("ja", "expected"),
    [
        ("AIシステムは約2%です", "AI システムは約 2% です"),
        ("AI　システム  は", "AI システム  は"),
        ("⟦1⟧OpenAI⟦/1⟧が⟦2⟧を使う", "⟦1⟧OpenAI⟦/1⟧ が⟦2⟧を使う"),
        ("「GPT」を使う", "「GPT」を使う"),
        ("これは(たぶん)動きます.", "これは（たぶん）動きます。"),
        ("研究(R&D)です", "研究（R&D）です"),
        ("f(x) と g(x)", "f(x) と g(x)"),
        ("何でしょうか?はい!", "何でしょうか？はい！"),
        ("“良い”と言った", "「良い」と言った"),
        ("翻訳: 良いです", "良いです"),
        ("良いです。。", "良いです。"),
        ("ＧＰＴ５とｶﾞｲﾄﾞ", "GPT5 とガイド"),
        ("1,000個、2.5倍", "1,000 個、2.5 倍"),
        ("2 億 5,000 万ドル、100万人", "2億5,000万ドル、100万人"),
        ("English only, as is.", "English only, as is."),
    ],
)
def test_polish_makes_one_house_style(ja: str, expected: str) -> None:
    assert polish(ja) == expected


@pytest.mark.parametrize(
    "ja", ["AI システムは約 2% です。", "「良い」と OpenAI は述べました。", "⟦1⟧文書⟦/1⟧と ⟦2⟧ を見る"]
)
def test_polish_leaves_what_is_polished(ja: str) -> None:
    assert polish(ja) == polish(polish(ja)) == ja


def test_a_headline_has_no_full_stop_that_its_source_has_not() -> None:
    assert polish("OpenAI、新モデルを公開。", "OpenAI releases model", headline=True) == "OpenAI、新モデルを公開"


@pytest.mark.parametrize(
    ("source", "ja", "expected"),
    [
        ("Advanced reasoning", "高度な推理", "高度な推論"),
        ("A detective's deduction", "探偵の推理", "探偵の推理"),
        ("Deploy the model", "模型を部署する", "モデルをデプロイする"),
        ("The department", "部署の人", "部署の人"),
    ],
)
def test_chinese_terms_become_japanese_where_the_source_warrants_it(source: str, ja: str, expected: str) -> None:
    assert polish(ja, source) == expected


def test_quotes_around_everything_go_unless_the_source_has_them() -> None:
    assert polish("「新モデルを公開」", "New model released") == "新モデルを公開"
    assert polish("「新モデルを公開」", "“New model released”") == "「新モデルを公開」"


def test_tags_are_cleaned_counted_once_and_never_ai_alone() -> None:
    given = [
        "#LLM",
        "llm",
        "AI",
        "オープン ソース",
        "オープンソース",
        "  推論 ",
        "ＧＰＵ",
        "a",
        "b",
        "c",
        "d",
        "x" * 40,
    ]
    assert normalised_tags(given) == ("LLM", "オープン ソース", "推論", "GPU", "a", "b")


def test_a_name_that_is_also_a_word_keeps_its_capital() -> None:
    assert [e.name for e in named_in("An apple a day. Apple said so.", [(EntityKind.COMPANY, "Apple")])] == ["Apple"]


def test_code_knows_names_by_itself_and_only_as_names() -> None:
    known = {
        name for _, name in known_names("OpenAI's GPT-5 mini beat Llama 4 and Claude Opus 4.6. Metadata of an apple.")
    }
    assert known == {"OpenAI", "GPT-5 mini", "Llama 4", "Claude Opus 4.6"}


def test_an_entity_must_stand_in_the_article_as_a_word() -> None:
    mentions = [(EntityKind.COMPANY, "openai"), (EntityKind.COMPANY, "Meta"), (EntityKind.MODEL, "Llama 4")]
    found = named_in("OpenAI wrote of metadata.", mentions)
    assert [(entity.kind, entity.name) for entity in found] == [(EntityKind.COMPANY, "OpenAI")]


@pytest.mark.parametrize(("html", "said", "back"), [
    ("The <code>fill-mask</code> pipeline", "fill-mask パイプライン", "⟦1⟧ パイプライン"),
    ("The <code>fill-mask</code> pipeline", "`fill-mask`パイプライン", "⟦1⟧パイプライン"),
    ("The <code>fill-mask</code> pipeline", "<x1/> パイプライン", "⟦1⟧ パイプライン"),
    ("The <code>fill-mask</code> pipeline", "fill-mask と fill-mask", "fill-mask と fill-mask"),
    ("The <code>fill-mask</code> pipeline", "fill-masked", "fill-masked"),
    ("The <code>f(x)</code> call", "f(x) の呼び出し", "f(x) の呼び出し"),
    ("The <code>mask</code> is a mask", "mask はマスク", "mask はマスク"),
])  # fmt: skip
def test_a_small_model_that_loses_tags_copies_names(html: str, said: str, back: str) -> None:
    masked = mask(html)
    names = names_of(masked, masked.text)
    assert all(name in for_small_model(masked.text, names) for name in names.values())
    assert from_small_model(said, names) == back
