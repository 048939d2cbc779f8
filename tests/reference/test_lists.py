"""The seed lists keep what they promise: a source for every row, one row for every name."""

from __future__ import annotations

import re
from collections import defaultdict

from aainews.domain.analysis import EntityKind
from aainews.reference.entities import entity
from aainews.reference.folding import fold
from aainews.reference.rows import Entity, ambiguous, families, rows

EVERY = [row for kind in EntityKind for row in rows(kind)]


def test_every_row_says_what_it_rests_on_and_has_an_address() -> None:
    assert [row.slug for row in EVERY if not row.note.strip()] == []
    assert [row.slug for row in EVERY if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row.slug)] == []
    slugs = [(row.kind, row.slug) for row in EVERY]
    assert len(set(slugs)) == len(slugs)


def test_no_name_stands_for_two_of_a_kind_nor_for_strangers_of_two_kinds() -> None:
    """A product may share its name with its maker (Perplexity) or with a product of the same maker, nobody else."""
    owners: defaultdict[str, list[Entity]] = defaultdict(list)
    for row in EVERY:
        keys = [fold(name) for name in row.names]
        assert len(set(keys)) == len(keys), row.slug
        for key in keys:
            owners[key].append(row)
    shared = [
        (key, a.slug, b.slug)
        for key, named in owners.items()
        for number, a in enumerate(named)
        for b in named[number + 1 :]
        if a.kind is b.kind or not ({a.maker, a.slug} & {b.maker, b.slug} - {None})
    ]
    assert shared == []


def test_every_maker_is_a_company_of_the_list() -> None:
    makers = {row.maker for row in EVERY if row.maker} | {family.maker for family in families()}
    assert [maker for maker in makers if entity(EntityKind.COMPANY, maker) is None] == []


def test_what_is_not_certain_is_left_out_and_never_empty() -> None:
    for row in EVERY:
        values = (row.japanese, row.about, row.site, row.country, row.family, row.category, row.price, *row.aliases)
        assert "" not in values, row.slug
        assert row.site is None or row.site.startswith("https://"), row.slug
        assert row.country is None or re.fullmatch("[A-Z]{2}", row.country), row.slug
        assert row.price in (None, "free", "freemium", "paid", "open_source"), row.slug


def test_every_guarded_name_is_a_name_of_the_list() -> None:
    known = {fold(name) for row in EVERY for name in row.names}
    table = ambiguous()
    listed = (*table["cased"], *table["words"], *table["guards"], *table["never"])
    assert [name for name in listed if fold(name) not in known] == []


def test_the_lists_hold_what_they_promise() -> None:
    companies, models, tools, people = (rows(kind) for kind in EntityKind)
    assert len(companies) >= 250 and sum(row.country == "JP" for row in companies) >= 60
    assert len(models) >= 180 and len(tools) >= 120 and len(people) >= 50
    assert [row.slug for row in (*companies, *tools, *people) if row.about is None] == []
    assert [row.slug for row in tools if row.category is None] == []
