"""What a page says about itself: title, site, authors, picture, dates. Nothing here reads the article's text."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from typing import Any, cast

from lxml.html import HtmlElement
from pydantic import ConfigDict

from aainews.domain.entries import Published
from aainews.domain.value import Value
from aainews.extract.links import absolute_link, canonical_link
from aainews.extract.titles import clean_title

_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|WebPage|TechArticle|NewsArticle", re.IGNORECASE)
_MAX_JSON = 300_000


class Metadata(Value):
    """Plain text everywhere; empty or None where the page says nothing. `headlines` are all that claim to be the title."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    headlines: tuple[str, ...]
    site_name: str | None
    language: str | None
    authors: tuple[str, ...]
    lead_image: str | None
    canonical_url: str | None
    base_url: str
    published: Published | None


def read_metadata(root: HtmlElement, url: str) -> Metadata:
    """Reads meta elements, JSON-LD, <title> and <h1> of the tree as parsed, before anything is removed from it."""
    meta = _meta(root)
    linked = _json_ld(root)
    base = _base(root, url)
    site = meta.get("og:site_name") or _name(linked.get("publisher")) or None
    headlines = _headlines(root, meta, linked, site)
    stated = next(
        (link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()), None
    )
    image = meta.get("og:image") or meta.get("og:image:url") or meta.get("twitter:image") or _image(linked.get("image"))
    return Metadata(
        title=headlines[0] if headlines else "",
        headlines=tuple(headlines),
        site_name=site,
        language=_language(root, meta),
        authors=_authors(root, meta, linked),
        lead_image=_web(absolute_link(base, image)) if image else None,
        canonical_url=canonical_link(url, stated),
        base_url=base,
        published=_published(root, meta, linked),
    )


def _web(link: str | None) -> str | None:
    return link if link and link.startswith("http") else None


def _meta(root: HtmlElement) -> dict[str, str]:
    """The first non-empty value of each meta element, by lower-case name or property."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name, content[:2000])
    return found


def _json_ld(root: HtmlElement) -> dict[str, Any]:
    """The first object of JSON-LD that describes an article; {} where there is none or it cannot be read."""
    fallback: dict[str, Any] = {}
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > _MAX_JSON:
            continue
        try:
            parsed: Any = json.loads(script.text.strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(parsed):
            kind = str(item.get("@type", ""))
            if _ARTICLE_TYPES.search(kind) and "headline" in item:
                return item
            if _ARTICLE_TYPES.search(kind) and not fallback:
                fallback = item
    return fallback


def _objects(parsed: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    waiting: list[Any] = [parsed]
    while waiting and len(found) < 200:
        here = waiting.pop(0)
        if isinstance(here, list):
            waiting += cast(list[Any], here)[:100]
        elif isinstance(here, dict):
            item = cast(dict[str, Any], here)
            found.append(item)
            waiting += [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]
    return found


def _name(value: Any) -> str:
    if isinstance(value, list):
        return _name(cast(list[Any], value)[0]) if value else ""
    if isinstance(value, dict):
        return _name(cast(dict[str, Any], value).get("name"))
    return " ".join(value.split())[:200] if isinstance(value, str) else ""


def _image(value: Any) -> str | None:
    if isinstance(value, list):
        return _image(cast(list[Any], value)[0]) if value else None
    if isinstance(value, dict):
        return _image(cast(dict[str, Any], value).get("url"))
    return value if isinstance(value, str) else None


def _base(root: HtmlElement, url: str) -> str:
    stated = next((element.get("href") for element in root.iter("base") if element.get("href")), None)
    return (_web(absolute_link(url, stated)) if stated else None) or url


def _headlines(root: HtmlElement, meta: dict[str, str], linked: dict[str, Any], site: str | None) -> list[str]:
    """Best first: what the page gives to those who link to it, its one <h1>, then the window's title."""
    first_headings = [" ".join(h.text_content().split()) for h in root.iter("h1")]
    in_article = [" ".join(h.text_content().split()) for article in root.iter("article") for h in article.iter("h1")]
    window = next(
        (
            " ".join((t.text or "").split())
            for t in root.iter("title")
            if t.getparent() is None or t.getparent().tag != "svg"
        ),
        "",
    )  # pyright: ignore[reportOptionalMemberAccess]
    agreed = [h for h in (in_article or first_headings) if h and _same_start(h, window)]
    told = [meta.get("og:title", ""), _name(linked.get("headline")), meta.get("twitter:title", "")]
    named = [
        clean_title(text, site) for text in [*agreed[:1], *told, *in_article[:1], *first_headings[:1], window] if text
    ]
    # A site that calls every page by its own name has said nothing about this one.
    return (
        list(dict.fromkeys(text[:500] for text in named if text and text.lower() != (site or "").lower())) or named[:1]
    )


def _same_start(heading: str, window: str) -> bool:
    return len(heading) >= 4 and heading.lower() in window.lower()


def _language(root: HtmlElement, meta: dict[str, str]) -> str | None:
    page = root.getroottree().getroot()
    stated = page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or page.get("xml:lang")
    stated = stated or meta.get("og:locale") or meta.get("content-language")
    match = re.match(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", (stated or "").strip())
    return match.group().replace("_", "-") if match else None


def _authors(root: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> tuple[str, ...]:
    listed = linked.get("author")
    people = cast(list[Any], listed) if isinstance(listed, list) else [listed]
    names = [_name(person) for person in people] if listed else []
    if not any(names):
        names = [
            meta.get("author", "")
            or meta.get("article:author", "")
            or meta.get("parsely-author", "")
            or meta.get("twitter:creator", "")
        ]
    if not any(names):
        names = [" ".join(a.text_content().split()) for a in root.iter("a") if "author" in (a.get("rel") or "").split()]
    parted = [
        part.strip()
        for name in names
        for part in re.split(
            r"\s*(?:,|;|、|\band\b|&)\s*", re.sub(r"^(?:by|文[:：]|著者[:：])\s*", "", name, flags=re.IGNORECASE)
        )
    ]
    real = [p for p in parted if 1 < len(p) <= 60 and not p.startswith(("http", "@", "/"))]
    return tuple(dict.fromkeys(real))[:10]


def page_published(root: HtmlElement) -> Published | None:
    """When the page says that it was first published; a date without a time stays a day. None where it says nothing."""
    return _published(root, _meta(root), _json_ld(root))


def _published(root: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> Published | None:
    told = [linked.get("datePublished"), *(meta.get(name) for name in _DATE_NAMES)]
    told += [
        t.get("datetime")
        for t in root.iter("time")
        if t.get("pubdate") is not None or "publish" in (t.get("itemprop") or t.get("class") or "").lower()
    ]
    return next((found for value in told if isinstance(value, str) and (found := _when(value))), None)


_DATE_NAMES = ("article:published_time", "datepublished", "og:article:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued",
               "dcterms.created", "dc.date", "cxenseparse:recs:publishtime", "pubdate", "date")  # fmt: skip


def _when(value: str) -> Published | None:
    text = value.strip()
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return Published(at=None, day=date.fromisoformat(text))
        moment = datetime.fromisoformat(
            re.sub(r"([+-]\d{2})(\d{2})$", r"\1:\2", text.replace("Z", "+00:00").replace("/", "-"))
        )
    except ValueError:
        return None
    if moment.tzinfo is None:
        # A clock time of nowhere in particular is not a moment: only its day is known.
        return Published(at=None, day=moment.date())
    return Published(at=moment.astimezone(UTC), day=None)
