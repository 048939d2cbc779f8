"""Column types that mean the same on SQLite and on Postgres."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

from aainews.domain.value import Value

SHARED = 48
"""Values of a column that are kept as they were read last: as many articles as are worked on at once."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time in UTC. SQLite keeps no zone, so it is taken off before and put back after; a naive time is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time must be aware")
        at = value.astimezone(UTC)
        return at.replace(tzinfo=None) if dialect.name == "sqlite" else at

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ValueJson(TypeDecorator[Any]):
    """A typed value kept as JSON text and given back as the value. UTF-8 as it is, so that a dump can be read."""

    impl = Text
    cache_ok = True
    """By `of`: without it every statement that names such a column is compiled anew, a millisecond each."""

    def __init__(self, of: Any) -> None:
        super().__init__()
        self.of = of
        self.adapter: TypeAdapter[Any] = TypeAdapter(of)
        # An article's work reads its document six times over, a millisecond each; what is immutable may be shared.
        is_value = isinstance(of, type) and issubclass(of, Value)
        self._read = lru_cache(maxsize=SHARED)(self.adapter.validate_json) if is_value else self.adapter.validate_json

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002  (SQLAlchemy's signature)
        return None if value is None else self.adapter.dump_json(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002  (SQLAlchemy's signature)
        return None if value is None else self._read(value)
