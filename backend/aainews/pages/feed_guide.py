"""RSS: what feeds are, which there are, and the address of one that is narrowed to what a reader wants."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from aainews.pages import parts
from aainews.pages.form_parts import field, select
from aainews.pages.operator import text_of
from aainews.pages.page import SECONDS, Json, Made, Page, Visit

FORMS = (("rss", "RSS"), ("atom", "Atom"), ("json", "JSON Feed"))
FEEDS = (
    ("最新ニュース", "/feeds/articles"),
    ("AI日報", "/feeds/digests/daily"),
    ("Hacker日報", "/feeds/digests/hacker"),
    ("週報", "/feeds/digests/weekly"),
)
KINDS = (
    ("", "すべて"),
    ("lab", "研究所・開発元"),
    ("news", "ニュース媒体"),
    ("newsletter", "ニュースレター"),
    ("blog", "ブログ"),
    ("tools", "ツール"),
    ("paper", "論文"),
    ("video", "動画"),
    ("community", "コミュニティ"),
)
LEVELS = (("", "すべて"), ("3", "注目以上"), ("4", "重要以上"), ("5", "最重要"))
LANGUAGES = (("", "すべて"), ("en", "英語"), ("ja", "日本語"))
NARROWED_BY = ("company", "source", "kind", "tag", "min_importance", "lang")


async def make(visit: Visit) -> Made:
    answer, head, text = await text_of(visit, "rss")
    sources = await visit.ask("/sources")
    companies = await visit.ask("/companies", {"limit": "100"})
    wanted = {name: value for name in NARROWED_BY if (value := visit.query.get(name, ""))}
    form = visit.query.get("format", "rss")
    form = form if form in dict(FORMS) else "rss"
    body = (
        f'<div class="page page-text">{text}{parts.section("おもなフィード", _feeds())}'
        + parts.section(
            "条件を選んで作る",
            _builder(wanted, form, sources.data["items"], companies.data["items"])
            + _made(f"{visit.settings.site_url}{address(wanted, form)}"),
        )
        + "</div>"
    )
    return Made(head, body, (answer, sources, companies), headers=SECONDS)


def address(wanted: Json, form: str) -> str:
    return f"/feeds/articles.{form}{'?' if wanted else ''}{urlencode(sorted(wanted.items()))}"


def _feeds() -> str:
    rows = "".join(
        f'<li class="feed"><span class="feed-name">{name}</span>'
        + "".join(f'<a class="button" href="{path}.{form}">{said}</a>' for form, said in FORMS)
        + "</li>"
        for name, path in FEEDS
    )
    return f'<ul class="feeds">{rows}</ul>'


def _builder(wanted: Json, form: str, sources: list[Json], companies: list[Json]) -> str:
    def named(items: list[Json]) -> list[tuple[str, str]]:
        return [("", "すべて"), *((item["slug"], item["name"]) for item in items)]

    return (
        '<form class="form" method="get" action="/rss">'
        + select("company", "企業", named(companies), wanted.get("company", ""))
        + select("source", "情報源", named(sources), wanted.get("source", ""))
        + select("kind", "媒体の種類", KINDS, wanted.get("kind", ""))
        + field("tag", "タグ（例: RAG）", wanted.get("tag", ""), longest=80)
        + select("min_importance", "重要度", LEVELS, wanted.get("min_importance", ""))
        + select("lang", "元記事の言語", LANGUAGES, wanted.get("lang", ""))
        + select("format", "形式", FORMS, form)
        + '<button type="submit" class="button without-script">アドレスを作る</button></form>'
    )


def _made(url: str) -> str:
    return (
        '<div class="feed-made"><p class="feed-label">このアドレスを購読に追加してください</p>'
        f'<p class="feed-address"><a href="{escape(url)}">{escape(url)}</a></p>'
        '<button type="button" class="button">アドレスをコピー</button><p class="quiet"></p></div>'
    )


PAGE = Page("/rss", "src/pages/FeedsPage.tsx", make)
