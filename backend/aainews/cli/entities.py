"""`aainews entities …`: names with an address."""

from __future__ import annotations

from typing import Annotated

import typer

from aainews.cli.output import AsJson, out, print_json_line, print_table, told_errors
from aainews.cli.places import open_database
from aainews.clock import utc_now
from aainews.domain.analysis import EntityKind
from aainews.store.database import reading, transaction
from aainews.store.entities import grown_names, merge_entities, settle_everything

app = typer.Typer(help="Companies, models, tools and people: which names are one.", no_args_is_help=True)


@app.command()
def grown(kind: Annotated[EntityKind, typer.Argument()], as_json: AsJson = False) -> None:
    """Names that only articles know, those in most articles first: what to merge, or to add to the lists."""
    with told_errors(), reading(open_database()) as session:
        found = grown_names(session, kind)
    if as_json:
        print_json_line([{"slug": slug, "name": name, "articles": number} for slug, name, number in found])
    else:
        print_table(f"{len(found)} names that no list knows", ("slug", "name", "articles"), found)


@app.command()
def merge(
    kind: Annotated[EntityKind, typer.Argument()],
    name: Annotated[str, typer.Argument(help="Address or name of the one that goes.")],
    into: Annotated[str, typer.Argument(help="Address or name of the one that stays.")],
    as_json: AsJson = False,
) -> None:
    """Says that two names are one; the articles of the first become the second's, now and from now on."""
    with told_errors(), transaction(open_database()) as session:
        moved = merge_entities(session, kind, name, into, utc_now())
    if as_json:
        print_json_line({"moved": moved})
    else:
        out.print(f"{moved} articles of {name} are {into}'s now.", highlight=False)


@app.command()
def settle(as_json: AsJson = False) -> None:
    """Gives the names of all articles the addresses that today's lists say, and counts everything anew."""
    with told_errors(), transaction(open_database()) as session:
        moved = settle_everything(session, utc_now())
    if as_json:
        print_json_line({"moved": moved})
    else:
        out.print(f"{moved} names changed their address.", highlight=False)
