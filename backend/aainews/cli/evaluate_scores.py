"""`aainews evaluate scores`: whether the scores tell articles apart."""

from __future__ import annotations

from typing import Annotated

import typer

from aainews.cli.evaluate_output import JsonFile, PlotFile, write_figures, write_plot
from aainews.cli.output import err, print_table, told_errors
from aainews.domain.scores import AXES
from aainews.evaluation.drawing import bars
from aainews.evaluation.score_spread import ScoreSpread, spread_of
from aainews.settings import settings
from aainews.store.analyses import newest_analyses
from aainews.store.database import open_engine, reading


def scores(
    limit: Annotated[int, typer.Option(help="How many analyses, the newest first.", min=1)] = 1000,
    json_file: JsonFile = None,
    plot: PlotFile = None,
) -> None:
    """How the four axes spread over the stored analyses; warns where they crowd (5/5/5/5)."""
    with told_errors():
        with reading(open_engine(settings())) as session:
            spread = spread_of(newest_analyses(session, limit))
        _show(spread)
        write_figures(json_file, spread.model_dump(mode="json"))
        write_plot(plot, bars("Deviation of each axis", [(each.axis.value, each.deviation) for each in spread.axes]))


def _show(spread: ScoreSpread) -> None:
    names = {definition.axis: definition.name_ja for definition in AXES}
    rows = [
        (each.axis.value, names[each.axis], *each.counts, each.mean, each.deviation, "crowded" if each.crowded else "")
        for each in spread.axes
    ]
    title = f"Scores of {spread.articles} articles ({spread.unscored} unscored)"
    print_table(title, ("axis", "", "1", "2", "3", "4", "5", "mean", "deviation", ""), rows)
    for warning in spread.warnings:
        err.print(f"[yellow]warning[/yellow]: {warning}", highlight=False)
