"""`aainews evaluate`: how good the models' work is, told on data. A verb is a sibling file and one line here."""

from __future__ import annotations

import typer

from aainews.cli.evaluate_digests import evaluate_digests
from aainews.cli.evaluate_gate import gate, planted
from aainews.cli.evaluate_scores import scores
from aainews.cli.evaluate_translation import translation

app = typer.Typer(help="Measures translation, gate and analysis on data.", no_args_is_help=True)
for verb in (scores, gate, planted, translation):
    app.command()(verb)
app.command("digests")(evaluate_digests)
