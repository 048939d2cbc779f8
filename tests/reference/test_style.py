"""House style: one way of writing each word, wherever it may be touched."""

from __future__ import annotations

import pytest

from aainews.enrich.polish import polish
from aainews.reference.style import in_house_words, without_furniture


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("サーバとユーザのブラウザ", "サーバーとユーザーのブラウザー"),
        ("ユーザビリティとサーバント", "ユーザビリティとサーバント"),
        ("サーバー、コンピューター", "サーバー、コンピューター"),
        ("`サーバ`と『サーバ入門』", "`サーバ`と『サーバ入門』"),
        ("[サーバ](https://a.example/サーバ)", "[サーバー](https://a.example/サーバ)"),
        ("セキュリティーとインタフェース", "セキュリティとインターフェース"),
        ("お試し下さい", "お試しください"),
        ("5～6個……", "5〜6個……"),
    ],
)
def test_words_are_written_our_way(text: str, ours: str) -> None:
    assert in_house_words(text) == ours
    assert in_house_words(ours) == ours


def test_what_the_source_writes_itself_stays() -> None:
    assert in_house_words("サーバ株式会社が発表", "サーバ株式会社 announced it") == "サーバ株式会社が発表"


def test_no_number_is_changed() -> None:
    assert in_house_words("サーバ 12,345 台、3.5倍、令和7年") == "サーバー 12,345 台、3.5倍、令和7年"


@pytest.mark.parametrize(
    ("title", "ours"),
    [
        ("🚀 GPT-5 is here (8 minute read)", "GPT-5 is here"),
        ("[Sponsored] A better database", "A better database"),
        ("Sponsored: A better database", "A better database"),
        ("A better database (Sponsor)", "A better database"),
        ("Whisper (GitHub Repo)", "Whisper"),
        ("GPT-5 発表（8分で読める）", "GPT-5 発表"),
        ("【PR】新製品", "新製品"),
        ("Meta's ad business grows 20%", "Meta's ad business grows 20%"),
        ("C++ 20 (2020)", "C++ 20 (2020)"),
        ("⭐", "⭐"),
    ],
)
def test_headlines_go_without_newsletter_furniture(title: str, ours: str) -> None:
    assert without_furniture(title) == ours


def test_a_translated_headline_goes_without_it_too() -> None:
    assert polish("【PR】GPT-5 を公開（8分で読める）", "GPT-5 is here", headline=True) == "GPT-5 を公開"
    assert (
        polish("売上高が20%増（前年同期比）", "Sales up 20% (year on year)", headline=True)
        == "売上高が 20% 増（前年同期比）"
    )


@pytest.mark.parametrize(
    ("ja", "source", "expected"),
    [
        ("安全性和 LLM の能力", "safety and the capacity of LLMs", "安全性と LLM の能力"),
        ("Python和Rust", "Python and Rust", "Python と Rust"),
        ("チーム和 AI", "the Team Wa AI", "チーム和 AI"),  # the source joins nothing
        ("令和 AI 戦略", "the Reiwa strategy for AI and data", "令和 AI 戦略"),
        ("温和なモデルと平和", "mild models and peace", "温和なモデルと平和"),
    ],
)
def test_the_chinese_and_between_japanese_and_latin_is_put_right(ja: str, source: str, expected: str) -> None:
    assert polish(ja, source) == expected
