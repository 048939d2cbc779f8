"""What every verb of `aainews evaluate` can write beside its tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

JsonFile = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Writes the figures as JSON.")]
PlotFile = Annotated[Path | None, typer.Option("--plot", metavar="FILE.svg", help="Draws the figures.")]


def write_figures(file: Path | None, figures: dict[str, Any]) -> None:
    if file is not None:
        file.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", "utf-8")


def write_plot(file: Path | None, drawing: str) -> None:
    if file is not None:
        file.write_text(drawing, "utf-8")
