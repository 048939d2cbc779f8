"""What a page says of itself to machines: schema.org, as JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aainews.settings import Settings

Json = Mapping[str, Any]
CONTEXT = "https://schema.org"
HEADLINE = 110
"""Characters of a headline that search engines read."""


def graph(*things: Json) -> Json:
    return {"@context": CONTEXT, "@graph": list(things)}


def news_article(article: Json, summary: str, settings: Settings) -> Json:
    """The article as our machine-made translation of somebody's work."""
    here = f"{settings.site_url}/articles/{article['id']}"
    authors = [{"@type": "Person", "name": name} for name in article["authors"]]
    source = {"@type": "Organization", "name": article["source"]["name"]}
    original = {
        "@type": "CreativeWork",
        "url": article["url"],
        "name": article["title_original"],
        "inLanguage": article["language"],
        "author": authors or source,
    }
    models = "、".join(article["provenance"]["models"])
    return {
        "@type": "NewsArticle",
        "@id": here,
        "mainEntityOfPage": here,
        "url": here,
        "headline": article["title"][:HEADLINE],
        "description": summary,
        "inLanguage": "ja",
        "image": [f"{settings.site_url}/og/{article['id']}.png"],
        "datePublished": article["published_at"] or article["published_date"] or article["first_published_at"],
        "dateModified": article["updated_at"],
        "keywords": article["tags"],
        "author": authors or [source],
        "publisher": organization(settings),
        "sourceOrganization": source,
        "isBasedOn": article["url"],
        "translationOfWork": original,
        "translator": {
            "@type": "Organization",
            "name": settings.site_name,
            "description": f"機械による翻訳・要約（{models}）" if models else "機械による翻訳・要約",
        },
        "digitalSourceType": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
        "isAccessibleForFree": True,
    }


def organization(settings: Settings) -> Json:
    logo = {"@type": "ImageObject", "url": f"{settings.site_url}/icons/icon-512.png"}
    return {"@type": "Organization", "name": settings.site_name, "url": f"{settings.site_url}/", "logo": logo}


def breadcrumbs(places: Sequence[tuple[str, str]], settings: Settings) -> Json:
    """`places` are names and paths, from the front page down to the page itself."""
    items = [
        {"@type": "ListItem", "position": n, "name": name, "item": f"{settings.site_url}{path}"}
        for n, (name, path) in enumerate(places, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def item_list(places: Sequence[tuple[str, str]], settings: Settings) -> Json:
    """`places` are names and paths, in the order shown."""
    items = [
        {"@type": "ListItem", "position": n, "name": name, "url": f"{settings.site_url}{path}"}
        for n, (name, path) in enumerate(places, 1)
    ]
    return {"@type": "ItemList", "itemListElement": items}


def website(settings: Settings) -> Json:
    return {
        "@type": "WebSite",
        "name": settings.site_name,
        "url": f"{settings.site_url}/",
        "inLanguage": "ja",
        "publisher": organization(settings),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{settings.site_url}/search?q={{search_term_string}}",
            },
        },
    }
