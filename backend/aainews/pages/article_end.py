"""What stands below an article's text: sharing, companies, other reports, reporting, how it was made, what to read next."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import quote, urlencode

from aainews.pages import parts
from aainews.pages.icons import icon
from aainews.pages.page import Json

NOTE = (
    "翻訳・要約・評価は機械によるものです。数や固有名詞が原文にあるかを公開前に検査していますが、"
    "誤りが残ることがあります。正確な内容は元記事をご確認ください。"
)


def end(article: Json, site_url: str) -> str:
    """Works without a script, save for the buttons that are hidden then; reporting leads to the contact form instead."""
    url = f"{site_url}{parts.article_address(article['id'])}"
    return (
        _share(article["title"], url)
        + _companies(article["companies"])
        + _reports(article, url)
        + _provenance(article)
        + _cards("reports", "同じ話題の報道", article["other_reports"])
        + _cards("related", "関連記事", article["related"])
        + _ways(article)
    )


def _share(title: str, url: str) -> str:
    text, address = quote(title, safe=""), quote(url, safe="")
    places = (
        ("X", "X に投稿", f"https://x.com/intent/post?text={text}&url={address}"),
        ("はてブ", "はてブ（はてなブックマークに追加）", f"https://b.hatena.ne.jp/add?mode=confirm&url={address}&title={text}"),
        ("LINE", "LINE で送る", f"https://social-plugins.line.me/lineit/share?url={address}"),
    )  # fmt: skip
    items = "".join(
        f'<li><a class="button" href="{escape(href)}" target="_blank" rel="noopener noreferrer" aria-label="{label}">{name}</a></li>'
        for name, label, href in places
    )
    copy = f'<li><button type="button" class="button">{icon("copy")}<span>リンクをコピー</span></button></li>'
    return (
        '<section class="share"><h2 class="section-title">この記事をシェア</h2>'
        f'<ul class="share-list">{items}{copy}</ul></section>'
    )


def _companies(companies: Sequence[Json]) -> str:
    if not companies:
        return ""
    items = "".join(
        f'<li><a class="chip" href="{escape(parts.list_address(company=each["slug"]))}">{escape(each["name"])}</a></li>'
        for each in companies
    )
    return (
        '<section class="companies"><h2 class="section-title">この記事に出てくる企業</h2>'
        f'<ul class="chips">{items}</ul></section>'
    )


def _reports(article: Json, url: str) -> str:
    wanted = (
        ("見出し", article["title"] != article["title_original"]),
        ("要約", article["tldr"] is not None),
    )
    items = "".join(
        f'<li><a class="button" href="{escape(_letter(f"{what}の誤訳", url))}">{what}の誤訳を報告</a></li>'
        for what, holds in wanted
        if holds
    )
    return (
        f'<section class="share"><h2 class="section-title">誤訳を報告</h2><ul class="share-list">{items}</ul></section>'
        if items
        else ""
    )


def _letter(subject: str, url: str) -> str:
    return f"/contact?{urlencode({'subject': subject, 'about': url})}"


def _provenance(article: Json) -> str:
    made = article["provenance"]
    label = f"（{made['model_label']}）" if made["model_label"] else ""
    source = (
        f'<a href="{parts.link(article["url"])}" rel="noopener noreferrer" target="_blank">{escape(article["url"])}</a>'
    )
    facts = (
        ("元記事", source),
        ("取得", parts.moment(made["fetched_at"], None)),
        ("評価", parts.moment(made["analysed_at"], None)),
        ("モデル", escape("、".join(made["models"]) + label) if made["models"] else ""),
        ("プロンプト", escape("、".join(made["prompts"]))),
        ("本文", _counts(made)),
        ("検査", _checks(made["checks"])),
    )
    rows = "".join(f'<div class="fact"><dt>{name}</dt><dd>{value}</dd></div>' for name, value in facts if value)
    return (
        '<details class="provenance"><summary>この記事のできるまで</summary>'
        f'<p class="quiet">{NOTE}</p><dl>{rows}</dl></details>'
    )


def _counts(made: Json) -> str:
    if not made["segments_total"]:
        return ""
    named = (("翻訳", "translated"), ("原文のまま", "original"), ("翻訳中", "pending"))
    counts = (f"{said} {made[f'segments_{name}']}" for said, name in named if made[f"segments_{name}"])
    return "・".join([f"全{made['segments_total']}か所", *counts])


def _checks(checks: Sequence[Json]) -> str:
    if not checks:
        return "指摘はありません。"
    items = "".join(
        f'<li>{escape(check["label"])} {check["count"]}件<span class="quiet">'
        f"（{'表示中の文に残っています' if check['shown'] else '差し替え済み'}）</span></li>"
        for check in checks
    )
    return f'<ul class="checks">{items}</ul>'


def _cards(name: str, title: str, articles: Sequence[Json]) -> str:
    if not articles:
        return ""
    items = "".join(
        f'<li><article class="related-item">{parts.byline(item)}<h3 class="related-title">{parts.title_link(item)}</h3>'
        f"{parts.standing(item)}</article></li>"
        for item in articles
    )
    return (
        f'<section class="related" data-of="{name}"><h2 class="section-title">{title}</h2>'
        f'<ul class="related-list">{items}</ul></section>'
    )


def _ways(article: Json) -> str:
    original = parts.strong_way(article["url"]) if article["segments"] else ""
    return (
        f'<div class="article-ways article-ways-end"><a class="button" href="/">{icon("back")}ニュース一覧に戻る</a>'
        f'<a class="button" href="/digests/daily">きょうのAI日報</a>{original}</div>'
    )
