"""Topics of headlines that no model has read."""

from __future__ import annotations

import pytest

from aainews.reference.terms import says_nothing
from aainews.reference.topics import topics_of


@pytest.mark.parametrize(
    ("headline", "topics"),
    [
        ("Chip startup Etched raises $500M", ("半導体", "資金調達")),
        ("Court rules on copyright in AI training", ("訴訟", "著作権")),
        ("日立、人型ロボットの新会社を買収", ("ロボット", "買収")),
        ("A chipmunk and a bandage", ()),
    ],
)
def test_topics_are_told_by_words_in_their_order(headline: str, topics: tuple[str, ...]) -> None:
    assert topics_of(headline) == topics


def test_a_headline_has_at_most_four() -> None:
    assert len(topics_of("chips, robots, lawsuits, IPO, security, layoffs")) == 4


@pytest.mark.parametrize("term", ["AI", "ＡＩ", "人工知能", "A.I.", "ニュース", "生成ＡＩ", "2026", "a"])
def test_terms_that_say_nothing(term: str) -> None:
    assert says_nothing(term)


@pytest.mark.parametrize("term", ["RAG", "半導体", "GPT-5", "著作権"])
def test_terms_that_say_something(term: str) -> None:
    assert not says_nothing(term)
