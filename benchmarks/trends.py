"""How well rising terms are told from noise: 10 planted bursts among 2,000 noisy terms, over several seeds.

    python -m benchmarks.trends [--seeds 10]

The stream is 63 days of articles, more on weekdays, fewer at weekends, with a slow growth of the site. Terms are as in
news: few are frequent and most are rare (Zipf), each day's rate wanders (gamma noise), one in twenty has spikes of a
single day (one press release copied by everybody), one in twenty comes back in waves, one in ten slowly grows or fades.
A planted burst multiplies a term's rate in the last seven days, or is a new term; it starts on any of the first three
days of the window. Nothing of the stream is known to the statistic but the counts.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from aainews.stories.bursts import Burst, Series, bursts

TERMS, PLANTED, WINDOW, BLOCKS = 2_000, 10, 7, 8
DAYS = WINDOW * (BLOCKS + 1)


@dataclass(frozen=True)
class Stream:
    """Counts a day of every term, the articles a day, and the terms in which a burst was planted."""

    counts: dict[str, list[int]]
    articles: list[int]
    planted: frozenset[str]


def stream(seed: int) -> Stream:
    chance = random.Random(seed)
    volume = [400 * (0.55 if day % 7 in (5, 6) else 1.18) * (1 + 0.3 * day / DAYS) for day in range(DAYS)]
    articles = [_poisson(chance, mean * chance.gammavariate(60, 1 / 60)) for mean in volume]
    counts: dict[str, list[int]] = {}
    for number in range(TERMS):
        rate = 30.0 / (number + 3) ** 0.85
        counts[f"t{number:04d}"] = _noise(chance, rate, articles)
    # A burst must be one for a reader, too: at least 15 articles more, and four times the usual in all.
    middling = [f"t{number:04d}" for number in range(20, TERMS)]
    planted = chance.sample(middling, PLANTED - 3)
    for term in planted:
        _plant(chance, counts[term], max(15, round(3 * sum(counts[term][:-WINDOW]) / BLOCKS)))
    for number in range(3):
        counts[f"new{number}"] = [0] * DAYS
        _plant(chance, counts[f"new{number}"], 15)
        planted.append(f"new{number}")
    return Stream(counts, articles, frozenset(planted))


def _noise(chance: random.Random, rate: float, articles: Sequence[int]) -> list[int]:
    kind = chance.random()
    slope = chance.uniform(-0.6, 0.6) if kind < 0.1 else 0.0
    wave = chance.uniform(0.3, 0.8) if 0.1 <= kind < 0.15 else 0.0
    length, phase = chance.uniform(9, 30), chance.uniform(0, 6.3)
    steady = chance.uniform(2, 12)
    days: list[int] = []
    for day, number in enumerate(articles):
        mean = (
            rate * number / 400 * (1 + slope * (day / DAYS - 0.5)) * (1 + wave * math.sin(day / length * 6.3 + phase))
        )
        if 0.15 <= kind < 0.2 and chance.random() < 0.02:
            mean += chance.uniform(3, 12)
        days.append(_poisson(chance, mean * chance.gammavariate(steady, 1 / steady)))
    return days


def _plant(chance: random.Random, days: list[int], articles: int) -> None:
    start = DAYS - WINDOW + chance.randrange(3)
    weights = [chance.uniform(0.3, 1.7) for _ in range(start, DAYS)]
    for day in chance.choices(range(start, DAYS), weights, k=articles):
        days[day] += 1


def _poisson(chance: random.Random, mean: float) -> int:
    if mean > 50:
        return max(0, round(chance.gauss(mean, math.sqrt(mean))))
    limit, product, number = math.exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        number += 1
    return number


def judged(made: Stream) -> list[Burst]:
    def blocks(days: Sequence[int]) -> list[int]:
        return [sum(days[DAYS - WINDOW * (n + 1) : DAYS - WINDOW * n]) for n in range(BLOCKS + 1)]

    totals = blocks(made.articles)
    series: list[Series] = []
    for term, days in made.counts.items():
        count, *history = blocks(days)
        series.append(Series(term, count, max(days[-WINDOW:]), tuple(history)))
    return bursts(series, totals[0], totals[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=10)
    seeds = parser.parse_args().seeds
    worst_found, worst_false = PLANTED, 0
    print(f"{'seed':>4} {'found in top 15':>16} {'false in top 10':>16} {'rising in all':>14}")
    for seed in range(seeds):
        made = stream(seed)
        ranked = judged(made)
        found = sum(burst.term in made.planted for burst in ranked[:15] if burst.rising)
        false = sum(burst.term not in made.planted for burst in ranked[:10] if burst.rising)
        worst_found, worst_false = min(worst_found, found), max(worst_false, false)
        print(f"{seed:>4} {found:>16} {false:>16} {sum(burst.rising for burst in ranked):>14}")
    print(f"The worst of {seeds} seeds counts.")
    print(json.dumps({"found_in_top15": worst_found, "false_in_top10": worst_false}))


if __name__ == "__main__":
    main()
