"""What can be read without any script: headlines, the article, the sources. Replaced when the site's script starts.

Inline HTML of segments comes from the API, which lets through its allow-list only; all other text is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

Json = Mapping[str, Any]


def site_nav(site_name: str) -> str:
    links = (("/", site_name), ("/sources", "情報源"), ("/about", "について"), ("/api/docs", "API"))
    return "<nav>" + " ".join(f'<a href="{path}">{escape(name)}</a>' for path, name in links) + "</nav>"


def article_list(items: Sequence[Json], more: str | None) -> str:
    """Headlines with source, day and gist; `more` is the address of the next page."""
    if not items:
        return "<main><h1>最新ニュース</h1><p>まだ記事がありません。</p></main>"
    following = f'<p><a href="{escape(more)}" rel="next">次のページ</a></p>' if more else ""
    return f"<main><h1>最新ニュース</h1>{''.join(map(_card, items))}{following}</main>"


def _card(card: Json) -> str:
    score = f"・{escape(card['score']['word'])}" if card["score"] else ""
    gist = f"<p>{escape(card['tldr'])}</p>" if card["tldr"] else ""
    return (
        f'<article><h2><a href="/articles/{escape(card["id"])}">{escape(card["title"])}</a></h2>'
        f"<p>{escape(card['source']['name'])}・{_day(card)}{score}</p>{gist}</article>"
    )


def _day(card: Json) -> str:
    at = card["published_at"] or card["published_date"] or card["first_published_at"]
    return f'<time datetime="{escape(at)}">{escape(at[:10])}</time>'


def whole_article(article: Json) -> str:
    label = f"<p>{escape(article['model_label'])}</p>" if article["model_label"] else ""
    tags = " ".join(f"#{escape(tag)}" for tag in article["tags"])
    quotation = f"<blockquote><p>{escape(article['excerpt'])}</p></blockquote>" if article["excerpt"] else ""
    related = "".join(map(_card, article["related"]))
    return (
        f"<main><article><h1>{escape(article['title'])}</h1>"
        f"<p>{escape(article['source']['name'])}・{_day(article)}・約{article['reading_minutes']}分</p><p>{tags}</p>{label}"
        f"{_analysis(article)}{quotation}{_body(article['segments'])}"
        f'<p><a href="{_link(article["url"])}" rel="noopener">元記事を開く: {escape(article["title_original"])}</a></p>'
        f"</article>{f'<aside><h2>関連記事</h2>{related}</aside>' if related else ''}</main>"
    )


def _analysis(article: Json) -> str:
    made = article["analysis"]
    tldr = (made["tldr"] if made else None) or article["tldr"]
    parts = [f"<h2>TL;DR</h2><p>{escape(tldr)}</p>"] if tldr else []
    if made and made["key_points"]:
        points = "".join(f"<li><b>{escape(p['heading'])}</b> {escape(p['text'])}</li>" for p in made["key_points"])
        parts.append(f"<h2>キーポイント</h2><ol>{points}</ol>")
    if made and made["axes"]:
        axes = "".join(f"<li>{escape(a['name'])} {a['score']}/5 {escape(a['reason'])}</li>" for a in made["axes"])
        parts.append(f"<h2>AI深層分析</h2><ul>{axes}</ul>")
    for name, text in (("影響分析", made and made["impact"]), ("編集コメント", made and made["comment"])):
        parts += [f"<h2>{name}</h2><p>{escape(text)}</p>"] if text else []
    return "".join(parts)


def _body(segments: Sequence[Json]) -> str:
    """Items of one list, paragraphs of one quotation and cells of one table are segments each; here they are one again."""
    runs = groupby(enumerate(segments), key=lambda place: _run_key(*place))
    return "".join(_run([segment for _, segment in run]) for _, run in runs)


def _run_key(place: int, segment: Json) -> tuple[str, int]:
    return segment["kind"], segment.get("group", -1 - place)


def _run(run: list[Json]) -> str:
    first = run[0]
    match first["kind"]:
        case "list_item":
            name = "ol" if first["ordered"] else "ul"
            return f"<{name}>{''.join(f'<li>{_text(item)}</li>' for item in run)}</{name}>"
        case "quote":
            return f"<blockquote>{''.join(f'<p>{_text(quote)}</p>' for quote in run)}</blockquote>"
        case "cell":
            return _table(run)
        case _:
            return _block(first)


def _block(segment: Json) -> str:
    match segment["kind"]:
        case "heading":
            return f"<h{segment['level']}>{_text(segment)}</h{segment['level']}>"
        case "figure":
            return f"<figure>{_picture(segment)}<figcaption>{_text(segment)}</figcaption></figure>"
        case "code" | "math":
            return f"<pre><code>{escape(segment['text'])}</code></pre>"
        case _:
            return f"<p>{_text(segment)}</p>"


def _picture(segment: Json) -> str:
    """Only for readers without JavaScript: with it a picture is asked of its publisher when the reader wants it."""
    if not segment["src"]:
        return ""
    src, alt = escape(segment["src"]), escape(segment["alt"])
    return f'<noscript><img src="{src}" alt="{alt}" loading="lazy" referrerpolicy="no-referrer"></noscript>'


def _table(cells: Iterable[Json]) -> str:
    rows = groupby(cells, key=lambda cell: cell["row"])
    lines = ("<tr>" + "".join(map(_cell, row)) + "</tr>" for _, row in rows)
    return f"<table>{''.join(lines)}</table>"


def _cell(cell: Json) -> str:
    name = "th" if cell["header"] else "td"
    return f'<{name} rowspan="{cell["row_span"]}" colspan="{cell["column_span"]}">{_text(cell)}</{name}>'


def _text(segment: Json) -> str:
    """Inline HTML: the Japanese where there is one, else the original in its own language."""
    return segment["ja"] if segment["ja"] is not None else f'<span lang="en">{segment["original"]}</span>'


def _link(url: str) -> str:
    return escape(url) if url.startswith(("https://", "http://")) else "#"


def source_list(items: Sequence[Json]) -> str:
    lines = "".join(
        f'<li><a href="{_link(source["site_url"] or "")}" rel="noopener">{escape(source["name"])}</a>（{source["articles"]} 件）</li>'
        for source in items
    )
    return f"<main><h1>情報源</h1><ul>{lines}</ul></main>"


def about(site_name: str) -> str:
    return (
        f"<main><h1>{escape(site_name)} について</h1><p>世界中の AI の最新情報を日本語で。毎時自動で集め、訳し、要約し、"
        "検査に通ったものだけを載せています。</p></main>"
    )


def missing() -> str:
    return '<main><h1>ページが見つかりません</h1><p><a href="/">最新ニュースへ</a></p></main>'
