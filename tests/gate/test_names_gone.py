"""Names that a whole article says and its translation does not."""

from __future__ import annotations

import pytest

from aainews.domain.checks import CheckKind
from aainews.gate.article import check_article

AROUND = [
    (
        "The lesson takes about an hour and needs no special computer.",
        "この授業は1時間ほどで、特別なコンピューターは要りません。",
    ),
    ("Readers asked for a second part, which will follow in spring.", "読者から続編の希望があり、春に公開されます。"),
]
UNSLOTH = [
    ("Unsloth is a library that makes fine-tuning faster.", "{}は、ファインチューニングを速めるライブラリです。"),
    ("In this exercise you will use Unsloth on a small model.", "この演習では、小さなモデルで{}を使います。"),
]


def names_found(said: list[str]) -> list[str]:
    pairs = [(en, ja.format(name)) for (en, ja), name in zip(UNSLOTH, said, strict=True)]
    checks = [check for line in check_article([*AROUND, *pairs]) for check in line]
    return [check.evidence for check in checks if check.kind is CheckKind.NAME_CORRUPTED]


def test_a_name_that_became_a_word_is_found_in_each_line() -> None:
    assert names_found(["無邪気", "無邪気"]) == ["Unsloth → nothing"] * 2


@pytest.mark.parametrize("said", [["Unsloth", "unsloth"], ["アンスロス", "アンスロース"], ["Unsloth", "これ"]])
def test_a_name_in_letters_or_kana_or_left_out_once_is_fine(said: list[str]) -> None:
    assert names_found(said) == []
