"""The base of every value: frozen, strict about unknown fields, comparable."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """An immutable value. Unknown fields are refused, so that a misspelt name fails where it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")
