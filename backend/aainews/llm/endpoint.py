"""Which model we ask, and how much it can be trusted with."""

from __future__ import annotations

from typing import Any

from pydantic import Field, SecretStr

from aainews.domain.calls import ModelProfile
from aainews.domain.value import Value
from aainews.errors import ConfigError
from aainews.settings import Settings

EMBEDDED_MODEL = "qwen2.5-coder-1.5b-instruct-q4_k_m"
EMBEDDED_LABEL = "内蔵小型モデルによる下訳"


class Endpoint(Value):
    """An OpenAI-compatible endpoint and the model behind it."""

    profile: ModelProfile
    base_url: str | None
    """None: the SDK's own (hosted), or the embedded model, whose address is known once it runs."""
    api_key: SecretStr
    embedded: bool = False
    extra_body: dict[str, Any] = Field(default_factory=dict)
    """Fields of the request beyond the protocol."""
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None


def endpoint_for(settings: Settings) -> Endpoint:
    """The endpoint that the settings name: a hosted model where a key or an address is set, else the embedded one."""
    if settings.uses_embedded_model:
        return _embedded(settings)
    return _hosted(settings, settings.llm_model, settings.openai_base_url)


def _hosted(settings: Settings, model: str, base_url: str | None) -> Endpoint:
    profile = ModelProfile(
        name=model,
        label_ja=None,
        small=False,
        batch_tokens=settings.llm_batch_tokens,
        max_output_tokens=8000,
        concurrency=settings.llm_concurrency,
    )
    # A compatible server on one's own machine often asks for no key; the SDK insists on having one to send.
    key = settings.openai_api_key or SecretStr("none")
    return Endpoint(
        profile=profile,
        base_url=base_url,
        api_key=key,
        requests_per_minute=settings.llm_rpm,
        tokens_per_minute=settings.llm_tpm,
    )


def fallback_endpoint_for(settings: Settings) -> Endpoint | None:
    """The second model, for what the first one does not bring through the gate; None where none is named."""
    if not settings.llm_fallback:
        return None
    if settings.uses_embedded_model and not settings.llm_fallback_base_url:
        raise ConfigError("AAINEWS_LLM_FALLBACK needs AAINEWS_LLM_FALLBACK_BASE_URL beside the embedded model")
    base_url = settings.llm_fallback_base_url or settings.openai_base_url
    return _hosted(settings, settings.llm_fallback, base_url)


def _embedded(settings: Settings) -> Endpoint:
    path = settings.embedded_model_path
    profile = ModelProfile(
        name=path.stem if path else EMBEDDED_MODEL,
        label_ja=EMBEDDED_LABEL,
        small=True,
        batch_tokens=160,
        max_output_tokens=1024,
        concurrency=1,
    )
    return Endpoint(
        profile=profile,
        base_url=None,
        api_key=SecretStr("none"),
        embedded=True,
        # The slot keeps the evaluated prompt, so requests that begin alike evaluate only what differs.
        extra_body={"cache_prompt": True},
    )
