"""What a question finds in a text: the tokens let it through and the pattern proves it, or it is not found."""

from __future__ import annotations

import pytest

from aainews.domain.search.matching import extract, marked, pattern_of, proof_of
from aainews.domain.search.query import CannotSearch, parse_query
from aainews.domain.search.tokens import tokens_of


def is_found(question: str, text: str) -> bool:
    """As the service decides: every token of some spelling of every term is there, and the pattern agrees."""
    query = parse_query(question)
    held = set(tokens_of(text))
    proven = proof_of(query).holds(text)
    let_through = all(any(spelling.tokens <= held for spelling in term.spellings) for term in query.wanted)
    assert let_through or not proven, "the tokens keep back what the pattern would find"
    return proven and let_through


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("推論", "大規模モデルの推論コストが下がる"),
        ("企業", "米企業が発表"),
        ("脳", "脳の働き"),
        ("GPU", "ＧＰＵの供給"),
        ("ＧＰＵ", "新しいGPU。"),
        ("gpt", "ChatGPTが"),
        ("GPT-4", "GPT-4oを公開"),
        ("GPT4", "GPT-4 を公開"),
        ("gpt-4o", "GPT 4oの"),
        ("Claude Opus", "Opus と Claude"),
        ('"Claude Opus"', "新しいClaude Opus 4.1は"),
        ("LLM", "複数のLLMsを比べる"),
        ("OpenAI", "openaiの"),
        ("Node.js", "Node.jsで動く"),
        ("3.5", "Claude 3.5 Sonnet"),
        ("AIエージェント", "自律的な AI エージェントを"),
        ("AI エージェント", "エージェントとしてのAI"),
        ("生成AI", "生成 AI の規制"),
        ("サーバー", "サーバを増設"),
        ("サーバ", "サーバーを増設"),
        ("サーバレス", "サーバーレス環境"),
        ("サーバーレス", "サーバレス環境"),
        ("コンピューター", "量子コンピュータの"),
        ("ユーザインタフェース", "ユーザーインターフェースの"),
        ("ディープラーニング", "ディープ・ラーニングの"),
        ("ﾃﾞｰﾀ", "データを集める"),
        ("データ", "ﾃﾞｰﾀを集める"),
        ("100億", "100 億ドルを調達"),
        ("-規制 推論", "推論の話"),
        ("Transformer", "TRANSFORMERの"),
        ("株式会社", "株式会社AAI"),
    ],
)
def test_is_found(question: str, text: str) -> None:
    assert is_found(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("京都", "東京の都心"),
        ("ビル", "ビールを飲む"),
        ("ビール", "ビルが建つ"),
        ("RAG", "storage を増やす"),
        ("AI", "AIRの"),
        ("推論モデル", "推論はモデルによる"),
        ('"Claude Opus"', "Opus Claude"),
        ("35", "3.5 Sonnet"),
        ("GPT-4", "GPT-41"),
        ("推論 -規制", "推論と規制"),
        ('推論 -"GPT-4"', "GPT-4の推論"),
        ("推論 規制", "推論だけ"),
    ],
)
def test_is_not_found(question: str, text: str) -> None:
    assert not is_found(question, text)


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("", "search_empty"),
        ("　", "search_empty"),
        ('"', "search_empty"),
        ("- -", "search_empty"),
        ("…！？", "search_empty"),
        ("-推論", "search_only_minus"),
        ("の", "search_too_short"),
        ("a b c d e f g h i", "search_too_many"),
    ],
)
def test_a_question_without_anything_to_look_up_is_told_why(question: str, code: str) -> None:
    with pytest.raises(CannotSearch) as told:
        parse_query(question)
    assert told.value.code == code


@pytest.mark.parametrize(
    "question", ['"開いたまま', "推論 -", "“推論” モデル", "a" * 200, "[](){}.*+?^$\\|推論", "推論\x00"]
)
def test_odd_questions_are_read(question: str) -> None:
    assert parse_query(question).wanted


def test_other_spellings_of_a_name_are_asked_for_too() -> None:
    query = parse_query("オープンAI", lambda name: ["OpenAI"] if name == "オープンAI" else [])
    assert proof_of(query).holds("OpenAIが発表") and proof_of(query).holds("オープン AIが発表")


def test_marks_are_on_the_text_as_it_is_shown() -> None:
    pattern = pattern_of(parse_query("gpu").wanted[0])
    parts = marked("最新のＧＰＵ（Gpu）…", [pattern])
    assert [(part.text, part.hit) for part in parts] == [
        ("最新の", False), ("ＧＰＵ", True), ("（", False), ("Gpu", True), ("）…", False),
    ]  # fmt: skip


def test_an_extract_begins_at_the_sentence_and_says_that_it_is_one() -> None:
    text = "前置きが続く。" * 40 + "ここで推論の話になる。" + "あとがきが続く。" * 40
    parts = extract(["関係のない要約。", text], (pattern_of(parse_query("推論").wanted[0]),), 60)
    assert parts[0].text == "…ここで"
    assert parts[1].text == "推論" and parts[1].hit
    assert parts[-1].text.endswith("…")


def test_an_extract_without_a_hit_is_the_beginning() -> None:
    assert extract(["", "要約。"], (pattern_of(parse_query("推論").wanted[0]),), 60)[0].text == "要約。"


def test_what_is_meant_are_the_words_that_are_wanted() -> None:
    assert parse_query("推論　ＧＰＵ -株価 推論").meant == "推論 GPU 推論"
    assert parse_query('推論 "GPU 不足"').meant == ""
    assert parse_query('推論 -"GPU 不足"').meant == "推論"
