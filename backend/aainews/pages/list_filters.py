"""What a list is narrowed by, and the ways to narrow it further: the same as `frontend/src/features/articles/list`
draws, as links and a plain form that work without its script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from html import escape
from typing import Any
from urllib.parse import urlencode

from aainews.clock import JST, utc_now
from aainews.pages import parts
from aainews.pages.feed_guide import KINDS
from aainews.pages.icons import icon

Json = Mapping[str, Any]
Wanted = Mapping[str, str]

COMMON_TAGS = 12
KIND_NAMES = {kind: name for kind, name in KINDS if kind}
LEVELS = (("", "すべて"), ("3", "注目以上"), ("4", "重要以上"), ("5", "最重要"))
LEVEL_NAMES = {"2": "参考以上", "3": "注目以上", "4": "重要以上", "5": "最重要"}
NARROWED_BY = ("tag", "source", "company", "model", "kind", "min_importance", "lang", "since", "until", "weights")
AXES = (("depth", "深度", 40), ("relevance", "関連度", 30), ("practicality", "実用性", 20), ("novelty", "革新性", 10))


def by_importance(wanted: Wanted) -> bool:
    """With weights of his own a reader wants the order that they make, unless he says otherwise."""
    sort = wanted.get("sort")
    return sort != "newest" if "weights" in wanted else sort == "importance"


def narrowed(wanted: Wanted) -> int:
    return sum(name in wanted for name in NARROWED_BY)


def active(wanted: Wanted, items: Sequence[Json], company: str | None) -> str:
    """What the list is narrowed to now, each with a way out. Empty where it is not. `company` is the chosen one's name."""
    names = {item["source"]["slug"]: item["source"]["name"] for item in items}
    source, kind, level = (wanted.get(name, "") for name in ("source", "kind", "min_importance"))
    chips = (
        ("tag", f"#{wanted.get('tag', '')}"),
        ("source", names.get(source, source)),
        ("company", f"企業: {company or wanted.get('company', '')}"),
        ("model", f"モデル: {wanted.get('model', '')}"),
        ("kind", KIND_NAMES.get(kind, kind)),
        ("min_importance", LEVEL_NAMES.get(level, level)),
        ("lang", f"言語: {wanted.get('lang', '')}"),
        ("since", f"{_day(wanted.get('since', ''))}以降"),
        ("until", f"{_day(wanted.get('until', ''))}より前"),
        ("weights", "自分の重み"),
    )
    shown = "".join(
        f'<li><a class="chip chip-on" href="{escape(_without(wanted, name))}"'
        f' aria-label="{escape(said)} の絞り込みを解除">{escape(said)}{icon("close")}</a></li>'
        for name, said in chips
        if name in wanted
    )
    if not shown:
        return ""
    return (
        f'<ul class="chips active-filters" aria-label="絞り込み中">{shown}'
        '<li><a class="chip chip-bare" href="/">すべて解除</a></li></ul>'
    )


def tools(wanted: Wanted) -> str:
    """Above the list on a phone: the order, and the button that raises the rest."""
    count = narrowed(wanted)
    shown = f'<span class="count">{count}</span>' if count else ""
    return (
        f'<div class="list-tools">{_orders(wanted)}'
        f'<button type="button" class="button filter-button">{icon("filter")}絞り込み{shown}</button></div>'
    )


def side(wanted: Wanted, items: Sequence[Json]) -> str:
    """Beside the list where there is room."""
    level = wanted.get("min_importance", "")
    levels = parts.segmented(
        "重要度", [(address(wanted, min_importance=each), name, each == level) for each, name in LEVELS]
    )
    return (
        f'<aside class="listing-side" aria-label="絞り込み"><div class="filter-form">{_orders(wanted)}'
        f"{_group('重要度', levels, hidden=True)}{_selects(wanted, items)}{_weights(wanted)}{_tags(wanted, items)}</div></aside>"
    )


def _orders(wanted: Wanted) -> str:
    important = by_importance(wanted)
    links = parts.segmented(
        "並び順",
        [
            (address(wanted, sort="newest" if "weights" in wanted else ""), "新しい順", not important),
            (address(wanted, sort="" if "weights" in wanted else "importance"), "重要な順", important),
        ],
    )
    return _group("並び順", links, hidden=True)


def _group(label: str, html: str, *, hidden: bool = False) -> str:
    said = ' aria-hidden="true"' if hidden else ""
    return f'<div class="filter-group"><p class="filter-label"{said}>{label}</p>{html}</div>'


def _selects(wanted: Wanted, items: Sequence[Json]) -> str:
    """A plain form; its button shows only where no script follows the choice."""
    sources = {item["source"]["slug"]: item["source"]["name"] for item in items}
    if chosen := wanted.get("source"):
        sources.setdefault(chosen, chosen)
    kept = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in wanted.items()
        if name not in ("kind", "since", "source", "cursor")
    )
    return (
        f'<form class="filter-choices" action="/articles">{kept}'
        + _select("kind", "媒体の種類", KIND_NAMES, wanted.get("kind", ""))
        + _select("since", "期間", _periods(wanted.get("since", "")), wanted.get("since", ""))
        + _select("source", "情報源", dict(sorted(sources.items())), chosen or "")
        + '<button type="submit" class="button without-script">絞り込む</button></form>'
    )


def _periods(chosen: str) -> dict[str, str]:
    """Days back, as the day that a list then begins with."""
    today = utc_now().astimezone(JST).date()
    known = {f"{today - timedelta(days=days)}": "昨日から" if days == 1 else f"この{days}日" for days in (1, 7, 30)}
    return known if not chosen or chosen in known else {chosen: f"{_day(chosen)}以降", **known}


def _day(given: str) -> str:
    """`11月1日（日）` of a day or a moment, with the year where it is not the present one; what is neither as it is."""
    try:
        day = date.fromisoformat(given[:10])
    except ValueError:
        return given
    said = parts.day_text(day)
    return said.removeprefix(f"{utc_now().astimezone(JST).year}年")


def _select(name: str, label: str, options: Mapping[str, str], chosen: str) -> str:
    made = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(said)}</option>'
        for value, said in {"": "すべて", **options}.items()
    )
    return (
        f'<div class="filter-group"><label class="filter-label" for="side-{name}">{label}</label>'
        f'<select id="side-{name}" name="{name}" class="select">{made}</select></div>'
    )


def _weights(wanted: Wanted) -> str:
    pieces = (part.partition(":") for part in wanted.get("weights", "").split(",") if part)
    given = {axis: figure for axis, _, figure in pieces}
    weights = {axis: int(value) if (value := given.get(axis, "0")).isdecimal() else 0 for axis, *_ in AXES}
    if not given:
        weights = {axis: ours for axis, _, ours in AXES}
    whole = sum(weights.values()) or 1
    rows = "".join(
        f'<div class="weight"><label for="side-{axis}">{name}</label>'
        f'<input id="side-{axis}" type="range" min="0" max="100" step="10" value="{weights[axis]}">'
        f'<span class="weight-share">{round(100 * weights[axis] / whole)}%</span></div>'
        for axis, name, _ in AXES
    )
    back = '<button type="button" class="button">標準の重みに戻す</button>' if given else ""
    return f'<details class="weights"{" open" if given else ""}><summary>重みを変える</summary>{rows}{back}</details>'


def _tags(wanted: Wanted, items: Sequence[Json]) -> str:
    counted = Counter(tag for item in items for tag in item["tags"])
    common = [tag for tag, count in counted.most_common() if count > 1][:COMMON_TAGS]
    links = "".join(
        f'<li><a class="chip" href="{escape(address(wanted, tag=tag))}">#{escape(tag)}</a></li>'
        for tag in common
        if tag != wanted.get("tag")
    )
    return _group("よく出るタグ", f'<ul class="chips">{links}</ul>') if links else ""


def address(wanted: Wanted, **changed: str) -> str:
    """The address of the list with something else wanted; a change begins at the top of the new list."""
    given = {name: value for name, value in {**wanted, **changed}.items() if value and name != "cursor"}
    return f"/articles?{urlencode(given)}" if given else "/"


def _without(wanted: Wanted, name: str) -> str:
    return address(wanted, **{name: "", **({"sort": ""} if name == "weights" else {})})
