"""The embedding model that the settings name, opened when it is first asked, and the space that its vectors lie in."""

from __future__ import annotations

from threading import Lock

from sqlalchemy import Engine as SqlEngine

from aainews.llm.ahead import Ahead
from aainews.llm.embeddings import open_embedder
from aainews.settings import Settings
from aainews.store.database import reading
from aainews.store.reports import newest_vectors
from aainews.stories.letters import NAME as LETTERS_NAME
from aainews.stories.letters import SIZE, letters_vector
from aainews.stories.meaning import (
    LEAST,
    Matrix,
    Space,
    plain_space,
    shipped_space,
    space_of,
    space_of_subjects,
    unpacked,
)

NEWEST = 300
"""Vectors from which a model's mean is taken, where we ship none."""
MEAN_HOLDS_FOR = 100
"""Asks after which it is taken anew."""


class Embedding:
    """`name` of the model whose vectors are made now; letters where there is none."""

    def __init__(self, settings: Settings, database: SqlEngine) -> None:
        self._database = database
        embedder = open_embedder(settings)
        self._embedder: Ahead | None = Ahead(embedder) if embedder else None
        self._lock = Lock()
        self._space: Space | None = None
        self._asks = 0
        self.name: str = embedder.name if embedder else LETTERS_NAME

    @property
    def of_letters(self) -> bool:
        return self._embedder is None

    def expect(self, title: str, opening: str) -> None:
        """Has a model make the vector of a text for which `vector` will be asked soon. Of no consequence where that does
        not happen, nor where this process ends before."""
        if self._embedder is not None:
            self._embedder.expect(_text_of(title, opening))

    def vector(self, title: str, opening: str) -> Matrix:
        """Of one text, raw. Raises LLMError."""
        if self._embedder is None:
            return letters_vector(title, opening)
        return self._embedder.vector(_text_of(title, opening))

    def space(self) -> Space | None:
        """None while there are too few vectors to know where an unknown model's mean lies."""
        if self._embedder is None:
            return plain_space(SIZE)
        shipped = shipped_space(self.name)
        if shipped is not None:
            return shipped
        with self._lock:
            self._asks += 1
            if self._space is None or self._asks > MEAN_HOLDS_FOR:
                self._space, self._asks = self._measured(), 0
            return self._space

    def space_of_subjects(self) -> Space | None:
        """As `space`, with the languages laid over each other where it is known how: for what is related."""
        return space_of_subjects(self.name) or self.space()

    def close(self) -> None:
        if self._embedder is not None:
            self._embedder.close()

    def _measured(self) -> Space | None:
        with reading(self._database) as session:
            rows = newest_vectors(session, self.name, NEWEST)
        return space_of(unpacked(rows)) if len(rows) >= LEAST else None


def _text_of(title: str, opening: str) -> str:
    return f"{title}\n{opening}".strip()
