"""A publisher and a pipeline to tell stories with: pages and feeds are set, news is taken in, rows are looked at."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from aainews.clock import utc_now
from aainews.domain.catalogue import Feed, Language, Rights, Scope, Source, SourceKind
from aainews.pipeline.model import Model
from aainews.pipeline.service import Pipeline
from aainews.settings import Settings
from aainews.store.database import transaction
from aainews.store.runs import RunCounts
from aainews.store.sources import load_catalogue
from aainews.tables import ArticleRow, PublicationRow, TranslationRow
from tests.model_server import ModelServer
from tests.webserver import WebServer

PARAGRAPHS = (
    "The laboratory opened its compiler to everyone after two years of work with partner schools.",
    "Teachers in forty towns tried the compiler and wrote long letters about what they found missing.",
    "A second release repairs the editor, and it adds a manual that was read aloud by volunteers.",
    "The authors measured the memory of old laptops, because most classrooms have nothing newer.",
)


@dataclass
class Item:
    name: str
    title: str
    summary: str = ""
    content: str = ""
    published: datetime | None = field(default_factory=utc_now)


@dataclass
class Newsroom:
    """`settings` name the database, the web and the model server of this test."""

    settings: Settings
    database: Engine
    web: WebServer
    model: ModelServer
    sources: list[Source] = field(default_factory=list[Source])

    def follow(
        self,
        slug: str,
        items: Sequence[Item],
        *,
        rights: Rights = Rights.FULL,
        kind: SourceKind = SourceKind.NEWS,
        language: Language = Language.EN,
        scope: Scope = Scope.AI,
    ) -> None:
        """A source with one feed, which it has from now on."""
        self.publish_feed(slug, items)
        source = Source(
            slug=slug,
            name=slug,
            site_url=None,
            kind=kind,
            language=language,
            rights=rights,
            scope=scope,
            feeds=(Feed(url=self.web.url(f"/{slug}.xml")),),
        )
        self.sources = [each for each in self.sources if each.slug != slug] + [source]
        with transaction(self.database) as session:
            load_catalogue(session, tuple(self.sources), utc_now())

    def publish_feed(self, slug: str, items: Sequence[Item]) -> None:
        body = feed_of(items, self.web.url("").rstrip("/"))
        self.web.route(f"/{slug}.xml", body, content_type="application/rss+xml", etag=f'"{abs(hash(body))}"')

    def publish_page(self, name: str, title: str, paragraphs: Sequence[str] = PARAGRAPHS, lang: str = "en") -> None:
        self.web.route(f"/{name}", page_of(title, paragraphs, lang))

    def ingest(self, limit: int | None = None, patience: float = 5.0) -> RunCounts:
        with Pipeline(self.settings, self.database, Model(self.settings, patience)) as pipeline:
            return pipeline.ingest(limit=limit)

    def articles(self) -> dict[str, ArticleRow]:
        """By the last part of the address."""
        with Session(self.database, expire_on_commit=False) as session:
            return {row.url.rsplit("/", 1)[-1]: row for row in session.exec(select(ArticleRow))}

    def publications(self) -> dict[str, PublicationRow]:
        with Session(self.database, expire_on_commit=False) as session:
            return {row.url.rsplit("/", 1)[-1]: row for row in session.exec(select(PublicationRow))}

    def translations(self, name: str) -> dict[str, TranslationRow]:
        """By segment id, `title` among them."""
        article = self.articles()[name]
        with Session(self.database, expire_on_commit=False) as session:
            rows = session.exec(select(TranslationRow).where(col(TranslationRow.article_id) == article.id))
            return {row.segment_id: row for row in rows}

    def questions(self) -> list[str]:
        """What the model was asked for, by the name of the schema, in order."""
        return [call.purpose for call in self.model.calls]


def settings_for(web: WebServer, model: ModelServer, **others: Any) -> Settings:
    return Settings.model_validate(
        {
            "openai_base_url": model.base_url,
            "openai_api_key": None,
            "allow_private_hosts": (web.host,),
            "llm_concurrency": 4,
            "embedding_model": "letters",
            "fetch_timeout": 5.0,
        }
        | others
    )


def page_of(title: str, paragraphs: Sequence[str], lang: str) -> str:
    body = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
    return (
        f"<!doctype html><html lang={lang}><head><meta charset=utf-8><title>{html.escape(title)}</title></head>"
        f"<body><main><article><h1>{html.escape(title)}</h1>{body}</article></main></body></html>"
    )


def feed_of(items: Sequence[Item], base: str) -> str:
    entries = "".join(_item(item, base) for item in items)
    return (
        "<?xml version='1.0' encoding='utf-8'?>"
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
        f"<channel><title>news</title><link>{base}/</link><description>d</description>{entries}</channel></rss>"
    )


def _item(item: Item, base: str) -> str:
    date = f"<pubDate>{format_datetime(item.published)}</pubDate>" if item.published else ""
    summary = f"<description>{html.escape(item.summary)}</description>" if item.summary else ""
    content = f"<content:encoded>{html.escape(item.content)}</content:encoded>" if item.content else ""
    return (
        f"<item><title>{html.escape(item.title)}</title><link>{base}/{item.name}</link>"
        f"<guid isPermaLink='false'>{item.name}</guid>{date}{summary}{content}</item>"
    )
