"""Code and addresses of Markdown text."""

from __future__ import annotations

import pytest

from aainews.domain.checks import CheckKind, Severity
from aainews.gate.literals import check_literals

K = CheckKind

FOUND = [
    ("Call `load_model()` now.", "今 `load_models()` を呼びます。", K.LITERAL_ALTERED),
    ("Call `load_model()` now.", "今 `load` を呼びます。", K.LITERAL_ALTERED),
    ("Call `load_model()` now.", "今 `load_model（）` を呼びます。", K.LITERAL_ALTERED),
    ("Call `load_model()` now.", "今を呼びます。", K.LOST_PLACEHOLDER),
    (
        "The word `lamb` is split into `la` and `##mb`.",
        "`lamb` という単語はと `##mb` に分割されます。",
        K.LOST_PLACEHOLDER,
    ),
    (
        "See the [`some-base` card](https://a.example/some-base/x).",
        "[カード](https://a.example/some-base/x)を見ます。",
        K.LOST_PLACEHOLDER,
    ),
    ("Train it with the `Trainer`.", "準備ができたら、で学習します。", K.LOST_PLACEHOLDER),
    ("Set `-100` there.", "そこに `-10` を置きます。", K.LITERAL_ALTERED),
    ("See [it](https://a.example/x/page).", "[それ](https://a.example/x/pag)を見ます。", K.LITERAL_ALTERED),
    ("See [it](https://a.example/x/page).", "[それ](https://ab.example/x/page)を見ます。", K.LITERAL_ALTERED),
    ("See [it](https://a.example/x/page).", "[それ](https://evil.example/)を見ます。", K.LITERAL_ALTERED),
    ("See [it](https://a.example/x/page.pdf).", "[それ](https://a.example/x/page.9pdf)を見ます。", K.LITERAL_ALTERED),
    ("See https://a.example/x#setting-a.", "https://a.example/x#seating-a を見ます。", K.LITERAL_ALTERED),
    ("See [it](https://a.example/x/12.34.pdf).", "[それ](https://a.example/x/12.34.pd)を見ます。", K.LITERAL_ALTERED),
    ("Name it with `hub_model_id`.", "`hub_model_id` で名づけます。`hub_model_i` は引数です。", K.LITERAL_ALTERED),
    ('A `dataset` or `"dataset"`.', '`dataset` か `"dataset` です。', K.LITERAL_ALTERED),
]
PASSED = [
    ("Call `load_model()` now.", "今 load_model() を呼びます。"),
    ("Use `Trainers` here.", "ここでは `Trainers` を使います。`Trainer` は1つです。"),
    ("Use a `pipeline` here.", "ここではパイプラインを使います。"),
    ("See https://arxiv.org/abs/2203.11171.", "https://arxiv.org/pdf/2203.11171.pdf を見ます。"),
    ("See https://a.example/en/page.html.", "https://a.example/ja/page を見ます。"),
    ("See https://old.example/a-long-title-of-it/.", "https://new-home.example/a-long-title-of-it を見ます。"),
]


@pytest.mark.parametrize(("source", "ja", "kind"), FOUND)
def test_what_was_altered_or_lost_blocks(source: str, ja: str, kind: CheckKind) -> None:
    assert (kind, Severity.BLOCK) in {(c.kind, c.severity) for c in check_literals(source, ja)}


@pytest.mark.parametrize(("source", "ja"), PASSED)
def test_what_moved_or_was_put_into_words_does_not(source: str, ja: str) -> None:
    assert [c for c in check_literals(source, ja) if c.severity is Severity.BLOCK] == []


def test_an_address_of_another_line_of_the_article_may_be_named_again() -> None:
    assert check_literals("See the page.", "https://a.example/x を見ます。", "It is https://a.example/x here.") == ()
