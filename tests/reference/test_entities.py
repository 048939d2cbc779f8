"""Names as readers and writers spell them."""

from __future__ import annotations

import pytest

from aainews.domain.analysis import EntityKind
from aainews.reference.entities import find, japanese_forms, maker_of, other_spellings, resolve, slug_for

COMPANY, MODEL, TOOL, PERSON = EntityKind


def found(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.entity.slug) for hit in find(text)]


@pytest.mark.parametrize(
    "name", ["OpenAI", "オープンAI", "ＯｐｅｎＡＩ", "open-ai", "Open AI", " OPENAI ", "オープンエーアイ", "ｵｰﾌﾟﾝAI"]
)
def test_one_company_however_it_is_spelt(name: str) -> None:
    known = resolve(name)
    assert known is not None and (known.kind, known.slug) == (COMPANY, "openai")


def test_a_model_without_a_row_has_one_address_and_its_maker() -> None:
    spellings = [resolve(name) for name in ("GPT-7.3", "GPT7.3", "ＧＰＴ 7.3")]
    assert {known and known.slug for known in spellings} == {"gpt-7-3"}
    assert spellings[0] is not None and (maker := maker_of(spellings[0])) is not None and maker.slug == "openai"
    assert slug_for(MODEL, "Claude 3.5 Sonnet") == slug_for(MODEL, "Claude Sonnet 3.5") == "claude-sonnet-3-5"


def test_a_wrong_kind_is_put_right_but_a_person_is_no_thing() -> None:
    known = resolve("Claude", TOOL)
    assert known is not None and known.kind is MODEL
    assert resolve("Claude", PERSON) is None


def test_an_unknown_name_has_an_address_too() -> None:
    assert slug_for(COMPANY, "Zebra  Works") == slug_for(COMPANY, "ZEBRA-works") == "zebraworks"
    assert slug_for(COMPANY, "…") == ""


def test_a_search_for_one_spelling_is_one_for_all() -> None:
    assert "OpenAI" in other_spellings("オープンAI")
    assert "グーグル" in japanese_forms("Google")
    assert other_spellings("知らない会社") == ()


def test_names_of_a_japanese_text_in_any_width() -> None:
    text = "ＯｐｅｎＡＩとﾏｲｸﾛｿﾌﾄ、Claude Opus 4.6を富士通が採用。"
    assert found(text) == [
        ("ＯｐｅｎＡＩ", "openai"),
        ("ﾏｲｸﾛｿﾌﾄ", "microsoft"),
        ("Claude Opus 4.6", "claude-opus-4-6"),
        ("富士通", "fujitsu"),
    ]


def test_the_longest_name_wins() -> None:
    assert found("Google DeepMind and GPT-5.2, not GPT-5.") == [
        ("Google DeepMind", "google-deepmind"),
        ("GPT-5.2", "gpt-5-2"),
        ("GPT-5", "gpt-5"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Metadata and meta learning: a meta-analysis.",
        "He ate an apple pie, then Apple pie again.",
        "In Tel Aviv the open AI models of Jean-Claude Juncker.",
        "Claude Shannon was born under Gemini zodiac signs.",
        "a copilot and a cursor in the amazon rainforest",
        "グーグルプレックスのメタ認知、日立市と楽天的な人。",
        "Perplexity is a measure of language models.",
        "We scale. AI is old.",
        "See https://openai.github.io/x and https://huggingface.co/papers",
    ],
)
def test_an_ordinary_word_is_no_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Apple sues Meta.", ["apple", "meta"]),
        ("Perplexity が検索を変える", ["perplexity"]),
        ("Money for Perplexity rises.", ["perplexity"]),
        ("Perplexity falls, says Perplexity AI.", ["perplexity", "perplexity"]),
        ("hugging-face, HuggingFace, Hugging Face", ["hugging-face"] * 3),
        ("OpenAI's model; non-OpenAI; OpenAI/Google", ["openai", "openai", "openai", "google"]),
    ],
)
def test_the_same_word_as_a_name_is_one(text: str, slugs: list[str]) -> None:
    assert [slug for _, slug in found(text)] == slugs
