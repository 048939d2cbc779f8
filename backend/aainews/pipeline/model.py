"""The model that the settings name, started when it is first asked: a run that finds nothing new starts none."""

from __future__ import annotations

from threading import Lock

from aainews.domain.calls import LLMAnswer, LLMRequest, ModelProfile
from aainews.llm.client import ModelClient
from aainews.llm.endpoint import endpoint_for
from aainews.settings import Settings

PATIENCE = 60.0
"""Seconds for which one question waits out a failing endpoint; after that its article is tried again later."""


class Model:
    """Asks for any number of threads; the client's limiter says whose turn it is. Keeps no answers."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._endpoint = endpoint_for(settings)
        self._client: ModelClient | None = None
        self._lock = Lock()

    @property
    def profile(self) -> ModelProfile:
        return self._endpoint.profile

    def ask(self, request: LLMRequest, priority: int) -> LLMAnswer:
        """Raises LLMError."""
        return self._started().complete_with_retry(request, priority, patience=PATIENCE)

    def close(self) -> None:
        """Ends the embedded model's process, where one was started."""
        with self._lock:
            if self._client is not None:
                self._client.close()
            self._client = None

    def _started(self) -> ModelClient:
        with self._lock:
            if self._client is None:
                self._client = ModelClient(self._endpoint, timeout=self._settings.llm_timeout)
            return self._client
