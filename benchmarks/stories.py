"""Reports of one event found among labelled headlines: `python -m benchmarks.stories DIR [--letters] [--ask]`.

DIR holds `items.jsonl`, `groups.jsonl` and `pairs.jsonl`. Pairs that the shipped model was fitted on are judged out of
fold, by models that know neither of their two events; other pairs by the shipped model as it is. `--ask` puts a typed
question about each borderline pair to the model that the settings name, and counts its tokens. Prints a table and a last
JSON line.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aainews.evaluation.labelled import Labelled, Pair, read_labelled
from aainews.evaluation.story_pairs import Figures, Study, by_letters, by_meaning, figures, fingerprint, folds, months
from aainews.llm.opening import open_model
from aainews.settings import settings
from aainews.stories.asking import is_borderline, question, read_answer
from aainews.stories.pairs import fitted_on, pair_model, same_event

Chances = NDArray[np.float64]


def row(name: str, found: Figures, pairs: int) -> None:
    shares = "".join(f"{value:10.3f}" for value in asdict(found).values())
    print(f"{name:34}{pairs:6}{shares}")


def as_shipped(study: Study, pairs: Sequence[Pair], model: str) -> Figures:
    shipped = pair_model(model)
    chances = [same_event(study.reports[pair.a], study.reports[pair.b], shipped) for pair in pairs]
    return figures(np.array(chances), pairs, shipped.threshold)


def asked(study: Study, pairs: Sequence[Pair], chances: Chances) -> tuple[Chances, dict[str, int]]:
    """The probabilities with the model's word in place of those that were borderline, and what it cost."""
    told, cost = chances.copy(), Counter[str]()
    with open_model(settings()) as model:
        for place, pair in enumerate(pairs):
            if not is_borderline(float(chances[place])):
                continue
            answer = model.complete_with_retry(
                question(study.reports[pair.a], study.reports[pair.b], small=model.endpoint.profile.small)
            )
            cost.update(asked=1, input_tokens=answer.input_tokens, output_tokens=answer.output_tokens)
            said = read_answer(answer)
            if said is None:
                cost.update(unusable=1)
            else:
                told[place] = float(said)
    return told, dict(cost)


def mean_of(found: Sequence[Figures]) -> Figures:
    return Figures(*(float(np.mean(column)) for column in zip(*(asdict(one).values() for one in found), strict=True)))


def report(labelled: Labelled, letters: bool, ask: bool) -> tuple[Figures, dict[str, int]]:
    """What goes into the last line, and of how many pairs it is."""
    items = list(labelled.items.values())
    model = "letters" if letters else "meaning"
    study = Study(labelled, by_letters(items) if letters else by_meaning(items)[0])
    known = fitted_on(model)
    unseen = [pair for pair in labelled.pairs if fingerprint(pair) not in known]
    print(f"{'':34}{'pairs':>6}{'precision':>10}{'recall':>10}{'F1':>10}{'hard':>10}{'en–ja':>10}")
    if unseen:
        found = as_shipped(study, unseen, model)
        row("shipped model, pairs it never saw", found, len(unseen))
        return found, {"pairs": len(unseen)}
    chances = [study.out_of_fold(folds(labelled, seed)) for seed in range(1 if ask else 3)]
    splits = [figures(each, labelled.pairs) for each in chances]
    for seed, found in enumerate(splits):
        row(f"5 folds by event, split {seed}", found, len(labelled.pairs))
    if ask:
        told, cost = asked(study, labelled.pairs, chances[0])
        found = figures(told, labelled.pairs)
        row("the same, the model asked", found, len(labelled.pairs))
        return found, {"pairs": len(labelled.pairs)} | cost
    row("leave a month out", figures(study.out_of_fold(months(labelled)), labelled.pairs), len(labelled.pairs))
    return mean_of(splits), {"pairs": len(labelled.pairs)}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, metavar="DIR")
    arguments.add_argument("--letters", action="store_true", help="without the embedding model")
    arguments.add_argument("--ask", action="store_true", help="ask the model about borderline pairs")
    given = arguments.parse_args()
    found, counts = report(read_labelled(given.folder), given.letters, given.ask)
    line = {
        **counts,
        "precision": found.precision,
        "recall": found.recall,
        "f1": found.f1,
        "hard_negatives_merged": found.hard,
        "en_ja_recall": found.en_ja,
    }
    print(json.dumps({name: round(value, 4) for name, value in line.items()}))


if __name__ == "__main__":
    main()
