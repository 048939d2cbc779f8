"""`aainews reindex`: makes the index of search again from what is stored."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated

import typer
from sqlalchemy import Engine

from aainews.cli.output import AsJson, out, print_json_line, progress_bar, told_errors
from aainews.cli.places import open_database
from aainews.store.database import reading, transaction
from aainews.store.revision import raise_revision
from aainews.store.search_index import (
    empty_index,
    how_many_indexed,
    index_articles,
    is_of_an_older_version,
    not_indexed,
)

AT_ONCE = 50
"""Articles in one transaction: what is broken off loses so many, and publishing waits for no more."""


def reindex(
    everything: Annotated[
        bool, typer.Option("--all", help="Also what is indexed already: from an empty index.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Indexes what search does not hold yet; all of it where it was indexed by an older version. Goes on where it ended."""
    with told_errors():
        database = open_database()
        indexed = _reindex(database, everything, shown=not as_json)
    if as_json:
        print_json_line({"indexed": indexed})
    else:
        out.print(f"{indexed} articles indexed.")


def _reindex(database: Engine, everything: bool, *, shown: bool) -> int:
    with transaction(database) as session:
        if everything or is_of_an_older_version(session):
            empty_index(session)
    with reading(database) as session:
        held, listed = how_many_indexed(session)
    indexed = 0
    with progress_bar(shown) as bar:
        task = bar.add_task("articles", total=listed, completed=held)
        missing = _missing(database)
        while batch := list(islice(missing, AT_ONCE)):
            with transaction(database) as session:
                indexed += index_articles(session, batch)
                raise_revision(session)
            bar.advance(task, len(batch))
    return indexed


def _missing(database: Engine) -> Iterator[str]:
    after = None
    while True:
        with reading(database) as session:
            found = not_indexed(session, AT_ONCE * 10, after)
        yield from (article_id for _, article_id in found)
        if not found:
            return
        after = found[-1]
