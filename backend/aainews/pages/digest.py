"""AI日報, Hacker日報 and 週報: an edition from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from aainews.pages import linked_data, parts
from aainews.pages.head import Head
from aainews.pages.page import Json, Made, Page, Visit
from aainews.settings import Settings

NAMES = {"daily": "AI日報", "hacker": "Hacker日報", "weekly": "週報"}
LEADS = {
    "daily": "前の24時間の AI ニュースを、毎朝7時に1枚にまとめます。どの文にも、もとの記事があります。",
    "hacker": "Hacker News で話題の記事と、その下で交わされた議論を毎朝まとめます。どの行も、もとのコメントへたどれます。",
    "weekly": "1週間の AI ニュースを、話題の大きさの順に振り返ります。",
}
CHANGES = {"daily": "昨日から変わったこと", "hacker": "昨日から変わったこと", "weekly": "先週から変わったこと"}
SIDES = {"issues": "論点", "pros": "賛成", "cons": "反対", "firsthand": "当事者の発言"}


def address(kind: str, key: str = "") -> str:
    return f"/digests/{kind}/{key}" if key else f"/digests/{kind}"


def key_text(kind: str, key: str) -> str:
    """`2026年11月25日（水）`, or `2026年 第48週`."""
    if kind == "weekly":
        year, _, week = key.partition("-W")
        return f"{year}年 第{int(week)}週"
    return parts.day_text(date.fromisoformat(key))


def short_key(kind: str, key: str) -> str:
    if kind == "weekly":
        return f"第{int(key.partition('-W')[2])}週"
    day = date.fromisoformat(key)
    return f"{day.month}月{day.day}日"


async def make_edition(visit: Visit) -> Made | None:
    kind, key = visit.params["kind"], visit.params["key"]
    if kind not in NAMES:
        return None
    answer = await visit.ask(f"/digests/{kind}/{key}")
    if answer.status != 200:
        return None
    edition: Json = answer.data
    lead = "".join(sentence["text"] for sentence in edition["lead"])
    title = f"{NAMES[kind]} {key_text(kind, key)}"
    head = Head(
        title,
        lead[:200] or LEADS[kind],
        f"{visit.settings.site_url}{address(kind, key)}",
        kind="article",
        data=_news_data(edition, title, lead, visit.settings),
    )
    return Made(head, _edition(kind, edition), (answer,))


def _edition(kind: str, edition: Json) -> str:
    items = [item for section in edition["sections"] for item in section["items"]]
    label = (
        f'<span class="badge" data-tone="care">{escape(edition["model_label"])}</span>'
        if edition["model_label"]
        else ""
    )
    about = (
        f'<p class="byline edition-about"><span>{len(items)}本の話題</span>'
        f"<span>{parts.moment(edition['updated_at'], None)}</span>{label}</p>"
    )
    day = (
        f'<p class="masthead-day"><time datetime="{escape(edition["key"])}">{key_text(kind, edition["key"])}</time></p>'
    )
    note = f'<p class="quiet edition-note">{escape(edition["note"])}</p>' if edition["note"] else ""
    changes = "".join(f"<li>{_sentence(each, items)}</li>" for each in edition["changes"])
    sections = "".join(
        parts.section(section["title"], "".join(_item(item) for item in section["items"]))
        for section in edition["sections"]
    )
    moved = "".join(
        parts.section(title, _moved(edition[name]))
        for name, title in (("rising", "増えた名前"), ("falling", "減った名前"))
    )
    return (
        f'<div class="edition">{parts.masthead(NAMES[kind], aside=day)}{about}'
        f"{_sentences(edition['lead'], 'edition-lead', items)}{note}"
        f"{parts.section(CHANGES[kind], f'<ul>{changes}</ul>' if changes else '', 'edition-changes')}"
        f"{_contents(items)}{sections}{moved}{parts.section('数字で見る', _figures(edition['figures']))}{_neighbours(kind, edition)}</div>"
    )


def _contents(items: Sequence[Json]) -> str:
    lines = "".join(f'<li><a href="#item-{item["number"]}">{escape(item["headline"])}</a></li>' for item in items)
    return (
        '<nav class="edition-contents" aria-label="この版の話題"><p class="edition-contents-title">この版の話題</p>'
        f"<ol>{lines}</ol></nav>"
    )


def _item(item: Json) -> str:
    reports = f"<span>{item['sources']}媒体が報道</span>" if item["sources"] > 1 else ""
    weight = parts.importance_of(item["importance"])
    headline = escape(item["headline"])
    url = escape(item["url"]) if item["url"].startswith("/") else parts.link(item["url"])
    articles = "".join(
        f'<li><a href="{escape(each["url"])}">{escape(each["title"])}</a> '
        f'<span class="quiet">{escape(each["source"])}</span></li>'
        for each in item["articles"]
    )
    shown = (
        f'<details class="edition-reports"><summary>この話題の記事（{len(item["articles"])}）</summary>'
        f"<ul>{articles}</ul></details>"
        if len(item["articles"]) > 1
        else ""
    )
    argument = _argument(item["discussion"]) if item["discussion"] else ""
    return (
        f'<article class="edition-item" id="item-{item["number"]}">'
        f'<span class="edition-number" aria-hidden="true">{item["number"]}</span><div class="edition-text">'
        f'<p class="byline edition-meta">{weight}{reports}</p>'
        f'<h3 class="edition-headline"><a href="{url}">{headline}</a></h3>'
        f"{_sentences(item['sentences'], 'edition-sentences')}{shown}{argument}{parts.tags(item['tags'])}</div></article>"
    )


def _argument(discussion: Json) -> str:
    sampled = f"（うち{discussion['sampled']}件を読んでまとめました）" if discussion["sampled"] else ""
    sides = "".join(
        f'<div class="side" data-side="{name}"><dt>{title}</dt>'
        + "".join(f"<dd>{_sentence(line)}</dd>" for line in discussion[name])
        + "</div>"
        for name, title in SIDES.items()
        if discussion[name]
    )
    return (
        '<section class="argument" aria-label="Hacker News での議論"><p class="argument-head">'
        '<span class="argument-title">Hacker News での議論</span>'
        f'<span class="quiet">{discussion["points"]}ポイント・{discussion["comments"]}コメント{sampled}</span>'
        f'<a href="{parts.link(discussion["permalink"])}" rel="noopener">議論を開く</a></p><dl>{sides}</dl></section>'
    )


def _sentences(sentences: Sequence[Json], name: str, items: Sequence[Json] = ()) -> str:
    if not sentences:
        return ""
    return f'<p class="{name}">{"".join(_sentence(each, items) for each in sentences)}</p>'


def _sentence(sentence: Json, items: Sequence[Json] = ()) -> str:
    """The sentence and what it rests on: the number of an item of this page, or a way to a comment or a page."""
    return escape(sentence["text"]) + "".join(_mark(reference, items) for reference in sentence["references"])


def _mark(reference: Json, items: Sequence[Json]) -> str:
    title = escape(reference["label"])
    for item in items:
        if _rests(item, reference):
            number = item["number"]
            return (
                f'<a class="mark" href="#item-{number}" title="{escape(item["headline"])}">'
                f'<span class="sr-only">出典: </span>{number}</a>'
            )
    if reference["kind"] in ("story", "article"):
        return f'<a class="mark" href="{escape(reference["url"])}" title="{title}">出典</a>' if items else ""
    said = title if reference["kind"] == "comment" else "出典"
    return f'<a class="mark" href="{parts.link(reference["url"])}" title="{title}" rel="noopener">{said}</a>'


def _rests(item: Json, reference: Json) -> bool:
    if reference["kind"] == "story":
        return item["story_id"] == reference["id"]
    return reference["kind"] == "article" and any(each["id"] == reference["id"] for each in item["articles"])


def _moved(rows: Sequence[Json]) -> str:
    lines = "".join(
        f'<li><a href="{escape(row["url"])}">{escape(row["name"])}</a>'
        f'<span class="quiet">{row["before"]} → {row["articles"]}件</span></li>'
        for row in rows
    )
    return f'<ul class="moved">{lines}</ul>' if lines else ""


def _figures(figures: Sequence[Json]) -> str:
    rows = "".join(
        f'<div><dt>{escape(each["label"])}</dt><dd><span class="figures-value">{each["value"]:,}</span>{escape(each["unit"])}'
        + (
            f'<span class="quiet figures-before">前回 {each["before"]:,}{escape(each["unit"])}</span>'
            if each["before"] is not None
            else ""
        )
        + "</dd></div>"
        for each in figures
    )
    return f'<dl class="figures">{rows}</dl>' if rows else ""


def _neighbours(kind: str, edition: Json) -> str:
    before, after = (
        (address(kind, key), short_key(kind, key)) if key else None for key in (edition["previous"], edition["next"])
    )
    return f'{parts.pager(before, after)}<p class="edition-archive"><a href="{address(kind)}">バックナンバーへ</a></p>'


def _news_data(edition: Json, title: str, lead: str, settings: Settings) -> Json:
    kind = edition["kind"]
    path = address(kind, edition["key"])
    url = f"{settings.site_url}{path}"
    ours = linked_data.organization(settings)
    return linked_data.graph(
        {
            "@type": "NewsArticle",
            "@id": url,
            "headline": title,
            "description": lead or LEADS[kind],
            "inLanguage": "ja",
            "url": url,
            "mainEntityOfPage": url,
            "image": [f"{settings.site_url}/og/site.png"],
            "datePublished": edition["published_at"],
            "dateModified": edition["updated_at"],
            "author": ours,
            "publisher": ours,
        },
        linked_data.breadcrumbs(((NAMES[kind], address(kind)), (title, path)), settings),
    )


EDITION = Page("/digests/{kind}/{key}", "src/pages/DigestPage.tsx", make_edition)
