"""An embedder that is asked ahead of need, and for several texts at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from threading import Condition, Thread

from aainews.errors import LLMError
from aainews.llm.embeddings import Embedder, Vectors

TOGETHER = 8
"""Texts of one question at most: the embedded model's two threads make eight in the time that four take one by one, and
whoever waits for one waits for seven others at most."""
KEPT = 500
"""Vectors that were expected and that nobody has asked for; of more the oldest is made again should it be wanted."""


class Ahead:
    """For any number of threads. One of its own asks the embedder: first for what somebody waits for, then for what is
    only expected."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectors: dict[str, Future[Vectors]] = {}
        self._waiting: deque[str] = deque()
        self._changed = Condition()
        self._thread: Thread | None = None
        self._closed = False

    def expect(self, text: str) -> None:
        """Has its vector made, for which `vector` will be asked soon. Does not wait."""
        with self._changed:
            if self._closed or text in self._vectors:
                return
            self._ask(text)
            oldest = next(iter(self._vectors))
            if len(self._vectors) > KEPT and self._vectors[oldest].done():
                del self._vectors[oldest]

    def vector(self, text: str) -> Vectors:
        """Of one text; it is forgotten with that. Raises LLMError."""
        with self._changed:
            future = self._vectors.get(text)
            if future is None or (future.done() and future.exception() is not None):
                future = self._ask(text)
            if text in self._waiting:
                self._waiting.remove(text)
                self._waiting.appendleft(text)
        try:
            return future.result()
        finally:
            with self._changed:
                if self._vectors.get(text) is future:
                    del self._vectors[text]

    def close(self) -> None:
        """Ends the embedder; who still waits for it gets an LLMError."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._embedder.close()

    def _ask(self, text: str) -> Future[Vectors]:
        future = self._vectors[text] = Future[Vectors]()
        self._waiting.append(text)
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._run, name="embedding", daemon=True)
            self._thread.start()
        self._changed.notify_all()
        return future

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._closed:
                    self._changed.wait()
                texts = [self._waiting.popleft() for _ in range(min(TOGETHER, len(self._waiting)))]
                closed = self._closed
            if closed and not texts:
                return
            if closed:
                self._answer(texts, LLMError("the embedding model is closed", code="llm_server"))
            else:
                self._make(texts)

    def _make(self, texts: Sequence[str]) -> None:
        """Where it refuses them together, each by itself: one that it cannot take is no reason to refuse the others."""
        try:
            self._answer(texts, self._embedder.embed(texts))
        except LLMError as error:
            if error.retryable or len(texts) == 1:
                self._answer(texts, error)
            else:
                for text in texts:
                    self._make([text])
        except Exception as error:
            self._answer(texts, error)

    def _answer(self, texts: Sequence[str], answer: Vectors | Exception) -> None:
        with self._changed:
            futures = [self._vectors[text] for text in texts]
        for at, future in enumerate(futures):
            if isinstance(answer, Exception):
                future.set_exception(answer)
            else:
                future.set_result(answer[at])
