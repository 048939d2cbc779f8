"""Articles with a human translation as a web of their own: NAME.en.md beside NAME.ja.md, rendered and served."""

from __future__ import annotations

import html
import re
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from markdown_it import MarkdownIt

from tests.databases import migrated
from tests.model_server import ModelServer
from tests.pipeline.newsroom import Item, Newsroom, settings_for
from tests.webserver import WebServer

_FRONT = re.compile(r"\A(?:---\n(.*?)\n---|\+\+\+\n(.*?)\n\+\+\+)\n", re.DOTALL)
_TITLE = re.compile(r"^title\s*[:=]\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_HEADING = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)
_COMPONENT = re.compile(r"^<[A-Z]\w*[^>\n]*\n(?:.*\n)*?.*/>\s*$|</?[A-Z]\w*(?:\s[^<>\n]*)?>", re.MULTILINE)
"""What a site's own renderer makes of `<Tip>` and `<Question choices={…} />`: no text of the article."""
_ANCHOR = re.compile(r"\s*(?:\[\[[^\]]*\]\]|\{#[^}]*\})")
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")


@dataclass(frozen=True)
class Source:
    """One article in Markdown."""

    name: str
    title: str
    markdown: str

    @property
    def words(self) -> int:
        prose = re.sub(r"```.*?```|<[^>]+>|\]\([^)]*\)", " ", self.markdown, flags=re.DOTALL)
        return len(re.findall(r"[A-Za-z][A-Za-z'’-]*", prose))

    @property
    def page(self) -> str:
        body = _MARKDOWN.render(self.markdown)
        title = html.escape(self.title)
        return (
            f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title></head>"
            f"<body><main><article><h1>{title}</h1>{body}</article></main></body></html>"
        )


def sources_in(folder: Path) -> list[Source]:
    """Every NAME.en.md that has its NAME.ja.md, by name."""
    files = sorted(folder.glob("*.en.md"))
    whole = [file for file in files if file.with_name(file.name.replace(".en.md", ".ja.md")).exists()]
    return [source_from(file, file.name.removesuffix(".en.md")) for file in whole]


@contextmanager
def newsroom_of(model: ModelServer, **settings: object) -> Generator[Newsroom]:
    """An empty database, a web on loopback, and this model."""
    with ExitStack() as held:
        folder = Path(held.enter_context(TemporaryDirectory(prefix="parallel-")))
        web = held.enter_context(WebServer())
        database = held.enter_context(migrated(folder))
        yield Newsroom(settings_for(web, model, data_dir=folder, **settings), database, web, model)


def publish(newsroom: Newsroom, sources: list[Source], edition: str = "") -> None:
    """Pages, and a feed that names them; another `edition` says that they have changed."""
    for source in sources:
        newsroom.web.route(f"/{source.name}", source.page)
    newsroom.follow("parallel", [Item(source.name, source.title, content=edition) for source in sources])


def source_from(file: Path, name: str) -> Source:
    """A Markdown file without its front matter and what only its site's renderer understands."""
    text = file.read_text("utf-8")
    front = _FRONT.match(text)
    stated = _TITLE.search(front[1] or front[2] or "") if front else None
    body = _COMPONENT.sub("", _ANCHOR.sub("", text[front.end() :] if front else text))
    heading = _HEADING.search(body)
    title = stated[1] if stated else heading[1] if heading else file.name
    if heading and not stated:
        body = body[: heading.start()] + body[heading.end() :]
    return Source(name, re.sub(r"[*_`]|<[^>]+>", "", title), body)
