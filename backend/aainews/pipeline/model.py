"""The model that the settings name, opened when it is first asked: a run that finds nothing new starts none."""

from __future__ import annotations

from contextlib import ExitStack
from threading import Lock

from aainews.domain.calls import LLMAnswer, LLMRequest, ModelProfile
from aainews.llm.client import ModelClient
from aainews.llm.endpoint import endpoint_for, fallback_endpoint_for
from aainews.llm.opening import open_endpoint, open_model
from aainews.settings import Settings

PATIENCE = 60.0
"""Seconds for which one question waits out a failing endpoint; after that its article is tried again later."""


class Model:
    """Asks for any number of threads; the client's limiter says whose turn it is. Keeps no answers."""

    def __init__(self, settings: Settings, patience: float = PATIENCE) -> None:
        self._settings = settings
        self._patience = patience
        self._held = ExitStack()
        self._client: ModelClient | None = None
        self._fallback: ModelClient | None = None
        self._lock = Lock()
        self.profile: ModelProfile = endpoint_for(settings).profile
        self._second = fallback_endpoint_for(settings)
        self.second: ModelProfile | None = self._second.profile if self._second else None
        """The second model's; None where there is none."""

    def prepare(self) -> None:
        """Makes ready to ask a hosted model. An embedded one takes memory, and is started by its first question."""
        if not self.profile.small:
            self._opened().prepare()

    def ask(self, request: LLMRequest, priority: int) -> LLMAnswer:
        """Waits for its turn; a lower `priority` goes first. Raises LLMError."""
        return self._opened().complete_with_retry(request, priority, patience=self._patience)

    def ask_second(self, request: LLMRequest, priority: int) -> LLMAnswer:
        """Like `ask`, of the second model; there must be one."""
        return self._opened_second().complete_with_retry(request, priority, patience=self._patience)

    def close(self) -> None:
        """Ends the embedded model's process, where one was started."""
        with self._lock:
            self._client = self._fallback = None
            self._held.close()

    def _opened(self) -> ModelClient:
        with self._lock:
            if self._client is None:
                self._client = self._held.enter_context(open_model(self._settings))
            return self._client

    def _opened_second(self) -> ModelClient:
        with self._lock:
            if self._fallback is None:
                assert self._second is not None
                self._fallback = self._held.enter_context(open_endpoint(self._second, self._settings))
            return self._fallback
