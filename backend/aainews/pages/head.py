"""What stands in a page's head: for search engines, for previews where a page is shared, and for feed readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlencode

from aainews.pages import linked_data
from aainews.pages.shell import script_json
from aainews.settings import Settings

Json = Mapping[str, Any]
TAGLINE = "世界中の AI の最新情報を日本語で。毎時自動で集め、訳し、要約し、検査して届けます。"


@dataclass(frozen=True, slots=True)
class Head:
    """`canonical` is absolute; for an article it is the source's page, since the words are theirs."""

    title: str
    description: str
    canonical: str
    kind: str = "website"
    image: str = "/og/site.png"
    """The path of a picture of 1200 × 630."""
    here: str | None = None
    """Our own absolute address where it is not the canonical one."""
    data: Json | None = None
    """JSON-LD."""
    indexed: bool = True
    feed: str = "/feeds/articles"
    """The feed of this page, without its ending."""
    feed_query: Json | None = None
    markdown: str | None = None
    """Where the same words stand as Markdown."""
    first: str | None = None
    """The element that the first paint waits for, where the browser knows how: else an empty page is painted before."""
    times: tuple[tuple[str, str], ...] = ()
    """Further properties of Open Graph, as `article:published_time`."""

    def html(self, settings: Settings) -> str:
        name = settings.site_name
        title = self.title if self.title == name else f"{self.title} | {name}"
        here = self.here or self.canonical
        picture = f"{settings.site_url}{self.image}"
        lines = [
            f"<title>{escape(title)}</title>",
            _meta("name", "application-name", name),
            _meta("name", "description", self.description),
            _meta("property", "og:site_name", name),
            _meta("property", "og:type", self.kind),
            _meta("property", "og:title", self.title),
            _meta("property", "og:description", self.description),
            _meta("property", "og:url", here),
            _meta("property", "og:locale", "ja_JP"),
            _meta("property", "og:image", picture),
            _meta("property", "og:image:width", "1200"),
            _meta("property", "og:image:height", "630"),
            _meta("property", "og:image:alt", self.title),
            *(_meta("property", property_, content) for property_, content in self.times),
            _meta("name", "twitter:card", "summary_large_image"),
            _meta("name", "twitter:title", self.title),
            _meta("name", "twitter:description", self.description),
            _meta("name", "twitter:image", picture),
            f'<link rel="canonical" href="{escape(self.canonical)}">',
            *(f'<link rel="alternate" hreflang="{lang}" href="{escape(here)}">' for lang in ("ja", "x-default")),
            *self._feeds(name),
            '<link rel="manifest" href="/manifest.webmanifest">',
            '<link rel="apple-touch-icon" href="/icons/icon-180.png">',
        ]
        if self.markdown:
            lines.append(f'<link rel="alternate" type="text/markdown" href="{escape(self.markdown)}">')
        if self.first:
            lines.append(f'<link rel="expect" href="#{self.first}" blocking="render">')
        if not self.indexed:
            lines.append(_meta("name", "robots", "noindex"))
        if self.data:
            lines.append(f'<script type="application/ld+json">{script_json(self.data)}</script>')
        return "\n    ".join(lines)

    def _feeds(self, name: str) -> list[str]:
        kinds = (("rss", "application/rss+xml"), ("atom", "application/atom+xml"), ("json", "application/feed+json"))
        query = f"?{urlencode(sorted(self.feed_query.items()))}" if self.feed_query else ""
        return [
            f'<link rel="alternate" type="{media}" title="{escape(name)} ({kind})"'
            f' href="{escape(f"{self.feed}.{kind}{query}")}">'
            for kind, media in kinds
        ]


def _meta(attribute: str, name: str, content: str) -> str:
    return f'<meta {attribute}="{name}" content="{escape(content)}">'


def article_head(article: Json, settings: Settings) -> Head:
    """Of one article, as the API gives it."""
    summary = article["tldr"] or f"{article['source']['name']} の記事「{article['title_original']}」"
    path = f"/articles/{article['id']}"
    trail = (("最新ニュース", "/"), (article["title"], path))
    published = article["published_at"] or article["published_date"] or article["first_published_at"]
    return Head(
        title=article["title"],
        description=summary[:200],
        canonical=article["url"]
        if article["url"].startswith(("https://", "http://"))
        else f"{settings.site_url}{path}",
        here=f"{settings.site_url}{path}",
        kind="article",
        image=f"/og/{article['id']}.png",
        markdown=f"/api/v1/articles/{article['id']}.md",
        first="top",
        times=(
            ("article:published_time", published),
            ("article:modified_time", article["updated_at"]),
            *(("article:tag", tag) for tag in article["tags"]),
        ),
        data=linked_data.graph(
            linked_data.news_article(article, summary, settings), linked_data.breadcrumbs(trail, settings)
        ),
    )


def list_data(items: list[Json], settings: Settings) -> Json:
    """JSON-LD of a page that lists articles."""
    places = [(item["title"], f"/articles/{item['id']}") for item in items]
    shown = [linked_data.item_list(places, settings)] if places else []
    return linked_data.graph(linked_data.website(settings), *shown)
