"""記事: the whole article, in Japanese, in the original, or paragraph by paragraph in both."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from aainews.pages import article_text, parts
from aainews.pages.article_end import end
from aainews.pages.article_text import View
from aainews.pages.front import score_bar
from aainews.pages.head import article_head
from aainews.pages.icons import icon
from aainews.pages.page import Json, Made, Page, Visit

ENOUGH_HEADINGS = 4
"""Below this a table of contents is longer than its use."""
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
    return Made(article_head(article, visit.settings), _body(article, view, visit.settings.site_url), (answer,))


def _view(asked: str | None) -> View:
    for view, _ in VIEWS:
        if view == asked:
            return view
    return "ja"


def _body(article: Json, view: View, site_url: str) -> str:
    made = article["analysis"]
    gist = (
        f'<section class="gist"><h2 class="gist-title">TL;DR<span class="sr-only">（要約）</span></h2><p>{escape(article["tldr"])}</p></section>'
        if article["tldr"]
        else ""
    )
    return (
        f'<article class="article" data-view="{view}"><div class="reading-progress" aria-hidden="true"></div><div class="article-top" id="top">{_head(article, view)}{gist}</div>'
        f'<div class="article-side"><div class="article-side-inside">{_analysis(article)}{_contents(article, view)}</div></div>'
        f'<div class="article-points">{_points(made)}{_commentary(made)}</div>'
        f'<div class="article-text"><section class="text">{_text(article, view)}</section></div>'
        f'<footer class="article-end">{end(article, site_url)}</footer>{_dock(article, view)}</article>'
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
    authors = (
        f'<p class="quiet authors">著者: {escape("、".join(article["authors"]))}</p>' if article["authors"] else ""
    )
    return (
        '<header class="article-head"><div class="article-ways"><a class="way" href="/">'
        f'{icon("back")}ニュース一覧</a><span class="ways-end">{_save(article)}{parts.way(article["url"])}</span></div>'
        f'<p class="byline article-byline"><a class="byline-source" href="{escape(parts.list_address(source=source["slug"]))}">'
        f"{escape(source['name'])}</a>{when}{parts.reading_time(article['reading_minutes'])}</p>"
        f'<h1 class="article-title" tabindex="-1"{foreign if original_first else ""}>{escape(shown)}</h1>{beside}{authors}'
        f"{parts.badges(article)}{parts.tags(article['tags'])}</header>"
    )


def _analysis(article: Json) -> str:
    score, made = article["score"], article["analysis"]
    at = (
        f'<span class="quiet analysis-time">{parts.moment(made["created_at"], None)}</span>' if made is not None else ""
    )
    head = f'<div class="analysis-head"><h2 class="section-title">AI深層分析</h2>{at}</div>'
    if not score or not made or not made["axes"]:
        return (
            f'<section class="analysis">{head}<div class="unscored"><p class="overall-word">未評価</p>'
            f'<p class="quiet">{_why_unscored(article)}</p></div></section>'
        )
    axes = "".join(
        f'<li><details class="axis"><summary class="axis-row"><span class="axis-name">{escape(axis["name"])}'
        f'<span class="axis-weight">重み {axis["weight"]}%</span></span>{score_bar(axis["score"])}</summary>'
        f'<div class="axis-reason"><p>{escape(axis["reason"] or "理由は検査を通らなかったため表示していません。")}</p>'
        f"{_evidence(axis['evidence'])}</div></details></li>"
        for axis in made["axes"]
    )
    return (
        f'<section class="analysis">{head}<p class="overall importance" data-level="{score["importance"]}">'
        f'<span class="overall-figure">{score["importance"]}</span><span class="overall-text">'
        f'<span class="overall-word">{escape(score["word"])}</span><span class="quiet">加重平均 {score["overall"]:.1f} / 5</span></span>'
        f'{parts.bars(score["importance"])}</p><ul class="axes">{axes}</ul></section>'
    )


def _why_unscored(article: Json) -> str:
    if article["rights"] == "link":
        return "見出しとリンクだけを掲載する媒体のため、評価していません。"
    if article["provenance"]["analysed_at"] is None:
        return "評価はこれから行います。"
    return "検査を通る評価が得られなかったため、点を付けていません。"


def _contents(article: Json, view: View) -> str:
    """The headings of a long piece. Folded here; beside the text, where there is room, the style shows them at once."""
    segments = article["segments"]
    headings = [segment for segment in segments if segment["kind"] == "heading"]
    if len(headings) < ENOUGH_HEADINGS:
        return ""
    levels = article_text.heading_levels(segments)
    foreign = f' lang="{escape(article["language"])}"' if view == "original" else ""
    lines = "".join(
        f'<li data-level="{levels[heading["id"]]}"><a href="#h-{escape(heading["id"])}"{foreign}>'
        f"{escape(parts.plain_text((heading['ja'] if view != 'original' else None) or heading['original']))}</a></li>"
        for heading in headings
    )
    return f'<details class="contents"><summary>目次</summary><ol>{lines}</ol></details>'


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


HINT = (
    '<p class="quiet hint"><span class="hint-touch">段落に触れると、その段落の原文を表示します。</span>'
    '<span class="hint-mouse">段落の右の「原」を押すと、その段落の原文を表示します。</span></p>'
)
PENDING = '<p class="pending-note" role="status">本文を翻訳しています。できた段落から順に表示します。</p>'


def _in_both(article: Json) -> bool:
    return article["language"] != "ja" and any(segment["status"] == "translated" for segment in article["segments"])


def _text(article: Json, view: View) -> str:
    segments = article["segments"]
    both = _in_both(article)
    head = f'<div class="text-head"><h2 class="section-title">本文</h2>{_views(article, view) if both else ""}</div>'
    pending = PENDING if article["provenance"]["segments_pending"] else ""
    if segments:
        hint = HINT if both and view == "ja" else ""
        return head + pending + hint + article_text.body(segments, view, article["language"])
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
    way = parts.strong_way(article["url"])
    return f'{head}{pending}<div class="no-body"><p>{reason}</p>{excerpt}{way}</div>'


def _views(article: Json, view: View) -> str:
    address = parts.article_address(article["id"])
    links = "".join(
        f'<a class="segment" href="{address}{"" if choice == "ja" else f"?view={choice}"}"{_current(choice == view)}>{name}</a>'
        for choice, name in VIEWS
    )
    return f'<nav class="segmented" aria-label="本文の表示">{links}</nav>'


def _current(holds: bool) -> str:
    return ' aria-current="true"' if holds else ""


def _save(article: Json) -> str:
    return (
        f'<button type="button" class="save icon-button" aria-label="あとで読む: {escape(article["title"])}">'
        f"{icon('bookmark')}</button>"
    )


def _dock(article: Json, view: View) -> str:
    """On a phone: what a thumb wants while reading."""
    return (
        f'<div class="dock"><button type="button" class="icon-button" aria-label="メニュー">{icon("menu")}</button>'
        f"{_views(article, view) if _in_both(article) else parts.way(article['url'])}"
        f'<button type="button" class="icon-button" aria-label="この記事をシェア">{icon("share")}</button></div>'
    )


PAGE = Page("/articles/{id}", "src/pages/ArticlePage.tsx", make)
