"""What stands in a page's head: for search engines, for previews where a page is shared, and for feed readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

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
    image: str | None = None
    data: Json | None = None
    """JSON-LD."""
    indexed: bool = True

    def html(self, settings: Settings) -> str:
        name = settings.site_name
        title = self.title if self.title == name else f"{self.title} | {name}"
        lines = [
            f"<title>{escape(title)}</title>",
            _meta("name", "application-name", name),
            _meta("name", "description", self.description),
            _meta("property", "og:site_name", name),
            _meta("property", "og:type", self.kind),
            _meta("property", "og:title", self.title),
            _meta("property", "og:description", self.description),
            _meta("property", "og:locale", "ja_JP"),
            _meta("name", "twitter:card", "summary_large_image" if self.image else "summary"),
            f'<link rel="canonical" href="{escape(self.canonical)}">',
            *_feeds(name),
        ]
        if self.image:
            lines.append(_meta("property", "og:image", self.image))
        if not self.indexed:
            lines.append(_meta("name", "robots", "noindex"))
        if self.data:
            lines.append(f'<script type="application/ld+json">{script_json(self.data)}</script>')
        return "\n    ".join(lines)


def _meta(attribute: str, name: str, content: str) -> str:
    return f'<meta {attribute}="{name}" content="{escape(content)}">'


def _feeds(name: str) -> list[str]:
    kinds = (("rss", "application/rss+xml"), ("atom", "application/atom+xml"), ("json", "application/feed+json"))
    return [
        f'<link rel="alternate" type="{media}" title="{escape(name)} ({kind})" href="/feeds/articles.{kind}">'
        for kind, media in kinds
    ]


def article_head(article: Json, settings: Settings) -> Head:
    """Of one article, as the API gives it."""
    summary = article["tldr"] or f"{article['source']['name']} の記事「{article['title_original']}」"
    return Head(
        title=article["title"],
        description=summary[:200],
        canonical=article["url"],
        kind="article",
        image=article["lead_image"],
        data=_news_article(article, summary, settings),
    )


def _news_article(article: Json, summary: str, settings: Settings) -> Json:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article["title"],
        "description": summary,
        "inLanguage": "ja",
        "isBasedOn": article["url"],
        "url": f"{settings.site_url}/articles/{article['id']}",
        "datePublished": article["published_at"] or article["published_date"],
        "dateModified": article["updated_at"],
        "image": article["lead_image"],
        "keywords": article["tags"],
        "author": [{"@type": "Person", "name": name} for name in article["authors"]],
        "publisher": {"@type": "Organization", "name": settings.site_name, "url": settings.site_url},
        "sourceOrganization": {"@type": "Organization", "name": article["source"]["name"]},
    }
    return {name: value for name, value in data.items() if value}


def list_data(items: list[Json], settings: Settings) -> Json:
    """JSON-LD of a page that lists articles."""
    places = [
        {"@type": "ListItem", "position": n, "name": item["title"], "url": f"{settings.site_url}/articles/{item['id']}"}
        for n, item in enumerate(items, 1)
    ]
    return {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": places}
