"""`aainews sources …`: the catalogue in use."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from aainews.cli.output import AsJson, err, out, print_json_line, print_table, told_errors
from aainews.cli.places import open_database
from aainews.clock import utc_now
from aainews.domain.catalogue import Rights, Source
from aainews.settings import settings
from aainews.sources.catalogue import read_catalogue, validate_catalogue
from aainews.sources.opml import read_opml, write_opml
from aainews.store.database import reading, transaction
from aainews.store.sources import add_source, all_sources

app = typer.Typer(help="Who we follow.", no_args_is_help=True)


@app.command("list")
def list_sources(as_json: AsJson = False) -> None:
    """Every source in use, with its feeds and rights."""
    with told_errors():
        found = _in_use()
    if as_json:
        print_json_line([source.model_dump(mode="json") for source in found])
        return
    rows = [(s.slug, s.name, s.kind, s.language, s.rights, len(s.feeds)) for s in found]
    print_table(f"{len(found)} sources", ("slug", "name", "kind", "lang", "rights", "feeds"), rows)


@app.command("check")
def check_sources(
    file: Annotated[Path | None, typer.Argument(help="A catalogue; by default the one in use.")] = None,
    as_json: AsJson = False,
) -> None:
    """Reads a catalogue and lists every fault at once; asks no server."""
    with told_errors():
        found = read_catalogue(file or settings().catalogue, allow_private_hosts=settings().allow_private_hosts)
    feeds = sum(len(source.feeds) for source in found)
    if as_json:
        print_json_line({"sources": len(found), "feeds": feeds, "faults": []})
    else:
        out.print(f"{len(found)} sources, {feeds} feeds, no faults.")


@app.command("import")
def import_opml(
    file: Annotated[Path, typer.Argument(help="An OPML file, or - for standard input.")],
    rights: Annotated[
        Rights, typer.Option(help="What may be shown of sources of which the file does not say it.")
    ] = Rights.SUMMARY,
    as_json: AsJson = False,
) -> None:
    """Adds the feeds of an OPML file. Known feeds stay."""
    with told_errors():
        body = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        given = read_opml(body, rights)
        allowed = settings().allow_private_hosts
        added: list[Source] = []
        refused: list[str] = []
        engine = open_database()
        with transaction(engine) as session:
            for source in given:
                faults = validate_catalogue((source,), allow_private_hosts=allowed)
                if faults:
                    refused.extend(faults)
                elif add_source(session, source, utc_now()):
                    added.append(source)
    if as_json:
        print_json_line({"given": len(given), "added": [s.slug for s in added], "refused": refused})
        return
    for fault in refused:
        err.print(fault, highlight=False)
    known = len(given) - len(added) - len(refused)
    out.print(f"{len(added)} sources added, {known} known already, {len(refused)} refused.")


@app.command("export")
def export_opml() -> None:
    """The sources in use as OPML on standard output."""
    with told_errors():
        sys.stdout.buffer.write(write_opml(_in_use(), title=settings().site_name))


def _in_use() -> tuple[Source, ...]:
    with reading(open_database()) as session:
        return all_sources(session)
