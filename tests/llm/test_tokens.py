from __future__ import annotations

import pytest

from aainews.llm.tokens import estimate_tokens
from tests.model_server.counting import exact_counter

SAMPLES = {
    "english": "The company released a new family of open models with up to 27 billion parameters, trained on 14 trillion tokens. "
    * 5,
    "japanese": "同社は最大 270 億パラメータの新しいオープンモデル群を公開しました。学習には 14 兆トークンを使っています。"
    * 5,
    "code": "for index, value in enumerate(values):\n    print(f'{index}: {value}')\n" * 5,
}
O200K = {"english": 121, "japanese": 186, "code": 85}
"""Counted with tiktoken."""


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_estimate_is_within_its_stated_bounds(kind: str):
    assert 0.63 <= estimate_tokens(SAMPLES[kind]) / O200K[kind] <= 1.52


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_figures_above_are_those_of_the_vocabulary(kind: str):
    counter = exact_counter()
    if counter is None:
        pytest.skip("set TIKTOKEN_CACHE_DIR to a folder with o200k (see tests/model_server/counting.py)")
    assert counter(SAMPLES[kind]) == O200K[kind]


def test_nothing_is_no_token_and_anything_is_at_least_one():
    assert estimate_tokens("") == 0
    assert estimate_tokens("、") == 1
