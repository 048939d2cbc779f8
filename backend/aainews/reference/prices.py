"""What a call costs, by a table of prices; a model without a price costs nobody knows what, and that is said."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, ValidationError

from aainews.domain.value import Value
from aainews.errors import ConfigError

SHIPPED = Path(__file__).with_name("prices.toml")
MILLION = 1_000_000
_DATED = re.compile(r"-(?:\d{4}-\d{2}-\d{2}|\d{8}|\d{6}|\d{4}|latest|preview)$")


class Price(Value):
    """US dollars for a million tokens. `cached` None: what the provider has in its cache costs what all input does."""

    input: float = Field(ge=0)
    cached: float | None = Field(default=None, ge=0)
    output: float = Field(ge=0)

    def cost(self, input_tokens: int, cached_tokens: int, output_tokens: int) -> float:
        """Dollars; `cached_tokens` are part of `input_tokens`."""
        cached = min(cached_tokens, input_tokens)
        of_cached = self.input if self.cached is None else self.cached
        total = (input_tokens - cached) * self.input + cached * of_cached + output_tokens * self.output
        return total / MILLION


FREE = Price(input=0, output=0)


class Prices(Value):
    """`everything_free`: the embedded model, whatever its file is called."""

    models: Mapping[str, Price]
    everything_free: bool = False

    def of(self, model: str) -> Price | None:
        """The price of a model by its name as settings or the endpoint's answer give it."""
        if self.everything_free:
            return FREE
        plain = model.rsplit("/", 1)[-1]
        for name in (model, plain, _DATED.sub("", plain)):
            if name in self.models:
                return self.models[name]
        return None


NOTHING_TO_PAY = Prices(models={}, everything_free=True)


def read_prices(path: Path | None = None) -> Prices:
    """The shipped table, or the operator's. Raises ConfigError where it cannot be read."""
    file = path or SHIPPED
    try:
        return Prices.model_validate(tomllib.loads(file.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{file}: {error}") from None
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors(include_input=False))
        raise ConfigError(f"{file}: {faults}") from None
