"""Nothing that an article says is obeyed: the real pipeline on articles that try, with a model that would."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import format_datetime

import pytest
from sqlalchemy import inspect, text
from sqlmodel import select

from aainews.clock import utc_now
from aainews.store.database import reading
from aainews.store.reading import Reading, article_to_read
from aainews.tables import PublicationRow
from benchmarks.invented import invent
from tests.databases import migrated
from tests.injection.attacks import ATTACKS, CANARY, ENGLISH, LEAK, Attack
from tests.injection.obeying import ObeyingModel, outside_of
from tests.model_server import ModelServer
from tests.model_server.reading import read_question
from tests.pipeline.newsroom import Item, Newsroom, settings_for
from tests.webserver import WebServer

PUBLISHED = ("publication", "translation", "analysis", "tag", "mention")


@dataclass
class Site:
    """What became of the attacks, read once for all tests."""

    pages: dict[str, Reading]
    model: ObeyingModel
    dump: str
    """Every row of the tables that pages are made from."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder, obeying = tmp_path_factory.mktemp("injection"), ObeyingModel()
    with WebServer() as web, ModelServer(reply=obeying) as model, migrated(folder) as database:
        newsroom = Newsroom(settings_for(web, model, data_dir=folder, llm_concurrency=8), database, web, model)
        publish(newsroom)
        newsroom.ingest()
        with reading(database) as session:
            rows = session.exec(select(PublicationRow)).all()
            pages = {row.url.rsplit("/", 1)[-1]: article_to_read(session, row.article_id) for row in rows}
            names = [name for name in inspect(database).get_table_names() if name.startswith(PUBLISHED)]
            dump = "\n".join(
                str(row) for name in names for row in session.connection().execute(text(f"SELECT * FROM {name}"))
            )
        yield Site(pages, obeying, dump)


def publish(newsroom: Newsroom) -> None:
    """One page an attack, honest paragraphs around it, and a feed that lists them with what feeds say."""
    honest = invent(len(ATTACKS), seed=7)
    newsroom.web.route("/picture.png", b"\x89PNG\r\n", content_type="image/png")
    for attack, article in zip(ATTACKS, honest, strict=True):
        first, *rest = (f"<p>{html.escape(paragraph)}</p>" for paragraph in article.paragraphs[:3])
        title = html.escape(attack.title or article.title)
        newsroom.web.route(
            f"/{attack.name}",
            f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{attack.head}</head><body>"
            f"<main><article><h1>{title}</h1>{first}{attack.body}{''.join(rest)}</article></main></body></html>",
        )
    newsroom.follow("daily", [Item("plain", honest[0].title)])
    base = newsroom.web.url("").rstrip("/")
    items = "".join(_item(attack, article.title, base) for attack, article in zip(ATTACKS, honest, strict=True))
    newsroom.web.route(
        "/daily.xml",
        f"<rss version='2.0'><channel><title>n</title>{items}</channel></rss>",
        content_type="application/rss+xml",
    )


def _item(attack: Attack, title: str, base: str) -> str:
    fields = {
        "title": attack.title or title,
        "link": f"{base}/{attack.name}",
        "guid": attack.name,
        "pubDate": format_datetime(utc_now()),
        "description": attack.summary,
        "author": attack.author,
        "category": attack.category,
    }
    return (
        "<item>"
        + "".join(f"<{name}>{html.escape(value)}</{name}>" for name, value in fields.items() if value)
        + "</item>"
    )


def test_the_model_would_obey_what_reaches_it_outside_the_fence() -> None:
    model = ObeyingModel()
    asked = {
        "model": "m",
        "messages": [{"role": "system", "content": "Translate."}, {"role": "user", "content": ENGLISH}],
    }
    assert CANARY in str(model(read_question(asked)))
    fenced = f"<source 0123abcd>\n{ENGLISH}\n</source 0123abcd>"
    asked["messages"] = [{"role": "user", "content": fenced}]
    assert "zebra" not in outside_of(read_question(asked))


def test_every_attack_is_published_as_the_article_that_it_is(site: Site) -> None:
    assert len(ATTACKS) >= 40
    assert set(site.pages) == {attack.name for attack in ATTACKS}
    assert site.model.heard >= len(ATTACKS)


def test_no_instruction_of_an_article_reached_the_model_as_an_instruction(site: Site) -> None:
    assert site.model.obeyed == []


def test_nothing_that_was_asked_for_stands_in_any_row_that_is_shown(site: Site) -> None:
    assert CANARY.lower() not in site.dump.lower()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_article_links_only_where_its_own_page_links(site: Site, attack: Attack) -> None:
    page = site.pages[attack.name]
    assert page.document is not None
    own = set(re.findall(r'href="([^"]*)"', page.document.model_dump_json().replace('\\"', '"')))
    for segment in page.translations.values():
        assert set(re.findall(r'href="([^"]*)"', segment.ja or "")) <= own
    assert LEAK not in str(page.card.lead_image) or "picture-link" in attack.name
    said = str(page.analysed)
    assert CANARY not in said and f"https://{LEAK}" not in said
