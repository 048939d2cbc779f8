from __future__ import annotations

import random

import pytest

from aainews.domain.reading import reading_minutes, word_count
from aainews.extract.similarity import first_near_duplicate, similarity_signature

_WORDS = [
    "model",
    "token",
    "agent",
    "paper",
    "company",
    "release",
    "benchmark",
    "memory",
    "price",
    "open",
    "weights",
    "chip",
    "data",
    "law",
    "court",
    "search",
    "image",
    "voice",
    "robot",
    "test",
]
_KANJI = "新型推論企業発表価格研究開発半導体政府規制検索画像音声学習評価公開無料"


def is_copy(one: str, other: str) -> bool:
    return first_near_duplicate(one, [("other", other)]) == "other"


def english(seed: int, sentences: int = 60) -> list[str]:
    source = random.Random(seed)
    return [" ".join(source.choices(_WORDS, k=12)).capitalize() + "." for _ in range(sentences)]


def japanese(seed: int, sentences: int = 60) -> list[str]:
    source = random.Random(seed)
    return ["".join(source.choices(_KANJI, k=14)) + "ことが分かった。" for _ in range(sentences)]


@pytest.mark.parametrize("write", [english, japanese])
def test_a_syndicated_copy_with_another_opening_and_close_is_found(write: object) -> None:
    text = english(1) if write is english else japanese(1)
    opening = (
        ["This story first appeared elsewhere."] if write is english else ["この記事は提携媒体から転載しています。"]
    )
    copy = opening + text[2:-2] + opening
    assert is_copy(similarity_signature("\n".join(text)), similarity_signature(" ".join(copy)))


@pytest.mark.parametrize("write", [english, japanese])
def test_two_reports_that_quote_each_other_are_not_copies(write: object) -> None:
    one, other = (english(1), english(2)) if write is english else (japanese(1), japanese(2))
    quoting = other[:40] + one[:20]
    assert not is_copy(similarity_signature("\n".join(one)), similarity_signature("\n".join(quoting)))


def test_a_headline_is_no_evidence() -> None:
    assert similarity_signature("A new model was released today") == ""
    assert not is_copy("", "")


def test_the_signature_is_short_hex_and_the_same_everywhere() -> None:
    signature = similarity_signature("\n".join(english(1)))
    assert len(signature) == 256 and int(signature, 16)
    assert signature == similarity_signature("\n".join(english(1)).upper())


def test_reading_time_counts_characters_in_japanese_and_words_elsewhere() -> None:
    assert reading_minutes("あ" * 5500, "ja") == 10
    assert reading_minutes("word " * 2200, "en-US") == 10
    assert (reading_minutes("", "ja"), reading_minutes("短い。", "ja")) == (0, 1)
    assert word_count("GPT-5は推論する model's") == 1 + 5 + 1


def test_of_several_copies_the_first_is_named() -> None:
    text = english(1)
    mine = similarity_signature("\n".join(text))
    others = [
        ("short", ""),
        ("another", similarity_signature("\n".join(english(2)))),
        ("first", similarity_signature("\n".join(text[2:]))),
        ("second", mine),
    ]

    assert first_near_duplicate(mine, others) == "first"
    assert first_near_duplicate(mine, others[:2]) is None
    assert first_near_duplicate("", others) is None
    assert first_near_duplicate(mine, []) is None
