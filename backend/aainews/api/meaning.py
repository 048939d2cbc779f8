"""What is near in meaning to a reader's words, where that can be said in time.

The vectors of the newest articles are kept in this process (30 MB at most) and brought up to date once something was
published. One thread does all of it and asks the embedding model, whose process starts with the first question. A reader
waits no longer than `IN_TIME`: who comes while the model starts gets an answer by words alone.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from threading import Lock

from sqlmodel import Session

from aainews.llm.embeddings import Embedder
from aainews.logs import logger
from aainews.store.reading import published_revision
from aainews.store.reports import newest_texts, vectors_of
from aainews.stories.meaning import Matrix, plain_space, space_of_questions, space_of_subjects, unpacked
from aainews.stories.nearest import NOTHING

IN_TIME = 0.25
"""Seconds. A question of two words takes 18 ms; the model's start a second or two."""
NEWEST = 20_000
"""Articles whose vectors are kept: 31 MB."""
MOST = 200
"""The nearest that are looked at for what else a search asks of an article."""
REMEMBERED = 500
"""Questions whose vector is kept, 1.5 kB each."""
IN_LINE = 8
"""Questions that may wait at once: more are not answered in time."""
REST = 60.0
"""Seconds without another try after one that failed, so that a model that cannot start is not started for each reader."""
AT_ONCE = 500
"""Vectors of one read."""


class Meaning:
    """For any number of threads. Without an embedder nothing is near to anything."""

    def __init__(self, embedder: Embedder | None, read: Callable[[], AbstractContextManager[Session]]) -> None:
        self._embedder = embedder
        self._read = read
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="meaning")
        self._lock = Lock()
        self._asked: dict[str, Future[Sequence[str]]] = {}
        self._rests_until = 0.0
        # The rest belongs to the thread alone.
        self._questions: OrderedDict[str, Matrix] = OrderedDict()
        self._held = NOTHING
        self._revision = -1

    def near(self, words: str) -> Sequence[str] | None:
        """Ids of at most `MOST` articles, the nearest first; they need not be listed any more. None where it could not be
        said in time: asked again, it may be."""
        if self._embedder is None:
            return ()
        try:
            future = self._ask(words, self._embedder)
            return future.result(IN_TIME) if future is not None else None
        except Exception:  # too late; or it failed, and its thread has said so
            return None

    def close(self) -> None:
        """Ends the embedder; who waits is told nothing."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        if self._embedder is not None:
            self._embedder.close()

    def _ask(self, words: str, embedder: Embedder) -> Future[Sequence[str]] | None:
        with self._lock:
            asked = self._asked.get(words)
            if asked is None and len(self._asked) < IN_LINE and time.monotonic() >= self._rests_until:
                asked = self._asked[words] = self._thread.submit(self._answer, words, embedder)
            return asked

    def _answer(self, words: str, embedder: Embedder) -> Sequence[str]:
        try:
            self._catch_up(embedder.name)
            # Without any vector of its own the model need not even start.
            return self._held.nearest(self._vector(words, embedder), MOST) if self._held.texts else ()
        except Exception as error:
            self._rests_until = time.monotonic() + REST
            logger("api").warning("meaning_unknown", error=repr(error))
            raise
        finally:
            with self._lock:
                del self._asked[words]

    def _vector(self, words: str, embedder: Embedder) -> Matrix:
        """Comparable."""
        known = self._questions.get(words)
        if known is None:
            raw = embedder.embed([words])
            known = (space_of_questions(embedder.name) or plain_space(raw.shape[-1])).centred(raw)[0]
        self._questions[words] = known
        self._questions.move_to_end(words)
        if len(self._questions) > REMEMBERED:
            self._questions.popitem(last=False)
        return known

    def _catch_up(self, model: str) -> None:
        """Reads the vectors that are new since the last question, where anything was published since."""
        with self._read() as session:
            revision = published_revision(session)
            if revision == self._revision:
                return
            texts = newest_texts(session, model, NEWEST)
            missing = self._held.missing(texts)
            found: list[tuple[str, bytes]] = []
            for at in range(0, len(missing), AT_ONCE):
                found += [(id, raw) for id, raw, _ in vectors_of(session, model, missing[at : at + AT_ONCE])]
        if found or len(texts) < len(self._held.texts):
            vectors = _articles(model, unpacked([raw for _, raw in found])) if found else NOTHING.vectors
            self._held = self._held.with_vectors(texts, [id for id, _ in found], vectors)
        self._revision = revision


def _articles(model: str, raw: Matrix) -> Matrix:
    """Comparable."""
    return (space_of_subjects(model) or plain_space(raw.shape[-1])).centred(raw)
