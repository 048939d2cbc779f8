"""Reports gathered into stories, with ids that stay: a story grows, two become one, one comes apart.

Average linkage: a report joins where it fits a story's reports on the whole. With single linkage one report that looks
both ways (a bill that an incident set off) chains two events together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from aainews.stories.report import Report

WINDOW = timedelta(days=4)
"""How far apart two reports may be for the one to lead to the other."""
CANDIDATES = 50
"""Nearest reports of the window that a new one is compared with."""
STORIES_CONSIDERED = 4
REPORTS_CONSIDERED = 40
"""Of one story: its newest. An older part stays with them."""
KEEP = 0.1
"""Added between reports that stand in one story already, so that it does not come apart and together by turns."""

Likeness = Callable[[Report, Report], float]
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Known:
    """A story as it stands: its id, a number that grows with its age rank (lower is older), and its reports."""

    id: str
    order: tuple[float, str]
    reports: tuple[Report, ...]


@dataclass(frozen=True)
class Regrouped:
    """`stories`: reports by story id; `merged`: from the id that is no more to the one that goes on."""

    stories: Mapping[str, tuple[str, ...]]
    merged: Mapping[str, str]


def regroup(
    reports: Sequence[Report],
    known: Sequence[Known],
    alike: Likeness,
    threshold: float,
    taken: Collection[str] = (),
) -> Regrouped:
    """Gathers these reports anew, those of `known` stories among them.

    Ids: a group keeps the oldest story that it holds the greater part of; a story whose reports all went elsewhere is
    merged into where most of them went; a group of new reports is named after its first one. `taken` are ids of stories
    that live or once lived besides the known ones: an id means one story for ever.
    """
    groups = linked(reports, {report.id: story.id for story in known for report in story.reports}, alike, threshold)
    return _named(groups, known, {*taken, *(story.id for story in known)})


def linked(
    reports: Sequence[Report], story_of: Mapping[str, str], alike: Likeness, threshold: float
) -> list[tuple[Report, ...]]:
    """Groups by average linkage: the two groups most alike on average become one, while that is over the threshold."""
    groups = [(report,) for report in sorted(reports, key=_age)]
    if len(groups) < 2:
        return list(groups)
    sums = np.zeros((len(groups), len(groups)))
    homes = [story_of.get(report.id) for (report,) in groups]
    for i, (one,) in enumerate(groups):
        for j, (other,) in enumerate(groups[:i]):
            together = homes[i] is not None and homes[i] == homes[j]
            sums[i, j] = sums[j, i] = alike(one, other) + together * KEEP
    return _agglomerated(groups, sums, threshold)


def _agglomerated(groups: list[tuple[Report, ...]], sums: Matrix, threshold: float) -> list[tuple[Report, ...]]:
    sizes = np.ones(len(groups))
    alive = np.ones(len(groups), bool)
    mean = sums.copy()
    np.fill_diagonal(mean, -1.0)
    for _ in range(len(groups) - 1):
        i, j = divmod(int(np.argmax(mean)), len(groups))
        if mean[i, j] < threshold:
            break
        i, j = min(i, j), max(i, j)
        groups[i] += groups[j]
        sums[i] += sums[j]
        sums[:, i] += sums[:, j]
        sizes[i] += sizes[j]
        alive[j] = False
        mean[i] = mean[:, i] = np.where(alive, sums[i] / (sizes[i] * sizes), -1.0)
        mean[i, i] = -1.0
        mean[j] = mean[:, j] = -1.0
    return [group for group, living in zip(groups, alive, strict=True) if living]


def _named(groups: Sequence[tuple[Report, ...]], known: Sequence[Known], taken: set[str]) -> Regrouped:
    home = {report.id: story for story in known for report in story.reports}
    stories: dict[str, tuple[str, ...]] = {}
    for group in sorted(groups, key=len, reverse=True):
        held = {home[report.id].id: home[report.id] for report in group if report.id in home}
        free = [story for story in held.values() if story.id not in stories and _most_of(story, group)]
        oldest = min(free, key=lambda story: story.order, default=None)
        name = oldest.id if oldest else next(each for each in ids_for(group) if each not in taken)
        taken.add(name)
        stories[name] = tuple(report.id for report in group)
    where = {report: name for name, members in stories.items() for report in members}
    merged = {
        story.id: _most([where[report.id] for report in story.reports if report.id in where])
        for story in known
        if story.id not in stories
    }
    return Regrouped(stories, merged)


def ids_for(group: Sequence[Report]) -> Iterator[str]:
    """Names for a story of these reports: after its first one, then numbered, as when that began a story before."""
    first = f"s{min(group, key=_age).id}"[:17]
    yield first
    yield from (f"{first}{number}" for number in range(2, 1000))


def _most_of(story: Known, group: Sequence[Report]) -> bool:
    ids = {report.id for report in group}
    held = sum(report.id in ids for report in story.reports)
    first = min(story.reports, key=_age).id in ids
    return 2 * held > len(story.reports) or (2 * held == len(story.reports) and first)


def _most(names: Sequence[str]) -> str:
    return max(sorted(set(names)), key=names.count)


def _age(report: Report) -> tuple[bool, float, str]:
    return report.at is None, report.at.timestamp() if report.at else 0.0, report.id
