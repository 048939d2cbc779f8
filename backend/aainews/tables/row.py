"""The base of every table: its name is the class's, in snake case, without `Row`."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy.orm import declared_attr
from sqlmodel import SQLModel


class Row(SQLModel):
    @declared_attr.directive
    def __tablename__(cls) -> Any:  # pyright: ignore[reportIncompatibleVariableOverride]  # noqa: N805  (a class property by contract)
        return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", cls.__name__.removesuffix("Row")).lower()
