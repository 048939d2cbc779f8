"""A year of news in a database: 150,000 articles, 400 a day, written straight into the tables.

    python -m benchmarks.archive FOLDER [--articles 150000] [--database postgresql://…] [--seed 1]

SQLite: FOLDER/archive-N.db, kept and used again. Lengths are those of recorded pages: the Japanese of a page has half of
its 4,600 characters (median; mean 7,700). A third of the articles shows its body, every tenth is a link. The words of TEXTS
articles are made; further ones bear the same words at other times, which costs an index what new words of the same
frequencies cost. Of seven articles in time four are one story; those of the last four days stand alone, as before a window
is grouped.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Dialect, Engine, text
from sqlmodel import Session

from aainews.domain.analysis import Analysis, EntityMention, KeyPoint
from aainews.domain.documents import Document, Paragraph, segment_id
from aainews.domain.scores import importance
from aainews.domain.search.texts import SearchedText, joined, pack
from aainews.domain.search.tokens import VERSION
from aainews.settings import PROJECT, Settings
from aainews.store.database import open_engine, transaction
from aainews.store.entities import take_lists
from aainews.store.migration import migrate
from aainews.store.revision import raise_revision
from aainews.store.search_index import docid_of
from aainews.store.searched_text import filters_of
from aainews.store.tallies import count_again, tag_slug
from aainews.stories.letters import NAME, letters_vector
from aainews.stories.meaning import packed
from aainews.stories.report import OPENING
from aainews.tables import (
    AnalysisRow,
    ArticleRow,
    DocumentRow,
    EntityRow,
    MentionRow,
    PublicationRow,
    ReportRow,
    SearchEntryRow,
    SearchTextRow,
    SourceRow,
    StoryMemberRow,
    StoryRow,
    TagRow,
)
from benchmarks.archive_bulk import Batch, Stamp, bulk
from benchmarks.archive_words import NOUNS, Words

ARTICLES, A_DAY, CHUNK, TEXTS = 150_000, 400, 5_000, 5_000
MADE_AT_ONCE = 500
"""Articles of one set of words."""
STORY, REPORTS = 7, 4
"""Of each so many articles so many are of one event."""
END = datetime(2026, 11, 1, tzinfo=UTC)
SOURCES = 120
NOT_GROUPED = 4 * A_DAY
KINDS = ("lab", "news", "blog", "newsletter", "tools", "paper", "video", "community")
RIGHTS = ("full",) * 10 + ("summary",) * 17 + ("link",) * 3
BODY_MEDIAN, BODY_SPREAD, BODY_LONGEST = 2300, 0.9, 20_000


@dataclass(frozen=True)
class Made:
    """One article as rows, and as what search holds of it."""

    rows: list[tuple[type, dict[str, Any]]]
    text: SearchedText
    tokens: frozenset[str]

    @property
    def importance(self) -> int | None:
        return next(row["importance"] for table, row in self.rows if table is PublicationRow)

    def dated(self, id_: str, at: datetime) -> Made:
        """The same words as another article."""
        rows = [(table, _dated(table, row, id_, at)) for table, row in self.rows]
        return Made(rows, self.text, self.tokens)


def open_archive(
    folder: Path, articles: int = ARTICLES, seed: int = 1, database: str = "", at_most: int = ARTICLES
) -> Engine:
    """The archive's database; made, or finished, where it is not there as a whole: at most so many articles now."""
    folder.mkdir(parents=True, exist_ok=True)
    url = database or f"sqlite:///{(folder / f'archive-{articles}.db').resolve()}"
    settings = Settings.model_validate({"data_dir": folder, "database_url": url})
    engine = open_engine(settings)
    migrate(engine, PROJECT / "migrations")
    with Session(engine) as session:
        held = session.connection().execute(text("SELECT count(*) FROM publication")).scalar_one()
    if held < articles:
        fill(engine, articles, seed, held, min(articles, held + at_most))
    return engine


def fill(engine: Engine, articles: int, seed: int, start: int, end: int) -> None:
    """Articles from `start` to `end` of so many, the oldest first, in transactions of CHUNK: what is broken off goes on
    where it ended."""
    began = time.monotonic()
    if not start:
        _add_sources(engine)
    stamps: list[Stamp] = []
    levels: list[int] = []
    for made in made_texts(min(TEXTS, articles), seed):
        stamps.append(Stamp(engine.dialect, made.rows, made.tokens, END))
        levels.append(made.importance or 0)
    print(f"{len(stamps):>7} texts, {time.monotonic() - began:.0f} s", flush=True)
    with engine.connect() as connection, bulk(connection):
        for first in range(start, end, CHUNK):
            batch = Batch()
            numbers = range(first, min(first + CHUNK, end))
            for number in numbers:
                stamps[number % TEXTS].put(batch, _id(number), _time(number, articles))
                _place(engine.dialect, batch, number, articles, levels)
            with connection.begin():
                batch.write(connection)
            print(f"{numbers.stop:>7} articles, {time.monotonic() - began:.0f} s", flush=True)
    if end < articles:
        return
    with transaction(engine) as session:
        count_again(session)
        raise_revision(session)
    with engine.connect() as connection:
        connection.execute(text("ANALYZE"))
        connection.commit()


def _place(dialect: Dialect, batch: Batch, number: int, articles: int, levels: list[int]) -> None:
    """Puts an article into its story, and makes the story with its first article."""
    first = number - max(0, number % STORY - (STORY - REPORTS))
    last = first + REPORTS - 1 if first % STORY == STORY - REPORTS else first
    if last >= articles - NOT_GROUPED:
        first = last = number
    at = _time(number, articles)
    if number == first:
        highest = max(levels[each % TEXTS] for each in range(first, last + 1))
        reports = last + 1 - first
        batch.add_row(dialect, StoryRow, {
            "id": f"s{_id(first)}", "lead_article_id": _id(first), "reports": reports, "sources": reports,
            "shared": reports > 1, "importance": highest or None, "first_at": at,
            "last_at": _time(last, articles), "made_at": at, "updated_at": at,
        })  # fmt: skip
    batch.add_row(dialect, StoryMemberRow,
                  {"article_id": _id(number), "story_id": f"s{_id(first)}", "copy_of": None, "sorted_at": at})  # fmt: skip


def _add_sources(engine: Engine) -> None:
    with transaction(engine) as session:
        take_lists(session)
        for number in range(SOURCES):
            session.add(
                SourceRow(slug=f"source-{number}", name=f"情報源 {number}", site_url=f"https://s{number}.example/",
                          kind=KINDS[number % len(KINDS)], language="ja", rights="full")
            )  # fmt: skip


def _id(number: int) -> str:
    return f"b{number:07d}"


def _time(number: int, articles: int) -> datetime:
    return END - timedelta(seconds=(articles - number) * 86_400 // A_DAY)


def _dated(table: type, row: dict[str, Any], id_: str, at: datetime) -> dict[str, Any]:
    times = {name: at + (row[name] - END) for name in row if isinstance(row[name], datetime)}
    names = {name: id_ for name in ("id", "article_id") if name in row and table is not EntityRow}
    urls = {"url": f"https://{row['source_slug']}.example/{id_}"} if "url" in row else {}
    numbers = {"docid": docid_of(at, id_)} if "docid" in row else {}
    return row | times | names | urls | numbers


def _article(words: Words, number: int) -> Made:
    chance, id_, at = words.chance, _id(number), END
    rights, source = chance.choice(RIGHTS), chance.randint(0, SOURCES - 1)
    named, topics = words.some_names(chance.randint(1, 4)), words.some_nouns(3)
    names = [name for _, _, name in named]
    tags: list[str] = list(dict.fromkeys(chance.choices(NOUNS[:60], k=chance.randint(2, 4))))
    title = words.text(18, names[:1], topics)[0][:60]
    tldr = None if rights == "link" else "".join(words.text(90, names, topics))
    mean = None if rights == "link" or chance.random() < 0.05 else round(min(5.0, max(1.0, chance.gauss(2.8, 0.8))), 2)
    level = importance(mean) if mean else None
    axis = round(mean) if mean else None
    publication: dict[str, Any] = {
        "article_id": id_, "state": "published", "title": title, "title_original": f"Headline {number}",
        "title_status": "translated", "url": f"https://s{source}.example/{id_}", "source_slug": f"source-{source}",
        "kind": KINDS[source % len(KINDS)], "language": chance.choice(("en", "en", "en", "ja", "zh")), "rights": rights,
        "published_at": at, "published_date": None, "sorted_at": at, "tldr": tldr, "importance": level,
        "overall": mean, "depth": axis, "relevance": axis, "practicality": axis, "novelty": axis,
        "reading_minutes": 3, "lead_image": None, "model": "m", "model_label": None,
        "first_published_at": at + timedelta(minutes=9), "updated_at": at + timedelta(minutes=9),
    }  # fmt: skip
    rows: list[tuple[type, dict[str, Any]]] = []
    own: list[str] = []
    body: list[str] = []
    content_hash: str | None = None
    if tldr is not None:
        analysis = _analysis(words, tldr, names, topics, tags, named)
        own = [*(f"{p.heading}\n{p.text}" for p in analysis.key_points), analysis.impact, analysis.comment]
        if rights == "full":
            length = min(BODY_LONGEST, int(BODY_MEDIAN * 2.718 ** chance.gauss(0, BODY_SPREAD)))
            body = words.text(length, names, topics)
        seen: dict[str, int] = {}
        document = Document(
            title=title, language="ja", canonical_url=None, authors=(), lead_image=None,
            segments=tuple(Paragraph(id=segment_id("paragraph", p, seen), html=p) for p in body),
        )  # fmt: skip
        content_hash = document.content_hash
        rows += [
            (DocumentRow, {"article_id": id_, "content_hash": content_hash, "extracted_at": at, "origin": "page",
                           "document": document}),
            (AnalysisRow, {"article_id": id_, "content_hash": content_hash, "prompt": "analysis.v1", "model": "m",
                           "analysis": analysis, "attempts": 1, "created_at": at}),
        ]  # fmt: skip
    article = {
        "id": id_, "url": publication["url"], "source_slug": publication["source_slug"], "title": title,
        "language": publication["language"], "kind": publication["kind"], "rights": rights, "authors": "",
        "published_at": at, "first_seen_at": at, "content_hash": content_hash, "failures": 0,
    }  # fmt: skip
    labels = [f"情報源 {source}", *tags, *names]
    mentions = [(str(kind), slug) for kind, slug, _ in named]
    filters = tuple(filters_of(PublicationRow(**publication), tags, mentions))
    shown = SearchedText(
        title, publication["title_original"], tldr or "", joined(labels), joined([*own, *body]), filters
    )
    rows = [(ArticleRow, article), *rows, (PublicationRow, publication)]
    rows += [(TagRow, {"article_id": id_, "tag": t, "position": n, "sorted_at": at}) for n, t in enumerate(tags)]
    rows += [
        (MentionRow, {"article_id": id_, "kind": str(kind), "slug": slug, "name": name, "position": n, "sorted_at": at})
        for n, (kind, slug, name) in enumerate(named)
    ]
    rows += [(EntityRow, {"kind": str(kind), "slug": slug, "name": name}) for kind, slug, name in named]
    rows += [(EntityRow, {"kind": "tag", "slug": tag_slug(tag), "name": tag}) for tag in tags]
    rows.append((SearchEntryRow, {"docid": 0, "article_id": id_, "tokenizer": VERSION, "importance": level}))
    rows.append((SearchTextRow, {"docid": 0, "packed": pack(shown)}))
    opening = " ".join(body)[:OPENING]
    rows.append(
        (
            ReportRow,
            {
                "article_id": id_,
                "embedding": NAME,
                "text_hash": "",
                "title": publication["title_original"],
                "opening": opening,
                "sorted_at": at,
                "vector": packed(letters_vector(publication["title_original"], opening)),
            },
        )
    )
    return Made(rows, shown, frozenset(shown.tokens))


def _analysis(
    words: Words, tldr: str, names: list[str], topics: list[str], tags: list[str], named: list[Any]
) -> Analysis:
    points = tuple(
        KeyPoint(heading=words.text(16, [], topics)[0][:30], text="".join(words.text(90, names, topics)))
        for _ in range(words.chance.randint(3, 5))
    )
    return Analysis(
        tldr=tldr,
        key_points=points,
        impact="".join(words.text(140, names, topics)),
        comment="".join(words.text(100, names, topics)),
        tags=tuple(tags),
        entities=tuple(EntityMention(kind=kind, name=name) for kind, _, name in named),
        scores=(),
    )


def made_texts(articles: int, seed: int = 1) -> Iterator[Made]:
    """So many articles of one moment."""
    for first in range(0, articles, MADE_AT_ONCE):
        words = Words(seed * 1_000_003 + first)
        yield from (_article(words, number) for number in range(first, min(first + MADE_AT_ONCE, articles)))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--articles", type=int, default=ARTICLES)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--database", default="")
    asked.add_argument("--at-most", type=int, default=ARTICLES, help="so many articles now, the rest another time")
    given = asked.parse_args()
    began = time.monotonic()
    engine = open_archive(given.folder, given.articles, given.seed, given.database, given.at_most)
    print(json.dumps({"articles": given.articles, "seconds": round(time.monotonic() - began, 1)}))
    engine.dispose()


if __name__ == "__main__":
    main()
