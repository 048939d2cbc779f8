"""How a list becomes a front page: the same choice as `frontend/src/features/articles/list/front.ts`, so that nothing
moves when the script takes the page over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from html import escape
from typing import Any

from aainews.clock import JST
from aainews.pages import parts

Json = Mapping[str, Any]

ENOUGH, BESIDE, CANDIDATES = 6, 3, 20
HEADLINES = 3
POINTS_PER_HOUR = 0.05
NOON = time(12)


def front_page(items: Sequence[Json], edition: Json | None = None) -> str:
    """The lead, those beside it, the newest AI日報 and the rest by day; without a lead where there is too little to
    choose from."""
    chosen = choose(items)
    if not chosen:
        return _teaser(edition) + by_day(items)
    lead, *beside = chosen
    taken = {item["id"] for item in chosen}
    others = "".join(f"<li>{_beside(item)}</li>" for item in beside)
    return (
        f'<section class="front" aria-label="きょうの主要ニュース">{_lead(lead)}<ul class="beside">{others}</ul></section>'
        + _teaser(edition)
        + by_day([item for item in items if item["id"] not in taken])
    )


def _teaser(edition: Json | None) -> str:
    if edition is None:
        return ""
    lines = "".join(f"<li>{escape(headline)}</li>" for headline in edition["headlines"][:HEADLINES])
    return (
        f'<section class="teaser" aria-label="AI日報"><h2 class="teaser-title">'
        f'<a href="/digests/daily/{escape(edition["key"])}">{escape(edition["title"])}</a></h2>'
        f'<p class="teaser-lead">{escape(edition["lead"])}</p><ul class="teaser-lines">{lines}</ul></section>'
    )


def choose(items: Sequence[Json]) -> list[Json]:
    """The lead and up to three more; empty below six items."""
    scored = [item for item in items if item["score"] and item["tldr"] is not None][:CANDIDATES]
    if len(items) < ENOUGH or not scored:
        return []
    newest = max(map(_seconds, scored))
    weighed = sorted(scored, key=lambda item: _weight(item, newest), reverse=True)
    return weighed[: BESIDE + 1]


def _weight(item: Json, newest: float) -> float:
    return item["score"]["overall"] - POINTS_PER_HOUR * max(0.0, (newest - _seconds(item)) / 3600)


def _seconds(item: Json) -> float:
    if not item["published_at"] and item["published_date"]:
        return datetime.combine(date.fromisoformat(item["published_date"]), NOON, JST).timestamp()
    return datetime.fromisoformat(item["published_at"] or item["first_published_at"]).timestamp()


def by_day(items: Sequence[Json]) -> str:
    days: dict[str, list[Json]] = {}
    for item in items:
        days.setdefault(_day(item), []).append(item)
    return "".join(
        f'<section class="day"><h2 class="day-title">{_day_title(day) if day else "公開日不明"}</h2>'
        f"{parts.cards(days[day])}</section>"
        for day in sorted(days, reverse=True)
    )


def _day_title(day: str) -> str:
    return f'<time datetime="{day}">{parts.day_text(date.fromisoformat(day))}</time>'


def _day(item: Json) -> str:
    if item["published_at"]:
        return datetime.fromisoformat(item["published_at"]).astimezone(JST).date().isoformat()
    return item["published_date"] or ""


AXES = (("depth", "深度"), ("relevance", "関連度"), ("practicality", "実用性"), ("novelty", "革新性"))


def _lead(item: Json) -> str:
    gist = f'<p class="lead-gist">{escape(item["tldr"])}</p>' if item["tldr"] else ""
    axes = "".join(f"<li>{name} {score_bar(item['score'][axis])}</li>" for axis, name in AXES) if item["score"] else ""
    return (
        f'<article class="lead">{parts.standing(item)}<h2 class="lead-title">{parts.title_link(item)}</h2>'
        f'{gist}{parts.byline(item)}{f"""<ul class="lead-axes">{axes}</ul>""" if axes else ""}'
        f'<div class="card-foot">{parts.tags(item["tags"][:5])}{parts.badges(item)}</div></article>'
    )


def _beside(item: Json) -> str:
    return (
        f'<article class="beside-item">{parts.standing(item)}'
        f'<h2 class="beside-title">{parts.title_link(item)}</h2>{parts.byline(item)}</article>'
    )


def score_bar(score: int) -> str:
    return (
        f'<span class="score-bar"><span class="score-cells" data-score="{score}" aria-hidden="true"></span>'
        f'<span class="score-figure">{score}</span><span class="sr-only">（5段階中{score}）</span></span>'
    )
