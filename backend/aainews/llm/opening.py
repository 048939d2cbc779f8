"""From settings to a client that can be asked."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from aainews.llm.client import ModelClient
from aainews.llm.embedded import EmbeddedModel
from aainews.llm.endpoint import Endpoint, endpoint_for
from aainews.llm.weights import Progress
from aainews.settings import Settings

EMBEDDED_TIMEOUT = 600.0
"""Seconds: two cores that others use too write four tokens a second, and an analysis has some five hundred."""


@contextmanager
def open_model(settings: Settings, progress: Progress | None = None) -> Generator[ModelClient]:
    """The client of the endpoint that the settings name. The embedded model starts with the first request, not here.

    `progress` follows the joining of the weights, the first time.
    """
    endpoint = endpoint_for(settings)
    if not endpoint.embedded:
        with open_endpoint(endpoint, settings) as client:
            yield client
        return
    timeout = max(settings.llm_timeout, EMBEDDED_TIMEOUT)
    with (
        EmbeddedModel(settings, progress) as model,
        ModelClient(endpoint, timeout=timeout, address=model.address) as client,
    ):
        yield client


def open_endpoint(endpoint: Endpoint, settings: Settings) -> ModelClient:
    """A client of a hosted endpoint; closed by the caller."""
    return ModelClient(endpoint, timeout=settings.llm_timeout)
