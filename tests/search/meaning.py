"""A model of meaning that knows four subjects, and articles with its vectors."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import datetime

import numpy as np
from sqlalchemy import Engine

from aainews.errors import LLMError
from aainews.llm.embeddings import Vectors
from aainews.store.database import transaction
from aainews.store.reports import save_report
from aainews.store.revision import raise_revision
from aainews.stories.meaning import packed
from aainews.tables import ReportRow
from tests.search.putting import NOON

SUBJECTS = ("電力", "訴訟", "音楽", "料理")


class SubjectEmbedder:
    """A direction for each subject that a text names; `closed` once the app has ended. It answers while `may_answer` is
    set, and fails where `broken`."""

    name = "subjects"

    def __init__(self) -> None:
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.broken = False
        self.asked: list[str] = []
        self.closed = False

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        self.may_answer.wait(30)
        if self.broken:
            raise LLMError("the model does not start", code="llm_server")
        return np.asarray([vector_of(*(subject for subject in SUBJECTS if subject in text)) for text in texts])

    def close(self) -> None:
        self.closed = True


def vector_of(*subjects: str) -> Vectors:
    return np.asarray([subject in subjects for subject in SUBJECTS], np.float32)


def report_about(
    id: str, at: datetime, subjects: Sequence[str], text: str = "1", model: str = SubjectEmbedder.name
) -> ReportRow:
    return ReportRow(
        article_id=id, embedding=model, text_hash=text, title="", opening="", vector=packed(vector_of(*subjects)),
        sorted_at=at,
    )  # fmt: skip


def tell(engine: Engine, id: str, *subjects: str, text: str = "1", model: str = SubjectEmbedder.name) -> None:
    """What grouping keeps of an article that is published already: of this text, about these subjects."""
    row = report_about(id, NOON, subjects, text, model)
    with transaction(engine) as session:
        save_report(session, row)
        raise_revision(session)
