"""The command's tree and the short verbs."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from aainews import __version__
from aainews.api.app import openapi_yaml
from aainews.cli import entities, evaluate, sources
from aainews.cli.check import check
from aainews.cli.digest import digest
from aainews.cli.doctor import doctor
from aainews.cli.output import AsJson, out, print_json_line, told_errors
from aainews.cli.reindex import reindex
from aainews.cli.running import demo, ingest, serve, up, work
from aainews.logs import configure_logs
from aainews.pipeline.engine import migrate_jobs
from aainews.settings import settings
from aainews.store.database import open_engine
from aainews.store.migration import migrate as migrate_database

app = typer.Typer(
    name="aainews",
    help="AAIニュース: the world's AI news in Japanese that has been checked.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # locals hold article text and keys
)
app.add_typer(sources.app, name="sources")
app.add_typer(entities.app, name="entities")
app.add_typer(evaluate.app, name="evaluate")
for verb in (up, ingest, serve, work, demo, digest, doctor, check, reindex):
    app.command()(verb)


@app.callback(invoke_without_command=True)
def before(version: Annotated[bool, typer.Option("--version", help="Says which version this is.")] = False) -> None:
    if version:
        out.print(__version__)
        raise typer.Exit
    with told_errors():
        configure_logs(settings().log_level, settings().log_json)


@app.command()
def migrate(as_json: AsJson = False) -> None:
    """Brings the database to the newest schema."""
    with told_errors():
        revision = migrate_database(open_engine(settings()), settings().migrations_dir)
        migrate_jobs(settings())
    if as_json:
        print_json_line({"revision": revision})
    else:
        out.print(f"The database is at {revision}.")


@app.command()
def openapi() -> None:
    """Writes openapi.yaml to standard output."""
    typer.echo(openapi_yaml(), nl=False)


def main() -> None:
    gc.freeze()  # nothing that is loaded is garbage: looking through it again and again took a twentieth of all work
    app()
