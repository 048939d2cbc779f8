"""The rows of the seed lists. A field that the writer of a row was not sure of is None, never guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from tomllib import loads
from typing import Any
from zlib import crc32

from aainews.domain.analysis import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Whoever or whatever has a name. `japanese` is its kana or Japanese name; `maker` the slug of a company."""

    kind: EntityKind
    slug: str
    name: str
    japanese: str | None = None
    aliases: tuple[str, ...] = ()
    maker: str | None = None
    about: str | None = None
    """One line in Japanese."""
    site: str | None = None
    country: str | None = None
    """ISO 3166, two letters."""
    family: str | None = None
    category: str | None = None
    price: str | None = None
    note: str = field(default="", compare=False)
    """What the row rests on."""

    @property
    def names(self) -> tuple[str, ...]:
        """All its spellings, the shown one first."""
        return (self.name, *((self.japanese,) if self.japanese else ()), *self.aliases)


@dataclass(frozen=True, slots=True)
class Family:
    """Models that are numbered on: their versions are recognised without a row each. `pattern` is case-sensitive."""

    name: str
    maker: str
    pattern: str


_FILES = {
    EntityKind.COMPANY: "companies",
    EntityKind.MODEL: "models",
    EntityKind.TOOL: "tools",
    EntityKind.PERSON: "people",
}


@cache
def rows(kind: EntityKind) -> tuple[Entity, ...]:
    """The seed list of one kind, in the order of its file."""
    return tuple(
        Entity(kind=kind, aliases=tuple(row.pop("aliases", ())), **row) for row in _table(_FILES[kind])[_FILES[kind]]
    )


@cache
def families() -> tuple[Family, ...]:
    return tuple(Family(**row) for row in _table("models")["families"])


@cache
def ambiguous() -> dict[str, Any]:
    """`ambiguous.toml`: which names are also words, and what tells."""
    return _table("ambiguous")


def fingerprint(kinds: Iterable[EntityKind]) -> int:
    """Changes when the lists of these kinds do: 31 bits of their bytes. Reading them as data takes 0.2 s, this 1 ms."""
    state = 0
    for kind in kinds:
        state = crc32(_file(_FILES[kind]).read_bytes(), state)
    return state & 0x7FFFFFFF


def _table(name: str) -> dict[str, Any]:
    return loads(_file(name).read_text("utf-8"))


def _file(name: str) -> Traversable:
    return resources.files("aainews.reference").joinpath(f"{name}.toml")
