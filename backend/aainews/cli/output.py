"""How verbs speak: to people on the terminal, to programs as JSON on standard output; errors on standard error."""

from __future__ import annotations

import json
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from aainews.errors import AAINewsError

AsJson = Annotated[bool, typer.Option("--json", help="One line of JSON on standard output, for programs.")]

out = Console()
err = Console(stderr=True)


def print_json_line(value: Any) -> None:
    """One line, so that the last line of a longer output can be read by itself."""
    typer.echo(json.dumps(value, ensure_ascii=False, default=str))


def print_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    out.print(table)


@contextmanager
def progress_bar(shown: bool) -> Generator[Progress]:
    """A progress bar on standard error; nothing where a program reads."""
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=err,
        disable=not shown,
        transient=False,
    ) as progress:
        yield progress


@contextmanager
def told_errors() -> Generator[None]:
    """An error of ours ends the verb with its code and cause in plain words, exit status 1; others are faults."""
    try:
        yield
    except AAINewsError as error:
        err.print(f"[red]aainews: {error.code}[/red]: {escape(error.detail)}", highlight=False, soft_wrap=True)
        raise typer.Exit(1) from None
