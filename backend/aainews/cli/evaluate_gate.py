"""`aainews evaluate gate` and `aainews evaluate planted`: what the checks in code find, and what they stop wrongly."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aainews.cli.evaluate_output import JsonFile, PlotFile, write_figures, write_plot
from aainews.cli.output import out, print_json_line, print_table, told_errors
from aainews.evaluation.drawing import bars
from aainews.evaluation.gate_data import Judged, figures, golden, parallel, places
from aainews.evaluation.planted.recall import difference, measure

Folder = Annotated[Path, typer.Argument(exists=True, file_okay=False, metavar="DIR")]


def gate(
    folder: Folder,
    verbose: Annotated[bool, typer.Option("--verbose", help="Prints every human segment that is blocked.")] = False,
    json_file: JsonFile = None,
    plot: PlotFile = None,
) -> None:
    """The gate on known defects (`*.pairs.jsonl`, also below golden/) and on people's translations (`NAME.en.md` with
    `NAME.ja.md`, also below corpus/parallel/). The last line is JSON."""
    with told_errors():
        known_at, human_at = places(folder)
        known, human = golden(known_at), parallel(human_at)
        told = figures(known, human)
        rows = [(kind, found, there) for kind, (there, found) in told.found_by_kind.items()]
        print_table("Known defects", ("kind", "found", "of"), rows)
        out.print("missed:", ", ".join(told.missed) or "none", highlight=False)
        print_table("Human segments blocked by", ("kind", "segments"), list(told.blocked_by_kind.items()))
        for one in [*(one for one in known if not one.defects and one.blocking), *(human if verbose else ())]:
            if one.blocking:
                _show(one)
        out.print(f"{told.parallel_blocked} of {told.parallel} human segments blocked ({told.parallel_share:.2%})")
        write_figures(json_file, told.model_dump(mode="json"))
        drawn = [(kind, found / there) for kind, (there, found) in told.found_by_kind.items()]
        write_plot(plot, bars("Known defects found", drawn, top=1.0))
        print_json_line(told.model_dump(mode="json"))


def planted(
    folder: Folder,
    *,
    each: Annotated[int, typer.Option(min=1, help="Cases of each way of a kind.")] = 40,
    seed: Annotated[int, typer.Option(help="The same seed plants the same.")] = 1,
    facts: Annotated[bool, typer.Option("--facts", help="The fact guard alone, on wrong facts alone.")] = False,
    missed: Annotated[bool, typer.Option("--missed", help="Prints what was not found.")] = False,
    json_file: JsonFile = None,
    plot: PlotFile = None,
) -> None:
    """Plants defects in people's translations (`NAME.en.md` with `NAME.ja.md`) and counts what the gate finds of them,
    and what it blocks of the untouched text. The last line is JSON."""
    with told_errors():
        human = places(folder)[1]
        measured = measure(human, each, seed, facts=facts)
        for place, pair, checks in measured.blocked:
            told = "; ".join(f"{check.kind.value}: {check.evidence}" for check in checks)
            out.print(f"{place} {told}\n    {pair.en[:200]!r}\n    {pair.ja[:120]!r}", markup=False, highlight=False)
        for case in measured.missed if missed else ():
            where = f"missed {case.kind}/{case.way} {case.article}#{case.at[0]} "
            out.print(where + difference(case), markup=False, highlight=False, soft_wrap=True)
        rows = [(kind, way, hits, count, f"{hits / count:.3f}") for kind, way, count, hits in measured.ways]
        print_table("Planted defects", ("kind", "way", "found", "of", "recall"), rows)
        told_figures = measured.figures.model_dump(mode="json")
        write_figures(json_file, told_figures)
        write_plot(plot, bars("Recall by kind", list(measured.figures.recall_by_kind.items()), top=1.0))
        print_json_line(told_figures)


def _show(one: Judged) -> None:
    evidence = "; ".join(f"{check.kind.value}: {check.evidence}" for check in one.blocking)
    text = f"  {one.place} [{evidence}]\n    EN {one.source[:400]}\n    JA {one.ja[:400]}"
    out.print(text, markup=False, highlight=False, soft_wrap=True)
