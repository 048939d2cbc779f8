from __future__ import annotations

from pathlib import Path

import pytest

from aainews.errors import ConfigError
from aainews.reference.prices import FREE, NOTHING_TO_PAY, Price, read_prices


def test_cached_tokens_are_a_part_of_the_input_at_their_own_price() -> None:
    assert Price(input=2, cached=0.5, output=8).cost(1_000_000, 400_000, 500_000) == pytest.approx(1.2 + 0.2 + 4.0)
    assert Price(input=2, output=8).cost(1_000_000, 400_000, 0) == pytest.approx(2.0)


@pytest.mark.parametrize("name", ["gpt-5-mini", "gpt-5-mini-2025-08-07", "openai/gpt-5-mini", "gpt-5-mini-latest"])
def test_a_dated_name_and_a_providers_prefix_have_the_price_of_the_plain_name(name: str) -> None:
    prices = read_prices()
    assert prices.of(name) == prices.models["gpt-5-mini"]


@pytest.mark.parametrize("name", ["gpt-5-mini-turbo", "gpt-6", "stand-in", ""])
def test_an_unknown_model_has_no_price(name: str) -> None:
    assert read_prices().of(name) is None


def test_the_operators_file_is_read_instead(tmp_path: Path) -> None:
    file = tmp_path / "prices.toml"
    file.write_text('[models]\n"my-model" = { input = 1, output = 2 }\n')
    prices = read_prices(file)
    assert (prices.of("my-model"), prices.of("gpt-5-mini")) == (Price(input=1, output=2), None)


@pytest.mark.parametrize("text", ["[models", '[models]\n"a" = { input = -1, output = 2 }', '[models]\na = "free"'])
def test_a_file_that_is_no_price_table_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "prices.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=r"prices\.toml"):
        read_prices(file)


def test_the_embedded_model_costs_nothing() -> None:
    assert NOTHING_TO_PAY.of("anything.gguf") == FREE
