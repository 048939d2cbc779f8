"""A newsroom's desk: articles put into a database as rows, a model on loopback, and editions made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from aainews.domain.digests import Digest, DigestKind
from aainews.pipeline.model import Model
from aainews.pipeline.service import Pipeline
from aainews.publish.editions.calendar import window_of
from aainews.settings import Settings
from aainews.store.database import reading, transaction
from aainews.store.digests import Edition, digest_to_read
from aainews.tables import DigestRow, PublicationRow, TagRow
from tests.api.filling import add_article, add_sources, article_id
from tests.model_server import ModelServer
from tests.model_server.reading import Question

DAY = "2026-11-20"
STARTS_AT, ENDS_AT = window_of(DigestKind.DAILY, DAY)


@dataclass
class Speech:
    """What the model says about editions: the stand-in's own sentences, or `parts` of an answer. `waits` holds every
    answer back."""

    parts: dict[str, Any] | None = None
    argument: dict[str, Any] | None = None
    """What it says about any discussion."""
    waits: bool = False
    _ended: Event = field(default_factory=Event)

    def __call__(self, question: Question) -> Any | None:
        if self.waits:
            self._ended.wait(60)
        if self.argument is not None and "issues" in (question.schema or {}).get("properties", {}):
            return self.argument
        if self.parts is None or question.schema_name != "digest":
            return None
        return {"lead": [], "changes": []} | self.parts

    def end(self) -> None:
        self._ended.set()


@dataclass
class Desk:
    speech: Speech
    settings: Settings
    database: Engine
    model: ModelServer
    written: int = field(default=0)

    def open(self) -> None:
        with transaction(self.database) as session:
            add_sources(session)

    def write(self, title: str, tldr: str | None = None, *, at: datetime | None = None, **changes: Any) -> str:
        """An article published in the time of DAY's edition, or `at`; its id."""
        at = at or STARTS_AT + timedelta(hours=1, minutes=self.written)
        id_ = article_id(self.written)
        with transaction(self.database) as session:
            add_article(
                session,
                self.written,
                **{"title": title, "title_original": title, "tldr": tldr or f"{title}と発表された。", "sorted_at": at,
                   "published_at": at, "first_published_at": at, "updated_at": at, "relevance": 4} | changes,
            )  # fmt: skip
            for tag in session.exec(select(TagRow).where(TagRow.article_id == id_)):
                session.delete(tag)
        self.written += 1
        return id_

    def correct(self, id_: str, **changes: Any) -> None:
        with transaction(self.database) as session:
            row = session.get_one(PublicationRow, id_)
            row.sqlmodel_update(changes | {"updated_at": row.updated_at + timedelta(days=1)})
            session.add(row)

    def make(self, key: str = DAY, kind: DigestKind = DigestKind.DAILY) -> Digest:
        self.pipeline().digest(kind, key)
        return self.edition(key, kind).digest

    def edition_after_make(self) -> Edition:
        self.make()
        return self.edition()

    def pipeline(self) -> Pipeline:
        return Pipeline(self.settings, self.database, Model(self.settings, 2.0))

    def edition(self, key: str = DAY, kind: DigestKind = DigestKind.DAILY) -> Edition:
        with reading(self.database) as session:
            return digest_to_read(session, kind, key)

    def rows(self) -> list[DigestRow]:
        with Session(self.database) as session:
            return list(session.exec(select(DigestRow).order_by(col(DigestRow.kind), col(DigestRow.key))))
