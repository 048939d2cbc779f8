"""The glossary: complete, without contradiction, found in texts and put in place."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from aainews.reference.glossary import TERMS, enforced, terms_in, with_our_words, wrong_forms


def test_every_entry_is_complete() -> None:
    assert len(TERMS) >= 110
    assert [t.en for t in TERMS if not (t.en and all(t.en) and t.ja and t.gloss.endswith("。"))] == []
    assert [t.en[0] for t in TERMS if len(t.gloss) > 60] == []


def test_no_form_belongs_to_two_terms() -> None:
    forms = Counter(form.lower().replace("-", " ") for term in TERMS for form in term.en)
    assert [form for form, count in forms.items() if count > 1] == []


def test_nothing_that_is_right_is_forbidden() -> None:
    wrong = [
        (term.en[0], pattern, form)
        for term in TERMS
        for pattern in term.forbidden
        for form in (term.ja, *term.aliases)
        if re.search(pattern, form)
    ]
    assert wrong == []


def test_what_is_put_in_place_is_never_put_in_place_again() -> None:
    for term in TERMS:
        assert list(wrong_forms(term.ja, " ".join(form for other in TERMS for form in other.en))) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("AI agents plan; agents act.", ["AI agent", "agent"]),
        ("Open-source LLMs with RAG", ["open source", "large language model", "retrieval-augmented generation"]),
        ("A rag and a cot in the vc.", []),
        ("Fine tuning reasoning models", ["fine-tuning", "reasoning model"]),
        ("agentless magazines", []),
    ],
)
def test_terms_are_found_in_their_longest_form(text: str, names: list[str]) -> None:
    assert [term.en[0] for term in terms_in(text)] == names


@pytest.mark.parametrize(
    ("en", "ja", "ours"),
    [
        ("Reasoning models are slow.", "推理モデルは遅いです。", "推論モデルは遅いです。"),
        ("A detective story.", "推理モデルは遅いです。", "推理モデルは遅いです。"),
        ("Quantization helps.", "軽量化と量化が役立ちます。", "軽量化と量子化が役立ちます。"),
        ("We fine-tuned it.", "微調整しました。", "微調整しました。"),
        ("The open-source community", "開源コミュニティ", "オープンソースコミュニティ"),
        ("Users like it.", "用戶に好評です。", "ユーザーに好評です。"),
    ],
)
def test_a_forbidden_form_gives_way_where_the_source_warrants_it(en: str, ja: str, ours: str) -> None:
    assert enforced(ja, en) == ours


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("Introduction to Reinforcement Learning", "Introduction to 強化学習"),
        ("Large language models, and RAG", "大規模言語モデル, and RAG"),
        ("⟦1⟧machine⟦/1⟧ learning", "⟦1⟧machine⟦/1⟧ learning"),
        ("We trained a model.", "We trained a model."),
    ],
)
def test_terms_of_several_words_are_put_into_our_words_for_a_small_model(text: str, ours: str) -> None:
    assert with_our_words(text) == ours
