"""記事: the whole article, in Japanese, in the original, or paragraph by paragraph in both."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from aainews.pages import article_text, parts
from aainews.pages.article_text import View
from aainews.pages.front import score_bar
from aainews.pages.head import article_head
from aainews.pages.page import Json, Made, Page, Visit

VIEWS: tuple[tuple[View, str], ...] = (("ja", "訳文"), ("both", "対訳"), ("original", "原文"))


async def make(visit: Visit) -> Made | None:
    id_ = visit.params["id"]
    if id_.endswith(".md"):
        return None
    answer = await visit.ask(f"/articles/{quote(id_, safe='')}")
    if answer.status != 200:
        return None
    article = answer.data
    view = _view(visit.query.get("view"))
    return Made(article_head(article, visit.settings), _body(article, view), (answer,))


def _view(asked: str | None) -> View:
    for view, _ in VIEWS:
        if view == asked:
            return view
    return "ja"


def _body(article: Json, view: View) -> str:
    made = article["analysis"]
    gist = (
        f'<section class="gist"><h2 class="gist-title">TL;DR<span class="sr-only">（要約）</span></h2><p>{escape(article["tldr"])}</p></section>'
        if article["tldr"]
        else ""
    )
    return (
        f'<article class="article" data-view="{view}"><div class="article-top">{_head(article, view)}{gist}</div>'
        f'<div class="article-side"><div class="article-side-inside">{_analysis(article)}</div></div>'
        f'<div class="article-points">{_points(made)}{_commentary(made)}</div>'
        f'<div class="article-text"><section class="text">{_text(article, view)}</section></div>'
        f'<footer class="article-end">{_related(article["related"])}</footer></article>'
    )


def _head(article: Json, view: View) -> str:
    original_first = view == "original" and article["title"] != article["title_original"]
    titles = (article["title"], article["title_original"])
    shown, other = reversed(titles) if original_first else titles
    foreign = f' lang="{escape(article["language"])}"' if article["language"] != "ja" else ""
    beside = (
        f'<p class="article-original-title"{"" if original_first else foreign}>{escape(other)}</p>'
        if other != shown
        else ""
    )
    source = article["source"]
    when = parts.moment(article["published_at"], article["published_date"]) or parts.short_moment(article)
    minutes = f"<span>約{article['reading_minutes']}分</span>" if article["reading_minutes"] else ""
    authors = (
        f'<p class="quiet authors">著者: {escape("、".join(article["authors"]))}</p>' if article["authors"] else ""
    )
    return (
        '<header class="article-head"><div class="article-ways"><a class="way" href="/">ニュース一覧</a>'
        f'<a class="way" href="{parts.link(article["url"])}" rel="noopener noreferrer" target="_blank">元記事を開く</a></div>'
        f'<p class="byline article-byline"><a class="byline-source" href="{escape(parts.list_address(source=source["slug"]))}">'
        f"{escape(source['name'])}</a>{when}{minutes}</p>"
        f'<h1 class="article-title" tabindex="-1"{foreign if original_first else ""}>{escape(shown)}</h1>{beside}{authors}'
        f"{parts.badges(article)}{parts.tags(article['tags'])}</header>"
    )


def _analysis(article: Json) -> str:
    score, made = article["score"], article["analysis"]
    head = '<div class="analysis-head"><h2 class="section-title">AI深層分析</h2></div>'
    if not score or not made or not made["axes"]:
        return (
            f'<section class="analysis">{head}<div class="unscored"><p class="overall-word">未評価</p></div></section>'
        )
    axes = "".join(
        f'<li><details class="axis"><summary class="axis-row"><span class="axis-name">{escape(axis["name"])}'
        f'<span class="axis-weight">重み {axis["weight"]}%</span></span>{score_bar(axis["score"])}</summary>'
        f'<div class="axis-reason"><p>{escape(axis["reason"])}</p>'
        f"{_evidence(axis['evidence'])}</div></details></li>"
        for axis in made["axes"]
    )
    return (
        f'<section class="analysis">{head}<p class="overall importance" data-level="{score["importance"]}">'
        f'<span class="overall-figure">{score["importance"]}</span><span class="overall-text">'
        f'<span class="overall-word">{escape(score["word"])}</span><span class="quiet">加重平均 {score["overall"]:.1f} / 5</span></span>'
        f'{parts.bars(score["importance"])}</p><ul class="axes">{axes}</ul></section>'
    )


def _evidence(quoted: str | None) -> str:
    return f'<blockquote class="evidence">{escape(quoted)}</blockquote>' if quoted else ""


def _points(made: Json | None) -> str:
    if not made or not made["key_points"]:
        return ""
    points = "".join(
        f'<li class="point"><h3 class="point-title">{escape(point["heading"])}</h3><p>{escape(point["text"])}</p></li>'
        for point in made["key_points"]
    )
    return f'<section class="points"><h2 class="section-title">キーポイント</h2><ol>{points}</ol></section>'


def _commentary(made: Json | None) -> str:
    texts = (("影響分析", made["impact"]), ("編集コメント", made["comment"])) if made else ()
    shown = "".join(
        f'<section><h2 class="commentary-title">{name}</h2><p>{escape(text)}</p></section>'
        for name, text in texts
        if text
    )
    summary = '<summary><span class="when-closed">影響分析・編集コメントを表示</span><span class="when-open">影響分析・編集コメントを閉じる</span></summary>'
    return f'<details class="commentary">{summary}{shown}</details>' if shown else ""


def _text(article: Json, view: View) -> str:
    segments = article["segments"]
    both = article["language"] != "ja" and any(segment["status"] == "translated" for segment in segments)
    head = f'<div class="text-head"><h2 class="section-title">本文</h2>{_views(article, view) if both else ""}</div>'
    if segments:
        hint = '<p class="quiet hint">段落ごとの原文は「対訳」で読めます。</p>' if both and view == "ja" else ""
        return head + hint + article_text.body(segments, view, article["language"])
    reason = {
        "full": "本文はまだ用意できていません。元記事をご覧ください。",
        "summary": "この媒体の記事は、要約・評価と短い引用だけを掲載しています。続きは元記事でお読みください。",
        "link": "この媒体の記事は、見出しとリンクだけを掲載しています。元記事でお読みください。",
    }[article["rights"]]
    excerpt = (
        f'<figure class="excerpt"><figcaption class="quiet">原文からの引用</figcaption>'
        f'<blockquote lang="{escape(article["language"])}">{escape(article["excerpt"])}</blockquote></figure>'
        if article["excerpt"]
        else ""
    )
    way = f'<a class="button button-strong" href="{parts.link(article["url"])}" rel="noopener noreferrer">元記事を読む</a>'
    return f'{head}<div class="no-body"><p>{reason}</p>{excerpt}{way}</div>'


def _views(article: Json, view: View) -> str:
    address = parts.article_address(article["id"])
    links = "".join(
        f'<a class="segment" href="{address}{"" if choice == "ja" else f"?view={choice}"}"{_current(choice == view)}>{name}</a>'
        for choice, name in VIEWS
    )
    return f'<nav class="segmented" aria-label="本文の表示">{links}</nav>'


def _current(holds: bool) -> str:
    return ' aria-current="true"' if holds else ""


def _related(articles: list[Json]) -> str:
    items = "".join(
        f'<li><article class="related-item">{parts.byline(item)}<h3 class="related-title">{parts.title_link(item)}</h3>'
        f"{parts.importance(item['score'])}</article></li>"
        for item in articles
    )
    return (
        f'<section class="related"><h2 class="section-title">関連記事</h2><ul class="related-list">{items}</ul></section>'
        if items
        else ""
    )


PAGE = Page("/articles/{id}", "src/pages/ArticlePage.tsx", make)
