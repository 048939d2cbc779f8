"""The texts of an article that are searched, and their form in a row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import zstandard

from aainews.domain.search.tokens import document_tokens

SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class SearchedText:
    """As shown. `filters` are the tokens of its conditions (`filter_token`)."""

    title: str
    title_original: str
    tldr: str
    labels: str
    """Source, tags and names, one a line: searched like the TL;DR, never shown as an extract."""
    body: str
    filters: tuple[str, ...]

    @property
    def tokens(self) -> set[str]:
        return document_tokens(self.title_line, f"{self.tldr}\n{self.labels}", self.body, self.filters)

    @property
    def title_line(self) -> str:
        return self.title if self.title == self.title_original else f"{self.title}\n{self.title_original}"

    @property
    def whole(self) -> str:
        """Everything that a term may stand in."""
        return "\n".join((self.title_line, self.tldr, self.labels, self.body))


def pack(text: SearchedText) -> bytes:
    fields = (text.title, text.title_original, text.tldr, text.labels, text.body, " ".join(text.filters))
    return zstandard.compress(SEPARATOR.join(map(_clean, fields)).encode(errors="replace"))


def unpack(packed: bytes) -> SearchedText:
    title, original, tldr, labels, body, filters = zstandard.decompress(packed).decode().split(SEPARATOR)
    return SearchedText(title, original, tldr, labels, body, tuple(filters.split()))


def joined(parts: Iterable[str | None]) -> str:
    return "\n".join(part for part in parts if part)


def _clean(text: str) -> str:
    return text.replace(SEPARATOR, " ").replace("\x00", "")
