"""The benchmark's own tools: aligning two Markdown files, and planting defects."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from aainews.domain.checks import Severity
from aainews.evaluation.planted.aligning import Aligned, Pair, align, pairs_of
from aainews.evaluation.planted.blocks import blocks_of
from aainews.evaluation.planted.changed_facts import FACTS
from aainews.evaluation.planted.changed_order import ORDER
from aainews.evaluation.planted.changed_text import TEXT
from aainews.evaluation.planted.planting import KINDS, plant
from aainews.evaluation.planted.recall import OWN
from aainews.gate.facts import compare_facts

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "parallel"

ENGLISH = """---
title: x
---
import { A } from 'b'

# News [[news]]

The model has 7 billion parameters.
It runs on a laptop.

<Tip>

- [Paper](https://a.example/paper.pdf)
- Code: `pip install x`

```py
print(1)
```

> A quotation.

| a | b |
|---|---|
| 1 | 2 |
"""
JAPANESE = """# ニュース

このモデルは70億個のパラメータを持ちます。ノートパソコンで動きます。

- [論文](https://a.example/paper.pdf)
- コード: `pip install x`

```py
print(1)
```

> 引用文。

| a | b |
|---|---|
| 1 | 2 |
"""


def test_markdown_becomes_blocks_without_furniture() -> None:
    kinds = [block.kind for block in blocks_of(ENGLISH)]
    assert kinds == ["heading", "paragraph", "list_item", "list_item", "code", "quote", "row", "row"]


def test_a_paragraph_over_several_lines_is_one_block() -> None:
    assert blocks_of(ENGLISH)[1].text == "The model has 7 billion parameters. It runs on a laptop."


def test_two_versions_are_aligned_block_by_block() -> None:
    aligned = align("x", ENGLISH, JAPANESE)
    assert [pair.ja[:6] for pair in aligned.pairs] == [
        "ニュース",
        "このモデルは",
        "[論文](h",
        "コード: `",
        "引用文。",
        "| a | ",
        "| 1 | ",
    ]


def test_a_paragraph_that_one_side_lacks_moves_no_other() -> None:
    longer = ENGLISH.replace(
        "> A quotation.", "A paragraph about something that nobody translated, with many words in it.\n\n> A quotation."
    )
    aligned = align("x", longer, JAPANESE)
    assert aligned.alone == 1
    pairs = {(pair.en, pair.ja) for pair in aligned.pairs}
    assert ("A quotation.", "引用文。") not in pairs  # beside it, what belongs together is a guess
    assert len(pairs) == len(align("x", ENGLISH, JAPANESE).pairs) - 1


def test_the_same_seed_plants_the_same() -> None:
    article = Aligned("news", _news(), 0)
    clean = {"news": list(range(len(article.pairs)))}
    assert list(plant([article], clean, 2, 5)) == list(plant([article], clean, 2, 5))


@pytest.mark.parametrize("kind", [*FACTS, *TEXT])
def test_every_way_of_a_kind_changes_some_text(kind: str) -> None:
    texts = [*_news(), Pair("paragraph", "This is `a_name`, see [here](https://a.example/xy) and **this** now. It was opened at that time by all of us together.", "これは`a_name`です、[ここ](https://a.example/xy)を見てください。**これ**は当時、開発されました。数百人が二つの問題を説明します。$5です。")]  # fmt: skip
    for way in {**FACTS, **TEXT}[kind]:
        changed = [way(Random(n), pair) for pair in texts for n in range(5)]
        assert any(text is not None and text not in {p.ja for p in texts} for text in changed), way.__name__


def test_an_article_can_be_rearranged_in_every_way() -> None:
    for ways in ORDER.values():
        for way in ways:
            planted = way(Random(1), _news())
            assert planted is not None
            assert planted.pairs != _news()


def test_kinds_are_unique() -> None:
    assert len(set(KINDS)) == len(KINDS)


def test_the_news_pairs_have_no_finding_that_blocks() -> None:
    for pair in _news():
        assert [c for c in compare_facts(pair.en, pair.ja) if c.severity is Severity.BLOCK] == [], pair.en


@pytest.fixture(scope="module")
def human() -> list[Aligned]:
    if not CORPUS.exists():
        pytest.skip(f"the recorded translations are not at {CORPUS}")
    return list(pairs_of(CORPUS))


@pytest.mark.corpus
def test_at_most_one_in_a_hundred_human_translations_is_blocked(human: list[Aligned]) -> None:
    pairs = [pair for article in human for pair in article.pairs]
    blocked = [p for p in pairs if any(c.severity is Severity.BLOCK for c in compare_facts(p.en, p.ja))]
    assert len(blocked) <= 0.01 * len(pairs)


@pytest.mark.corpus
def test_wrong_facts_planted_in_human_translations_are_found(human: list[Aligned]) -> None:
    articles = human[::5]
    clean = {
        article.name: [at for at, p in enumerate(article.pairs) if not any(c.severity is Severity.BLOCK for c in compare_facts(p.en, p.ja))]
        for article in articles
    }  # fmt: skip
    cases = [case for case in plant(articles, clean, 12, 2) if case.kind in FACTS]
    found = [
        c
        for c in cases
        if any(check.severity is Severity.BLOCK for check in compare_facts(c.before.en, c.pairs[c.at[0]].ja))
    ]
    assert len(found) >= 0.95 * len(cases)


def _news() -> tuple[Pair, ...]:
    return tuple(
        Pair("paragraph", row["en"], row["ja"]) for row in map(json.loads, OWN.read_text("utf-8").splitlines())
    )
