"""How groups grow, become one and come apart, and which ids live on: on likenesses that the test gives."""

from __future__ import annotations

from collections.abc import Mapping

from aainews.stories.grouping import Known, Likeness, linked, regroup
from aainews.stories.report import Report
from tests.stories.told import told

Alike = Mapping[tuple[str, str], float]


def reports(*names: str) -> dict[str, Report]:
    return {name: told(f"Headline {name}", hours, id=name) for hours, name in enumerate(names)}


def likeness(alike: Alike) -> Likeness:
    def of(one: Report, other: Report) -> float:
        return alike.get((one.id, other.id), alike.get((other.id, one.id), 0.0))

    return of


def story(name: str, order: float, *members: Report) -> Known:
    return Known(name, (order, name), members)


def test_a_new_report_joins_the_story_that_it_fits() -> None:
    all_ = reports("a", "b", "new")
    found = regroup(
        list(all_.values()),
        [story("s1", 1, all_["a"], all_["b"])],
        likeness({("a", "b"): 0.9, ("a", "new"): 0.8, ("b", "new"): 0.7}),
        0.5,
    )
    assert found.stories == {"s1": ("a", "b", "new")}
    assert not found.merged


def test_a_report_that_fits_nothing_begins_a_story_named_after_it() -> None:
    all_ = reports("a", "new")
    found = regroup(list(all_.values()), [story("sa", 1, all_["a"])], likeness({("a", "new"): 0.2}), 0.5)
    assert found.stories == {"sa": ("a",), "snew": ("new",)}


def test_one_report_that_looks_both_ways_does_not_chain_two_events() -> None:
    all_ = reports("a", "b", "between", "x", "y")
    alike = {("a", "b"): 0.9, ("x", "y"): 0.9, ("b", "between"): 0.8, ("between", "x"): 0.8}
    groups = linked(list(all_.values()), {}, likeness(alike), 0.5)
    assert sorted(len(group) for group in groups) == [1, 2, 2]


def test_of_two_stories_that_become_one_the_older_id_goes_on() -> None:
    all_ = reports("a", "b", "c", "d", "new")
    every = {(one, other): 0.9 for one in all_ for other in all_ if one < other}
    found = regroup(
        list(all_.values()),
        [story("late", 9, all_["a"], all_["b"]), story("early", 1, all_["c"], all_["d"])],
        likeness(every),
        0.5,
    )
    assert set(found.stories) == {"early"}
    assert found.merged == {"late": "early"}


def test_a_story_that_comes_apart_leaves_its_id_with_the_greater_part() -> None:
    all_ = reports("a", "b", "c", "d")
    alike = {("a", "b"): 0.9, ("a", "c"): 0.9, ("b", "c"): 0.9}
    found = regroup(list(all_.values()), [story("s1", 1, *all_.values())], likeness(alike), 0.5)
    assert found.stories == {"s1": ("a", "b", "c"), "sd": ("d",)}
    assert not found.merged


def test_a_story_is_not_taken_apart_for_a_hair() -> None:
    all_ = reports("a", "b")
    alike = likeness({("a", "b"): 0.45})
    together = regroup(list(all_.values()), [story("s1", 1, *all_.values())], alike, 0.5)
    apart = linked(list(all_.values()), {}, alike, 0.5)
    assert set(together.stories) == {"s1"} and len(apart) == 2


def test_grouping_again_changes_nothing() -> None:
    all_ = reports("a", "b", "c")
    alike = likeness({("a", "b"): 0.9})
    first = regroup(list(all_.values()), [], alike, 0.5)
    known = [
        story(name, place, *(all_[each] for each in members))
        for place, (name, members) in enumerate(first.stories.items())
    ]
    assert regroup(list(all_.values()), known, alike, 0.5).stories == first.stories


def test_an_id_means_one_story_for_ever() -> None:
    all_ = reports("a", "b", "c")
    begun_by_a = story("sa", 1, all_["b"], all_["c"])  # a began it, and left
    found = regroup(list(all_.values()), [begun_by_a], likeness({("b", "c"): 0.9}), 0.5)
    assert found.stories == {"sa": ("b", "c"), "sa2": ("a",)}
    elsewhere = regroup([all_["a"]], [], likeness({}), 0.5, taken={"sa", "sa2"})
    assert set(elsewhere.stories) == {"sa3"}
