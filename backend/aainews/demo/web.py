"""Serves the invented articles as a publisher would: feeds, pages with navigation and furniture, robots.txt."""

from __future__ import annotations

import html
import threading
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from markdown_it import MarkdownIt

from aainews.clock import utc_now
from aainews.domain.catalogue import Feed, Language, Rights, Source, SourceKind
from aainews.domain.value import Value

ARTICLES = Path(__file__).parent / "articles"
PUBLISHERS = {
    "labs": ("Northfield AI Review（見本）", SourceKind.NEWS, Language.EN),
    "weekly": ("The Careful Letter（見本）", SourceKind.NEWSLETTER, Language.EN),
    "minato": ("みなと新聞（見本）", SourceKind.NEWS, Language.JA),
}


class DemoArticle(Value):
    name: str
    feed: str
    title: str
    published: datetime
    body_html: str


def read_articles(now: datetime) -> tuple[DemoArticle, ...]:
    """The shipped articles, newest first, dated some hours before `now`."""
    markdown = MarkdownIt("commonmark").enable("table")
    articles: list[DemoArticle] = []
    for path in sorted(ARTICLES.glob("*.md")):
        head, _, body = path.read_text(encoding="utf-8").partition("---\n")
        facts = dict(line.split(": ", 1) for line in head.splitlines())
        published = now - timedelta(hours=float(facts["hours"]))
        articles.append(
            DemoArticle(
                name=path.stem,
                feed=facts["feed"],
                title=facts["title"],
                published=published.replace(minute=0, second=0, microsecond=0),
                body_html=markdown.render(body),
            )
        )
    return tuple(sorted(articles, key=lambda article: article.published, reverse=True))


class DemoWeb:
    """The articles at `address` while it runs; `sources()` is the catalogue that follows them."""

    def __init__(self) -> None:
        self._pages = _pages(read_articles(utc_now()))
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.host = f"127.0.0.1:{self._server.server_address[1]}"

    @contextmanager
    def running(self) -> Generator[DemoWeb]:
        """Serves until the block ends."""
        thread = threading.Thread(target=self._server.serve_forever, name="demo-web", daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()

    def sources(self) -> tuple[Source, ...]:
        return tuple(
            Source(
                slug=f"demo-{slug}",
                name=name,
                site_url=None,
                kind=kind,
                language=language,
                rights=Rights.FULL,
                feeds=(Feed(url=f"http://{self.host}/{slug}.xml"),),
                note="見本として書き下ろした架空の記事です。",
            )
            for slug, (name, kind, language) in PUBLISHERS.items()
        )

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        pages = self._pages

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                kind, text = pages.get(self.path, ("", ""))
                body = text.replace("{base}", f"http://{self.headers['Host']}").encode()
                self.send_response(200 if kind else 404)
                self.send_header("Content-Type", kind or "text/plain")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                del format, args

        return Handler


def _pages(articles: tuple[DemoArticle, ...]) -> dict[str, tuple[str, str]]:
    """Path → content type and text; `{base}` stands for the server's address."""
    pages = {"/robots.txt": ("text/plain", "User-agent: *\nDisallow:\n")}
    for slug, (name, _, language) in PUBLISHERS.items():
        own = [article for article in articles if article.feed == slug]
        items = "".join(
            f"<item><title>{html.escape(a.title)}</title><link>{{base}}/{a.name}.html</link>"
            f"<guid isPermaLink='false'>demo-{a.name}</guid><pubDate>{format_datetime(a.published)}</pubDate></item>"
            for a in own
        )
        pages[f"/{slug}.xml"] = (
            "application/rss+xml; charset=utf-8",
            f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>{html.escape(name)}</title>"
            f"<link>{{base}}/</link><description>見本</description><language>{language}</language>{items}"
            "</channel></rss>",
        )
        for article in own:
            pages[f"/{article.name}.html"] = ("text/html; charset=utf-8", _page(article, name, language))
    return pages


def _page(article: DemoArticle, publisher: str, language: Language) -> str:
    title = html.escape(article.title)
    return (
        f"<!doctype html><html lang={language}><head><meta charset=utf-8><title>{title} | {html.escape(publisher)}</title>"
        f"<meta property='og:title' content=\"{title}\"><meta property='article:published_time' "
        f"content='{article.published.isoformat()}'><link rel=canonical href='{{base}}/{article.name}.html'></head><body>"
        "<header><nav><a href='/'>Home</a> <a href='/about'>About</a> <a href='/subscribe'>Subscribe now</a></nav></header>"
        f"<main><article><h1>{title}</h1>{article.body_html}</article></main>"
        "<aside><h2>More</h2><ul><li><a href='/'>All articles</a></li></ul></aside>"
        "<footer>Invented articles for demonstration.</footer></body></html>"
    )
