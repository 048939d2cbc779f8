"""`aainews evaluate translation`: the configured model beside people."""

from __future__ import annotations

from pathlib import Path
from statistics import mean
from typing import Annotated

import typer

from aainews.cli.evaluate_output import JsonFile, PlotFile, write_figures, write_plot
from aainews.cli.output import err, print_table, progress_bar, told_errors
from aainews.evaluation.drawing import bars
from aainews.evaluation.translating import Translated, articles_in, chrf_scorer, translate
from aainews.pipeline.model import Model
from aainews.settings import settings


def translation(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="NAME.en.md beside NAME.ja.md.")],
    article: Annotated[list[str] | None, typer.Option(help="Only these, by NAME.")] = None,
    limit: Annotated[int, typer.Option(help="At most so many, the first by name; 0: all.", min=0)] = 0,
    json_file: JsonFile = None,
    plot: PlotFile = None,
) -> None:
    """Translates articles with the configured model: chrF against the human translation, gate, tokens, seconds."""
    with told_errors():
        scorer, model = chrf_scorer(), Model(settings())
        pairs = list(articles_in(folder, article or ()))[: limit or None]
        try:
            with progress_bar(err.is_terminal) as progress:
                task = progress.add_task("Translating", total=len(pairs))
                done: list[Translated] = []
                for name, english, human in pairs:
                    ask = lambda request: model.ask(request, 1)  # noqa: E731
                    done.append(translate(name, english, human, ask, profile=model.profile, scorer=scorer))
                    progress.advance(task)
        finally:
            model.close()
        _show(done, model.profile.name)
        figures = [each.model_dump() for each in done]
        write_figures(json_file, {"model": model.profile.name, "articles": figures})
        write_plot(plot, bars(f"chrF of {model.profile.name}", [(each.article, each.chrf) for each in done], top=100))


def _show(done: list[Translated], model: str) -> None:
    rows = [
        (
            each.article, each.segments, _percent(each.passed, each.segments), _percent(each.at_once, each.segments),
            each.chrf, each.input_tokens + each.output_tokens, each.calls, each.seconds,
        )
        for each in done
    ]  # fmt: skip
    columns = ("article", "segments", "passed", "at once", "chrF", "tokens", "calls", "seconds")
    print_table(f"{model} on {len(done)} articles", columns, rows)
    if done:
        segments, passed = sum(each.segments for each in done), sum(each.passed for each in done)
        err.print(f"mean chrF {mean(each.chrf for each in done):.1f}, {_percent(passed, segments)} of segments passed")


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"
